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
    guard folded.count == literal.count else {
      return NameFrequency.isKnownFamily(folded)
        ? [familyAlone(literal, share: NameFrequency.familyShare(folded))] : []
    }
    let cuts = literal.withUnsafeBufferPointer { literal in
      folded.withUnsafeBufferPointer { NameCut.cuts(of: literal, folded: $0) }
    }
    return cuts.map { cut in
      NameDivision(
        family: ScalarText(literal[..<cut.length]), given: ScalarText(literal[cut.length...]),
        score: cut.score, basis: cut.basis)
    }
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

  static func beginsInsideSyllable(_ text: some Collection<Unicode.Scalar>) -> Bool {
    guard let first = text.first.map(Kana.katakana) else { return false }
    return first == "ー" || first == "ン" || KanaSyllable.fullSize(first) != first
  }

  private static let longestFamilyReading = 8
}
