extension NameDivision {
  /// Gives the parts of each division their readings, and weighs the divisions by them.
  ///
  /// 森下健 with モリ at the head of its reading speaks for 森 and against 森下 where both readings are listed. A reading
  /// without a space is divided by the listed readings of the family name: サトウタロウ under 佐藤.
  static func assign(_ reading: [ScalarText], to divisions: [NameDivision]) -> [NameDivision] {
    guard let first = reading.first, !divisions.isEmpty else { return divisions }
    let key = KanaKey.k1(first)
    let assigned = divisions.map { division in
      var division = division
      let rows = NameSpelling.folded(division.family).withUnsafeBufferPointer {
        NameReadingRows(of: $0, role: .family)
      }
      if reading.count > 1 {
        division.familyReading = first
        division.givenReading = joined(reading.dropFirst())
        if rows.count > 0 {
          division.score *=
            key.withUnsafeBufferPointer { rows.contains(k1: $0) } ? agreeing : contradicting
        }
        return division
      }
      // The longest that fits: 東 is read アズマ, 阿部 アベ; none is the head of another of the same name but by chance.
      let head = key.withUnsafeBufferPointer { rows.longestHead(of: $0) }
      if head > 0 {
        division.familyReading = ScalarText(key[..<head])
        division.givenReading = ScalarText(key[head...])
        division.score *= agreeing
      } else if rows.count > 0 {
        division.score *= contradicting
      }
      return division
    }
    return assigned.sorted { ($0.score, $0.family.count) > ($1.score, $1.family.count) }
  }

  static let agreeing = 100.0
  static let contradicting = 0.1
}
