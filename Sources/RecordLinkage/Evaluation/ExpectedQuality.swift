/// Precision, recall and F1 as the probabilities themselves expect them, at every threshold and without one label.
///
/// If the probabilities are calibrated, each candidate *i* is a match with *pᵢ*, independently. With the *k* candidates at or above a threshold linked, the number of
/// true links has the mean *T* = Σ_{linked} *pᵢ*, and that of true pairs *P* = Σ_{all} *pᵢ* + *M*, with *M* the true pairs that blocking is thought to have
/// missed. Then
///
///     precision = T / k      (exactly the expectation: k is known)
///     recall    ≈ T / P      F1 ≈ 2 T / (k + P)
///
/// Recall and F1 are quotients of expectations, which stand for the expectation of the quotients up to O(1/*P*) (a first-order Taylor series
/// around the means), so they are good from some hundred expected matches on. The best F1 is where the next candidate's probability falls below half of
/// the F1 so far: adding one of probability *p* changes 2*T*/(*k* + *P*) to 2(*T* + *p*)/(*k* + 1 + *P*), which is more exactly if *p* > F1/2 (Lipton, Elkan and
/// Naryanaswamy, "Optimal thresholding of classifiers to maximize F1 measure", ECML 2014). F1 as a function of *k* so has one peak, at most a plateau.
///
/// Uncalibrated probabilities make all of this wrong in proportion: see `CalibrationTable`.
public struct ExpectedQuality: Sendable {
  /// What is expected of one threshold.
  public struct Point: Sendable, Hashable, BitwiseCopyable {
    /// The least probability of a link.
    public let threshold: Float
    /// The number of links.
    public let links: Int
    /// The expected number of true links.
    public let trueLinks: Double
    /// The expected number of true pairs.
    public let truePairs: Double

    /// The expected share of links that are true; 1 without links.
    public var precision: Double { links == 0 ? 1 : trueLinks / Double(links) }
    /// The expected share of true pairs that are links; 1 without true pairs.
    public var recall: Double { truePairs == 0 ? 1 : trueLinks / truePairs }
    /// The expected F1; 0 where nothing is linked and nothing true.
    public var f1: Double {
      let all = Double(links) + truePairs
      return all == 0 ? 0 : 2 * trueLinks / all
    }
  }

  /// The expected number of true pairs.
  public let truePairs: Double
  /// The probabilities from the highest down.
  private let sorted: [Float]
  /// The sum of the first *k* probabilities.
  private let sums: [Double]

  /// The expectations of candidates with their probabilities, in any order; what is not a number counts as 0.
  ///
  /// - Parameter missedTruePairs: how many true pairs are thought not to be candidates.
  /// - Complexity: linear (radix sort); 12 bytes a candidate.
  public init(probabilities: [Float], missedTruePairs: Double = 0) {
    var sorted = probabilities.map { $0.isNaN ? 0 : min(max($0, 0), 1) }
    RadixSort.sort(&sorted, bits: 32) { UInt64(RadixSort.descending($0)) }
    var sums: [Double] = [0]
    sums.reserveCapacity(sorted.count + 1)
    var sum = 0.0
    for probability in sorted {
      sum += Double(probability)
      sums.append(sum)
    }
    self.sorted = sorted
    self.sums = sums
    truePairs = sum + max(0, missedTruePairs)
  }

  /// What to expect where candidates of at least a probability are linked.
  ///
  /// - Complexity: O(log *n*).
  public func point(threshold: Float) -> Point {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] >= threshold { low = middle + 1 } else { high = middle }
    }
    return point(threshold: threshold, links: low)
  }

  /// The threshold of the highest expected F1, among the candidates' own probabilities. Of equal ones the highest. `nil` without
  /// candidates.
  ///
  /// - Complexity: O(*n*).
  public var bestF1: Point? {
    var best: Point?
    for index in sorted.indices where index + 1 == sorted.count || sorted[index + 1] != sorted[index] {
      let point = point(threshold: sorted[index], links: index + 1)
      if point.f1 > best?.f1 ?? -1 { best = point }
    }
    return best
  }

  /// The lowest threshold whose links are expected to be true at least at a share; `nil` where none is.
  ///
  /// - Complexity: O(*n*).
  public func threshold(forPrecision precision: Double) -> Point? {
    for index in sorted.indices.reversed()
    where index + 1 == sorted.count || sorted[index + 1] != sorted[index] {
      let point = point(threshold: sorted[index], links: index + 1)
      if point.precision >= precision { return point }
    }
    return nil
  }

  private func point(threshold: Float, links: Int) -> Point {
    Point(threshold: threshold, links: links, trueLinks: sums[links], truePairs: truePairs)
  }
}
