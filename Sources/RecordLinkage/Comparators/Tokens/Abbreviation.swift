/// Whether a text is another one cut short: *j* and *joseph*, *wm.* and *william*, *ibm* and *international
/// business machines*.
///
/// A word abbreviates another where it has fewer symbols, begins with the same one, and its other symbols
/// stand in the other word in the same order; periods at its end do not count. So *chas* is *charles* and
/// *rbt* is *robert*, but *bob* is not *robert*: that is a table of nicknames. Symbols are compared as they
/// are: fold case before.
public enum Abbreviation {
  /// How many words of a text are looked at.
  public static let wordLimit = 64

  /// Whether `short` abbreviates the single word `long`. A word does not abbreviate itself.
  ///
  /// - Complexity: O(*n*).
  public static func isAbbreviation(_ short: SymbolBuffer, of long: SymbolBuffer) -> Bool {
    let short = withoutPeriods(short)
    let long = withoutPeriods(long)
    guard let first = short.first, short.count < long.count, first == long[0] else { return false }
    var found = 1
    var index = 1
    while index < long.count, found < short.count {
      if long[index] == short[found] { found += 1 }
      index += 1
    }
    return found == short.count
  }

  /// Whether `initials` are the first symbols of the words of `text`, at least two and one for each, with or
  /// without periods and spaces between them.
  ///
  /// - Complexity: O(*n*).
  public static func areInitials(_ initials: SymbolBuffer, of text: SymbolBuffer) -> Bool {
    var index = 0
    var words = 0
    var startsWord = true
    for symbol in text {
      if TokenText.isSpace(symbol) {
        startsWord = true
      } else if startsWord {
        startsWord = false
        words += 1
        while index < initials.count, isBetweenInitials(initials[index]) { index += 1 }
        guard index < initials.count, initials[index] == symbol else { return false }
        index += 1
      }
    }
    while index < initials.count, isBetweenInitials(initials[index]) { index += 1 }
    return words >= 2 && index == initials.count
  }

  /// The share of the words that agree in order, 0...1: equal words, or one the other's abbreviation; 1 where
  /// one text is the other's initials or both are equal, 0 where one has no words.
  ///
  /// It is 2 · *agreeing* / (*s* + *t*) for *s* and *t* words, the agreeing ones being as many as possible in
  /// the order of both texts.
  ///
  /// - Complexity: O(*n* + *s*·*t*) word comparisons, of which at most ``wordLimit`` words of a text count.
  public static func similarity(
    _ lhs: SymbolBuffer, _ rhs: SymbolBuffer, scratch: inout ComparatorScratch
  ) -> Double {
    if lhs.isEqual(to: rhs) || areInitials(lhs, of: rhs) || areInitials(rhs, of: lhs) { return 1 }
    TokenText.split(lhs, into: &scratch.leftTokens, limit: wordLimit)
    TokenText.split(rhs, into: &scratch.rightTokens, limit: wordLimit)
    let total = scratch.leftTokens.count + scratch.rightTokens.count
    if total == 0 { return 1 }
    // Longest common subsequence of words that agree, one row of the matrix.
    scratch.row.removeAll(keepingCapacity: true)
    scratch.row.append(contentsOf: repeatElement(0, count: scratch.rightTokens.count + 1))
    for left in scratch.leftTokens {
      let word = left.symbols(in: lhs)
      var diagonal: Int32 = 0
      for column in scratch.rightTokens.indices {
        let above = scratch.row[column + 1]
        if agree(word, scratch.rightTokens[column].symbols(in: rhs)) {
          scratch.row[column + 1] = max(above, diagonal + 1)
        } else {
          scratch.row[column + 1] = max(above, scratch.row[column])
        }
        diagonal = above
      }
    }
    return Double(2 * (scratch.row.last ?? 0)) / Double(total)
  }

  /// Whether `short` abbreviates the single word `long`.
  public static func isAbbreviation(_ short: String, of long: String) -> Bool {
    withSymbols(of: short, long) { isAbbreviation($0, of: $1) }
  }

  /// Whether `initials` are the first letters of the words of `text`.
  public static func areInitials(_ initials: String, of text: String) -> Bool {
    withSymbols(of: initials, text) { areInitials($0, of: $1) }
  }

  /// The share of the words of two strings that agree in order.
  public static func similarity(_ lhs: String, _ rhs: String) -> Double {
    var scratch = ComparatorScratch()
    return withSymbols(of: lhs, rhs) { similarity($0, $1, scratch: &scratch) }
  }

  private static func agree(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer) -> Bool {
    let left = withoutPeriods(lhs)
    let right = withoutPeriods(rhs)
    return left.isEqual(to: right) || isAbbreviation(left, of: right) || isAbbreviation(right, of: left)
  }

  private static func withoutPeriods(_ word: SymbolBuffer) -> SymbolBuffer {
    var end = word.count
    while end > 0, word[end - 1] == 0x2E { end -= 1 }
    return SymbolBuffer(rebasing: word[..<end])
  }

  private static func isBetweenInitials(_ symbol: UInt16) -> Bool {
    symbol == 0x2E || TokenText.isSpace(symbol)
  }
}
