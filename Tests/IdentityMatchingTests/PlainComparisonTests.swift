import JapaneseNormalization
import RecordLinkage
import Testing

@testable import IdentityMatching

/// What the rows and sketches show is what the features show.
@Suite("Comparing by rows")
struct PlainComparisonTests {
  @Test(
    "A pair has the levels and weights that its features have",
    arguments: [(1, false), (2, false), (3, true)])
  func sameEvidence(seed: UInt64, isLinking: Bool) throws {
    var builder = FeatureTableBuilder()
    for (number, record) in MixedApplicants.records(300, seed: seed).enumerated() {
      if isLinking, number == 100 { builder.beginRightTable() }
      try builder.append(record)
    }
    let table = builder.finish()
    let scorer = ApplicantScorer(table: table, model: ApplicantModel())
    var scratch = scorer.makeScratch()
    var plainScratch = ApplicantComparer.Scratch()
    var differing: [(Int, Int)] = []
    var vectors: Set<UInt64> = []
    for lhs in 0..<table.recordCount {
      for rhs in lhs..<table.recordCount {
        let evidence = scorer.evidence(lhs, rhs, scratch: &scratch)
        let plain = scorer.comparer.evidence(lhs, rhs, scratch: &plainScratch)
        if evidence != plain || scorer.evidence(rhs, lhs, scratch: &scratch).vector != plain.vector {
          differing.append((lhs, rhs))
        }
        vectors.insert(plain.vector.packed)
      }
    }
    #expect(differing.isEmpty, "\(differing.count) pairs, the first \(differing.first ?? (0, 0))")
    #expect(vectors.count > 2_000, "the records meet in many ways")
  }

  @Test("Pairs that come together are kept as they are one by one")
  func sameKept() throws {
    var builder = FeatureTableBuilder()
    for record in MixedApplicants.records(300, seed: 9) { try builder.append(record) }
    let table = builder.finish()
    let model = ApplicantModel()
    let scorer = ApplicantScorer(table: table, model: model)
    let prior = model.prior(recordCount: table.baseCount)
    let pairs = (0..<UInt32(300)).flatMap { left in
      (left + 1..<300).map { CandidatePair(left: left, right: $0) }
    }
    for keepFrom: Float in [-1, 0, 0.001, 0.5, 0.9, 0.9999, 1] {
      let keeper = PairKeeper(model: model.scoring, prior: prior, keepFrom: keepFrom)
      var scratch = scorer.makeScratch()
      var kept: [ScoredPair] = []
      scorer.score(pairs.span, keeper: keeper, scratch: &scratch, kept: &kept)
      var expected: [ScoredPair] = []
      for pair in pairs {
        let evidence = scorer.evidence(Int(pair.left), Int(pair.right), scratch: &scratch)
        let probabilities = model.scoring.posterior(evidence.weights, priorLog2Odds: prior)
        if probabilities.sum() >= keepFrom {
          expected.append(
            ScoredPair(
              left: pair.left, right: pair.right, vector: evidence.vector, probabilities: probabilities,
              weights: evidence.weights))
        }
      }
      #expect(kept == expected, "from \(keepFrom)")
    }
  }

  @Test("The number of tasks changes nothing")
  func anyWorkers() async throws {
    var builder = FeatureTableBuilder()
    for record in MixedApplicants.records(500, seed: 11) { try builder.append(record) }
    let table = builder.finish()
    let one = await IdentityMatcher().run(table, workers: 1)
    #expect(!one.links.isEmpty)
    for workers in [2, 3] {
      let many = await IdentityMatcher().run(table, workers: workers)
      #expect(many.links == one.links)
      #expect(many.clusters == one.clusters)
      #expect(many.comparedPairs == one.comparedPairs)
    }
  }
}
