/// Precision and recall at every threshold that makes a difference.
///
/// Recall is honest only if it also counts the true pairs that were never candidates; their number is asked for.
public struct PrecisionRecallCurve: Sendable {
  /// What is linked at one threshold. 12 bytes.
  public struct Point: Sendable, Hashable, BitwiseCopyable {
    /// The least score of a link.
    public let threshold: Float
    private let trueLinks: UInt32
    private let falseLinks: UInt32

    init(threshold: Float, truePositives: Int, falsePositives: Int) {
      self.threshold = threshold
      trueLinks = UInt32(clamping: truePositives)
      falseLinks = UInt32(clamping: falsePositives)
    }

    /// The true pairs that score at least the threshold.
    public var truePositives: Int { Int(trueLinks) }
    /// The other pairs that do.
    public var falsePositives: Int { Int(falseLinks) }
    /// The share of links that are true.
    public var precision: Double { Double(trueLinks) / Double(truePositives + falsePositives) }
  }

  /// One point for each different score, from the highest down: recall rises.
  public let points: [Point]
  /// The number of all true pairs.
  public let truePairs: Int

  /// The curve of scored candidate pairs.
  ///
  /// - Parameters:
  ///   - candidates: a score (probability or weight) and whether the pair is true, in any order.
  ///   - missedTruePairs: the number of true pairs that are not among the candidates.
  /// - Complexity: linear (radix sort).
  public init(candidates: some Sequence<(score: Float, isTrue: Bool)>, missedTruePairs: Int = 0) {
    var keyed: [UInt64] = []
    keyed.reserveCapacity(candidates.underestimatedCount)
    for (score, isTrue) in candidates where !score.isNaN {
      keyed.append(UInt64(RadixSort.descending(score)) << 1 | (isTrue ? 1 : 0))
    }
    RadixSort.sort(&keyed, bits: 33) { $0 }
    var points: [Point] = []
    var trues = 0
    for (index, key) in keyed.enumerated() {
      trues += Int(key & 1)
      guard index + 1 == keyed.count || keyed[index + 1] >> 1 != key >> 1 else { continue }
      let threshold = RadixSort.value(descending: UInt32(truncatingIfNeeded: key >> 1))
      points.append(
        Point(threshold: threshold, truePositives: trues, falsePositives: index + 1 - trues))
    }
    self.points = points
    truePairs = trues + max(0, missedTruePairs)
  }

  /// The counts at a point.
  public func evaluation(_ point: Point) -> PairEvaluation {
    var evaluation = PairEvaluation()
    evaluation.truePositives = point.truePositives
    evaluation.falsePositives = point.falsePositives
    evaluation.falseNegatives = truePairs - point.truePositives
    return evaluation
  }

  /// The counts where pairs of at least a score are linked.
  ///
  /// - Complexity: O(log *n*).
  public func evaluation(threshold: Float) -> PairEvaluation {
    var (low, high) = (0, points.count)
    while low < high {
      let middle = (low + high) / 2
      if points[middle].threshold >= threshold { low = middle + 1 } else { high = middle }
    }
    if low > 0 { return evaluation(points[low - 1]) }
    var nothing = PairEvaluation()
    nothing.falseNegatives = truePairs
    return nothing
  }

  /// The area under the curve as average precision: the mean over all true pairs of the precision at the threshold that
  /// links them, 0 for those that none does. Steps, not straight lines between the points: those promise what no threshold gives (Davis and Goadrich, "The
  /// relationship between precision-recall and ROC curves", ICML 2006). `nil` without true pairs.
  public var averagePrecision: Double? {
    guard truePairs > 0 else { return nil }
    var sum = 0.0
    var before = 0
    for point in points {
      sum += point.precision * Double(point.truePositives - before)
      before = point.truePositives
    }
    return sum / Double(truePairs)
  }

  /// The point of the highest F1, of equal ones that of the highest threshold.
  public var bestF1: Point? {
    var best: Point?
    var bestF1 = -1.0
    for point in points {
      let f1 = evaluation(point).f1 ?? 0
      if f1 > bestF1 { (best, bestF1) = (point, f1) }
    }
    return best
  }

  /// The lowest threshold (so the highest recall) whose links are true at least at a share; `nil` where none is.
  public func threshold(forPrecision precision: Double) -> Point? {
    points.last { $0.precision >= precision }
  }

  /// The highest threshold (so, usually, the highest precision) that finds at least a share of the true pairs.
  public func threshold(forRecall recall: Double) -> Point? {
    points.first { Double($0.truePositives) >= recall * Double(truePairs) }
  }

  /// At most `count` points for a chart, the first and last among them: evenly by number of links.
  public func thinned(to count: Int) -> [Point] {
    guard count >= 2, points.count > count else { return points }
    return (0..<count).map { points[$0 * (points.count - 1) / (count - 1)] }
  }
}
