/// Which blocking rules offer a pair, and what each would have had to find.
public struct BlockingExplanation: Sendable, Hashable {
  /// What of a column a rule asks for.
  public struct Part: Sendable, Hashable {
    /// As a model file writes it: `prefix-3(first_name)`.
    public let name: String
    /// The left record's keys as text; empty where it has none. Personal data.
    public let left: [String]
    /// The right record's.
    public let right: [String]
    /// Whether they have a key in common.
    public let agrees: Bool
  }

  /// One rule.
  public struct Rule: Sendable, Hashable {
    /// The rule's position in the model.
    public let number: Int
    /// As a model file writes it.
    public let name: String
    /// What it asks for.
    public let parts: [Part]
    /// Whether it offers the pair.
    public let offers: Bool

    /// Whether all parts agree. A rule of which they do, and that does not offer the pair, had a block so large that it was split between the
    /// two.
    public var agrees: Bool { parts.allSatisfy(\.agrees) }
    /// The parts that do not agree.
    public var missing: [Part] { parts.filter { !$0.agrees } }
  }

  /// Whether records of these two tables are compared at all.
  public let isAllowed: Bool
  /// Whether a run compares the pair.
  public let isCompared: Bool
  /// The rules of the model in their order.
  public let rules: [Rule]

  /// The rules that offer the pair.
  public var offering: [Rule] { rules.filter(\.offers) }

  /// The rules that do not, those that came nearest first: what would have had to agree.
  public var nearest: [Rule] {
    rules.filter { !$0.offers }.sorted { ($0.missing.count, $0.number) < ($1.missing.count, $1.number) }
  }
}
