import Testing

@testable import RecordLinkage

@Suite("Blocks are divided into units of work")
struct WorkUnitTests {
  private static func blocks(_ keys: [[UInt64]], salt: Int = 1, blockSize: Int = 400) -> CandidateBlocks {
    var rule = CandidateBlocksTests.rule("name", keys)
    rule.salt = salt
    let count = keys.count
    return CandidateBlocks(
      rules: [rule, CandidateBlocksTests.rule("phone", keys.map { $0.map { $0 / 2 + 1 } })],
      recordCount: count, leftCount: nil, limits: .init(blockSize: blockSize, window: 20)
    ) { (0..<UInt64(count)).map { $0 } }
  }

  private static func pairs(of blocks: CandidateBlocks) -> [[Int]] {
    blocks.chunks().flatMap { chunk in
      var found: [[Int]] = []
      blocks.forEachPair(in: chunk) { found.append([$0, $1]) }
      return found
    }
  }

  @Test(
    "However blocks are divided, every pair is looked at once",
    arguments: [1, 2, 3, 7, 64, 1_000], [300, 40, 2])
  func sameP(salt: Int, size: Int) {
    let keys = (0..<600).map { [UInt64($0 / size + 1), UInt64($0 % 5 + 9_000)] }
    let plain = Self.blocks(keys)
    let salted = Self.blocks(keys, salt: salt)
    #expect(Self.pairs(of: salted) == CandidateBlocksTests.pairs(of: plain))
    #expect(salted.report == plain.report)
  }

  @Test("A block of a rule with salt is at least so many units")
  func salt() {
    let keys = Array(repeating: [UInt64(7)], count: 300)
    #expect(Self.blocks(keys, salt: 16).chunks().count { $0.places != nil } >= 16)
    // 44,850 pairs are two or three units in any case; the second rule's block is of the same records.
    #expect(Self.blocks(keys).chunks().count < 10)
  }

  @Test("A window over many records is the work of many")
  func window() {
    let keys = Array(repeating: [UInt64(7)], count: 40_000)
    let blocks = Self.blocks(keys)
    let chunks = blocks.chunks()
    #expect(chunks.count > 40)
    #expect(chunks.allSatisfy { ($0.places?.count ?? 0) < 5_000 })
    var count = 0
    for chunk in chunks { blocks.forEachPair(in: chunk) { _, _ in count += 1 } }
    #expect(count == 20 * 40_000 - 20 * 21 / 2)
  }

  @Test("A large block of two tables is divided without losing a pair", arguments: [1, 3, 700])
  func dividedLinking(leftCount: Int) {
    let count = 1_400
    let blocks = CandidateBlocks(
      rules: [CandidateBlocksTests.rule("all", Array(repeating: [1], count: count))], recordCount: count,
      leftCount: leftCount, limits: .init(blockSize: 2_000)
    ) { [] }
    var found: Set<[Int]> = []
    for chunk in blocks.chunks() {
      blocks.forEachPair(in: chunk) { found.insert([$0, $1]) }
    }
    #expect(found.count == leftCount * (count - leftCount))
    #expect(found.allSatisfy { $0[0] < leftCount && $0[1] >= leftCount })
  }

  @Test("Records are grouped by key as a dictionary does it", arguments: [0, 1, 2, 1_000, 5_000])
  func grouping(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    // Keys of a caller need not be hashes: small numbers, and numbers that differ in the highest bits only.
    let keys: [[UInt64]] = (0..<count).map { _ in
      (0..<Int.random(in: 0...3, using: &random)).map { _ in
        Bool.random(using: &random)
          ? UInt64.random(in: 0...400, using: &random)
          : UInt64.random(in: 0...400, using: &random) << 55
      }
    }
    var expected: [UInt64: [UInt32]] = [:]
    for (record, all) in keys.enumerated() {
      for key in Set(all) where key != 0 { expected[key, default: []].append(UInt32(record)) }
    }
    var found: [UInt64: [UInt32]] = [:]
    var order: [UInt64] = []
    KeyedRecords(CandidateBlocksTests.rule("any", keys)).forEachGroup { key, records in
      found[key] = records
      order.append(key)
    }
    #expect(found == expected.filter { $0.value.count > 1 })
    #expect(order == order.sorted())
  }

  @Test("A rule of single keys is the same, whichever way its keys are given")
  func singleKeys() {
    let keys: [UInt64] = [5, 0, 5, 9, 0, 9]
    let one = BlockingRule(name: "n", recordCount: 6) { keys[$0] }
    let other = BlockingRule(name: "n", recordCount: 6) { record, out in out.append(keys[record]) }
    #expect(one.keys == other.keys && one.keyEnds == other.keyEnds)
    #expect(one.offers(0, 2) && !one.offers(1, 4))
  }
}
