internal import IdentityMatching
internal import JapaneseNormalization
internal import RecordLinkage

/// An explanation as a table for a person, or as JSON.
enum ExplanationText {
  static func table(
    _ explanation: PairExplanation, leftID: String, rightID: String, gazetteer: RunGazetteer
  ) -> String {
    let waterfall = explanation.waterfall
    var rows: [[String]] = [
      ["", leftID, rightID, "level", "person", "household"],
      ["prior", "", "", "", bits(waterfall.prior[0]), bits(waterfall.prior[1])],
    ]
    for (contribution, values) in zip(waterfall.contributions, explanation.values) {
      rows.append([
        contribution.comparison, values.left ?? "–", values.right ?? "–", contribution.level,
        bits(contribution.weights[0]), bits(contribution.weights[1]),
      ])
    }
    rows.append(["total", "", "", "", bits(waterfall.total[0]), bits(waterfall.total[1])])
    rows.append([
      "probability", "", "", "", fixed(waterfall.probabilities[0], decimals: 4),
      fixed(waterfall.probabilities[1], decimals: 4),
    ])
    var text = aligned(rows, rightAligned: [4, 5])
    text += "\n" + verdict(explanation)
    let places = [(leftID, explanation.leftAddress), (rightID, explanation.rightAddress)]
    // What is written whole and registered explains itself.
    if places.contains(where: { $0.1?.isWrittenWhole == false }) {
      for (id, address) in places {
        if let address { text += "address of \(id): \(placeText(address))\n" }
      }
    }
    return text + gazetteer.line + "\n"
  }

  /// How well the gazetteer knows a place, what follows and what it can be: `resolved, 港区虎ノ門 (13103-0006), inferred:
  /// prefecture chome`.
  private static func placeText(_ address: JapaneseAddress) -> String {
    var parts = [address.status.name]
    if let town = address.registeredTown {
      parts.append("\(town.municipality.name)\(town.name) (\(town.id))")
    } else if let municipality = address.registeredMunicipality {
      parts.append(municipality.name)
    }
    if !address.inferred.isEmpty {
      parts.append("inferred: \(address.inferred.names.joined(separator: " "))")
    }
    let candidates = address.candidates
    if !candidates.isEmpty {
      let shown = candidates.prefix(shownCandidates).map { "\($0.municipality.name)\($0.name)" }
      parts.append(
        "can be \(shown.joined(separator: " or "))" + (candidates.count > shown.count ? " or others" : ""))
    }
    return parts.joined(separator: ", ")
  }

  private static let shownCandidates = 4

  private static func verdict(_ explanation: PairExplanation) -> String {
    let decision = explanation.decision
    var text = "\(decision.relation.rawValue): \(decision.band.rawValue), probability "
    text +=
      "\(fixed(decision.probability, decimals: 4)), weight \(fixed(decision.weight, decimals: 2)) bits\n"
    if let guarded = decision.heldBy { text += "held at review: \(guarded.rawValue)\n" }
    text += "match key: \(explanation.matchKey)\n"
    text +=
      explanation.blockingRules.isEmpty
      ? "no blocking rule brings the two together: a run would not compare them\n"
      : "met by: \(explanation.blockingRules.joined(separator: ", "))\n"
    if !explanation.isCompared, !explanation.blockingRules.isEmpty {
      text +=
        "but their blocks are too large to compare whole, and are split between the two: a run would not compare them\n"
    }
    return text
  }

  private struct Document: Encodable {
    struct Step: Encodable {
      var field: String
      var left: String?
      var right: String?
      var level: String
      var evidence: String
      var weightPerson: Float
      var weightHousehold: Float
    }
    /// An address as the gazetteer knows it.
    struct Place: Encodable {
      var status: String
      var municipalityCode: Int?
      var townID: String?
      var inferred: [String]
      var candidates: [String]

      init(_ address: JapaneseAddress) {
        status = address.status.name
        municipalityCode = address.registeredMunicipality?.code
        townID = address.townID
        inferred = address.inferred.names
        candidates = address.candidateIDs
      }
    }
    var gazetteer: GazetteerDescription
    var version = IdmatchCommand.version
    var leftAddress: Place?
    var rightAddress: Place?
    var leftID: String
    var rightID: String
    var relation: String
    var band: String
    var probability: Float
    var weight: Float
    var matchKey: String
    var heldBy: String?
    var priorPerson: Float
    var priorHousehold: Float
    var probabilityPerson: Float
    var probabilityHousehold: Float
    var blockingRules: [String]
    var isCompared: Bool
    var steps: [Step]
  }

  static func json(
    _ explanation: PairExplanation, leftID: String, rightID: String, gazetteer: RunGazetteer
  ) throws -> String {
    let waterfall = explanation.waterfall
    let document = Document(
      gazetteer: GazetteerDescription(gazetteer),
      leftAddress: explanation.leftAddress.map(Document.Place.init),
      rightAddress: explanation.rightAddress.map(Document.Place.init), leftID: leftID, rightID: rightID,
      relation: explanation.decision.relation.rawValue,
      band: explanation.decision.band.rawValue, probability: explanation.decision.probability,
      weight: explanation.decision.weight, matchKey: explanation.matchKey,
      heldBy: explanation.decision.heldBy?.rawValue, priorPerson: waterfall.prior[0],
      priorHousehold: waterfall.prior[1], probabilityPerson: waterfall.probabilities[0],
      probabilityHousehold: waterfall.probabilities[1], blockingRules: explanation.blockingRules,
      isCompared: explanation.isCompared,
      steps: zip(waterfall.contributions, explanation.values).map { contribution, values in
        .init(
          field: contribution.comparison, left: values.left, right: values.right, level: contribution.level,
          evidence: contribution.evidence.rawValue, weightPerson: contribution.weights[0],
          weightHousehold: contribution.weights[1])
      })
    return try IdmatchCommands.json(document)
  }

  /// A weight with its sign.
  private static func bits(_ value: Float) -> String {
    let text = fixed(value, decimals: 1)
    if text == "0.0" || text == "-0.0" { return "0.0" }
    return value > 0 ? "+" + text : text
  }

  /// Columns side by side, as wide as their widest cell on a terminal.
  static func aligned(_ rows: [[String]], rightAligned: Set<Int> = []) -> String {
    let columns = rows.map(\.count).max() ?? 0
    var table = TextTable((0..<columns).map { rightAligned.contains($0) ? .right : .left })
    for row in rows { table.add(row + [String](repeating: "", count: columns - row.count)) }
    return table.text
  }
}

extension JapaneseAddress {
  /// Whether the place is registered and nothing of it had to be made out; that the first number is a 丁目 is no matter.
  fileprivate var isWrittenWhole: Bool { status == .resolved && inferred.isSubset(of: .chome) }
}
