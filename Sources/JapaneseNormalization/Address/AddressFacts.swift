/// The values of an address that are no text: small numbers, so that an address is one small object.
///
/// Positions are indices of a text; no text of an address is longer than ``AddressArena/limit``.
struct AddressFacts: Sendable, Hashable {
  /// As in ``AddressPlace``.
  var municipality: Int32 = -1
  var town: Int32 = -1
  /// The postal code as a number; -1 if it is not stated.
  var postalCode: Int32 = -1
  /// Room and wing as numbers; -1 where they are none.
  var roomNumber: Int32 = -1
  var wingNumber: Int32 = -1
  /// The floors; ``noFloor`` if none is stated.
  var lowestFloor = Self.noFloor
  var highestFloor = Self.noFloor
  /// As in ``AreaKey``; ``nowhere`` for a band that is not there.
  var wardStart: UInt16 = 0
  var townStart: UInt16 = 0
  var azaStart: UInt16 = 0
  var bandStart = Self.nowhere
  var bandNumber: UInt16 = 0
  /// As in ``BuildingKeyRanges``, whose ranges but for the core follow one another.
  var nameEnd: UInt16 = 0
  var coreStart: UInt16 = 0
  var coreEnd: UInt16 = 0
  var serialEnd: UInt16 = 0
  var wingEnd: UInt16 = 0
  /// How many words the texts take, with their ends.
  var textEnd: UInt16 = 0
  /// The JIS X 0401 code; 0 if it is not known.
  var prefecture: UInt8 = 0
  var inferred: JapaneseAddress.Elements = []
  /// Whether all towns are kept that it may be.
  var isComplete = true
  var numberCount: UInt8 = 0
  var premisesCount: UInt8 = 0
  /// How many towns and municipalities it may be.
  var townCount: UInt8 = 0
  var municipalityCount: UInt8 = 0

  static let noFloor = Int16.min
  static let nowhere = UInt16.max

  var floor: ClosedRange<Int>? {
    lowestFloor == Self.noFloor ? nil : Int(lowestFloor)...Int(highestFloor)
  }
}
