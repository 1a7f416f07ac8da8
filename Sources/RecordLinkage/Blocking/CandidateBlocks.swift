/// The blocks of all rules: groups of records that share a key, in which every pair is a candidate.
///
/// Blocks of a later rule repeat many pairs of an earlier one. Instead of a set of pairs seen, each record knows the
/// blocks that it is in, in ascending order, and a pair is a candidate of the *first* block that its records share.
///
/// An oversized block is never dropped: it is split by the rule's finer keys, one after the other. What is still too
/// large then holds records that no key tells apart; they are put in an order in which near content is near, and each is
/// compared with its `window` nearest followers only (the sorted neighbourhood of Hernández and Stolfo, "The merge/purge
/// problem for large databases", SIGMOD 1995). All of it is in the report.
///
/// Places are 32 bits wide: at most four billion keys of all rules together.
public struct CandidateBlocks: Sendable {
  /// The limits on blocks.
  public struct Limits: Sendable {
    /// The most records of a block that are all compared with one another.
    public var blockSize: Int
    /// How many followers each record is compared with where a block cannot be split further.
    public var window: Int

    /// Limits; the defaults compare blocks of up to 400 records whole.
    public init(blockSize: Int = 400, window: Int = 50) {
      self.blockSize = max(2, blockSize)
      self.window = max(1, window)
    }
  }

  /// A block's place in ``records``.
  struct Block: Sendable {
    var start: UInt32
    var end: UInt32
    /// The rule it is of.
    var rule: UInt16
    /// Whether only near neighbours are compared.
    var isWindowed: Bool
  }

  /// The record numbers of all blocks, one block after the other; within a block ascending, unless it is windowed.
  let records: [UInt32]
  let blocks: [Block]
  /// For each record the blocks that it is in.
  let memberships: BlockMemberships
  /// For each rule the number of the block after its last: blocks are in the order of the rules.
  let ruleEnds: [UInt32]
  /// For each record, the windowed blocks that it is in and its places in them, in the order of the blocks.
  let windowPlaces: WindowPlaces
  /// Which pairs may be linked at all.
  let pairSpace: PairSpace
  /// The number of records of both tables.
  public let recordCount: Int
  let window: Int
  /// For each rule into how many units of work its blocks are divided at least.
  let salts: [Int]
  /// What making the keys and the blocks of each rule took.
  let times: [Duration]
  /// What each rule yielded and what had to be split.
  public let report: BlockingReport

  /// Groups records by the keys of the rules.
  ///
  /// - Parameters:
  ///   - leftCount: the number of records of the left table, which come first; `nil` where one table is deduplicated.
  ///   - nearness: gives each record a number such that records of near content have near numbers, and records whose numbers
  ///     are equal are interchangeable. Asked for only when a block cannot be split any further.
  /// - Complexity: O(*k*) for *k* keys of all rules, where no block is too large; those are split by sorting.
  public init(
    rules: [BlockingRule], recordCount: Int, leftCount: Int?, limits: Limits = Limits(),
    nearness: @escaping () -> [UInt64]
  ) {
    let ends = leftCount.map { [$0, recordCount] } ?? [recordCount]
    self.init(
      rules: rules, recordCount: recordCount, pairs: PairSpace(ends, linking: LinkingDeclaration()),
      limits: limits, nearness: nearness)
  }

  /// Groups records of any number of tables by the keys of the rules.
  init(
    rules: [BlockingRule], recordCount: Int, pairs: PairSpace, limits: Limits,
    nearness: @escaping () -> [UInt64]
  ) {
    let parts = rules.enumerated().map { number, rule in
      RuleBlocks(
        SortedRule(rule, leftCount: Self.leftCount(pairs)), number: number, pairSpace: pairs, limits: limits)
    }
    let (records, blocks) = RuleBlocks.joined(parts, nearness: nearness)
    self.init(
      parts, records, blocks,
      MembershipFilling.memberships(blocks: blocks, records: records, recordCount: recordCount),
      salts: rules.map(\.salt),
      recordCount: recordCount, pairs: pairs, limits: limits)
  }

