extension NameDivision {
  /// The divisions of a name whose parts are separated, and whether the order of the parts is certain.
  ///
  /// Names with kanji or hiragana are family-first. Katakana with ・ is given-first (ジョン・スミス). Latin names come in
  /// either order, so that theirs is uncertain but after a comma (SATO, Taro) or beside an initial (T. Sato).
  static func bySeparators(
    _ tokens: [ScalarText], script: NameScript, hasPoint: Bool, comma: Int?
  ) -> (divisions: [NameDivision], isOrderReliable: Bool) {
    guard tokens.count > 1 else { return ([], true) }
    if let comma, comma > 0, comma < tokens.count {
      let family = joined(tokens[..<comma])
      return (withMiddle(family: family, rest: tokens[comma...]), true)
    }
    switch script {
    case .katakana where hasPoint:
      return (givenFirst(tokens), false)
    case .latin:
      if tokens[0].count == 1 && tokens[tokens.count - 1].count > 1 { return (givenFirst(tokens), true) }
      let familyFirst = withMiddle(family: tokens[0], rest: tokens[1...])
      return (tokens.count > 2 ? familyFirst + givenFirst(tokens, score: 0.4) : familyFirst, false)
    default:
      return (withMiddle(family: tokens[0], rest: tokens[1...]), script != .katakana && script != .mixed)
    }
  }

  /// Given name and middle names after a family name: first as one given name, then apart.
  private static func withMiddle(family: ScalarText, rest: ArraySlice<ScalarText>) -> [NameDivision] {
    var divisions = [
      NameDivision(family: family, given: joined(rest), score: 1, basis: .separator)
    ]
    guard rest.count > 1, let first = rest.first, let last = rest.last else { return divisions }
    divisions.append(
      NameDivision(
        family: family, given: first, middle: joined(rest.dropFirst()), score: 0.8, basis: .separator))
    if NameScript(last).hasKanji {
      divisions.append(
        NameDivision(
          family: family, given: last, middle: joined(rest.dropLast()), score: 0.6, basis: .separator))
    }
    return divisions
  }

  private static func givenFirst(_ tokens: [ScalarText], score: Double = 1) -> [NameDivision] {
    guard let first = tokens.first, let last = tokens.last else { return [] }
    var divisions = [
      NameDivision(family: last, given: joined(tokens.dropLast()), score: score, basis: .separator)
    ]
    if tokens.count > 2 {
      divisions.append(
        NameDivision(
          family: last, given: first, middle: joined(tokens.dropFirst().dropLast()), score: score * 0.8,
          basis: .separator))
    }
    return divisions
  }

  static func joined(_ tokens: some Sequence<ScalarText>) -> ScalarText {
    tokens.reduce(into: ScalarText()) { $0.append(contentsOf: $1) }
  }
}
