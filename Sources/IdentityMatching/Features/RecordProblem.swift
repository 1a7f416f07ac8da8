/// Why a record was refused or a value of it left out. Never holds the value.
public struct RecordProblem: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    /// The value cannot be read; it counts as missing.
    case unreadable
    /// The record is refused: it holds what must not be stored.
    case refused
  }

  /// Refused or left out.
  public let kind: Kind
  /// The field.
  public let field: ApplicantField
  /// What was expected and what to do.
  public let reason: String

  /// A problem with a field.
  public init(kind: Kind, field: ApplicantField, reason: String) {
    self.kind = kind
    self.field = field
    self.reason = reason
  }
}
