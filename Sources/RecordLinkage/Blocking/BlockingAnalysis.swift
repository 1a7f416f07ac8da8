/// What the blocking rules of a model cost and yield.
public struct BlockingAnalysis: Sendable, Hashable {
  /// One rule.
  public struct Rule: Sendable, Hashable {
    /// The rule as a model writes it.
    public let name: String
    /// Pairs that it offers.
    public let pairs: Int
    /// Pairs that no rule before it offers; an estimate where ``BlockingAnalysis/isEstimated``.
    public let newPairs: Int
    /// Blocks of at least one pair, after splitting.
    public let blocks: Int
    /// Records of the largest block, before splitting.
    public let largestBlock: Int
    /// Blocks that were too large and were split by finer keys.
    public let splitBlocks: Int
    /// Blocks that no finer key could split, in which only near neighbours are compared.
    public let windowedBlocks: Int
    /// Records in those blocks, a record counted once for each.
    public let windowedRecords: Int
    /// Records without a key, which the rule never finds.
    public let recordsWithoutKey: Int
    /// The share of the true pairs that it offers; `nil` without truth.
    public let recall: Double?
    /// The share of the true pairs that it offers and no rule before it.
    public let newRecall: Double?
    /// The values of the largest blocks before splitting, where asked for: personal data.
    public let largestValues: [Value]
    /// What making its keys and blocks took.
    public let time: Duration
  }

  /// What the records of a block have in common.
  public struct Value: Sendable, Hashable {
    /// What the parts of the rule make of the values: `smit + 1971` of `prefix-4(surname) + year(born)`.
    public let value: String
    /// How many records.
    public let records: Int
  }

  /// The rules, in order.
  public let rules: [Rule]
  /// Distinct pairs of all rules; an estimate where ``isEstimated``.
  public let pairs: Int
  /// Whether there were so many pairs that those which an earlier rule offers, too, were counted in a sample.
  public let isEstimated: Bool
  /// The number of records.
  public let records: Int
  /// The number of all pairs that may be linked.
  public let possiblePairs: Double
  /// The share of the true pairs that some rule offers; `nil` without truth.
  public let recall: Double?
  /// The number of true pairs; `nil` without truth.
  public let truePairs: Int?

  /// Distinct pairs for each record.
  public var pairsPerRecord: Double { Double(pairs) / Double(max(1, records)) }
  /// Distinct pairs as a share of all that may be linked.
  public var shareOfPairs: Double { Double(pairs) / max(1, possiblePairs) }
}
