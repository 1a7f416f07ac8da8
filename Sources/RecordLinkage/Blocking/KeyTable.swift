/// The keys that one transform makes of the values of a column: made once for every distinct value.
struct KeyTable {
  /// Where the keys of value *v* end in `keys`; those of value 0, the missing one, are none.
  private var ends: [UInt32] = [0]
  private var keys: [UInt64] = []

  /// Keys of the values of a dictionary.
  ///
  /// - Parameter needed: for each value whether its keys are wanted; all are where it is `nil`.
  init(_ dictionary: ValueDictionary, transform: KeyTransform, needed: [Bool]? = nil) {
    let pool = dictionary.pool
    ends.reserveCapacity(pool.count + 1)
    for index in 0...pool.count where index > 0 {
      if let needed, !needed[index] {
        ends.append(UInt32(keys.count))
        continue
      }
      let value = ValueID(rawValue: UInt32(index))
      if case .whole = transform {
        keys.append(pool.contentHash(of: value))
      } else {
        let start = keys.count
        transform.forEachKey(of: pool.units(of: value)) { key in
          if !keys[start...].contains(key) { keys.append(key) }
        }
      }
      ends.append(UInt32(keys.count))
    }
  }

  /// For each value its only key, 0 for none; `nil` where some value has several.
  var singleKeys: [UInt64]? {
    var singles: [UInt64] = [0]
    singles.reserveCapacity(ends.count)
    for value in ends.indices.dropFirst() {
      let start = Int(ends[value - 1])
      let count = Int(ends[value]) - start
      if count > 1 { return nil }
      singles.append(count == 0 ? 0 : keys[start])
    }
    return singles
  }

  /// The keys of a value.
  func keys(of value: UInt32) -> ArraySlice<UInt64> {
    value == 0 ? [] : keys[Int(ends[Int(value) - 1])..<Int(ends[Int(value)])]
  }
}

extension KeyTransform {
  /// Calls `body` with the hash of every key that a text yields, never 0.
  func forEachKey(of units: ArraySlice<UInt16>, _ body: (UInt64) -> Void) {
    switch self {
    case .whole: body(Self.hash(units))
    case .prefix(let length): body(Self.hash(units.prefix(max(1, length))))
    case .suffix(let length): body(Self.hash(units.suffix(max(1, length))))
    case .sortedTokens:
      var hash = StableHash(seed: 1)
      for token in Self.tokens(units).map({ Self.hash($0) }).sorted() { hash.combine(token) }
      body(hash.value)
    case .tokens:
      for token in Self.tokens(units) { body(Self.hash(token)) }
    case .qgrams(let length):
      let length = max(1, length)
      if units.count <= length {
        body(Self.hash(units))
      } else {
        for start in units.startIndex...(units.endIndex - length) {
          body(Self.hash(units[start..<(start + length)]))
        }
      }
    case .deletions:
      body(Self.hash(units))
      // Beyond 64 symbols a value is met whole, and one edit early in it by its first 64 symbols.
      for place in units.indices.prefix(64) {
        var hash = StableHash()
        for unit in units[..<place] { hash.combine(UInt64(unit)) }
        for unit in units[(place + 1)...] { hash.combine(UInt64(unit)) }
        body(hash.value)
      }
    case .soundex:
      units.withUnsafeBufferPointer { name in
        if let code = Soundex.code(of: name) { body(StableHash.of(seed: 2, code.rawValue)) }
      }
    case .doubleMetaphone:
      units.withUnsafeBufferPointer { name in
        guard let codes = DoubleMetaphone(name) else { return }
        body(StableHash.of(seed: 2, codes.primary.rawValue))
        if let secondary = codes.secondary { body(StableHash.of(seed: 2, secondary.rawValue)) }
      }
    case .year: if let key = Self.datePart(units, 0..<4) { body(key) }
    case .yearMonth: if let key = Self.datePart(units, 0..<7) { body(key) }
    case .monthDay: if let key = Self.datePart(units, 5..<10) { body(key) }
    }
  }

  private static func hash(_ units: ArraySlice<UInt16>) -> UInt64 {
    var hash = StableHash()
    for unit in units { hash.combine(UInt64(unit)) }
    return hash.value
  }

  static func tokens(_ units: ArraySlice<UInt16>) -> [ArraySlice<UInt16>] {
    units.split(separator: 0x20)
  }

  /// Part of a date `yyyy-mm-dd`; nothing of text that is no such date.
  private static func datePart(_ units: ArraySlice<UInt16>, _ range: Range<Int>) -> UInt64? {
    guard units.count >= range.upperBound, units.count <= 10 else { return nil }
    let part = units[(units.startIndex + range.lowerBound)..<(units.startIndex + range.upperBound)]
    guard part.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }) else { return nil }
    return hash(part)
  }
}
