internal import RecordLinkage

/// How well links of one relation, or of some together, agree with true pairs.
struct RelationEvaluation: Encodable {
  struct Best: Encodable {
    var threshold: Float
    var precision: Double?
    var recall: Double?
  }

  var relation: String
  var precision: Double?
  var recall: Double?
  var f1: Double?
  var truePositives: Int
  var falsePositives: Int
  var falseNegatives: Int
  /// The threshold that the labels show to be best, among the links in the file, where that was looked for.
  var best: Best?
  /// The thresholds for a wanted precision or recall.
  var thresholds: [WantedThreshold]?

  init(relation: String, pairs: PairEvaluation, curve: PrecisionRecallCurve? = nil) {
    self.relation = relation
    precision = pairs.precision
    recall = pairs.recall
    f1 = pairs.f1
    truePositives = pairs.truePositives
    falsePositives = pairs.falsePositives
    falseNegatives = pairs.falseNegatives
    best = curve.flatMap { curve in
      curve.bestF1.flatMap { point -> Best? in
        let evaluation = curve.evaluation(point)
        // Links that clustering refused stay in the file, so that no threshold may be better than the links.
        guard (evaluation.f1 ?? 0) > (pairs.f1 ?? 0) else { return nil }
        return Best(
          threshold: point.threshold, precision: evaluation.precision, recall: evaluation.recall)
      }
    }
  }

  var text: String {
    func share(_ value: Double?) -> String { value.map { fixed(Float($0), decimals: 4) } ?? "-" }
    var text = "\(relation): precision \(share(precision)), recall \(share(recall)), F1 \(share(f1))\n"
    text += "\(truePositives) right, \(falsePositives) wrong, \(falseNegatives) missed\n"
    if let best {
      text += "with labels the best threshold would have been \(fixed(best.threshold, decimals: 4)): "
      text += "precision \(share(best.precision)), recall \(share(best.recall))\n"
    }
    if let thresholds { text += thresholds.map(\.text).joined() }
    return text
  }
}
