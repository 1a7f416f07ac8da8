/// How far the audit goes, and what stands for all of it up to there.
///
/// Who notes it elsewhere now and then can show later that the index was not put back to an older state as a whole, which nothing
/// in the index itself can show.
public struct AuditHead: Sendable, Hashable {
  /// The number of decisions.
  public let count: Int
  /// The hash of the last one, which includes those of all before: 64 hexadecimal digits.
  public let hash: String

  /// A head that was noted.
  public init(count: Int, hash: String) {
    self.count = count
    self.hash = hash
  }
}

/// What is wrong with a row of the audit.
public enum AuditProblem: String, Sendable, Hashable, CaseIterable {
  /// The row is not there: it was removed, or the end was cut off.
  case missing
  /// The row, or its place among the others, is not as it was written.
  case changed
  /// The row was not written by the index.
  case added
  /// What was asked and answered is not as it was written.
  case contentChanged
  /// What was asked and answered is gone, and nobody was forgotten.
  case contentMissing
  /// The end of the audit, or a key to it, is not as it was written.
  case headChanged
  /// The rows agree with one another but not with the head that was noted elsewhere: the audit was put back, or written anew.
  case otherThanNoted
}

/// Whether the audit is as it was written.
public enum AuditVerification: Sendable, Hashable {
  /// All of it is.
  case intact(AuditHead)
  /// It is not.
  ///
  /// - Parameters:
  ///   - row: the first row that is not as it was written, counted from 1.
  ///   - decision: what the row goes by, where there is one that says so.
  ///   - problem: what is wrong with it.
  case broken(row: Int, decision: DecisionID?, problem: AuditProblem)
}
