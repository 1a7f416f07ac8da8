/// The blocking rules that were found for a table without labels, and what they are thought to yield.
public struct DiscoveredBlocking: Sendable, Hashable {
  /// One rule.
  public struct Rule: Sendable, Hashable {
    /// The rule.
    public let declaration: BlockingRuleDeclaration
    /// Pairs that it offers in the whole table, those included that another rule offers too; estimated from a sample of
    /// records.
    public let pairs: Double
    /// The share of matches that this rule and those before it meet, estimated; `nil` where too few likely matches were
    /// found to tell.
    public let recall: Double?
  }

  /// The rules, the most useful first.
  public internal(set) var rules: [Rule]
  /// How many likely matches the choice is based on.
  public let likelyMatches: Int
  /// The share of matches that the rules meet, estimated; `nil` where too few likely matches were found to tell.
  public var recall: Double? { rules.last?.recall }
  /// The share of matches that are met even if any one field is wrong, estimated.
  public let secureRecall: Double?
}
