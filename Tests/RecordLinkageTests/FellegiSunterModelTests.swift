import RecordLinkage
import Testing

@Suite("Fellegi–Sunter model")
struct FellegiSunterModelTests {
  static let model = FellegiSunterModel(
    classes: ["person", "household"],
    comparisons: [
      Comparison(
        name: "surname", matchKeyName: "SURNAME",
        levels: [
          ComparisonLevel(
            "exact", .agrees, m: [0.8, 0.8], u: 0.01, followsTermFrequency: [true, true]),
          ComparisonLevel("different", .contradicts, m: [0.2, 0.2], u: 0.99),
        ]),
      Comparison(
        name: "birth date", matchKeyName: "DOB",
        levels: [
          ComparisonLevel("exact", .agrees, m: [0.96, 0.01], u: 1 / 20_000),
          ComparisonLevel("different", .contradicts, m: [0.04, 0.99], u: 1 - 1 / 20_000),
        ]),
    ])

  @Test("A weight is log2 of m over u for each class")
  func weight() {
    let weights = Self.model.weights(comparison: 0, level: 1)
    #expect(abs(weights[0] - 6.3219) < 1e-3)
    #expect(weights[0] == weights[1])
  }

  @Test("A rare value that agrees weighs more than a common one")
  func termFrequency() {
    let common = Self.model.weights(comparison: 0, level: 1, log2Frequency: -6)
    let rare = Self.model.weights(comparison: 0, level: 1, log2Frequency: -15)
    #expect(abs(rare[0] - common[0] - 9) < 1e-4)
  }

  @Test("What is missing weighs nothing")
  func missing() {
    var evidence = PairEvidence()
    evidence.add(Self.model, comparison: 0, level: 0)
    #expect(evidence.weights == .zero)
    #expect(evidence.vector == ComparisonVector())
  }

  @Test("Evidence that both classes share decides for the likelier class")
  func classesCompete() {
    var evidence = PairEvidence()
    evidence.add(Self.model, comparison: 0, level: 1)
    evidence.add(Self.model, comparison: 1, level: 2)
    let prior = FellegiSunterModel.Weights(-3, -3, 0, 0)
    let probability = Self.model.posterior(evidence.weights, priorLog2Odds: prior)
    #expect(probability[1] > probability[0])
    #expect(probability[0] < 0.1)
  }

  @Test("Posteriors stay probabilities however large the weights are")
  func extremes() {
    for weight: Float in [-500, -50, 0, 50, 500] {
      let result = Self.model.posterior(.init(weight, weight - 3, 0, 0), priorLog2Odds: .init(-20, -20, 0, 0))
      #expect(result[0] >= 0 && result[0] <= 1 && result.sum() <= 1.0001)
    }
  }

  @Test("The match key shows agreement and contradiction, not silence")
  func matchKey() {
    var vector = ComparisonVector()
    vector[0] = 1
    vector[1] = 2
    #expect(Self.model.matchKey(of: vector) == "+SURNAME-DOB")
    #expect(Self.model.matchKey(of: ComparisonVector()).isEmpty)
  }

  @Test("Bands follow the two thresholds, bounds included")
  func bands() {
    let thresholds = BandThresholds(match: 0.99, review: 0.5)
    #expect(thresholds.band(of: 0.99) == .match)
    #expect(thresholds.band(of: 0.5) == .review)
    #expect(thresholds.band(of: 0.49) == .different)
  }
}
