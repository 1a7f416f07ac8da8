/// The parts of an address while it is parsed. The texts are buffers that are used again for the next address.
struct AddressFields: Sendable {
  var prefecture: Prefecture?
  /// As written, where the gazetteer does not know the municipality; where it does, they are not used.
  var county: ScalarText = []
  var municipality: ScalarText = []
  var ward: ScalarText = []
  var street: ScalarText = []
  /// Empty for a registered town with nothing after it, whose name the gazetteer has.
  var town: ScalarText = []
  var numbers: [LotNumber] = []
  var premisesCount = 0
  var otherLots: ScalarText = []
  var room: ScalarText = []
  /// As a number; `nil` if it is not stated.
  var postalCode: Int?
  var area = AreaKey()
  var place = AddressPlace()

  /// Forgets everything, and keeps the storage.
  mutating func reset() {
    prefecture = nil
    county.empty()
    municipality.empty()
    ward.empty()
    street.empty()
    town.empty()
    if !numbers.isEmpty { numbers.removeAll(keepingCapacity: true) }
    premisesCount = 0
    otherLots.empty()
    room.empty()
    postalCode = nil
    area.reset()
    place.reset()
  }
}

extension AddressFacts {
  /// The facts of a parsed address and its building's key.
  init(_ address: borrowing AddressFields, _ key: BuildingKeyRanges, floor: ClosedRange<Int>?) {
    municipality = address.place.municipality
    town = address.place.town
    inferred = address.place.inferred
    isComplete = address.place.isComplete
    prefecture = UInt8(clamping: address.prefecture?.code ?? 0)
    postalCode = Int32(clamping: address.postalCode ?? -1)
    premisesCount = UInt8(clamping: address.premisesCount)
    wardStart = UInt16(clamping: address.area.wardStart)
    townStart = UInt16(clamping: address.area.townStart)
    azaStart = UInt16(clamping: address.area.azaStart)
    bandStart = address.area.bandStart.map { UInt16(clamping: $0) } ?? Self.nowhere
    bandNumber = UInt16(clamping: address.area.bandNumber)
    nameEnd = UInt16(clamping: key.name.upperBound)
    coreStart = UInt16(clamping: key.core.lowerBound)
    coreEnd = UInt16(clamping: key.core.upperBound)
    serialEnd = UInt16(clamping: key.serial.upperBound)
    wingEnd = UInt16(clamping: key.wing.upperBound)
    roomNumber = Int32(clamping: key.roomNumber ?? -1)
    wingNumber = Int32(clamping: key.wingNumber ?? -1)
    if let floor {
      lowestFloor = Int16(clamping: floor.lowerBound)
      highestFloor = Int16(clamping: floor.upperBound)
    }
  }
}
