import RecordLinkage
import Testing

@Suite("Evaluation from samples and probabilities")
struct SampledEvaluationTests {
  @Test(
    "Wilson's interval, also where all or none succeed",
    arguments: [
      // Brown, Cai and DasGupta 2001 and any table: 0/10, 10/10, 50/100, 8/10.
      (0.0, 10.0, 0.0, 0.2775), (10, 10, 0.7225, 1), (50, 100, 0.4038, 0.5962), (8, 10, 0.4902, 0.9433),
    ])
  func wilson(successes: Double, trials: Double, lower: Double, upper: Double) throws {
    let share = try #require(EstimatedShare.wilson(successes: successes, trials: trials))
    #expect(share.estimate == successes / trials)
    try isNear(share.lower, lower, within: 1e-4)
    try isNear(share.upper, upper, within: 1e-4)
  }

  @Test("Without a trial there is no share")
  func noTrial() {
    #expect(EstimatedShare.wilson(successes: 0, trials: 0) == nil)
  }

  @Test("Strata are weighed by their candidates, unsure labels count as half")
  func strata() throws {
    let scores = [Float](repeating: 0.95, count: 100) + [Float](repeating: 0.5, count: 900)
    let labels: [(score: Float, label: Float)] =
      [(0.95, 1), (0.95, 1), (0.95, 1), (0.95, 0)] + [(0.5, 0), (0.5, 0.5), (0.5, 0), (0.5, 0), (0.5, 0)]
    let sample = StratifiedEstimate(
      scores: scores, labels: labels, boundaries: [0.9, 0.1], missedTruePairs: 10)
    #expect(sample.strata.map(\.candidates) == [0, 900, 100])
    let estimates = sample.estimates(threshold: 0.9)
    // 75 of 100 links are true; 90 true pairs are under the threshold and 10 were never candidates.
    try isNear(estimates.precision?.estimate, 0.75)
    try isNear(estimates.recall?.estimate, 75.0 / 175)
    try isNear(estimates.f1?.estimate, 150.0 / 275)
    #expect(estimates == sample.estimates(threshold: 0.9))
  }

  @Test("A stratum without labels leaves the figures open that need it")
  func unlabelled() {
    let sample = StratifiedEstimate(scores: [0.9, 0.2], labels: [(0.9, 1)], boundaries: [0.5])
    let estimates = sample.estimates(threshold: 0.5)
    #expect(estimates.precision != nil && estimates.recall == nil && estimates.f1 == nil)
  }

