/// Precision, recall and F1 at any threshold from a labelled sample of the candidate pairs.
///
/// The candidates are cut into strata by score, so that the few doubtful pairs can be looked at more closely than the many clear ones. In stratum *h* there
/// are *N*ₕ candidates, of which *n*ₕ drawn at random were labelled and found true with a mean of *p*ₕ. Then with *A* the strata at or above the
/// threshold, *B* those below and *M* the true pairs that were never candidates,
///
///     true links  T = Σ_A Nₕ pₕ        precision = T / Σ_A Nₕ
///     true pairs  P = Σ_{A∪B} Nₕ pₕ + M    recall = T / P       F1 = 2 T / (Σ_A Nₕ + P)
///
/// The intervals are posterior quantiles: the pairs of a stratum that nobody labelled are true with a share drawn from the Beta distribution of the labels with
/// Jeffreys' prior, Beta(½ + *n*ₕ*p*ₕ, ½ + *n*ₕ(1 − *p*ₕ)); the labelled ones are known. Resampling the labels instead (the
/// bootstrap) would call a stratum of a million pairs free of true ones, with certainty, because a hundred labels found none; recall is made of just such strata. The draws are seeded: the same labels give the same figures.
public struct StratifiedEstimate: Sendable {
  /// A range of scores.
  public struct Stratum: Sendable, Hashable {
    /// The least score; the stratum ends where the next higher one begins.
    public let lowerBound: Float
    /// The number of candidates.
    public let candidates: Int
    /// The number of them that were labelled.
    public let labelled: Int
    /// The sum of their labels.
    public let labelSum: Double

    /// The share of true pairs among the labelled; `nil` where nothing was labelled.
    public var trueShare: Double? { labelled == 0 ? nil : labelSum / Double(labelled) }
  }

  /// Estimates at one threshold. A figure is `nil` where the sample says nothing: a stratum that it needs has no label, or there is nothing to divide by.
  public struct Estimates: Sendable, Hashable {
    /// The share of links that are true.
    public let precision: EstimatedShare?
    /// The share of true pairs that are links.
    public let recall: EstimatedShare?
    /// The harmonic mean of the two.
    public let f1: EstimatedShare?
  }

  /// The strata from the lowest scores up.
  public let strata: [Stratum]
  /// The number of true pairs that were never candidates, as the caller knows or guesses it.
  public let missedTruePairs: Double

  private static let draws = 4_000

  /// Sorts candidates and labels into strata.
  ///
  /// - Parameters:
  ///   - scores: the score of every candidate, in any order.
  ///   - labels: of some of them the score, and what a person says: 1 is a match, 0 none, between them less sure, 0.5 unsure. Within a
  ///     stratum they must be a random sample. Labels outside 0...1 are brought to the nearer end.
  ///   - boundaries: the scores where strata begin, in any order. What scores less than all of them makes one more stratum. Only at these scores can a threshold be
  ///     estimated without a doubt about which labels count.
  /// - Complexity: O((*c* + *l*) log *b*) for *c* scores, *l* labels and *b* boundaries.
  public init(
    scores: [Float], labels: [(score: Float, label: Float)], boundaries: [Float], missedTruePairs: Double = 0
  ) {
    var bounds: [Float] = [-.infinity]
    for bound in boundaries.sorted() where bound != bounds[bounds.count - 1] && !bound.isNaN {
      bounds.append(bound)
    }
    func stratum(_ score: Float) -> Int {
      var (low, high) = (1, bounds.count)
      while low < high {
        let middle = (low + high) / 2
        if bounds[middle] <= score { low = middle + 1 } else { high = middle }
      }
      return low - 1
    }
    var candidates = [Int](repeating: 0, count: bounds.count)
    var labelled = candidates
    var sums = [Double](repeating: 0, count: bounds.count)
    for score in scores where !score.isNaN { candidates[stratum(score)] += 1 }
    for (score, label) in labels where !score.isNaN && !label.isNaN {
      let index = stratum(score)
      labelled[index] += 1
      sums[index] += Double(min(max(label, 0), 1))
    }
    strata = bounds.indices.map {
      // A label of a pair that is not among the candidates makes it one.
      Stratum(
        lowerBound: bounds[$0], candidates: max(candidates[$0], labelled[$0]), labelled: labelled[$0],
        labelSum: sums[$0])
    }
    self.missedTruePairs = max(0, missedTruePairs)
  }

  /// Estimates for links from the lowest stratum that begins at `threshold` or above.
  ///
  /// - Parameters:
  ///   - confidence: how often such an interval holds the truth.
  ///   - seed: another seed moves the intervals' ends by about a hundredth of their width.
  public func estimates(threshold: Float, confidence: Double = 0.95, seed: UInt64 = 1) -> Estimates {
    let linked = strata.filter { $0.lowerBound >= threshold }
    let unlinked = strata.filter { $0.lowerBound < threshold }
    let links = linked.reduce(0.0) { $0 + Double($1.candidates) }
    let knowsLinked = linked.allSatisfy { $0.labelled > 0 || $0.candidates == 0 }
    let knowsAll = knowsLinked && unlinked.allSatisfy { $0.labelled > 0 || $0.candidates == 0 }
    func expected(_ strata: [Stratum]) -> Double {
      strata.reduce(0) { $0 + Double($1.candidates) * ($1.trueShare ?? 0) }
    }
    let trueLinks = expected(linked)
    let truePairs = trueLinks + expected(unlinked) + missedTruePairs

    var random = BetaSampler(seed: seed)
    var precisions: [Double] = []
    var recalls: [Double] = []
    var f1s: [Double] = []
    for _ in 0..<Self.draws {
      let drawnLinks = linked.reduce(0.0) { $0 + random.truePairs(in: $1) }
      let drawnPairs = drawnLinks + unlinked.reduce(0.0) { $0 + random.truePairs(in: $1) } + missedTruePairs
      if links > 0 { precisions.append(drawnLinks / links) }
      if drawnPairs > 0 { recalls.append(drawnLinks / drawnPairs) }
      if links + drawnPairs > 0 { f1s.append(2 * drawnLinks / (links + drawnPairs)) }
    }
    func share(_ part: Double, _ whole: Double, _ drawn: inout [Double]) -> EstimatedShare? {
      guard whole > 0, !drawn.isEmpty else { return nil }
      drawn.sort()
      let tail = (1 - min(max(confidence, 0), 1)) / 2
      let lower = drawn[Int(tail * Double(drawn.count - 1))]
      let upper = drawn[Int((1 - tail) * Double(drawn.count - 1))]
      return EstimatedShare(estimate: part / whole, lower: lower, upper: upper)
    }
    return Estimates(
      precision: knowsLinked ? share(trueLinks, links, &precisions) : nil,
      recall: knowsAll ? share(trueLinks, truePairs, &recalls) : nil,
      f1: knowsAll ? share(2 * trueLinks, links + truePairs, &f1s) : nil)
  }
}
