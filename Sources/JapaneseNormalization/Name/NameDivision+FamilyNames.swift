extension NameDivision {
  /// Divides an unsegmented name with kanji by the table of family names.
  ///
  /// Every division whose family name is known is kept, since 森下健 may be 森下 健 or 森 下健, each with the share of
  /// its family name times the share of its given name. Without a known family name the usual lengths decide, two
  /// characters before all, as 佐藤 and most others have.
  ///
  /// - Complexity: O(log *N*) in the tables; only the first characters of a long text are tried.
  static func byFamilyNames(kanji literal: ScalarText) -> [NameDivision] {
    let folded = NameSpelling.folded(literal)
    let isFamilyAlone = NameFrequency.isKnownFamily(folded)
    guard literal.count > 1, folded.count == literal.count else {
      return isFamilyAlone ? [familyAlone(literal, share: NameFrequency.familyShare(folded))] : []
    }
    var known: [NameDivision] = []
    var guesses: [NameDivision] = []
    for length in 1...min(longestFamilyName, literal.count - 1) {
      let family = ScalarText(folded[..<length])
      let given = ScalarText(folded[length...])
      guard isPossibleCut(folded, length) else { continue }
      let isKnown = NameFrequency.isKnownFamily(family)
      let score =
        (isKnown ? NameFrequency.familyShare(family) : unknownShare * familyLengthShare[length])
        * givenShare(given)
      let division = NameDivision(
        family: ScalarText(literal[..<length]), given: ScalarText(literal[length...]), score: score,
        basis: isKnown ? .familyNames : .length)
      if isKnown { known.append(division) } else { guesses.append(division) }
    }
    if isFamilyAlone {
      // 佐藤 is a family name whose given name is missing, not 佐 藤; 森進 may be either.
      known.removeAll { !NameFrequency.isKnownGiven(NameSpelling.folded($0.given)) }
      return [familyAlone(literal, share: NameFrequency.familyShare(folded))] + best(known, limit: 3)
    }
    if known.isEmpty { return best(guesses, limit: 1) }
    return best(known, limit: 4)
  }

  /// Divides an unsegmented reading by the readings of known family names: サトウタロウ.
  static func byFamilyNames(kana literal: ScalarText) -> [NameDivision] {
    let katakana = Kana.katakana(literal)
    let aloneShare = NameFrequency.familyShare(kana: katakana)
    // サトウ is nobody's given name; ミキ may be either, and stays whole.
    if aloneShare > NameFrequency.familyFloor,
      NameFrequency.givenShare(kana: katakana) <= NameFrequency.givenFloor
    {
      return [familyAlone(literal, share: aloneShare)]
    }
    guard literal.count > 3 else { return [] }
    var known: [NameDivision] = []
    for length in 2...min(longestFamilyReading, max(2, literal.count - 2)) {
      let familyShare = NameFrequency.familyShare(kana: ScalarText(katakana[..<length]))
      let given = ScalarText(katakana[length...])
      guard familyShare > NameFrequency.familyFloor, given.count > 1, !beginsInsideSyllable(given) else {
        continue
      }
      known.append(
        NameDivision(
          family: ScalarText(literal[..<length]), given: ScalarText(literal[length...]),
          score: familyShare * NameFrequency.givenShare(kana: given), basis: .familyNames))
    }
    return best(known, limit: 3)
  }

  /// A name of which only the family name is given.
  private static func familyAlone(_ literal: ScalarText, share: Double) -> NameDivision {
    NameDivision(family: literal, given: [], score: share, basis: .familyNames)
  }

  /// The `limit` likeliest divisions, best first; those of equal score by the longer family name.
  private static func best(_ divisions: [NameDivision], limit: Int) -> [NameDivision] {
    Array(
      divisions.sorted { ($0.score, $0.family.count) > ($1.score, $1.family.count) }.prefix(limit))
  }

  private static func givenShare(_ given: ScalarText) -> Double {
    if NameFrequency.isKnownGiven(given) { return NameFrequency.givenShare(given) }
    return unknownShare * givenLengthShare[min(given.count, givenLengthShare.count - 1)]
  }

  /// No part begins with 々, ー or a small letter, and kana between two kanji (一ノ瀬) belongs to the family name.
  private static func isPossibleCut(_ folded: ScalarText, _ index: Int) -> Bool {
    let first = folded[index]
    if first == "々" || beginsInsideSyllable(folded[index...]) { return false }
    let isConnecting =
      Kana.isKana(first) && index + 1 < folded.count && KanjiVariants.isKanji(folded[index + 1])
    return !(isConnecting && KanjiVariants.isKanji(folded[index - 1]))
  }

  private static func beginsInsideSyllable(_ text: some Collection<Unicode.Scalar>) -> Bool {
    guard let first = text.first.map(Kana.katakana) else { return false }
    return first == "ー" || first == "ン" || KanaSyllable.fullSize(first) != first
  }

  private static let longestFamilyName = 5
  private static let longestFamilyReading = 8
  /// The share of one name that no table has.
  private static let unknownShare = 1e-6
  // How often a family name that no table has, and a given name, has 0, 1, 2 … characters.
  private static let familyLengthShare = [0, 0.1, 1, 0.3, 0.03, 0.01]
  private static let givenLengthShare = [0, 0.3, 1, 0.4, 0.03, 0.01, 0.001]
}