  /// Groups records by the keys of rules that are made and sorted by several tasks.
  ///
  /// - Parameters:
  ///   - ruleCount: the number of rules.
  ///   - leftCount: the number of records of the left table, which come first; `nil` where one table is deduplicated.
  ///   - rule: the rule of a number; called once for each, by any task.
  ///   - nearness: as in ``init(rules:recordCount:leftCount:limits:nearness:)``.
  public init(
    ruleCount: Int, recordCount: Int, leftCount: Int?, limits: Limits = Limits(), workers: Int,
    rule: @escaping @Sendable (_ number: Int) -> BlockingRule, nearness: @escaping () -> [UInt64]
  ) async {
    let ends = leftCount.map { [$0, recordCount] } ?? [recordCount]
    await self.init(
      salts: Array(repeating: 1, count: ruleCount), recordCount: recordCount,
      pairs: PairSpace(ends, linking: LinkingDeclaration()), limits: limits, workers: workers, rule: rule,
      nearness: nearness)
  }

  /// The same of any number of tables.
  ///
  /// - Parameter salts: for each rule into how many units of work its blocks are divided at least.
  init(
    salts: [Int], recordCount: Int, pairs: PairSpace, limits: Limits, workers: Int,
    rule: @escaping @Sendable (_ number: Int) -> BlockingRule, nearness: @escaping () -> [UInt64]
  ) async {
    let leftCount = Self.leftCount(pairs)
    let parts = await ParallelMap.map(salts.count, workers: workers) {
      RuleBlocks(
        SortedRule(rule($0), leftCount: leftCount), number: $0, pairSpace: pairs, limits: limits)
    }
    let (records, blocks) = RuleBlocks.joined(parts, nearness: nearness)
    let memberships = await MembershipFilling.memberships(
      blocks: blocks, records: records, recordCount: recordCount, workers: workers)
    self.init(
      parts, records, blocks, memberships, salts: salts, recordCount: recordCount, pairs: pairs,
      limits: limits)
  }

  /// The number of records of the left of two tables of which only pairs between them are wanted.
  private static func leftCount(_ pairs: PairSpace) -> Int? {
    pairs.sourceEnds.count == 2 && pairs.isLinkOnly ? pairs.sourceEnds[0] : nil
  }

  private init(
    _ parts: [RuleBlocks], _ records: [UInt32], _ blocks: [Block], _ memberships: BlockMemberships,
    salts: [Int], recordCount: Int, pairs: PairSpace, limits: Limits
  ) {
    (self.records, self.blocks, self.memberships) = (records, blocks, memberships)
    pairSpace = pairs
    self.recordCount = recordCount
    window = limits.window
    report = BlockingReport(rules: parts.map(\.report))
    times = parts.map(\.time)
    self.salts = salts
    ruleEnds = Self.ruleEnds(blocks, rules: salts.count)
    windowPlaces = WindowPlaces(blocks: blocks, records: records, recordCount: recordCount)
  }

  /// The number of blocks.
  public var count: Int { blocks.count }

  /// For each record whether it is in a block.
  package var recordsInBlocks: [Bool] {
    var isInBlock = [Bool](repeating: false, count: recordCount)
    for record in records { isInBlock[Int(record)] = true }
    return isInBlock
  }

  /// How many pairs a block offers, those included that an earlier block has already offered.
  func pairCount(of block: Block) -> Int {
    block.isWindowed
      ? RuleBlocks.windowedPairCount(Int(block.end - block.start), window: window)
      : pairSpace.pairCount(among: records[Int(block.start)..<Int(block.end)])
  }

