import Testing

@testable import RecordLinkage

@Suite("Blocking")
struct CandidateBlocksTests {
  /// A rule that gives each record the keys listed for it.
  static func rule(
    _ name: String, _ keys: [[UInt64]], refinements: [BlockingRule.Refinement] = []
  ) -> BlockingRule {
    BlockingRule(name: name, recordCount: keys.count, refinements: refinements) { record, out in
      out += keys[record]
    }
  }

  static func pairs(of blocks: CandidateBlocks) -> [[Int]] {
    var found: [[Int]] = []
    for block in 0..<blocks.count { blocks.forEachPair(inBlock: block) { found.append([$0, $1]) } }
    return found
  }

  @Test("A pair that several rules and keys offer is compared once")
  func offeredOnce() {
    let blocks = CandidateBlocks(
      rules: [
        Self.rule("phone", [[1, 2], [2, 1], [3], []]),
        Self.rule("name", [[9], [9], [9], [9]]),
      ], recordCount: 4, leftCount: nil, contentOrder: [0, 1, 2, 3])
    #expect(
      Self.pairs(of: blocks).sorted { $0.lexicographicallyPrecedes($1) } == [
        [0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3],
      ])
  }

  @Test("A rule says whether it would compare two records")
  func offers() {
    let rule = Self.rule("phone", [[1, 2], [2], [3], []])
    #expect(rule.offers(0, 1) && rule.offers(1, 0))
    #expect(!rule.offers(0, 2) && !rule.offers(3, 0))
  }

  @Test("Linking compares across the two tables only")
  func linking() {
    let blocks = CandidateBlocks(
      rules: [Self.rule("name", [[7], [7], [7], [7], [8]])], recordCount: 5, leftCount: 2,
      contentOrder: [0, 1, 2, 3, 4])
    #expect(Self.pairs(of: blocks) == [[0, 2], [0, 3], [1, 2], [1, 3]])
  }

  @Test("A record without a key is in no block, and a key of its own makes no pair")
  func missing() {
    let blocks = CandidateBlocks(
      rules: [Self.rule("phone", [[], [0], [5], []])], recordCount: 4, leftCount: nil,
      contentOrder: [0, 1, 2, 3])
    #expect(Self.pairs(of: blocks).isEmpty)
  }

  @Test("An oversized block is split by the finer key and reported")
  func split() {
    let count = 12
    let refinement = BlockingRule.Refinement(name: "birth year", keys: (0..<count).map { UInt64($0 % 4 + 1) })
    let blocks = CandidateBlocks(
      rules: [Self.rule("name", Array(repeating: [7], count: count), refinements: [refinement])],
      recordCount: count, leftCount: nil, contentOrder: Array(repeating: 0, count: count),
      limits: .init(blockSize: 5, window: 2))
    #expect(Self.pairs(of: blocks).count == 4 * 3)
    #expect(blocks.report.rules[0].largestBlock == 12)
    #expect(blocks.report.rules[0].splitBlocks == 1)
    #expect(blocks.report.rules[0].windowedBlocks == 0)
  }

  @Test("Records that no key tells apart are still compared with their neighbours")
  func window() {
    let count = 10
    let blocks = CandidateBlocks(
      rules: [Self.rule("name", Array(repeating: [7], count: count))], recordCount: count, leftCount: nil,
      contentOrder: (0..<UInt64(count)).map { $0 }, limits: .init(blockSize: 5, window: 2))
    let pairs = Self.pairs(of: blocks)
    #expect(pairs.count == 8 * 2 + 1)
    #expect(pairs.contains([0, 1]) && pairs.contains([0, 2]) && !pairs.contains([0, 3]))
    #expect(blocks.report.rules[0].windowedBlocks == 1)
    #expect(blocks.report.rules[0].windowedRecords == 10)
  }
}
