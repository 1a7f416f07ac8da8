/// The distinct values of one or several columns that are compared with one another, and what comparators need of them.
struct ValueDictionary: Sendable {
  /// The values.
  var pool = ValuePool()
  /// Per value the symbols that text comparators see; one scalar is one symbol.
  private(set) var symbols: [UInt16] = []
  private(set) var symbolEnds: [UInt32] = []
  /// Per value the days since 1 January 1970, or `noDay`.
  private(set) var days: [Int32] = []
  /// Per value the number, or not-a-number.
  private(set) var numbers: [Double] = []
  /// Per value what bounds its similarity to others.
  private(set) var signatures: [ValueSignature] = []
  /// Per value the digits of the date, or none.
  private(set) var dates: [DateDigits] = []

  static let noDay = Int32.min

  /// Prepares the symbols of all values.
  ///
  /// A scalar above U+FFFF becomes one symbol from the range of the surrogates, in order of first appearance, so that 𠮷
  /// for 吉 is one edit and not two. Beyond 2,048 distinct ones in one dictionary two may fall together.
  mutating func prepareSymbols() {
    guard symbolEnds.isEmpty else { return }
    symbolEnds.reserveCapacity(pool.count + 1)
    symbols.reserveCapacity(pool.unitCount)
    symbolEnds.append(0)
    var substitutes: [UInt32: UInt16] = [:]
    for index in 0...pool.count where index > 0 {
      let units = pool.units(of: ValueID(rawValue: UInt32(index)))
      var place = units.startIndex
      while place < units.endIndex {
        let unit = units[place]
        place += 1
        guard UTF16.isLeadSurrogate(unit), place < units.endIndex else {
          symbols.append(unit)
          continue
        }
        let scalar = UInt32(unit) << 16 | UInt32(units[place])
        place += 1
        let substitute = substitutes[scalar] ?? UInt16(0xD800 + substitutes.count % 2048)
        substitutes[scalar] = substitute
        symbols.append(substitute)
      }
      symbolEnds.append(UInt32(symbols.count))
    }
  }

  /// Prepares the signatures of all values, of their symbols.
  mutating func prepareSignatures() {
    guard signatures.isEmpty else { return }
    prepareSymbols()
    signatures = (0...pool.count).map { index in
      let start = index == 0 ? 0 : Int(symbolEnds[index - 1])
      return ValueSignature(symbols[start..<Int(symbolEnds[index])])
    }
  }

  /// Prepares the digits of all values that are dates `yyyy-mm-dd`.
  mutating func prepareDates() {
    guard dates.isEmpty else { return }
    dates = (0...pool.count).map { index in
      guard index > 0, let date = CivilDate(pool.units(of: ValueID(rawValue: UInt32(index)))) else {
        return .none
      }
      return DateDigits(date)
    }
  }

  /// Reads all values as dates `yyyy-mm-dd`.
  mutating func prepareDays() {
    guard days.isEmpty else { return }
    days = (0...pool.count).map { index in
      guard index > 0 else { return Self.noDay }
      return CivilDate(pool.units(of: ValueID(rawValue: UInt32(index))))?.daysSince1970 ?? Self.noDay
    }
  }

  /// Reads all values as numbers.
  mutating func prepareNumbers() {
    guard numbers.isEmpty else { return }
    numbers = (0...pool.count).map { index in
      guard index > 0 else { return .nan }
      return Double(pool.text(of: ValueID(rawValue: UInt32(index)))) ?? .nan
    }
  }
}
