/// A place where a name that is written without a separator may be divided.
struct NameCut {
  /// How many characters the family name has; all of them where the given name is missing.
  var length: Int
  var score: Double
  var basis: NameSplit.Basis

  /// The likely cuts of a name with kanji, the likeliest first: see ``NameDivision/byFamilyNames(kanji:)``.
  ///
  /// - Parameters:
  ///   - literal: the name as written.
  ///   - folded: the same number of characters, folded.
  static func cuts(of literal: NameLetters, folded: NameLetters) -> [NameCut] {
    let aloneShare = NameFrequency.listedFamilyShare(folded)
    let alone = aloneShare.map { NameCut(length: literal.count, score: $0, basis: .familyNames) }
    guard literal.count > 1 else { return alone.map { [$0] } ?? [] }
    var known: [NameCut] = []
    var guesses: [NameCut] = []
    for length in 1...min(longestFamilyName, literal.count - 1) where isPossible(folded, length) {
      let share = NameFrequency.listedFamilyShare(NameLetters(rebasing: folded[..<length]))
      // A guess counts only where nothing is known.
      if share == nil && !known.isEmpty { continue }
      let score =
        (share ?? unknownShare * familyLengthShare[length])
        * givenShare(NameLetters(rebasing: folded[length...]))
      if share == nil {
        guesses.append(NameCut(length: length, score: score, basis: .length))
      } else {
        known.append(NameCut(length: length, score: score, basis: .familyNames))
      }
    }
    if let alone {
      // 佐藤 is a family name whose given name is missing, not 佐 藤; 森進 may be either.
      known.removeAll { !NameFrequency.isKnownGiven(NameSpelling.folded(ScalarText(literal[$0.length...]))) }
      return [alone] + best(known, limit: 3)
    }
    return known.isEmpty ? best(guesses, limit: 1) : best(known, limit: 4)
  }

  /// Whether the cut is likelier than another; of equal ones, that with the longer family name.
  static func isLikelier(_ lhs: NameCut, _ rhs: NameCut) -> Bool {
    (lhs.score, lhs.length) > (rhs.score, rhs.length)
  }

  private static func best(_ cuts: [NameCut], limit: Int) -> [NameCut] {
    if cuts.count < 2 { return cuts }
    return Array(cuts.sorted(by: isLikelier).prefix(limit))
  }

  private static func givenShare(_ given: NameLetters) -> Double {
    NameFrequency.listedGivenShare(given)
      ?? unknownShare * givenLengthShare[min(given.count, givenLengthShare.count - 1)]
  }

  /// No part begins with 々, ー or a small letter, and kana between two kanji (一ノ瀬) belongs to the family name.
  private static func isPossible(_ folded: NameLetters, _ index: Int) -> Bool {
    let first = folded[index]
    if first == "々" || NameDivision.beginsInsideSyllable(folded[index...]) { return false }
    let isConnecting =
      Kana.isKana(first) && index + 1 < folded.count && KanjiVariants.isKanji(folded[index + 1])
    return !(isConnecting && KanjiVariants.isKanji(folded[index - 1]))
  }

  private static let longestFamilyName = 5
  /// The share of one name that no table has.
  private static let unknownShare = 1e-6
  // How often a family name that no table has, and a given name, has 0, 1, 2 … characters.
  private static let familyLengthShare = [0, 0.1, 1, 0.3, 0.03, 0.01]
  private static let givenLengthShare = [0, 0.3, 1, 0.4, 0.03, 0.01, 0.001]
}
