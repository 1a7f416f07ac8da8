internal import ArgumentParser
internal import RecordLinkage
internal import TableIO

extension EvaluateCommand {
  /// Compares links with a list of true pairs, in the first two columns of a table.
  func evaluatePairs(truth path: String) throws {
    let truthTable = try read(path)
    let table = try LinkTable(read(links), oneTable: oneTable)
    let columns: (left: Int, right: Int)
    if let left = truthTable.column(named: "left_id"), let right = truthTable.column(named: "right_id") {
      columns = (left, right)
    } else {
      columns = (0, 1)
    }
    guard truthTable.columnCount >= 2 else {
      throw ValidationError("\(path) has one column; expected two, of the identifiers of true pairs.")
    }
    var numbers = table.numbers.reading(truthTable)
    let truePairs = (0..<truthTable.rowCount).map { row in
      numbers.pair(truthTable, row: row, left: columns.left, right: columns.right)
    }
    let known = Set(truePairs)
    var groups = try table.groups(of: relation)
    if groups.isEmpty { groups = [(relation.first ?? "links", [])] }
    let evaluations = groups.map { name, links in
      RelationEvaluation(
        relation: name,
        pairs: PairEvaluation(links: links.filter(\.isMatch).map(\.pair), truePairs: truePairs),
        curve: PrecisionRecallCurve(
          candidates: links.map { ($0.probability, known.contains($0.pair)) },
          missedTruePairs: known.subtracting(links.map(\.pair)).count))
    }
    if messages.json {
      try StandardOutput.write(try json(["relations": evaluations]) + "\n")
    } else {
      try StandardOutput.write(evaluations.map(\.text).joined())
    }
    var rejects = table.rejects
    rejects.add(rejectsOf: truthTable)
    rejects.report(messages, rejectsFile: nil)
    if !rejects.rows.isEmpty { throw ExitCode(ExitStatus.rejects) }
  }
}

/// How well links of one relation, or of some together, agree with true pairs.
private struct RelationEvaluation: Encodable {
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
  /// The threshold that the labels show to be best, among the links in the file.
  var best: Best?

  init(relation: String, pairs: PairEvaluation, curve: PrecisionRecallCurve) {
    self.relation = relation
    precision = pairs.precision
    recall = pairs.recall
    f1 = pairs.f1
    truePositives = pairs.truePositives
    falsePositives = pairs.falsePositives
    falseNegatives = pairs.falseNegatives
    best = curve.bestF1.map { point in
      let evaluation = curve.evaluation(point)
      return Best(
        threshold: point.threshold, precision: evaluation.precision, recall: evaluation.recall)
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
    return text
  }
}
