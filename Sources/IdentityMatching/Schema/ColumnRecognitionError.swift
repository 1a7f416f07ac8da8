/// Why the columns of a table could not be told as the caller wants them.
public enum ColumnRecognitionError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A header that the caller named is not in the table.
  case noSuchColumn(named: String, available: [String])
  /// The caller gave one column to two fields, or gave it a field and also wants it ignored.
  case columnClaimedTwice(header: String, by: String, and: String)
  /// The caller gave two columns to a field that has one value.
  case fieldGivenTwice(ApplicantField, first: String, second: String)

  /// What was wanted, what there is, what to do.
  public var description: String {
    switch self {
    case .noSuchColumn(let name, let available):
      "no column \"\(name)\"; the columns are: "
        + available.map { $0.isEmpty ? "(no name)" : $0 }.joined(separator: ", ")
    case .columnClaimedTwice(let header, let one, let other):
      "column \"\(header)\" is wanted as \(one) and as \(other); name it once"
    case .fieldGivenTwice(let field, let first, let second):
      "\(field.rawValue) has one column, and both \"\(first)\" and \"\(second)\" are given for it; name one"
    }
  }
}
