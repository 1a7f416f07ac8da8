/// Why something is no contract event: which field, and what was expected of it. What stood there is not repeated.
public struct ContractEventProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// The field.
  public let field: String
  /// What is wrong with it.
  public let found: Found
  /// What was expected, or what to do.
  public let expected: String

  /// What is wrong with a field.
  public enum Found: String, Sendable, Hashable {
    /// It is not there, or empty.
    case nothing
    /// It is there and does not say what was expected.
    case other = "something else"
    /// An event of this type has no such field.
    case unknownField = "an unknown field"
  }

  init(_ field: String, _ found: Found, expected: String) {
    self.field = field
    self.found = found
    self.expected = expected
  }

  /// `at: found nothing; expected …`.
  public var description: String { "\(field): found \(found.rawValue); expected \(expected)" }
}
