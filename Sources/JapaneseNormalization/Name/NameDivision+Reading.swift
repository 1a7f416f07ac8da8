extension NameDivision {
  /// Gives the parts of each division their readings, and weighs the divisions by them.
  ///
  /// 森下健 with モリ at the head of its reading speaks for 森 and against 森下 where both readings are listed. A reading
  /// without a space is divided by the listed readings of the family name: サトウタロウ under 佐藤.
  static func assign(_ reading: [ScalarText], to divisions: [NameDivision]) -> [NameDivision] {
    guard let first = reading.first, !divisions.isEmpty else { return divisions }
    let assigned = divisions.map { division in
      var division = division
      let known = NameFrequency.familyReadings(NameSpelling.folded(division.family)).map(KanaKey.k1)
      if reading.count > 1 {
        division.familyReading = first
        division.givenReading = joined(reading.dropFirst())
        if !known.isEmpty { division.score *= known.contains(KanaKey.k1(first)) ? agreeing : contradicting }
        return division
      }
      let whole = KanaKey.k1(first)
      // The longest that fits: 東 is read アズマ, 阿部 アベ; none is the head of another of the same name but by chance.
      let head = known.filter { whole.starts(with: $0) && whole.count > $0.count }.max { $0.count < $1.count }
      if let head {
        division.familyReading = head
        division.givenReading = ScalarText(whole[head.count...])
        division.score *= agreeing
      } else if !known.isEmpty {
        division.score *= contradicting
      }
      return division
    }
    return assigned.sorted { ($0.score, $0.family.count) > ($1.score, $1.family.count) }
  }

  private static let agreeing = 100.0
  private static let contradicting = 0.1
}
