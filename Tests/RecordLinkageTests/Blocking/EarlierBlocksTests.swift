import Testing

@testable import RecordLinkage

@Suite("Signs of earlier blocks")
struct EarlierBlocksTests {
  @Test("Records that are in one block have signs that may share it, however many blocks they are in")
  func noneMissed() {
    var random = SeededGenerator(seed: 17)
    var apart = 0
    var falselyShared = 0
    for _ in 0..<20_000 {
      func blocks() -> Set<UInt32> {
        Set(
          (0..<Int.random(in: 0...6, using: &random)).map { _ in UInt32.random(in: 0..<40, using: &random) })
      }
      let (left, right) = (blocks(), blocks())
      func sign(_ blocks: Set<UInt32>) -> EarlierBlocks {
        var sign = EarlierBlocks()
        for block in blocks.sorted() { sign.insert(block) }
        return sign
      }
      let mayShare = sign(left).mayShare(sign(right))
      #expect(mayShare == sign(right).mayShare(sign(left)))
      if !left.isDisjoint(with: right) {
        #expect(mayShare, "\(left.sorted()) \(right.sorted())")
      } else if left.count <= 4, right.count <= 4 {
        apart += 1
        if mayShare { falselyShared += 1 }
      }
    }
    #expect(apart > 5_000)
    #expect(falselyShared * 100 < apart, "of few blocks the sign says nearly always which")
  }
}
