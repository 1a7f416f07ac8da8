import Testing

@testable import RecordLinkage

@Suite("Blocks of several tables")
struct SeveralTablesTests {
  /// Three tables of 30, 20 and 40 records.
  private static let ends = [30, 50, 90]

  private static func source(_ record: Int) -> Int { ends.firstIndex { record < $0 } ?? 0 }

  private static func isAllowed(_ lhs: Int, _ rhs: Int, within: Set<Int>) -> Bool {
    source(lhs) != source(rhs) || within.contains(source(lhs))
  }

  @Test(
    "Pairs are of different tables, or of one that may have duplicates",
    arguments: [[], [0], [1], [2], [0, 2], [0, 1, 2]])
  func pairs(within list: [Int]) {
    let within = Set(list)
    var random = SeededGenerator(seed: 5)
    let keys = (0..<90).map { _ in (0..<2).map { _ in UInt64.random(in: 1...12, using: &random) } }
    let space = PairSpace(Self.ends, linking: LinkingDeclaration(withinSources: within))
    let blocks = CandidateBlocks(
      rules: [CandidateBlocksTests.rule("any", keys)], recordCount: 90, pairs: space,
      limits: .init(blockSize: 400)
    ) { [] }
    var expected: [[Int]] = []
    for lhs in 0..<90 {
      for rhs in (lhs + 1)..<90
      where Self.isAllowed(lhs, rhs, within: within) && !Set(keys[lhs]).isDisjoint(with: keys[rhs]) {
        expected.append([lhs, rhs])
      }
    }
    let found = CandidateBlocksTests.pairs(of: blocks)
    #expect(found.sorted { $0.lexicographicallyPrecedes($1) } == expected)
    for lhs in 0..<90 {
      for rhs in 0..<90 where lhs != rhs {
        #expect(blocks.offers(lhs, rhs) == expected.contains([min(lhs, rhs), max(lhs, rhs)]))
      }
    }
  }

  @Test(
    "The pairs of a block are counted as they are looked at", arguments: [[], [1], [0, 2], [0, 1, 2]])
  func counts(within list: [Int]) {
    let space = PairSpace(Self.ends, linking: LinkingDeclaration(withinSources: Set(list)))
    let blocks = CandidateBlocks(
      rules: [CandidateBlocksTests.rule("any", (0..<90).map { [UInt64($0 % 4 + 1)] })], recordCount: 90,
      pairs: space, limits: .init(blockSize: 400)
    ) { [] }
    #expect(blocks.report.rules[0].pairs == CandidateBlocksTests.pairs(of: blocks).count)
    #expect(blocks.blocks.reduce(0) { $0 + blocks.pairCount(of: $1) } == blocks.report.rules[0].pairs)
  }

  @Test("A block too large to compare whole meets neighbours of other tables", arguments: [[], [2]])
  func windows(within list: [Int]) {
    let within = Set(list)
    let space = PairSpace(Self.ends, linking: LinkingDeclaration(withinSources: within))
    // Record n of each table is of near content.
    let blocks = CandidateBlocks(
      rules: [CandidateBlocksTests.rule("any", Array(repeating: [7], count: 90))], recordCount: 90,
      pairs: space, limits: .init(blockSize: 20, window: 6)
    ) { (0..<90).map { UInt64($0 - (Self.source($0) == 0 ? 0 : Self.ends[Self.source($0) - 1])) } }
    let found = CandidateBlocksTests.pairs(of: blocks)
    #expect(found.allSatisfy { Self.isAllowed($0[0], $0[1], within: within) })
    #expect(Set(found).count == found.count)
    for row in 0..<20 {
      #expect(found.contains([row, row + 30]))
      #expect(found.contains([row, row + 50]))
      #expect(found.contains([row + 30, row + 50]))
    }
  }
}
