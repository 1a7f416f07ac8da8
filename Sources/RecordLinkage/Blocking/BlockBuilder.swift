/// Sorts the keys of one rule after the other into blocks.
struct BlockBuilder {
  private struct Entry {
    var key: UInt64
    var record: UInt32
  }

  private let recordCount: Int
  private let pairSpace: PairSpace
  private let nearness: () -> [UInt64]
  private let limits: CandidateBlocks.Limits

  private(set) var records: [UInt32] = []
  private(set) var blocks: [CandidateBlocks.Block] = []
  private(set) var reports: [BlockingReport.Rule] = []
  /// The order of near content, asked for when the first block needs it.
  private var order: [UInt64]?

  init(
    recordCount: Int, pairSpace: PairSpace, nearness: @escaping () -> [UInt64], limits: CandidateBlocks.Limits
  ) {
    self.recordCount = recordCount
    self.pairSpace = pairSpace
    self.nearness = nearness
    self.limits = limits
  }

  mutating func add(_ rule: BlockingRule, number: Int) {
    reports.append(BlockingReport.Rule(name: rule.name))
    var entries: [Entry] = []
    entries.reserveCapacity(rule.keys.count)
    var start = 0
    for record in 0..<recordCount {
      let end = Int(rule.keyEnds[record])
      for place in start..<end { entries.append(Entry(key: rule.keys[place], record: UInt32(record))) }
      start = end
    }
    entries.sort { ($0.key, $0.record) < ($1.key, $1.record) }
    var first = 0
    while first < entries.count {
      var last = first + 1
      while last < entries.count, entries[last].key == entries[first].key { last += 1 }
      if last - first > 1 {
        append(entries[first..<last].map(\.record), of: rule, number: number, refinedBy: 0)
      }
      first = last
    }
  }

  /// Takes in a group of records with one key, splitting it by the rule's refinements from number `depth` on.
  private mutating func append(_ group: [UInt32], of rule: BlockingRule, number: Int, refinedBy depth: Int) {
    if pairSpace.pairCount(among: group[...]) == 0 { return }
    if depth == 0 { reports[number].largestBlock = max(reports[number].largestBlock, group.count) }
    guard group.count > limits.blockSize else {
      store(group, rule: number, isWindowed: false)
      return
    }
    if depth == 0 { reports[number].splitBlocks += 1 }
    guard depth < rule.refinements.count else {
      storeWindowed(group, rule: number)
      return
    }
    let keys = rule.refinements[depth].keys
    let sorted = group.sorted { (keys[Int($0)], $0) < (keys[Int($1)], $1) }
    // Unknown is not different: a record without the finer key may belong to any of the parts. A few go along with each
    // part; many would make the parts as large as the whole, and meet their nearest instead.
    let unknown = Array(sorted.prefix { keys[Int($0)] == 0 })
    let isFew = unknown.count <= limits.blockSize / 4
    if !unknown.isEmpty, !isFew { storeWindowed(group, rule: number) }
    if unknown.count > 1 { append(unknown, of: rule, number: number, refinedBy: depth + 1) }
    var first = unknown.count
    while first < sorted.count {
      var last = first + 1
      while last < sorted.count, keys[Int(sorted[last])] == keys[Int(sorted[first])] { last += 1 }
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
    store(group.sorted { (order[Int($0)], $0) < (order[Int($1)], $1) }, rule: rule, isWindowed: true)
  }

  private mutating func store(_ group: [UInt32], rule: Int, isWindowed: Bool) {
    blocks.append(
      CandidateBlocks.Block(
        start: UInt32(records.count), end: UInt32(records.count + group.count), rule: UInt16(rule),
        isWindowed: isWindowed))
    records.append(contentsOf: group)
    reports[rule].blocks += 1
    reports[rule].pairs += Self.pairCount(
      group[...], pairSpace: pairSpace, window: isWindowed ? limits.window : nil)
  }

  /// The number of pairs that a group offers; an upper bound for a windowed group of two tables.
  static func pairCount(_ group: ArraySlice<UInt32>, pairSpace: PairSpace, window: Int?) -> Int {
    if let window { return group.count * min(window, group.count - 1) }
    return pairSpace.pairCount(among: group)
  }
}
