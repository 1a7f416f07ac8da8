/// Sorts the keys of one rule after the other into blocks.
struct BlockBuilder {
  private let pairSpace: PairSpace
  private let nearness: () -> [UInt64]
  private let limits: CandidateBlocks.Limits

  private(set) var records: [UInt32] = []
  private(set) var blocks: [CandidateBlocks.Block] = []
  private(set) var reports: [BlockingReport.Rule] = []
  /// What making the keys and the blocks of each rule took.
  private(set) var times: [Duration] = []
  /// The order of near content, asked for when the first block needs it.
  private var order: [UInt64]?

  init(
    pairSpace: PairSpace, nearness: @escaping () -> [UInt64], limits: CandidateBlocks.Limits
  ) {
    self.pairSpace = pairSpace
    self.nearness = nearness
    self.limits = limits
  }

  /// Takes in a rule's groups; of one rule after the other.
  mutating func add(_ rule: SortedRule, number: Int) {
    let start = ContinuousClock.now
    reports.append(BlockingReport.Rule(name: rule.name))
    rule.records.forEachGroup { _, group in append(group, of: rule, number: number, refinedBy: 0) }
    times.append(rule.time + (ContinuousClock.now - start))
  }

  /// Takes in a group of records with one key, splitting it by the rule's refinements from number `depth` on.
  private mutating func append(_ group: [UInt32], of rule: SortedRule, number: Int, refinedBy depth: Int) {
    let pairs = pairSpace.pairCount(among: group[...])
    if pairs == 0 { return }
    if depth == 0 { reports[number].largestBlock = max(reports[number].largestBlock, group.count) }
    guard group.count > limits.blockSize else {
      store(group, rule: number, pairs: pairs, isWindowed: false)
      return
    }
    if depth == 0 { reports[number].splitBlocks += 1 }
    guard depth < rule.refinements.count else {
      storeWindowed(group, rule: number)
      return
    }
    let keyOfRecord = rule.refinements[depth].keyOfRecord
    let entries = group.map { (key: keyOfRecord(Int($0)), record: $0) }.sorted { $0 < $1 }
    let sorted = entries.map(\.record)
    // Unknown is not different: a record without the finer key may belong to any of the parts. A few go along with each
    // part; many would make the parts as large as the whole, and meet their nearest instead.
    let unknown = entries.prefix { $0.key == 0 }.map(\.record)
    let isFew = unknown.count <= limits.blockSize / 4
    if !unknown.isEmpty, !isFew { storeWindowed(group, rule: number) }
    if unknown.count > 1 { append(unknown, of: rule, number: number, refinedBy: depth + 1) }
    var first = unknown.count
    while first < sorted.count {
      var last = first + 1
      while last < sorted.count, entries[last].key == entries[first].key { last += 1 }
      var part = Array(sorted[first..<last])
      if isFew, !unknown.isEmpty { part = (part + unknown).sorted() }
      if part.count > 1 { append(part, of: rule, number: number, refinedBy: depth + 1) }
      first = last
    }
  }

  private mutating func storeWindowed(_ group: [UInt32], rule: Int) {
    let order = self.order ?? nearness()
    self.order = order
    reports[rule].windowedBlocks += 1
    reports[rule].windowedRecords += group.count
    store(
      group.sorted { (order[Int($0)], $0) < (order[Int($1)], $1) }, rule: rule,
      pairs: Self.windowedPairCount(group.count, window: limits.window), isWindowed: true)
  }

  private mutating func store(_ group: [UInt32], rule: Int, pairs: Int, isWindowed: Bool) {
    blocks.append(
      CandidateBlocks.Block(
        start: UInt32(records.count), end: UInt32(records.count + group.count), rule: UInt16(rule),
        isWindowed: isWindowed))
    records.append(contentsOf: group)
    reports[rule].blocks += 1
    reports[rule].pairs += pairs
  }

  /// The number of pairs that a windowed group offers; an upper bound for one of several tables.
  static func windowedPairCount(_ records: Int, window: Int) -> Int {
    let reach = max(0, min(window, records - 1))
    return records * reach - reach * (reach + 1) / 2
  }
}