  @Test(
    "Many pairs of whom a few labels found none true keep recall uncertain; labelling all makes it certain")
  func rareMatches() throws {
    let scores = [Float](repeating: 0.9, count: 1_000) + [Float](repeating: 0.1, count: 100_000)
    let labels = (0..<200).map { (score: Float($0 < 100 ? 0.9 : 0.1), label: Float($0 < 100 ? 1 : 0)) }
    let recall = try #require(
      StratifiedEstimate(scores: scores, labels: labels, boundaries: [0.5]).estimates(threshold: 0.5).recall)
    #expect(recall.estimate == 1 && recall.lower < 0.6)
    let all = StratifiedEstimate(
      scores: [0.9, 0.8, 0.2], labels: [(0.9, 1), (0.8, 0), (0.2, 1)], boundaries: [0.5]
    ).estimates(threshold: 0.5)
    #expect(all.precision == EstimatedShare(estimate: 0.5, lower: 0.5, upper: 0.5))
    #expect(all.recall == EstimatedShare(estimate: 0.5, lower: 0.5, upper: 0.5))
  }

  @Test("The intervals hold the truth about as often as they promise")
  func coverage() throws {
    var random = SeededGenerator(seed: 81)
    let scores = [Float](repeating: 0.9, count: 2_000) + [Float](repeating: 0.3, count: 20_000)
    var held = (precision: 0, recall: 0, f1: 0)
    let rounds = 150
    for round in 0..<rounds {
      // 95 % of the upper stratum and 2 % of the lower are true.
      let labels = (0..<300).map { index in
        let isUpper = index < 100
        return (
          score: Float(isUpper ? 0.9 : 0.3),
          label: Float(Double.random(in: 0..<1, using: &random) < (isUpper ? 0.95 : 0.02) ? 1 : 0)
        )
      }
      let estimates = StratifiedEstimate(scores: scores, labels: labels, boundaries: [0.5])
        .estimates(threshold: 0.5, seed: UInt64(round))
      let (links, trueLinks, truePairs) = (2_000.0, 1_900.0, 2_300.0)
      func holds(_ share: EstimatedShare?, _ truth: Double) throws -> Int {
        let share = try #require(share)
        return share.lower <= truth && truth <= share.upper ? 1 : 0
      }
      held.precision += try holds(estimates.precision, trueLinks / links)
      held.recall += try holds(estimates.recall, trueLinks / truePairs)
      held.f1 += try holds(estimates.f1, 2 * trueLinks / (links + truePairs))
    }
    for count in [held.precision, held.recall, held.f1] { #expect(count >= rounds * 88 / 100, "\(held)") }
  }

  @Test("A calibration table sets the expected beside the observed share of each range")
  func calibration() throws {
    let pairs: [(probability: Float, label: Float)] = [(0.05, 0), (0.95, 1), (0.95, 0), (1, 1), (0.5, 0.5)]
    let table = CalibrationTable(pairs: pairs)
    #expect(table.bins.count == 10 && table.count == 5)
    #expect(table.bins.map(\.count) == [1, 0, 0, 0, 0, 1, 0, 0, 0, 3])
    try isNear(table.bins[9].expected, 2.9 / 3, within: 1e-6)
    try isNear(table.bins[9].observed?.estimate, 2.0 / 3)
    #expect(table.bins[3].observed == nil && table.bins[3].expected == nil)
    try isNear(table.expectedCalibrationError, (0.05 + 0 + 0.9) / 5, within: 1e-6)
    try isNear(table.brierScore, (0.0025 + 0.0025 + 0.9025) / 5, within: 1e-6)
    #expect(CalibrationTable(pairs: pairs.prefix(0)).brierScore == nil)
  }

  @Test(
    "Expectations are sums of probabilities; at the best F1 the next pair would add less than half of it"
  )
  func expectations() throws {
    let quality = ExpectedQuality(probabilities: [0.2, 0.9, 0.6, 0.1], missedTruePairs: 0.2)
    try isNear(quality.truePairs, 2, within: 1e-6)
    let point = quality.point(threshold: 0.5)
    #expect(point.links == 2)
    try isNear(point.precision, 0.75, within: 1e-6)
    try isNear(point.recall, 0.75, within: 1e-6)
    let best = try #require(quality.bestF1)
    #expect(best.threshold == 0.6)
    #expect(quality.threshold(forPrecision: 0.89)?.threshold == 0.9)
    #expect(quality.threshold(forPrecision: 0.95) == nil)
  }

  @Test("Drawing the matches that calibrated probabilities promise gives the expected figures")
  func simulation() throws {
    var random = SeededGenerator(seed: 82)
    let probabilities = (0..<20_000).map { _ in
      let unit = Float.random(in: 0..<1, using: &random)
      return unit * unit * unit
    }
    let candidates = probabilities.map {
      (score: $0, isTrue: Float.random(in: 0..<1, using: &random) < $0)
    }
    let quality = ExpectedQuality(probabilities: probabilities)
    let curve = PrecisionRecallCurve(candidates: candidates)
    for threshold: Float in [0.1, 0.4, 0.8] {
      let (expected, drawn) = (quality.point(threshold: threshold), curve.evaluation(threshold: threshold))
      try isNear(drawn.precision, expected.precision, within: 0.02)
      try isNear(drawn.recall, expected.recall, within: 0.02)
      try isNear(drawn.f1, expected.f1, within: 0.02)
    }
    let best = try #require(quality.bestF1)
    #expect(abs(Double(best.threshold) - best.f1 / 2) < 0.01)
    let table = CalibrationTable(pairs: candidates.map { (probability: $0.score, label: $0.isTrue ? 1 : 0) })
    #expect(try #require(table.expectedCalibrationError) < 0.02)
  }

  @Test("Scores that are no numbers, and labels beyond their range, do no harm")
  func totality() {
    let odd: [Float] = [.nan, .infinity, -.infinity, -3, 7, 0, 1]
    let pairs = odd.flatMap { one in odd.map { (probability: one, label: $0) } }
    #expect(CalibrationTable(pairs: pairs, binCount: 0).bins.count == 1)
    _ = ExpectedQuality(probabilities: odd).bestF1
    _ = PrecisionRecallCurve(candidates: odd.map { (score: $0, isTrue: true) }).bestF1
    let sample = StratifiedEstimate(
      scores: odd, labels: pairs.map { (score: $0.probability, label: $0.label) }, boundaries: odd)
    _ = sample.estimates(threshold: 0)
  }
}
