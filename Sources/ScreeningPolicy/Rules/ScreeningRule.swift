public import ContractHistory

/// One rule of a policy: when it applies, what it asks for, and what the applicant may be told.
public struct ScreeningRule: Sendable, Hashable {
  /// Whom a household rule counts.
  public enum Members: String, Sendable, Hashable, CaseIterable {
    /// Everyone, the applicant included.
    case all
    /// Everyone but the applicant: what is theirs is taken off.
    case others
  }

  /// The rule's name, once in a policy.
  public let id: String
  /// Whose facts it looks at.
  public let scope: FactScope
  /// Whom it counts, where it looks at a household.
  public let members: Members
  /// When it applies.
  public let condition: PolicyCondition
  /// What it asks for: `review` or `decline`.
  public let outcome: ScreeningOutcome
  /// What the applicant may be told where the facts are confirmed.
  public let text: PolicyText
}
