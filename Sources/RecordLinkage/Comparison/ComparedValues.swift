/// What comparators need of the values of a dictionary, in plain memory: the hot loop neither counts references nor checks
/// bounds there.
///
/// Written once, when it is made, and then only read, from several threads.
final class ComparedValues: @unchecked Sendable {
  /// What is wanted.
  struct Needs: OptionSet, Sendable {
    let rawValue: UInt8

    /// The symbols that text comparators see.
    static let symbols = Needs(rawValue: 1)
    /// What bounds the similarity to others.
    static let signatures = Needs(rawValue: 2)
    /// The days since 1 January 1970.
    static let days = Needs(rawValue: 4)
    /// The digits of the date.
    static let dates = Needs(rawValue: 8)
    /// The number.
    static let numbers = Needs(rawValue: 16)
  }

  /// Stands for a value that is no date.
  static let noDay = Int32.min

  /// The symbols of all values, one after the other, and where those of each end; those of value 0, the missing one, at 0.
  let symbols: UnsafePointer<UInt16>?
  let symbolEnds: UnsafePointer<UInt32>?
  let signatures: UnsafePointer<ValueSignature>?
  /// Per value the days since 1 January 1970, or ``noDay``.
  let days: UnsafePointer<Int32>?
  let dates: UnsafePointer<DateDigits>?
  /// Per value the number, or not-a-number.
  let numbers: UnsafePointer<Double>?

  /// - Complexity: O(*n*) in the units of all texts.
  init(_ pool: ValuePool, needs: Needs) {
    let count = pool.count + 1
    func values<T: BitwiseCopyable>(_ need: Needs, missing: T, _ value: (ValueID) -> T) -> UnsafePointer<T>? {
      guard needs.contains(need) else { return nil }
      let memory: UnsafeMutablePointer<T> = LargeMemory.allocate(count)
      memory.initialize(to: missing)
      for index in 1..<max(1, count) {
        (memory + index).initialize(to: value(ValueID(rawValue: UInt32(index))))
      }
      return UnsafePointer(memory)
    }
    let text = needs.isDisjoint(with: [.symbols, .signatures]) ? nil : Self.symbols(of: pool)
    symbols = text.map { UnsafePointer($0.symbols) }
    symbolEnds = text.map { UnsafePointer($0.ends) }
    signatures = values(.signatures, missing: ValueSignature(UnsafeBufferPointer(start: nil, count: 0))) {
      id in
      guard let text else { return ValueSignature(UnsafeBufferPointer(start: nil, count: 0)) }
      let start = Int(text.ends[Int(id.rawValue) - 1])
      return ValueSignature(
        UnsafeBufferPointer(start: text.symbols + start, count: Int(text.ends[Int(id.rawValue)]) - start))
    }
    days = values(.days, missing: Self.noDay) { CivilDate(pool.units(of: $0))?.daysSince1970 ?? Self.noDay }
    dates = values(.dates, missing: DateDigits.none) {
      CivilDate(pool.units(of: $0)).map { DateDigits($0) } ?? .none
    }
    numbers = values(.numbers, missing: .nan) { Double(pool.text(of: $0)) ?? .nan }
  }

  deinit {
    symbols?.deallocate()
    symbolEnds?.deallocate()
    signatures?.deallocate()
    days?.deallocate()
    dates?.deallocate()
    numbers?.deallocate()
  }

  /// One scalar is one symbol.
  ///
  /// A scalar above U+FFFF becomes one symbol from the range of the surrogates, in order of first appearance, so that 𠮷
  /// for 吉 is one edit and not two. Beyond 2,048 distinct ones in one dictionary two may fall together.
  private static func symbols(
    of pool: ValuePool
  ) -> (symbols: UnsafeMutablePointer<UInt16>, ends: UnsafeMutablePointer<UInt32>) {
    let symbols: UnsafeMutablePointer<UInt16> = LargeMemory.allocate(pool.unitCount)
    let ends: UnsafeMutablePointer<UInt32> = LargeMemory.allocate(pool.count + 1)
    ends.initialize(to: 0)
    var count = 0
    var substitutes: [UInt32: UInt16] = [:]
    pool.forEachText { index, units in
      var place = 0
      while place < units.count {
        let unit = units[place]
        place += 1
        var symbol = unit
        if UTF16.isLeadSurrogate(unit), place < units.count {
          let scalar = UInt32(unit) << 16 | UInt32(units[place])
          place += 1
          symbol = substitutes[scalar] ?? UInt16(0xD800 + substitutes.count % 2048)
          substitutes[scalar] = symbol
        }
        (symbols + count).initialize(to: symbol)
        count += 1
      }
      (ends + index).initialize(to: UInt32(count))
    }
    return (symbols, ends)
  }
}
