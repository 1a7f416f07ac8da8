/// The blocks of one rule.
///
/// Rules are independent of one another, so that workers make the blocks of several at a time.
struct RuleBlocks: Sendable {
  private let pairSpace: PairSpace
  private let limits: CandidateBlocks.Limits
  private let number: Int

  private var records: [UInt32] = []
  private var blocks: [CandidateBlocks.Block] = []
  private(set) var report: BlockingReport.Rule
  /// What making the keys and the blocks took.
  private(set) var time: Duration

  /// Makes blocks of a rule's groups. Those that no key splits are in no order yet.
  init(_ rule: SortedRule, number: Int, pairSpace: PairSpace, limits: CandidateBlocks.Limits) {
    self.pairSpace = pairSpace
    self.limits = limits
    self.number = number
    report = BlockingReport.Rule(name: rule.name)
    time = rule.time
    let start = ContinuousClock.now
    rule.records.forEachGroup { _, group in append(group, of: rule, refinedBy: 0) }
    time += ContinuousClock.now - start
  }

  /// The blocks of all rules in their order, with their places among the records of all.
  ///
  /// - Parameter nearness: gives each record a number, near for records of near content; asked for where a block holds records
  ///   that no key tells apart, which are put in that order.
  static func joined(
    _ parts: [RuleBlocks], nearness: () -> [UInt64]
  ) -> (records: [UInt32], blocks: [CandidateBlocks.Block]) {
    var records: [UInt32] = []
    var blocks: [CandidateBlocks.Block] = []
    records.reserveCapacity(parts.reduce(0) { $0 + $1.records.count })
    blocks.reserveCapacity(parts.reduce(0) { $0 + $1.blocks.count })
    for part in parts {
      let start = UInt32(records.count)
      records += part.records
      for var block in part.blocks {
        block.start += start
        block.end += start
        blocks.append(block)
      }
    }
    if blocks.contains(where: \.isWindowed) {
      let order = nearness()
      for block in blocks where block.isWindowed {
        records[Int(block.start)..<Int(block.end)].sort { (order[Int($0)], $0) < (order[Int($1)], $1) }
      }
    }
    return (records, blocks)
  }

  /// Takes in a group of records with one key, splitting it by the rule's refinements from number `depth` on.
  private mutating func append(_ group: [UInt32], of rule: SortedRule, refinedBy depth: Int) {
    let pairs = pairSpace.pairCount(among: group[...])
    if pairs == 0 { return }
    if depth == 0 { report.largestBlock = max(report.largestBlock, group.count) }
    guard group.count > limits.blockSize else {
      store(group, pairs: pairs, isWindowed: false)
      return
    }
    if depth == 0 { report.splitBlocks += 1 }
    guard depth < rule.refinements.count else {
      storeWindowed(group)
      return
    }
    let keyOfRecord = rule.refinements[depth].keyOfRecord
    let entries = group.map { (key: keyOfRecord(Int($0)), record: $0) }.sorted { $0 < $1 }
    let sorted = entries.map(\.record)
    // Unknown is not different: a record without the finer key may belong to any of the parts. A few go along with each
    // part; many would make the parts as large as the whole, and meet their nearest instead.
    let unknown = entries.prefix { $0.key == 0 }.map(\.record)
    let isFew = unknown.count <= limits.blockSize / 4
    if !unknown.isEmpty, !isFew { storeWindowed(group) }
    if unknown.count > 1 { append(unknown, of: rule, refinedBy: depth + 1) }
    var first = unknown.count
    while first < sorted.count {
      var last = first + 1
      while last < sorted.count, entries[last].key == entries[first].key { last += 1 }
      var part = Array(sorted[first..<last])
      if isFew, !unknown.isEmpty { part = (part + unknown).sorted() }
      if part.count > 1 { append(part, of: rule, refinedBy: depth + 1) }
      first = last
    }
  }

  private mutating func storeWindowed(_ group: [UInt32]) {
    report.windowedBlocks += 1
    report.windowedRecords += group.count
    store(
      group, pairs: Self.windowedPairCount(group.count, window: limits.window), isWindowed: true)
  }

  private mutating func store(_ group: [UInt32], pairs: Int, isWindowed: Bool) {
    blocks.append(
      CandidateBlocks.Block(
        start: UInt32(records.count), end: UInt32(records.count + group.count), rule: UInt16(number),
        isWindowed: isWindowed))
    records.append(contentsOf: group)
    report.blocks += 1
    report.pairs += pairs
  }

  /// The number of pairs that a windowed group offers; an upper bound for one of several tables.
  static func windowedPairCount(_ records: Int, window: Int) -> Int {
    let reach = max(0, min(window, records - 1))
    return records * reach - reach * (reach + 1) / 2
  }
}
