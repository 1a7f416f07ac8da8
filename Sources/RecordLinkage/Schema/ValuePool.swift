/// A value's number in a ``ValuePool``: equal values have equal numbers, so that equality is an integer compare.
public struct ValueID: Hashable, Comparable, Sendable {
  /// 0 for the missing value, otherwise the order of first appearance, from 1.
  public let rawValue: UInt32

  /// The identifier with this number.
  @inlinable
  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// No value was given. Unknown is neither equal to nor different from anything.
  public static let missing = ValueID(rawValue: 0)

  /// Whether no value was given.
  @inlinable
  public var isMissing: Bool { rawValue == 0 }

  /// The order of first appearance: of no meaning but a definite one.
  @inlinable
  public static func < (lhs: ValueID, rhs: ValueID) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// Every distinct text of a table once, as UTF-16 code units in one arena.
///
/// Records hold ``ValueID``s; the text itself is looked at only when two *distinct* values have to be compared.
/// An open-addressed table of identifiers finds a value's number: no dictionary, no string, no allocation per look-up.
///
/// - Complexity: interning a text of *n* units is O(*n*) amortized; memory is two bytes a unit of distinct text
///   and about 24 bytes a distinct value.
public struct ValuePool: Sendable {
  private var units: [UInt16] = []
  private var ends: [UInt32] = [0]
  private var hashes: [UInt64] = [0]
  private var slots: [UInt32]

  /// A pool that holds nothing.
  public init() {
    slots = Array(repeating: 0, count: 64)
  }

  /// The number of distinct values.
  public var count: Int { ends.count - 1 }

  /// The number of `text`, taking it in if it is new; ``ValueID/missing`` for empty text.
  public mutating func intern(_ text: [Unicode.Scalar]) -> ValueID {
    if text.isEmpty { return .missing }
    let start = units.count
    var hash = StableHash()
    for scalar in text {
      hash.combine(UInt64(scalar.value))
      for unit in UTF16.encode(scalar) ?? .init() { units.append(unit) }
    }
    return intern(unitsFrom: start, hash: hash.value)
  }

  /// Takes in the units from `start` to the end of the arena, or drops them where they are known.
  private mutating func intern(unitsFrom start: Int, hash: UInt64) -> ValueID {
    if let known = find(hash: hash, start: start) {
      units.removeSubrange(start...)
      return known
    }
    ends.append(UInt32(units.count))
    hashes.append(hash)
    let id = UInt32(ends.count - 1)
    if 4 * ends.count > 3 * slots.count { grow() } else { place(id, hash: hash) }
    return ValueID(rawValue: id)
  }

  /// The number of a well-formed text in UTF-8, taking it in if it is new; ``ValueID/missing`` for empty text.
  public mutating func intern(utf8: ArraySlice<UInt8>) -> ValueID {
    if utf8.isEmpty { return .missing }
    let start = units.count
    var hash = StableHash()
    for byte in utf8 {
      if byte >= 0x80 {
        units.removeSubrange(start...)
        return intern(String(decoding: utf8, as: UTF8.self))
      }
      hash.combine(UInt64(byte))
      units.append(UInt16(byte))
    }
    return intern(unitsFrom: start, hash: hash.value)
  }

  /// The number of `text`, taking it in if it is new.
  public mutating func intern(_ text: String) -> ValueID {
    intern(Array(text.unicodeScalars))
  }

  /// The UTF-16 code units of a value; empty for the missing one.
  public func units(of id: ValueID) -> ArraySlice<UInt16> {
    guard !id.isMissing else { return [] }
    return units[range(of: Int(id.rawValue))]
  }

  /// The text of a value.
  public func text(of id: ValueID) -> String {
    String(decoding: units(of: id), as: UTF16.self)
  }

  /// A hash of the value's text that does not depend on what else the pool holds; 0 for the missing value.
  public func contentHash(of id: ValueID) -> UInt64 {
    hashes[Int(id.rawValue)]
  }

  private func range(of index: Int) -> Range<Int> {
    Int(ends[index - 1])..<Int(ends[index])
  }

  /// The value equal to the units from `start` to the end of the arena.
  private func find(hash: UInt64, start: Int) -> ValueID? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot])
      if hashes[index] == hash, units[range(of: index)].elementsEqual(units[start...]) {
        return ValueID(rawValue: UInt32(index))
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func place(_ id: UInt32, hash: UInt64) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = id
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for id in 1..<ends.count { place(UInt32(id), hash: hashes[id]) }
  }
}
