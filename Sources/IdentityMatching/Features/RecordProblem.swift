/// Why a record was refused or a value of it left out. Never holds the value.
public struct RecordProblem: Error, Sendable, Hashable, Codable {
  /// What is wrong.
  public enum Kind: String, Sendable, Hashable, Codable {
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

/// What was wrong with a record of a batch.
public struct BatchProblem: Sendable, Hashable {
  /// The number of the record, counted from 0 over all batches of one call.
  public let record: Int
  /// What is wrong.
  public let problem: RecordProblem
}

/// What became of the records of batches.
public struct BatchOutcome: Sendable {
  /// The values that could not be read, and the records that were refused, in the order of the records. A refused record is
  /// not taken in.
  public internal(set) var problems: [BatchProblem]
  /// The records that the caller had skipped, in order.
  public internal(set) var skippedRecords: [Int]
}
