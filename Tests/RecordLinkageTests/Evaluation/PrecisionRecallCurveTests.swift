import RecordLinkage
import Testing

@Suite("Precision and recall by threshold")
struct PrecisionRecallCurveTests {
  static let candidates: [(score: Float, isTrue: Bool)] = [
    (0.2, false), (0.9, true), (0.7, false), (0.9, true), (0.4, true), (0.1, false),
  ]

  @Test("One point for each different score; recall counts true pairs that were never candidates")
  func points() throws {
    let curve = PrecisionRecallCurve(candidates: Self.candidates, missedTruePairs: 1)
    #expect(curve.points.map(\.threshold) == [0.9, 0.7, 0.4, 0.2, 0.1])
    #expect(curve.points.map(\.truePositives) == [2, 2, 3, 3, 3])
    #expect(curve.points.map(\.falsePositives) == [0, 1, 1, 2, 3])
    #expect(curve.truePairs == 4)
    #expect(curve.evaluation(threshold: 0.5).recall == 0.5)
    #expect(curve.evaluation(threshold: 0.95).falseNegatives == 4)
    // Two at precision 1, one at 3/4, one never.
    try isNear(curve.averagePrecision, (2 + 0.75) / 4)
    #expect(curve.bestF1?.threshold == 0.4)
    #expect(curve.threshold(forPrecision: 0.99)?.threshold == 0.9)
    #expect(curve.threshold(forPrecision: 0.7)?.threshold == 0.4)
    #expect(curve.threshold(forRecall: 0.75)?.threshold == 0.4)
    #expect(curve.threshold(forRecall: 0.8) == nil)
    #expect(curve.thinned(to: 3).map(\.threshold) == [0.9, 0.4, 0.1])
  }

  @Test("Every point says what counting at its threshold says, for scores of any sign")
  func counting() {
    var random = SeededGenerator(seed: 61)
    for _ in 0..<50 {
      let candidates = (0..<60).map { _ in
        (score: Float(Int.random(in: -6...6, using: &random)) / 2, isTrue: Bool.random(using: &random))
      }
      let curve = PrecisionRecallCurve(candidates: candidates)
      #expect(curve.points.map(\.threshold) == Set(candidates.map(\.score)).sorted(by: >))
      var bestF1 = 0.0
      for point in curve.points {
        let linked = candidates.filter { $0.score >= point.threshold }
        #expect(point.truePositives == linked.count(where: \.isTrue))
        #expect(point.falsePositives == linked.count { !$0.isTrue })
        bestF1 = max(bestF1, curve.evaluation(point).f1 ?? 0)
      }
      #expect(curve.bestF1.flatMap { curve.evaluation($0).f1 } == bestF1)
    }
  }

  @Test("Nothing to evaluate has no figures")
  func empty() {
    let curve = PrecisionRecallCurve(candidates: [])
    #expect(curve.points.isEmpty && curve.averagePrecision == nil && curve.bestF1 == nil)
  }
}
