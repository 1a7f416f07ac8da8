/// The start of a line.
public struct LineStart: Sendable, Hashable {
  /// The line.
  public let line: String
  /// The identity check that the contract began with: its month counts, by a ``MonthOneRule``.
  public let at: Instant
  /// What the line was sold with.
  public let kind: ContractKind
  /// The course or form of contract, by which ``ContractCalendar`` chooses the month-one rule.
  public let contractType: String?

  /// The start of a line.
  public init(line: String, at: Instant, kind: ContractKind, contractType: String? = nil) {
    self.line = line
    self.at = at
    self.kind = kind
    self.contractType = contractType
  }
}
