/// Which column of another table says the same as each column of a first one.
///
/// Columns of one header are meant to be the same. Otherwise a partner is of one meaning and type, and of several of these the one
/// whose values occur in the first column most: of `employer_city` and `mailing_address_city` that of the people. Each
/// column is the partner of one at most.
struct ColumnPartners {
  private var partners: [Int: Int] = [:]
  private let headers: [String]

  init(_ first: TableProfile, _ other: TableProfile) {
    headers = other.columns.map(\.name)
    var taken: Set<Int> = []
    for (column, profile) in first.columns.enumerated() {
      guard let same = headers.firstIndex(of: profile.name), taken.insert(same).inserted else { continue }
      partners[column] = same
    }
    var candidates: [(column: Int, other: Int, overlap: Double, words: Int)] = []
    for (column, profile) in first.columns.enumerated() where partners[column] == nil {
      for (number, partner) in other.columns.enumerated()
      where !taken.contains(number) && Self.mayBeOne(profile.suggestion, partner.suggestion) {
        let words = Set(HeaderMeaning.words(of: profile.name))
          .intersection(HeaderMeaning.words(of: partner.name)).count
        candidates.append(
          (column, number, first.sketches[column].overlap(other.sketches[number]), words))
      }
    }
    // By overlap in steps, so that chance does not outweigh a header; ties from the left.
    candidates.sort {
      (-($0.overlap * 10).rounded(), -$0.words, $0.column, $0.other)
        < (-($1.overlap * 10).rounded(), -$1.words, $1.column, $1.other)
    }
    for candidate in candidates where partners[candidate.column] == nil {
      guard taken.insert(candidate.other).inserted else { continue }
      partners[candidate.column] = candidate.other
    }
  }

  /// The header of a column's partner, if it has one.
  func header(ofColumn column: Int) -> String? { partners[column].map { headers[$0] } }

  private static func mayBeOne(
    _ one: ColumnProfile.Suggestion, _ other: ColumnProfile.Suggestion
  ) -> Bool {
    guard one.type == other.type, !one.meaning.isLeftOut else { return false }
    // What means anything, words or numbers, does not become one by meaning it.
    let vague: Set<FieldMeaning> = [.freeText, .number, .category, .code, .date]
    return one.meaning == other.meaning && !vague.contains(one.meaning)
  }
}
