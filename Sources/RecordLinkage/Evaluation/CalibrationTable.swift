/// Whether probabilities mean what they say: of the pairs with 0.8 about eight in ten should match. The data of a reliability
/// diagram (Murphy and Winkler, "Reliability of subjective probability forecasts of precipitation and temperature", Applied Statistics 1977).
public struct CalibrationTable: Sendable, Hashable {
  /// The pairs whose probability lies in one range.
  public struct Bin: Sendable, Hashable {
    /// The least probability.
    public let lowerBound: Double
    /// The end of the range; itself outside it, but for 1.
    public let upperBound: Double
    /// The number of pairs.
    public let count: Int
    /// The mean of their probabilities: the share of matches that the model expects. `nil` without pairs.
    public let expected: Double?
    /// The share of matches that was observed, with its Wilson interval. `nil` without pairs.
    public let observed: EstimatedShare?
  }

  /// The ranges from 0 to 1, of equal width; empty ones too.
  public let bins: [Bin]
  /// The number of pairs.
  public let count: Int
  /// The mean distance of expectation and observation over pairs, bin by bin (expected calibration error). `nil` without pairs.
  public let expectedCalibrationError: Double?
  /// The mean squared distance of probability and label (Brier 1950): calibration and sharpness in one; 0 is perfect. `nil` without pairs.
  public let brierScore: Double?

  /// The table of labelled pairs. Pairs whose probability or label is not a number are left out.
  ///
  /// - Parameters:
  ///   - pairs: a probability and a label in 0...1, where 0.5 is unsure. The labels of a sample that was drawn more densely at some
  ///     probabilities than at others are fine: each bin stands for itself, but the two sums are then the sample's.
  ///   - binCount: how many ranges; ten are deciles.
  public init(
    pairs: some Sequence<(probability: Float, label: Float)>, binCount: Int = 10, confidence: Double = 0.95
  ) {
    let binCount = max(1, binCount)
    var counts = [Int](repeating: 0, count: binCount)
    var expected = [Double](repeating: 0, count: binCount)
    var observed = expected
    var squares = 0.0
    for (probability, label) in pairs where !probability.isNaN && !label.isNaN {
      let value = Double(min(max(probability, 0), 1))
      let truth = Double(min(max(label, 0), 1))
      let bin = min(binCount - 1, Int(value * Double(binCount)))
      counts[bin] += 1
      expected[bin] += value
      observed[bin] += truth
      squares += (value - truth) * (value - truth)
    }
    let total = counts.reduce(0, +)
    bins = counts.indices.map { bin in
      let trials = Double(counts[bin])
      return Bin(
        lowerBound: Double(bin) / Double(binCount), upperBound: Double(bin + 1) / Double(binCount),
        count: counts[bin], expected: counts[bin] == 0 ? nil : expected[bin] / trials,
        observed: EstimatedShare.wilson(
          successes: min(observed[bin], trials), trials: trials, confidence: confidence))
    }
    count = total
    let gap = counts.indices.reduce(0.0) { $0 + abs(expected[$1] - observed[$1]) }
    expectedCalibrationError = total == 0 ? nil : gap / Double(total)
    brierScore = total == 0 ? nil : squares / Double(total)
  }
}
