/// What the blocking rules of a model cost and yield.
public struct BlockingAnalysis: Sendable, Hashable {
  /// One rule.
  public struct Rule: Sendable, Hashable {
    /// The rule as a model writes it.
    public let name: String
    /// Pairs that it offers.
    public let pairs: Int
    /// Pairs that no rule before it offers.
    public let newPairs: Int
    /// Records of the largest block, before splitting.
    public let largestBlock: Int
    /// The share of the true pairs that it offers; `nil` without truth.
    public let recall: Double?
    /// The share of the true pairs that it offers and no rule before it.
    public let newRecall: Double?
    /// The values of the largest blocks, where asked for: personal data.
    public let largestValues: [Value]
  }

  /// What the records of a block have in common.
  public struct Value: Sendable, Hashable {
    /// The values of the rule's columns.
    public let value: String
    /// How many records.
    public let records: Int
  }

  /// The rules, in order.
  public let rules: [Rule]
  /// Distinct pairs of all rules.
  public let pairs: Int
  /// The number of records.
  public let records: Int
  /// The share of the true pairs that some rule offers; `nil` without truth.
  public let recall: Double?
}

extension Linker {
  /// Counts what the rules offer.
  ///
  /// - Parameters:
  ///   - entities: for each record the entity that it is of, where that is known: only to measure recall.
  ///   - showingValues: whether the values of the largest blocks are wanted.
  /// - Complexity: O(candidate pairs).
  public func analyzeBlocking(entities: [Int?]? = nil, showingValues: Bool = false) -> BlockingAnalysis {
    let report = blocks.report
    var newPairs = [Int](repeating: 0, count: report.rules.count)
    for block in 0..<blocks.count {
      let rule = Int(blocks.blocks[block].rule)
      blocks.forEachPair(inBlock: block) { _, _ in newPairs[rule] += 1 }
    }
    var offered = [Int](repeating: 0, count: report.rules.count)
    var new = offered
    var (all, met) = (0, 0)
    if let entities {
      var members: [Int: [Int]] = [:]
      for (record, entity) in entities.enumerated() {
        if let entity { members[entity, default: []].append(record) }
      }
      for records in members.values {
        for (place, lhs) in records.enumerated() {
          for rhs in records[(place + 1)...] where compiled.pairs.allows(lhs, rhs) {
            all += 1
            var rules = blocks.rulesOffering(lhs, rhs)
            if rules == 0 { continue }
            met += 1
            new[min(rules.trailingZeroBitCount, new.count - 1)] += 1
            while rules != 0 {
              offered[min(rules.trailingZeroBitCount, offered.count - 1)] += 1
              rules &= rules &- 1
            }
          }
        }
      }
    }
    let share: (Int) -> Double? = { entities == nil ? nil : Double($0) / Double(max(1, all)) }
    let rules = report.rules.indices.map { number in
      BlockingAnalysis.Rule(
        name: report.rules[number].name, pairs: report.rules[number].pairs, newPairs: newPairs[number],
        largestBlock: report.rules[number].largestBlock, recall: share(offered[number]),
        newRecall: share(new[number]), largestValues: showingValues ? largestValues(ofRule: number) : [])
    }
    return BlockingAnalysis(
      rules: rules, pairs: newPairs.reduce(0, +), records: compiled.table.recordCount, recall: share(met))
  }

  private func largestValues(ofRule number: Int) -> [BlockingAnalysis.Value] {
    let largest = blocks.blocks.filter { Int($0.rule) == number }
      .sorted { ($1.end - $1.start, $0.start) < ($0.end - $0.start, $1.start) }.prefix(5)
    return largest.map { block in
      let record = Int(blocks.records[Int(block.start)])
      let values = compiled.model.blocking.rules[number].parts.map {
        compiled.table.text(ofRecord: record, column: $0.column)
      }
      return BlockingAnalysis.Value(
        value: values.joined(separator: " + "), records: Int(block.end - block.start))
    }
  }
}
