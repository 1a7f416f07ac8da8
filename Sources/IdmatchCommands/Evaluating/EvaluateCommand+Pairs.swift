internal import ArgumentParser
internal import RecordLinkage
internal import TableIO

extension EvaluateCommand {
  /// Compares links with a list of true pairs, in the first two columns of a table.
  func evaluatePairs(truth path: String) throws {
    let truthTable = try read(path)
    let table = try LinkTable(read(links), oneTable: oneTable)
    let columns = try PairColumns(truthTable)
    var numbers = table.numbers.reading(truthTable)
    let truePairs = (0..<truthTable.rowCount).map { row in
      numbers.pair(truthTable, row: row, left: columns.left, right: columns.right)
    }
    let known = Set(truePairs)
    var groups = try table.groups(of: relation)
    if groups.isEmpty { groups = [(relation.first ?? "links", [])] }
    if curve != nil, groups.count > 1 {
      throw ValidationError(
        "\(links) has links of \(groups.map(\.name).joined(separator: ", ")); a curve is of one: say which with --relation."
      )
    }
    let curveWriter = try curve.map { try CSVWriter(path: $0, header: PrecisionRecallCurve.columns) }
    var evaluations: [RelationEvaluation] = []
    for (name, links) in groups {
      let curve = PrecisionRecallCurve(
        candidates: links.map { ($0.probability, known.contains($0.pair)) },
        missedTruePairs: known.subtracting(links.map(\.pair)).count)
      var evaluation = RelationEvaluation(
        relation: name,
        pairs: PairEvaluation(links: links.filter(\.isMatch).map(\.pair), truePairs: truePairs),
        curve: curve)
      if !wanted.isEmpty {
        evaluation.thresholds = wanted.map { measure, share in
          WantedThreshold(
            measure, of: share, on: curve, relation: RelationDeclaration(name), decimals: LinkTable.decimals)
        }
      }
      evaluations.append(evaluation)
      if let curveWriter { try curve.write(to: curveWriter) }
    }
    if messages.json {
      try StandardOutput.write(try json(["relations": evaluations]) + "\n")
    } else {
      try StandardOutput.write(evaluations.map(\.text).joined())
    }
    if !messages.quiet {
      let note = table.identifiers.note(
        truth: IdentifierSides(truthTable, left: columns.left, right: columns.right), links: links,
        truthPath: path, sidesMatter: !oneTable && columns.sources == nil)
      if let note { StandardError.printLine(note) }
      if let curve { StandardError.printLine("curve written to \(curve)") }
    }
    var rejects = table.rejects
    rejects.add(rejectsOf: truthTable)
    rejects.report(messages, rejectsFile: nil)
    if !rejects.rows.isEmpty { throw ExitCode(ExitStatus.rejects) }
  }
}
