internal import RecordLinkage
internal import TableIO

/// The threshold at which links would have a wanted precision, or recall.
struct WantedThreshold: Encodable {
  /// What is wanted of it.
  enum Measure: String, Encodable {
    case precision, recall
  }

  var wanted: Measure
  var share: Double
  /// The least probability of a link; `nil` where no threshold reaches the share.
  var threshold: Float?
  var precision: Double?
  var recall: Double?
  var f1: Double?
  var trueLinks: Int?
  var falseLinks: Int?
  /// The threshold with the highest share that there is, where none reaches the wanted one.
  var best: RelationEvaluation.Best?
  /// What to write into a model file; `nil` where no threshold reaches the share.
  var match: Double?
  private var relation: RelationDeclaration

  private enum CodingKeys: String, CodingKey {
    case wanted, share, threshold, precision, recall, f1, trueLinks, falseLinks, best, match
  }

  /// - Parameters:
  ///   - relation: the relation as the model declares it; without thresholds where the model is not known.
  ///   - decimals: how many the probabilities of the curve were rounded to; `nil` where they were not.
  init(
    _ wanted: Measure, of share: Double, on curve: PrecisionRecallCurve, relation: RelationDeclaration,
    decimals: Int? = nil
  ) {
    self.wanted = wanted
    self.share = share
    self.relation = relation
    let point: PrecisionRecallCurve.Point? =
      switch wanted {
      case .precision: curve.threshold(forPrecision: share)
      case .recall: curve.truePairs == 0 ? nil : curve.threshold(forRecall: share)
      }
    guard let point else {
      let highest: PrecisionRecallCurve.Point? =
        switch wanted {
        case .precision:
          curve.points.map(\.precision).max().flatMap { curve.threshold(forPrecision: $0) }
        case .recall: curve.points.last
        }
      best = highest.map { point in
        let evaluation = curve.evaluation(point)
        return RelationEvaluation.Best(
          threshold: point.threshold, precision: evaluation.precision, recall: evaluation.recall)
      }
      return
    }
    let evaluation = curve.evaluation(point)
    threshold = point.threshold
    precision = evaluation.precision
    recall = evaluation.recall
    f1 = evaluation.f1
    trueLinks = point.truePositives
    falseLinks = point.falsePositives
    match = Self.match(point.threshold, decimals: decimals)
  }

  /// A threshold that is at most the probability: one that was rounded to 0.9931 may have been 0.99305.
  private static func match(_ threshold: Float, decimals: Int?) -> Double {
    guard let decimals, let shortest = Double("\(threshold)") else { return Double("\(threshold)") ?? 1 }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let units = shortest * scale
    guard abs(units - units.rounded()) < 1e-3 else { return shortest }
    return max(0, (10 * units.rounded() - 5) / (10 * scale))
  }

  /// The answer for a person.
  var text: String {
    func four(_ value: Double?) -> String { value.map { fixed(Float($0), decimals: 4) } ?? "-" }
    let head = "\(wanted.rawValue) \(share): "
    guard let threshold, let match else {
      guard let best else { return head + "no threshold reaches it; no pair is scored\n" }
      let highest = wanted == .precision ? best.precision : best.recall
      return head
        + "no threshold reaches it; the highest \(wanted.rawValue) is \(four(highest)), from \(best.threshold) on\n"
    }
    var text =
      head
      + "threshold \(threshold), with precision \(four(precision)), recall \(four(recall)), F1 \(four(f1)) "
    text +=
      "(\(ProgressReporter.grouped(trueLinks ?? 0)) right, \(ProgressReporter.grouped(falseLinks ?? 0)) wrong)\n"
    text += "  in the model file:  relations: {\(relation.name): {match: \(match), review: "
    text += relation.thresholds.map { "\(min($0.review, Float(match)))" } ?? "…"
    if relation.clustering != RelationDeclaration("").clustering {
      text += ", clustering: \(relation.clustering.rawValue)"
    }
    text += relation.thresholds == nil ? "}}, with a review of at most that\n" : "}}\n"
    return text
  }
}

extension PrecisionRecallCurve {
  /// The most points of a file.
  private static var filePoints: Int { 200 }

  /// Writes the curve, from the highest threshold down.
  func write(to writer: CSVWriter) throws(TableError) {
    func six(_ value: Double?) -> String { value.map { fixed(Float($0), decimals: 6) } ?? "" }
    for point in thinned(to: Self.filePoints) {
      let evaluation = evaluation(point)
      try writer.write([
        "\(point.threshold)", six(evaluation.precision), six(evaluation.recall), six(evaluation.f1),
        "\(point.truePositives)", "\(point.falsePositives)",
      ])
    }
    try writer.commit()
  }

  /// The columns of the file.
  static var columns: [String] { ["threshold", "precision", "recall", "f1", "true_links", "false_links"] }
}
