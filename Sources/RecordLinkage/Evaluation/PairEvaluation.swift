/// How well predicted pairs agree with true ones.
public struct PairEvaluation: Sendable, Hashable {
  /// Predicted and true.
  public var truePositives = 0
  /// Predicted and not true.
  public var falsePositives = 0
  /// True and not predicted.
  public var falseNegatives = 0

  /// Counts of nothing.
  public init() {}

  /// The counts of comparing two sets of pairs.
  public init<Pair: Hashable>(predicted: Set<Pair>, truth: Set<Pair>) {
    truePositives = predicted.count { truth.contains($0) }
    falsePositives = predicted.count - truePositives
    falseNegatives = truth.count - truePositives
  }

  /// The share of predicted pairs that are true; `nil` where nothing was predicted.
  public var precision: Double? {
    let predicted = truePositives + falsePositives
    return predicted == 0 ? nil : Double(truePositives) / Double(predicted)
  }

  /// The share of true pairs that were predicted; `nil` where there are none.
  public var recall: Double? {
    let truth = truePositives + falseNegatives
    return truth == 0 ? nil : Double(truePositives) / Double(truth)
  }

  /// The harmonic mean of precision and recall; `nil` where neither a prediction nor a truth exists.
  public var f1: Double? {
    let all = 2 * truePositives + falsePositives + falseNegatives
    return all == 0 ? nil : 2 * Double(truePositives) / Double(all)
  }
}
