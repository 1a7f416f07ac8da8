internal import RecordLinkage

/// What a model says of two records, as a table for a person, or as JSON.
struct PairAnswer {
  let run: ModelRun
  let explanation: LinkExplanation
  /// For each relation why clustering keeps the two apart.
  let separations: [ClusterSeparation?]

  /// The waterfall of one relation, and what became of the pair in all of them.
  func text(relation: Int) -> String {
    let name = run.name(ofRecord:)
    var text = explanation.text(relation: relation, separation: separations[relation], name: name)
    for other in separations.indices where other != relation {
      text += explanation.verdictText(relation: other, separation: separations[other], name: name)
    }
    return text
  }

  var json: String {
    get throws { try IdmatchCommands.json(Document(self)) }
  }
}

extension PairAnswer {
  private struct Document: Encodable {
    struct Value: Encodable {
      var column: String
      var left: String
      var right: String
    }
    struct Frequency: Encodable {
      var columns: [String]
      var count: Int
      var records: Int
      var isWeighed: Bool
    }
    struct Step: Encodable {
      var comparison: String
      var level: String
      var evidence: String
      var values: [Value]
      var frequency: Frequency?
      /// Bits by class and by relation.
      var classes: [String: Double]
      var relations: [String: Double]
    }
    struct Relation: Encodable {
      var name: String
      var prior: Double
      var total: Double
      var probability: Double
      var matchThreshold: Float
      var reviewThreshold: Float
      var band: String
      var verdict: String
      var missingBits: Double
      var reason: String
    }
    struct Rule: Encodable {
      struct Part: Encodable {
        var key: String
        var left: [String]
        var right: [String]
        var agrees: Bool
      }
      var name: String
      var offers: Bool
      var parts: [Part]
    }

    var version = IdmatchCommand.version
    var left: String
    var right: String
    var matchKey: String
    var isAllowed: Bool
    var isCompared: Bool
    var classPriors: [String: Double]
    var classProbabilities: [String: Double]
    var steps: [Step]
    var relations: [Relation]
    var blockingRules: [Rule]

    init(_ answer: PairAnswer) {
      let explanation = answer.explanation
      func named(_ names: [String], _ values: [Double]) -> [String: Double] {
        Dictionary(zip(names, values)) { first, _ in first }
      }
      left = answer.run.name(ofRecord: explanation.left)
      right = answer.run.name(ofRecord: explanation.right)
      matchKey = explanation.matchKey
      isAllowed = explanation.blocking.isAllowed
      isCompared = explanation.blocking.isCompared
      classPriors = named(explanation.classes, explanation.classPrior)
      classProbabilities = named(explanation.classes, explanation.classProbabilities)
      steps = explanation.steps.map { step in
        Step(
          comparison: step.comparison, level: step.level, evidence: step.evidence.rawValue,
          values: step.values.map { Value(column: $0.column, left: $0.left, right: $0.right) },
          frequency: step.frequency.map {
            Frequency(columns: $0.columns, count: $0.count, records: $0.records, isWeighed: $0.isWeighed)
          },
          classes: named(explanation.classes, step.classWeights),
          relations: named(explanation.relations, step.relationWeights))
      }
      relations = explanation.relations.indices.map { relation in
        let separation = answer.separations[relation]
        let reason = explanation.verdictText(
          relation: relation, separation: separation, name: answer.run.name(ofRecord:))
        return Relation(
          name: explanation.relations[relation], prior: explanation.relationPrior[relation],
          total: explanation.relationTotal[relation],
          probability: explanation.relationProbabilities[relation],
          matchThreshold: explanation.thresholds[relation].match,
          reviewThreshold: explanation.thresholds[relation].review,
          band: explanation.band(ofRelation: relation).rawValue,
          verdict: explanation.verdict(relation: relation, separation: separation).name,
          missingBits: explanation.missingBits(relation: relation),
          reason: String(reason.dropLast()))
      }
      blockingRules = explanation.blocking.rules.map { rule in
        Rule(
          name: rule.name, offers: rule.offers,
          parts: rule.parts.map { .init(key: $0.name, left: $0.left, right: $0.right, agrees: $0.agrees) })
      }
    }
  }
}

extension LinkVerdict {
  /// The word for it in JSON.
  fileprivate var name: String {
    switch self {
    case .match: "match"
    case .review: "review"
    case .notAllowed: "not-allowed"
    case .neverCompared: "never-compared"
    case .belowThreshold: "below-threshold"
    case .heldApart: "held-apart"
    }
  }
}
