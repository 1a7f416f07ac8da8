import Glibc

/// Seeded draws from Beta distributions, as quotients of Gamma draws (Marsaglia and Tsang, "A simple method for generating
/// gamma variables", ACM TOMS 2000).
struct BetaSampler {
  private var counter: UInt64 = 0
  private let seed: UInt64

  init(seed: UInt64) { self.seed = seed }

  /// A possible number of true pairs in a stratum, after its labels.
  mutating func truePairs(in stratum: StratifiedEstimate.Stratum) -> Double {
    guard stratum.candidates > 0 else { return 0 }
    let rest = Double(stratum.candidates - stratum.labelled)
    if rest == 0 { return stratum.labelSum }
    let share = beta(0.5 + stratum.labelSum, 0.5 + Double(stratum.labelled) - stratum.labelSum)
    return stratum.labelSum + rest * share
  }

  /// A draw from Beta(*a*, *b*); both positive.
  mutating func beta(_ a: Double, _ b: Double) -> Double {
    let (x, y) = (gamma(a), gamma(b))
    return x + y == 0 ? a / (a + b) : x / (x + y)
  }

  private mutating func gamma(_ shape: Double) -> Double {
    // The method needs a shape of 1 or more; a smaller one is a larger one's draw times a power of a uniform one.
    if shape < 1 { return gamma(shape + 1) * pow(uniform(), 1 / shape) }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let cubed = (1 + c * x) * (1 + c * x) * (1 + c * x)
      if cubed <= 0 { continue }
      if log(uniform()) < 0.5 * x * x + d - d * cubed + d * log(cubed) { return d * cubed }
    }
  }

  private mutating func normal() -> Double {
    (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform())
  }

  /// Above 0, below 1.
  private mutating func uniform() -> Double {
    counter += 1
    return (Double(StableHash.of(seed: seed, counter) >> 11) + 0.5) / 9_007_199_254_740_992
  }
}
