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
