import Glibc

/// A share as estimated from a sample, with the range that it plausibly lies in.
public struct EstimatedShare: Sendable, Hashable {
  /// The best single figure.
  public let estimate: Double
  /// The lower end of the interval.
  public let lower: Double
  /// The upper end of the interval.
  public let upper: Double

  /// An estimate with its interval, kept within 0...1 and around the estimate.
  public init(estimate: Double, lower: Double, upper: Double) {
    self.estimate = estimate
    self.lower = max(0, min(lower, estimate))
    self.upper = min(1, max(upper, estimate))
  }

  /// The Wilson score interval of a share (Wilson, "Probable inference, the law of succession, and statistical inference", JASA 1927). It
  /// holds its promise for small samples and for shares near 0 and 1, where the textbook's normal interval shrinks to nothing.
  ///
  /// - Parameters:
  ///   - successes: how many had the property; a fraction where labels are uncertain (0.5 for "unsure").
  ///   - trials: how many were looked at.
  ///   - confidence: how often such an interval holds the truth: 0.95 by default.
  /// - Returns: `nil` without trials.
  public static func wilson(successes: Double, trials: Double, confidence: Double = 0.95) -> EstimatedShare? {
    guard trials > 0, successes >= 0, successes <= trials else { return nil }
    let z = normalQuantile(0.5 + min(max(confidence, 0), 0.999_999_9) / 2)
    let share = successes / trials
    let denominator = 1 + z * z / trials
    let center = (share + z * z / (2 * trials)) / denominator
    let half = z * (share * (1 - share) / trials + z * z / (4 * trials * trials)).squareRoot() / denominator
    return EstimatedShare(estimate: share, lower: center - half, upper: center + half)
  }

  /// The point that a standard normal variable stays below with a probability: bisection on the error function, exact
  /// to the last few bits, which is plenty for a handful of calls.
  static func normalQuantile(_ probability: Double) -> Double {
    var (low, high) = (-10.0, 10.0)
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if 0.5 * erfc(-middle / 2.0.squareRoot()) < probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
