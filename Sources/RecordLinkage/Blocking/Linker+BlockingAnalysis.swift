extension Linker {
  /// Counts what the rules offer.
  ///
  /// - Parameters:
  ///   - entities: for each record the entity that it is of, where that is known: only to measure recall.
  ///   - showingValues: whether the values of the largest blocks are wanted. They are personal data.
  ///   - enumerating: how many pairs are looked at to see whether an earlier rule offers them; of more a sample is.
  /// - Complexity: O(keys + min(candidate pairs, `enumerating`)).
  public func analyzeBlocking(
    entities: [Int?]? = nil, showingValues: Bool = false, enumerating: Int = 50_000_000
  ) -> BlockingAnalysis {
    var tally: RecallTally?
    if let entities {
      var found = RecallTally(blocks)
      var members: [Int: [Int]] = [:]
      for (record, entity) in entities.prefix(compiled.table.recordCount).enumerated() {
        if let entity { members[entity, default: []].append(record) }
      }
      for records in members.values {
        for (place, lhs) in records.enumerated() {
          for rhs in records[(place + 1)...] { found.take(lhs, rhs) }
        }
      }
      tally = found
    }
    return analysis(tally, showingValues: showingValues, enumerating: enumerating)
  }

  /// Counts what the rules offer, and how many of some true pairs are among it.
  ///
  /// - Parameters:
  ///   - truePairs: pairs of records, by their numbers, that are of one entity; each in either order, repetitions count once.
  ///     Pairs that may not be linked, as those within a table that has no duplicates, are left out.
  ///   - showingValues: whether the values of the largest blocks are wanted. They are personal data.
  ///   - enumerating: how many pairs are looked at to see whether an earlier rule offers them; of more a sample is.
  public func analyzeBlocking(
    truePairs: [(Int, Int)], showingValues: Bool = false, enumerating: Int = 50_000_000
  ) -> BlockingAnalysis {
    var tally = RecallTally(blocks)
    var seen: Set<UInt64> = []
    let records = 0..<compiled.table.recordCount
    for (lhs, rhs) in truePairs where records.contains(lhs) && records.contains(rhs) {
      if seen.insert(UInt64(min(lhs, rhs)) << 32 | UInt64(max(lhs, rhs))).inserted { tally.take(lhs, rhs) }
    }
    return analysis(tally, showingValues: showingValues, enumerating: enumerating)
  }

  private func analysis(
    _ tally: RecallTally?, showingValues: Bool, enumerating: Int
  ) -> BlockingAnalysis {
    let report = blocks.report
    let new = newPairs(enumerating: enumerating)
    let blocking = DeclaredBlocking(table: compiled.table)
    let rules = report.rules.enumerated().map { number, rule in
      let keyed = blocking.rule(compiled.model.blocking.rules[number], number: number, refinements: [])
      return BlockingAnalysis.Rule(
        name: rule.name, pairs: rule.pairs, newPairs: new.pairs[number], blocks: rule.blocks,
        largestBlock: rule.largestBlock, splitBlocks: rule.splitBlocks, windowedBlocks: rule.windowedBlocks,
        windowedRecords: rule.windowedRecords,
        recordsWithoutKey: keyed.keyEnds.indices.count { keyed.range(ofRecord: $0).isEmpty },
        recall: tally.map { $0.share($0.offered[number]) }, newRecall: tally.map { $0.share($0.new[number]) },
        largestValues: showingValues ? largestValues(of: keyed, number: number) : [],
        time: blocks.times[number])
    }
    return BlockingAnalysis(
      rules: rules, pairs: new.pairs.reduce(0, +), isEstimated: new.isEstimated,
      records: compiled.table.recordCount, possiblePairs: compiled.pairs.count,
      recall: tally.map { $0.share($0.met) }, truePairs: tally?.all)
  }

  /// For each rule the pairs that no earlier rule offers. Of many, those that begin at some of the records of each block,
  /// chosen by the records' content, tell what share of the rule's pairs is new.
  private func newPairs(enumerating most: Int) -> (pairs: [Int], isEstimated: Bool) {
    let report = blocks.report
    var pairs = [Int](repeating: 0, count: report.rules.count)
    var seen = pairs
    let all = report.rules.reduce(0) { $0 + $1.pairs }
    let isEstimated = all > most
    let limit = isEstimated ? UInt64(Double(most) / Double(all) * Double(UInt64.max >> 1)) << 1 : .max
    for (number, block) in blocks.blocks.enumerated() {
      let rule = Int(block.rule)
      if !isEstimated {
        blocks.forEachPair(inBlock: number) { _, _ in pairs[rule] += 1 }
        continue
      }
      for place in Int(block.start)..<Int(block.end) {
        let content = compiled.contentHashes[Int(blocks.records[place])]
        if StableHash.of(seed: UInt64(rule), content, UInt64(block.end - block.start)) > limit { continue }
        blocks.forEachPair(inBlock: number, from: place..<(place + 1)) { _, _ in pairs[rule] += 1 }
        seen[rule] += blocks.pairCount(ofBlock: number, from: place)
      }
    }
    if isEstimated {
      for rule in pairs.indices {
        let share = Double(pairs[rule]) / Double(max(1, seen[rule]))
        pairs[rule] = Int((min(1, share) * Double(report.rules[rule].pairs)).rounded())
      }
    }
    return (pairs, isEstimated)
  }

  /// The five keys that most records have, with their text.
  private func largestValues(of rule: BlockingRule, number: Int) -> [BlockingAnalysis.Value] {
    var largest: [(key: UInt64, records: Int, first: Int)] = []
    KeyedRecords(rule).forEachGroup { key, records in
      if largest.count == 5, records.count <= largest[4].records { return }
      if compiled.pairs.pairCount(among: records[...]) == 0 { return }
      largest.append((key, records.count, Int(records[0])))
      largest.sort { ($1.records, $0.key) < ($0.records, $1.key) }
      if largest.count > 5 { largest.removeLast() }
    }
    let text = KeyText(compiled.table, rule: compiled.model.blocking.rules[number], number: number)
    return largest.map {
      BlockingAnalysis.Value(value: text.text(of: $0.key, record: $0.first), records: $0.records)
    }
  }
}

/// How many of the true pairs each rule offers.
private struct RecallTally {
  private let blocks: CandidateBlocks
  private(set) var all = 0
  private(set) var met = 0
  private(set) var offered: [Int]
  private(set) var new: [Int]

  init(_ blocks: CandidateBlocks) {
    self.blocks = blocks
    offered = Array(repeating: 0, count: blocks.report.rules.count)
    new = offered
  }

  mutating func take(_ lhs: Int, _ rhs: Int) {
    guard blocks.pairSpace.allows(lhs, rhs) else { return }
    all += 1
    var rules = blocks.rulesOffering(lhs, rhs)
    if rules == 0 { return }
    met += 1
    new[rules.trailingZeroBitCount] += 1
    while rules != 0 {
      offered[rules.trailingZeroBitCount] += 1
      rules &= rules &- 1
    }
  }

  func share(_ pairs: Int) -> Double { Double(pairs) / Double(max(1, all)) }
}
