internal import RecordLinkage

/// What a model makes of tables whose truth is known, for a person or as JSON.
struct ModelEvaluation: Encodable {
  struct Quality: Encodable {
    var precision: Double?
    var recall: Double?
    var f1: Double?
  }

  struct Counts: Encodable {
    var precision: Double?
    var recall: Double?
    var f1: Double?
    var truePositives: Int
    var falsePositives: Int
    var falseNegatives: Int

    init(_ pairs: PairEvaluation) {
      precision = pairs.precision
      recall = pairs.recall
      f1 = pairs.f1
      truePositives = pairs.truePositives
      falsePositives = pairs.falsePositives
      falseNegatives = pairs.falseNegatives
    }
  }

  var relation: String
  var matchThreshold: Float
  /// The records whose entity is known.
  var records: Int
  var comparedPairs: Int
  var truePairs: Int
  var links: Counts
  /// Pairs within clusters.
  var pairs: Counts
  var bCubed: Quality
  var exactPrecision: Double?
  var exactRecall: Double?
  var predictedClusters: Int
  var trueClusters: Int
  var predictedOfSeveral: Int
  var trueOfSeveral: Int
  var exactOfSeveral: Int
  /// Wrong pairs by reason.
  var missed: [String: Int]
  var falsePairs: [String: Int]
  var reasonsAreEstimated: Bool
  var thresholds: [WantedThreshold]?
  private var causes: [WrongPair.Cause: Int]
  private var estimated: Set<WrongPair.Cause>

  private enum CodingKeys: String, CodingKey {
    case relation, matchThreshold, records, comparedPairs, truePairs, links, pairs, bCubed, exactPrecision
    case exactRecall, predictedClusters, trueClusters, predictedOfSeveral, trueOfSeveral, exactOfSeveral
    case missed, falsePairs, reasonsAreEstimated, thresholds
  }

  init(
    _ evaluation: ResolutionEvaluation, of resolution: Resolution, relation: RelationDeclaration,
    thresholds: [WantedThreshold]
  ) {
    self.relation = relation.name
    matchThreshold = relation.effectiveThresholds.match
    let clusters = evaluation.clusters
    records = clusters.recordCount
    comparedPairs = resolution.comparedPairs
    truePairs = evaluation.truePairs
    links = Counts(evaluation.links)
    pairs = Counts(evaluation.clusterPairs)
    let cubed = clusters.bCubed
    bCubed = Quality(precision: cubed.precision, recall: cubed.recall, f1: cubed.f1)
    exactPrecision = clusters.exactPrecision
    exactRecall = clusters.exactRecall
    predictedClusters = clusters.predictedClusters
    trueClusters = clusters.trueClusters
    predictedOfSeveral = clusters.predictedOfSeveral
    trueOfSeveral = clusters.trueOfSeveral
    exactOfSeveral = clusters.exactOfSeveral
    causes = evaluation.counts
    func counts(missed: Bool) -> [String: Int] {
      Dictionary(
        uniqueKeysWithValues: evaluation.counts.filter { $0.key.isMissed == missed }.map {
          ($0.key.rawValue, $0.value)
        })
    }
    missed = counts(missed: true)
    falsePairs = counts(missed: false)
    estimated = evaluation.estimatedCauses
    reasonsAreEstimated = !estimated.isEmpty
    self.thresholds = thresholds.isEmpty ? nil : thresholds
  }

  /// The evaluation for a person.
  var text: String {
    func share(_ value: Double?) -> String { value.map { fixed(Float($0), decimals: 4) } ?? "-" }
    let number = NumberText.count
    var text = "\(relation), \(number(records)) records, \(number(truePairs)) true pairs, "
    text += "match from a probability of \(matchThreshold)\n\n"
    var table = TextTable([.left, .right, .right, .right, .right, .right, .right])
    table.add(["", "precision", "recall", "F1", "right", "wrong", "missed"])
    for (name, counts) in [("links", links), ("pairs within clusters", pairs)] {
      table.add(
        [name, share(counts.precision), share(counts.recall), share(counts.f1)]
          + [counts.truePositives, counts.falsePositives, counts.falseNegatives].map(number))
    }
    table.add(["B-cubed", share(bCubed.precision), share(bCubed.recall), share(bCubed.f1), "", "", ""])
    table.add(["clusters found exactly", share(exactPrecision), share(exactRecall), "", "", "", ""])
    text += table.text
    text += "\n\(number(predictedClusters)) clusters, \(number(trueClusters)) in truth; of several records "
    text +=
      "\(number(predictedOfSeveral)), \(number(trueOfSeveral)) in truth, \(number(exactOfSeveral)) the same\n\n"
    var reasons = TextTable([.left, .left, .right, .left])
    for cause in WrongPair.Cause.allCases.reversed() {
      reasons.add([
        cause.isMissed ? "missed" : "false", cause.rawValue,
        (estimated.contains(cause) ? "about " : "") + number(causes[cause] ?? 0),
        cause.meaning,
      ])
    }
    text += reasons.text
    if let thresholds {
      text += "\npairs by their own probability, before clustering:\n" + thresholds.map(\.text).joined()
    }
    return text
  }
}

extension WrongPair.Cause {
  /// What it says, for a person.
  fileprivate var meaning: String {
    switch self {
    case .notBlocked: "no blocking rule offers the pair"
    case .scoredLow: "compared, and below the threshold"
    case .cutByClustering: "at or above the threshold, and clusters keep it apart"
    case .direct: "in one cluster, at or above the threshold"
    case .chained: "in one cluster through other pairs"
    case .linkOnly: "a link that clustering did not follow: in no cluster"
    }
  }
}
