internal import ArgumentParser
internal import IdentityMatching
internal import RecordLinkage
internal import TableIO

extension EvaluateCommand {
  /// Compares links of applicants with a truth that names relations, per category.
  func evaluateRelations(truth path: String) throws {
    var rejects = RejectList()
    let links = try readLinks(&rejects)
    let truth = try readTruth(path, &rejects)
    if !messages.quiet {
      let sides = IdentifierSides(links.lazy.map { (left: $0.pair.left, right: $0.pair.right) })
      let trueSides = IdentifierSides(truth.lazy.map { (left: $0.pair.left, right: $0.pair.right) })
      let note = sides.note(
        truth: trueSides, links: self.links, truthPath: path, sidesMatter: !oneTable)
      if let note { StandardError.printLine(note) }
    }
    let evaluation = LinkEvaluation(links: links, truth: truth)
    rejects.report(messages, rejectsFile: nil)
    if messages.json {
      try StandardOutput.write(EvaluationText.json(evaluation) + "\n")
    } else {
      try StandardOutput.write(EvaluationText.table(evaluation))
    }
    if !rejects.rows.isEmpty { throw ExitCode(ExitStatus.rejects) }
  }

  /// A pair of identifiers, in one table with the smaller one left.
  private func pair(_ left: String, _ right: String) -> LinkEvaluation.Pair {
    oneTable && !right.isEmpty && identifierPrecedes(right, left) ? .init(right, left) : .init(left, right)
  }

  private func readLinks(_ rejects: inout RejectList) throws -> [LinkEvaluation.Link] {
    let table = try read(links)
    rejects.add(rejectsOf: table)
    let columns = try requiredColumns(["left_id", "right_id", "relation", "band"], of: table)
    return try (0..<table.rowCount).map { row in
      guard let relation = Relation(rawValue: table.field(row: row, column: columns[2])),
        let band = Band(rawValue: table.field(row: row, column: columns[3]))
      else {
        throw ValidationError(
          "\(links):\(table.line(ofRow: row)): relation must be person or household, band match or review.")
      }
      return LinkEvaluation.Link(
        pair: pair(table.field(row: row, column: columns[0]), table.field(row: row, column: columns[1])),
        relation: relation, band: band)
    }
  }

  private func readTruth(_ truth: String, _ rejects: inout RejectList) throws -> [LinkEvaluation.Truth] {
    let table = try read(truth)
    rejects.add(rejectsOf: table)
    let columns = try requiredColumns(["left_id", "right_id", "relation"], of: table)
    let category = table.column(named: "category")
    return try (0..<table.rowCount).map { row in
      let name = table.field(row: row, column: columns[2])
      let relation = Relation(rawValue: name)
      guard relation != nil || ["different", "none"].contains(name) else {
        throw ValidationError(
          "\(truth):\(table.line(ofRow: row)): relation must be person, household, different or none.")
      }
      return LinkEvaluation.Truth(
        pair: pair(table.field(row: row, column: columns[0]), table.field(row: row, column: columns[1])),
        relation: relation, category: category.map { table.field(row: row, column: $0) } ?? "all")
    }
  }
}
