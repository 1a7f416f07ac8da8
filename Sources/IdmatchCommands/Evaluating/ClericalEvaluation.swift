internal import RecordLinkage

/// How good links are, judged by labels of some of the pairs.
///
/// Labels are no random sample: idmatch label asks for as many doubtful pairs as clear ones. So the pairs are weighed by
/// strata of how far they are from the threshold, those of the queue of labels, each with all its pairs and those of them
/// that are labelled.
struct ClericalEvaluation: Encodable {
  /// A share with the interval that it plausibly lies in.
  struct Estimate: Encodable {
    var estimate: Double
    var lower: Double
    var upper: Double

    init(_ share: EstimatedShare) {
      estimate = share.estimate
      lower = share.lower
      upper = share.upper
    }

    var text: String {
      func four(_ value: Double) -> String { fixed(Float(value), decimals: 4) }
      return "\(four(estimate))  (\(four(lower)) – \(four(upper)))"
    }
  }

  /// Pairs about as far from the threshold.
  struct Stratum: Encodable {
    /// Bits above the threshold, from and to; `nil` for no bound.
    var from: Float?
    var to: Float?
    var isLinked: Bool
    var pairs: Int
    var labelled: Int
    /// The share of the labelled pairs that match.
    var matches: Estimate?
  }

  /// A candidate pair: how far it is above the threshold, or below it, in bits.
  struct Candidate {
    let bits: Float
    let isLinked: Bool
  }

  var relation: String
  var confidence: Double
  var labels: Int
  /// Labels of pairs that are not among the candidates, and how many of them match.
  var labelsOfOthers: Int
  var matchesOfOthers: Int
  var precision: Estimate?
  var recall: Estimate?
  var f1: Estimate?
  var strata: [Stratum]
  /// What recall is a share of.
  private var scope: String

  private enum CodingKeys: String, CodingKey {
    case relation, confidence, labels, labelsOfOthers, matchesOfOthers, precision, recall, f1, strata, scope
  }

  /// - Parameters:
  ///   - candidates: all pairs that were scored.
  ///   - labels: of some pairs how far they are and what was said, `nil` of pairs that are not among the candidates.
  ///   - scope: what the candidates are, for a person: `compared with a probability of at least 0.001`.
  init(
    relation: String, candidates: [Candidate], labels: [(candidate: Candidate?, score: Float)], scope: String,
    confidence: Double = 0.95
  ) {
    self.relation = relation
    self.scope = scope
    self.confidence = confidence
    // Links are above everything else, whatever decided that they are links.
    let known = labels.compactMap { label in label.candidate.map { (Self.score($0), label.score) } }
    let bounds = Self.linkBounds.map { $0 + Self.linked } + Self.otherBounds
    let estimate = StratifiedEstimate(
      scores: candidates.map(Self.score), labels: known, boundaries: bounds)
    let estimates = estimate.estimates(threshold: Self.linked - Self.farthest, confidence: confidence)
    precision = estimates.precision.map(Estimate.init)
    recall = estimates.recall.map(Estimate.init)
    f1 = estimates.f1.map(Estimate.init)
    let others = labels.filter { $0.candidate == nil }
    self.labels = known.count
    labelsOfOthers = others.count
    matchesOfOthers = others.count { $0.score > 0.5 }
    strata = estimate.strata.enumerated().reversed().compactMap { place, stratum in
      guard stratum.candidates > 0 else { return nil }
      let next = place + 1 < estimate.strata.count ? estimate.strata[place + 1].lowerBound : nil
      let isLinked = stratum.lowerBound >= Self.linked - Self.farthest
      func bits(_ bound: Float?) -> Float? {
        guard let bound, bound.isFinite else { return nil }
        let bits = isLinked ? bound - Self.linked : bound
        return abs(bits) < Self.farthest ? bits : nil
      }
      return Stratum(
        from: bits(stratum.lowerBound),
        to: isLinked || next.map { $0 < Self.farthest } == true ? bits(next) : nil,
        isLinked: isLinked, pairs: stratum.candidates, labelled: stratum.labelled,
        matches: EstimatedShare.wilson(
          successes: stratum.labelSum, trials: Double(stratum.labelled), confidence: confidence
        ).map(Estimate.init))
    }
  }

  /// The strata of ``LabelQueue`` on both sides of the threshold.
  private static let linkBounds: [Float] = [-farthest, 2, 5]
  private static let otherBounds: [Float] = [-5, -2]
  /// More bits than any pair has: where links begin on the scale of strata.
  private static let farthest: Float = 1_000
  private static let linked: Float = 4_000

  private static func score(_ candidate: Candidate) -> Float {
    let bits = min(max(candidate.bits, 1 - farthest), farthest - 1)
    return candidate.isLinked ? bits + linked : bits
  }

  /// The evaluation for a person.
  var text: String {
    let number = NumberText.count
    func share(_ value: Estimate?) -> String { value?.text ?? "not known: see the strata without labels" }
    let percent = ModelSuggestion.percent(confidence)
    var text = "\(relation), from \(number(labels)) labels (in brackets where it lies with \(percent))\n\n"
    text += "precision  \(share(precision))\nrecall     \(share(recall))\nF1         \(share(f1))\n\n"
    var table = TextTable([.left, .right, .right, .left])
    table.add(["bits from the threshold", "pairs", "labelled", "of them match"])
    table.addRule()
    for stratum in strata {
      table.add([
        (stratum.isLinked ? "link, " : "no link, ") + Self.range(stratum), number(stratum.pairs),
        number(stratum.labelled), stratum.matches?.text ?? "-",
      ])
    }
    text += table.text
    text +=
      "\nRecall is the share of the matches \(scope); pairs that no blocking rule offers are not in it.\n"
    if labelsOfOthers > 0 {
      text +=
        "\(number(labelsOfOthers)) labels are of other pairs, \(number(matchesOfOthers)) of them match; they do "
      text += "not count.\n"
    }
    return text
  }

  private static func range(_ stratum: Stratum) -> String {
    func bits(_ value: Float) -> String { fixed(value, decimals: 0) }
    switch (stratum.from, stratum.to) {
    case (nil, nil): return "all"
    case (let from?, nil): return "\(bits(from)) and more"
    case (nil, let to?): return stratum.isLinked ? "less than \(bits(to))" : "below \(bits(to))"
    case (let from?, let to?): return "\(bits(from)) to \(bits(to))"
    }
  }
}
