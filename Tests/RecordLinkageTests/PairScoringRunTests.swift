import Testing

@testable import RecordLinkage

/// Compares two columns of numbers.
private struct ColumnScorer: PairScorer {
  let surnames: [Int]
  let birthDates: [Int]

  func makeScratch() {}

  func evidence(_ lhs: Int, _ rhs: Int, scratch: inout Void) -> PairEvidence {
    var evidence = PairEvidence()
    evidence.add(FellegiSunterModelTests.model, comparison: 0, level: surnames[lhs] == surnames[rhs] ? 1 : 2)
    evidence.add(
      FellegiSunterModelTests.model, comparison: 1, level: birthDates[lhs] == birthDates[rhs] ? 1 : 2)
    return evidence
  }
}

@Suite("Scoring candidate pairs")
struct PairScoringRunTests {
  @Test("The number of workers does not change the result", arguments: [1, 2, 3, 8])
  func workers(count: Int) async {
    var random = SeededGenerator(seed: 3)
    let records = 600
    let surnames = (0..<records).map { _ in Int.random(in: 0..<20, using: &random) }
    let birthDates = (0..<records).map { _ in Int.random(in: 0..<40, using: &random) }
    let candidates = CandidateBlocks(
      rules: [
        CandidateBlocksTests.rule("surname", surnames.map { [UInt64($0 + 1)] }),
        CandidateBlocksTests.rule("birth date", birthDates.map { [UInt64($0 + 1)] }),
      ], recordCount: records, leftCount: nil
    ) { [] }
    let run = PairScoringRun(
      candidates: candidates, scorer: ColumnScorer(surnames: surnames, birthDates: birthDates),
      model: FellegiSunterModelTests.model, prior: .init(-16, -16, 0, 0), keepFrom: 0.5)
    let result = await run.run(workers: count)
    // The oracle: every pair that shares either value, once.
    var expected = 0
    var compared = 0
    for lhs in 0..<records {
      for rhs in (lhs + 1)..<records
      where surnames[lhs] == surnames[rhs] || birthDates[lhs] == birthDates[rhs] {
        compared += 1
        if surnames[lhs] == surnames[rhs], birthDates[lhs] == birthDates[rhs] { expected += 1 }
      }
    }
    #expect(result.comparedPairs == compared)
    #expect(result.pairs.count == expected)
    #expect(result.pairs.allSatisfy { $0.left < $0.right })
  }
}
