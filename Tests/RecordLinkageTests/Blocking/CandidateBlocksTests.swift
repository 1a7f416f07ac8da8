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
      ], recordCount: 4, leftCount: nil
    ) { [] }
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
      rules: [Self.rule("name", [[7], [7], [7], [7], [8]])], recordCount: 5, leftCount: 2
    ) { [] }
    #expect(Self.pairs(of: blocks) == [[0, 2], [0, 3], [1, 2], [1, 3]])
  }

  @Test("A record without a key is in no block, and a key of its own makes no pair")
  func missing() {
    let blocks = CandidateBlocks(
      rules: [Self.rule("phone", [[], [0], [5], []])], recordCount: 4, leftCount: nil
    ) { [] }
    #expect(Self.pairs(of: blocks).isEmpty)
  }

  @Test("An oversized block is split by the finer key and reported")
  func split() {
    let count = 12
    let refinement = BlockingRule.Refinement(name: "birth year", keys: (0..<count).map { UInt64($0 % 4 + 1) })
    let blocks = CandidateBlocks(
      rules: [Self.rule("name", Array(repeating: [7], count: count), refinements: [refinement])],
      recordCount: count, leftCount: nil, limits: .init(blockSize: 5, window: 2)
    ) { Array(repeating: 0, count: count) }
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
      limits: .init(blockSize: 5, window: 2)
    ) { (0..<UInt64(count)).map { $0 } }
    let pairs = Self.pairs(of: blocks)
    #expect(pairs.count == 8 * 2 + 1)
    #expect(pairs.contains([0, 1]) && pairs.contains([0, 2]) && !pairs.contains([0, 3]))
    #expect(blocks.report.rules[0].windowedBlocks == 1)
    #expect(blocks.report.rules[0].windowedRecords == 10)
  }

  @Test("A record that lacks the finer key is compared with every part of a split block")
  func unknownFinerKey() {
    let count = 13
    let keys = (0..<count).map { $0 == 12 ? 0 : UInt64($0 % 4 + 1) }
    let blocks = CandidateBlocks(
      rules: [
        Self.rule(
          "name", Array(repeating: [7], count: count),
          refinements: [BlockingRule.Refinement(name: "birth year", keys: keys)])
      ],
      recordCount: count, leftCount: nil, limits: .init(blockSize: 8, window: 2)
    ) { Array(repeating: 0, count: count) }
    let pairs = Self.pairs(of: blocks)
    #expect(pairs.count == 4 * 3 + 12)
    #expect(Set(pairs).count == pairs.count)
    #expect(blocks.offers(3, 12) && !blocks.offers(0, 1))
  }

  @Test("Copies of one record that several rules bring together are compared with their nearest once")
  func copies() {
    let count = 200
    let blocks = CandidateBlocks(
      rules: ["name", "phone", "e-mail"].map { Self.rule($0, Array(repeating: [7], count: count)) },
      recordCount: count, leftCount: nil, limits: .init(blockSize: 20, window: 5)
    ) { Array(repeating: 1, count: count) }
    let pairs = Self.pairs(of: blocks)
    #expect(pairs.count == 5 * (count - 5) + 10)
    #expect(Set(pairs).count == pairs.count)
  }

  @Test("In linking the nearest are those of the other table")
  func windowOfTwoTables() {
    let count = 40
    let blocks = CandidateBlocks(
      rules: [Self.rule("name", Array(repeating: [7], count: count))], recordCount: count, leftCount: 20,
      limits: .init(blockSize: 10, window: 3)
    ) { (0..<count).map { UInt64($0 % 20) } }
    let pairs = Self.pairs(of: blocks)
    #expect((0..<20).allSatisfy { left in pairs.contains([left, left + 20]) })
    #expect(pairs.allSatisfy { $0[0] < 20 && $0[1] >= 20 })
  }
}