  /// How many pairs begin at a place of a block, those included that an earlier block has already offered.
  func pairCount(ofBlock number: Int, from place: Int) -> Int {
    let end = Int(blocks[number].end)
    let ahead = (place + 1)..<max(place + 1, blocks[number].isWindowed ? min(end, place + 1 + reach) : end)
    if pairSpace.sourceEnds.count == 1 { return ahead.count }
    return ahead.count { pairSpace.allows(Int(records[place]), Int(records[$0])) }
  }

  /// Calls `body` with every candidate pair of a block that no earlier block offers, the smaller record number first.
  ///
  /// - Parameter places: the places in ``records`` from which pairs begin; `nil` for the whole block.
  func forEachPair(
    inBlock number: Int, from places: Range<Int>? = nil, _ body: (_ lhs: Int, _ rhs: Int) -> Void
  ) {
    let block = blocks[number]
    let members = records[Int(block.start)..<Int(block.end)]
    let places = places ?? members.indices
    if block.isWindowed {
      forEachNeighbour(in: members, from: places, ofBlock: UInt32(number), body)
      return
    }
    let end = Int(block.end)
    // Of two tables the left one's records come first, and each is compared with those of the right one only.
    let isLinking = pairSpace.sourceEnds.count == 2 && pairSpace.isLinkOnly
    let middle = isLinking ? members.firstIndex { Int($0) >= pairSpace.sourceEnds[0] } ?? end : end
    let isPlain = isLinking || pairSpace.sourceEnds.count == 1
    let signs = memberships.signs
    for first in places.lowerBound..<max(places.lowerBound, min(places.upperBound, middle)) {
      prefetchBlocks(ahead: first)
      let lower = Int(records[first])
      let sign = signs[first]
      for place in (isLinking ? middle : first + 1)..<end {
        let upper = Int(records[place])
        if !isPlain, !pairSpace.allows(lower, upper) { continue }
        if sign.mayShare(signs[place]), shareBlock(lower, upper, before: UInt32(number)) { continue }
        body(lower, upper)
      }
    }
  }

  /// Whether some block offers the pair, so that a run compares it.
  public func offers(_ lhs: Int, _ rhs: Int) -> Bool {
    if !pairSpace.allows(lhs, rhs) { return false }
    return shareBlock(lhs, rhs, before: .max) || isNeighbour(lhs, rhs, before: .max)
  }

  /// The pairs of a windowed block: each record with its nearest followers, in linking with those of the other table.
  private func forEachNeighbour(
    in members: ArraySlice<UInt32>, from places: Range<Int>, ofBlock number: UInt32,
    _ body: (_ lhs: Int, _ rhs: Int) -> Void
  ) {
    for first in places {
      let end = min(first + 1 + reach, members.endIndex)
      for place in (first + 1)..<max(end, first + 1) {
        let lower = Int(min(members[first], members[place]))
        let upper = Int(max(members[first], members[place]))
        if !pairSpace.allows(lower, upper) { continue }
        if !shareBlock(lower, upper, before: .max), !isNeighbour(lower, upper, before: number) {
          body(lower, upper)
        }
      }
    }
  }

  /// How many places ahead a record of a windowed block looks. Of two tables about half the places are of the same one.
  var reach: Int { pairSpace.isLinkOnly ? 2 * window : window }

  /// Whether a windowed block before this one offers the pair.
  private func isNeighbour(_ lhs: Int, _ rhs: Int, before number: UInt32) -> Bool {
    var isNear = false
    windowPlaces.forEachCommonBlock(lhs, rhs) { block, distance in
      if block < number, distance <= reach { isNear = true }
    }
    return isNear
  }

  /// For each rule the number of the block after its last.
  private static func ruleEnds(_ blocks: [Block], rules: Int) -> [UInt32] {
    var ends = [UInt32](repeating: 0, count: rules)
    for (number, block) in blocks.enumerated() { ends[Int(block.rule)] = UInt32(number + 1) }
    for rule in ends.indices.dropFirst() { ends[rule] = max(ends[rule], ends[rule - 1]) }
    return ends
  }
}
