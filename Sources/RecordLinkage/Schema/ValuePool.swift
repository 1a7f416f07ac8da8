internal import CKernels

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
  private var slots = HashSlots(bits: 6)
  /// Whether `slots` was given back, though there are values.
  private var isClosed = false

  /// A pool that holds nothing.
  public init() {}

  /// The number of distinct values.
  public var count: Int { ends.count - 1 }

  /// The number of UTF-16 code units of all values.
  var unitCount: Int { units.count }

  /// The number of `text`, taking it in if it is new; ``ValueID/missing`` for empty text.
  public mutating func intern(_ text: [Unicode.Scalar]) -> ValueID {
    if text.isEmpty { return .missing }
    let start = units.count
    for scalar in text {
      for unit in UTF16.encode(scalar) ?? .init() { units.append(unit) }
    }
    return intern(unitsFrom: start)
  }

  /// The number of a well-formed text in UTF-8, taking it in if it is new; ``ValueID/missing`` for empty text.
  public mutating func intern(utf8: ArraySlice<UInt8>) -> ValueID {
    if utf8.isEmpty { return .missing }
    let start = units.count
    utf8.withUnsafeBufferPointer { append($0) }
    return intern(unitsFrom: start)
  }

  /// The number of `text`, taking it in if it is new.
  public mutating func intern(_ text: String) -> ValueID {
    if text.isEmpty { return .missing }
    let start = units.count
    units.append(contentsOf: text.utf16)
    return intern(unitsFrom: start)
  }

  /// The UTF-16 code units of a value; empty for the missing one.
  public func units(of id: ValueID) -> ArraySlice<UInt16> {
    guard !id.isMissing else { return [] }
    return units[range(of: Int(id.rawValue))]
  }

  /// Calls `body` with the number and the UTF-16 code units of every value, in order.
  func forEachText(_ body: (Int, UnsafeBufferPointer<UInt16>) -> Void) {
    units.withUnsafeBufferPointer { units in
      for index in 0..<count {
        body(index + 1, UnsafeBufferPointer(rebasing: units[range(of: index + 1)]))
      }
    }
  }

  /// The text of a value.
  public func text(of id: ValueID) -> String {
    String(decoding: units(of: id), as: UTF16.self)
  }

  /// A hash of the value's text that does not depend on what else the pool holds; 0 for the missing value.
  public func contentHash(of id: ValueID) -> UInt64 {
    hashes[Int(id.rawValue)]
  }

  @inline(__always)
  private func range(of index: Int) -> Range<Int> {
    Int(ends[index - 1])..<Int(ends[index])
  }

  /// Adds a text to the end of the arena.
  private mutating func append(_ utf8: UnsafeBufferPointer<UInt8>) { Self.append(utf8, to: &units) }

  /// Adds UTF-8 as UTF-16.
  static func append(_ utf8: UnsafeBufferPointer<UInt8>, to units: inout [UInt16]) {
    var bits: UInt8 = 0
    for byte in utf8 { bits |= byte }
    if bits < 0x80 {
      units.append(addingCapacity: utf8.count) { output in
        for byte in utf8 { output.append(UInt16(byte)) }
      }
      return
    }
    var place = 0
    while place < utf8.count {
      let scalar = DecodedScalar(utf8, at: place)
      place += scalar.length
      if scalar.value < 0x1_0000 {
        units.append(UInt16(truncatingIfNeeded: scalar.value))
      } else {
        let bits = scalar.value &- 0x1_0000
        units.append(UInt16(truncatingIfNeeded: 0xD800 | bits &>> 10))
        units.append(UInt16(truncatingIfNeeded: 0xDC00 | bits & 0x3FF))
      }
    }
  }

  /// The hash by which a text is found.
  @inline(__always)
  static func hash(_ units: UnsafeBufferPointer<UInt16>) -> UInt64 {
    ByteHash.of(UnsafeRawBufferPointer(units))
  }

  /// Brings what is known of texts of these hashes into the cache, so that interning does not wait for them one by one: three
  /// steps that each need the one before, each for all.
  func prefetch(_ hashes: [UInt64]) {
    for hash in hashes { slots.prefetch(hash) }
    ends.withUnsafeBufferPointer { ends in
      for hash in hashes {
        if let number = slots.candidate(hash) { idm_prefetch(ends.baseAddress.map { $0 + (number &- 1) }) }
      }
      units.withUnsafeBufferPointer { units in
        for hash in hashes {
          if let number = slots.candidate(hash) {
            idm_prefetch(units.baseAddress.map { $0 + Int(ends[number &- 1]) })
          }
        }
      }
    }
  }

  /// The number of a text that is not empty, by its hash.
  mutating func intern(_ text: UnsafeBufferPointer<UInt16>, hash: UInt64) -> ValueID {
    let start = units.count
    LargeMemory.reserve(text.count, in: &units)
    units.append(contentsOf: text)
    return intern(unitsFrom: start, hash: hash)
  }

  private mutating func intern(unitsFrom start: Int) -> ValueID {
    let hash = units.withUnsafeBufferPointer { Self.hash(UnsafeBufferPointer(rebasing: $0[start...])) }
    return intern(unitsFrom: start, hash: hash)
  }

  /// Gives back the memory by which texts are found, when all have been taken in: a third of the pool. Taking in another
  /// makes it anew.
  mutating func close() {
    slots = HashSlots(bits: 6)
    isClosed = count > 0
  }

  @inline(never)
  private mutating func reopen() {
    isClosed = false
    units.withUnsafeBufferPointer { units in
      for number in 1..<ends.count {
        slots.insert(Self.hash(UnsafeBufferPointer(rebasing: units[range(of: number)])), number: number)
      }
    }
  }

  /// Takes in the units from `start` to the end of the arena, or drops them where they are known.
  private mutating func intern(unitsFrom start: Int, hash: UInt64) -> ValueID {
    if isClosed { reopen() }
    let known = units.withUnsafeBufferPointer { units in
      slots.find(hash) { number in
        let range = range(of: number)
        guard range.count == units.count &- start else { return false }
        for place in 0..<range.count where units[range.lowerBound &+ place] != units[start &+ place] {
          return false
        }
        return true
      }
    }
    if let known {
      units.removeLast(units.count - start)
      return ValueID(rawValue: UInt32(known))
    }
    LargeMemory.reserve(1, in: &ends)
    ends.append(UInt32(units.count))
    LargeMemory.reserve(1, in: &hashes)
    hashes.append(contentHash(from: start))
    let number = ends.count - 1
    slots.insert(hash, number: number)
    return ValueID(rawValue: UInt32(number))
  }

  /// The hash of the scalars from `start` to the end of the arena.
  private func contentHash(from start: Int) -> UInt64 {
    var hash = StableHash()
    var place = start
    while place < units.count {
      let unit = units[place]
      place += 1
      if UTF16.isLeadSurrogate(unit), place < units.count {
        let low = UInt64(units[place])
        place += 1
        hash.combine(0x1_0000 + (UInt64(unit & 0x3FF) << 10 | low & 0x3FF))
      } else {
        hash.combine(UInt64(unit))
      }
    }
    return hash.value
  }
}
