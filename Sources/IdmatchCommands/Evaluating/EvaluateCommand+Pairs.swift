internal import ArgumentParser
internal import RecordLinkage
internal import TableIO

extension EvaluateCommand {
  /// Compares links with a list of true pairs, in the first two columns of a table.
  func evaluatePairs(truth path: String) throws {
    let truthTable = try CSVTable.read(path: path)
    let table = try CSVTable.read(path: links)
    let columns = try requiredColumns(["left_id", "right_id", "relation", "band", "probability"], of: table)
    guard truthTable.columnCount >= 2 else {
      throw ValidationError("\(path) has one column; expected two, of the identifiers of true pairs.")
    }
    var numbers: [String: UInt32] = [:]
    func number(_ side: Int, _ id: String) -> UInt32 {
      let key = oneTable ? id : "\(side):\(id)"
      let number = numbers[key] ?? UInt32(numbers.count)
      numbers[key] = number
      return number
    }
    let truePairs = (0..<truthTable.rowCount).map { row in
      RecordPair(
        number(0, truthTable.field(row: row, column: 0)), number(1, truthTable.field(row: row, column: 1)))
    }
    let first = table.rowCount > 0 ? table.field(row: 0, column: columns[2]) : ""
    // The narrowest relation: a person link, where there are any, not one of a household.
    let relation =
      (0..<table.rowCount).contains { table.field(row: $0, column: columns[2]) == "person" }
      ? "person" : first
    var matches: [RecordPair] = []
    var scored: [(score: Float, isTrue: Bool)] = []
    let known = Set(truePairs)
    for row in 0..<table.rowCount where table.field(row: row, column: columns[2]) == relation {
      let pair = RecordPair(
        number(0, table.field(row: row, column: columns[0])),
        number(1, table.field(row: row, column: columns[1])))
      if table.field(row: row, column: columns[3]) == Band.match.rawValue { matches.append(pair) }
      scored.append((Float(table.field(row: row, column: columns[4])) ?? 0, known.contains(pair)))
    }
    let evaluation = PairEvaluation(links: matches, truePairs: truePairs)
    let curve = PrecisionRecallCurve(
      candidates: scored, missedTruePairs: known.count - scored.count(where: { $0.isTrue }))
    func share(_ value: Double?) -> String { value.map { fixed(Float($0), decimals: 4) } ?? "-" }
    var text = "\(relation): precision \(share(evaluation.precision)), recall \(share(evaluation.recall)), "
    text += "F1 \(share(evaluation.f1))\n"
    text += "\(evaluation.truePositives) right, \(evaluation.falsePositives) wrong, "
    text += "\(evaluation.falseNegatives) missed\n"
    if let best = curve.bestF1 {
      text += "with labels the best threshold would have been \(fixed(best.threshold, decimals: 4)): "
      text += "precision \(share(best.precision))\n"
    }
    try StandardOutput.write(text)
    if !table.rejects.isEmpty { throw ExitCode(ExitStatus.rejects) }
  }
}
