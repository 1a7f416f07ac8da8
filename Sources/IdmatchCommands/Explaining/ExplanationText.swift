internal import FoundationEssentials
internal import IdentityMatching
internal import RecordLinkage

/// An explanation as a table for a person, or as JSON.
enum ExplanationText {
  static func table(_ explanation: PairExplanation, leftID: String, rightID: String) -> String {
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
    return text
  }

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

  static func json(_ explanation: PairExplanation, leftID: String, rightID: String) throws -> String {
    let waterfall = explanation.waterfall
    let document = Document(
      leftID: leftID, rightID: rightID, relation: explanation.decision.relation.rawValue,
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
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self)
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
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? terminalWidth($0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let space = String(repeating: " ", count: widths[column] - terminalWidth(cell))
        line += rightAligned.contains(column) ? space + cell : cell + space
        if column + 1 < row.count { line += "  " }
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  /// How many cells of a terminal a text fills: East Asian wide and full-width characters fill two (UAX #11).
  private static func terminalWidth(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { width, scalar in
      switch scalar.value {
      case 0x0300...0x036F, 0x200B...0x200F, 0x3099...0x309A, 0xFE00...0xFE0F, 0xE0100...0xE01EF: width
      case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        width + 2
      default: width + 1
      }
    }
  }
}
