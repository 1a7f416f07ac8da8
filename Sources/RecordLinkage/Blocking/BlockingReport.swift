/// What blocking did: for each rule how many pairs it offered and which blocks were too large to compare whole.
public struct BlockingReport: Sendable, Hashable {
  /// One rule's part.
  public struct Rule: Sendable, Hashable {
    /// The rule's name.
    public let name: String
    /// Blocks with at least one pair, after splitting.
    public internal(set) var blocks = 0
    /// Pairs that the blocks offer, those included that another rule offers too.
    public internal(set) var pairs = 0
    /// Records of the largest block, before splitting.
    public internal(set) var largestBlock = 0
    /// Blocks above the limit that were split by a finer key.
    public internal(set) var splitBlocks = 0
    /// Blocks still above the limit after the last finer key, in which only near neighbours were compared.
    public internal(set) var windowedBlocks = 0
    /// Records in those blocks, a record counted once for each.
    public internal(set) var windowedRecords = 0

    init(name: String) {
      self.name = name
    }
  }

  /// The rules in their order.
  public let rules: [Rule]

  /// Whether any block was too large to be compared whole.
  public var hasSplitBlocks: Bool { rules.contains { $0.splitBlocks > 0 } }
}
