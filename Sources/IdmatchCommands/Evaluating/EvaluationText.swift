internal import FoundationEssentials
internal import IdentityMatching
internal import RecordLinkage

/// An evaluation as tables for a person, or as JSON.
enum EvaluationText {
  static func table(_ evaluation: LinkEvaluation) -> String {
    var rows = [["relation", "precision", "recall", "F1", "right", "wrong", "missed"]]
    for (name, part) in relations(evaluation) {
      rows.append([
        name, share(part.precision), share(part.recall), share(part.f1), "\(part.truePositives)",
        "\(part.falsePositives)", "\(part.falseNegatives)",
      ])
    }
    var text = ExplanationText.aligned(rows, rightAligned: [1, 2, 3, 4, 5, 6])
    rows = [
      [
        "category", "records", "persons", "found", "in review", "missed", "wrong", "wrong in review",
        "precision", "recall", "F1", "relatives", "found",
      ]
    ]
    for part in evaluation.categories {
      rows.append([
        part.name, "\(part.records)", "\(part.persons)", "\(part.personsMatched)", "\(part.personsInReview)",
        "\(part.persons - part.personsMatched - part.personsInReview)", "\(part.falsePersons)",
        "\(part.falsePersonsInReview)", share(part.person.precision), share(part.person.recall),
        share(part.person.f1), "\(part.households)", "\(part.householdsMatched)",
      ])
    }
    text += "\n" + ExplanationText.aligned(rows, rightAligned: Set(1...12))
    if let worst = evaluation.worstRecall, let recall = worst.personRecall {
      text += "\nfewest persons found: \(worst.name), \(share(recall))\n"
    }
    if let worst = evaluation.worstPrecision {
      text += "most wrong person links: \(worst.name), \(worst.falsePersons) of \(worst.records) records\n"
    }
    return text
  }

  static func json(_ evaluation: LinkEvaluation) throws -> String {
    struct Category: Encodable {
      var name: String
      var records: Int
      var persons: Int
      var personsMatched: Int
      var personsInReview: Int
      var falsePersons: Int
      var falsePersonsInReview: Int
      var precision: Double?
      var recall: Double?
      var f1: Double?
      var households: Int
      var householdsMatched: Int
    }
    struct Document: Encodable {
      var relations: [RelationEvaluation]
      var categories: [Category]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let document = Document(
      relations: relations(evaluation).map { RelationEvaluation(relation: $0.0, pairs: $0.1) },
      categories: evaluation.categories.map {
        Category(
          name: $0.name, records: $0.records, persons: $0.persons, personsMatched: $0.personsMatched,
          personsInReview: $0.personsInReview, falsePersons: $0.falsePersons,
          falsePersonsInReview: $0.falsePersonsInReview,
          precision: $0.person.precision, recall: $0.person.recall, f1: $0.person.f1,
          households: $0.households,
          householdsMatched: $0.householdsMatched)
      })
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }

  private static func relations(_ evaluation: LinkEvaluation) -> [(String, PairEvaluation)] {
    [
      ("person", evaluation.person), ("person, review included", evaluation.personWithReview),
      ("household", evaluation.household), ("household, other persons", evaluation.householdOfOthers),
    ]
  }

  private static func share(_ value: Double?) -> String {
    value.map { fixed(Float($0), decimals: 4) } ?? "–"
  }
}
