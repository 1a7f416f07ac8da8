internal import RecordLinkage
internal import TableIO

/// A file of labels, found among the records of a run.
struct LabelReading {
  /// The labels of pairs of the run, of one pair one each.
  let pairs: [PairLabel]
  /// The labels that cannot be used, with their places.
  let rejects: RejectList
  /// How many pairs have two labels that say otherwise.
  let contradictions: Int
  /// The file, for messages.
  let path: String

  /// Reads the labels of a file.
  ///
  /// - Throws: `TableError` where it cannot be read, `LabelError` where a column is missing.
  init(path: String, options: TableOptions, run: ModelRun) throws {
    let table = try CSVTable.read(path: path, encoding: options.encoding, delimiter: options.delimiter)
    try self.init(table, run: run)
  }

  init(_ table: CSVTable, run: ModelRun) throws {
    path = table.path
    var rejects = RejectList()
    rejects.add(rejectsOf: table)
    let labels = try LabelTable(reading: CSVSource(table: table))
    for rejected in labels.rejected {
      rejects.add(row: rejected.row, of: table, column: rejected.column, reason: rejected.reason)
    }
    let resolved = ResolvedLabels(labels, records: run.directory, model: run.linker.model)
    for (number, problem) in resolved.problems.sorted(by: { $0.key < $1.key }) {
      let isRight = resolved.problemsOfRight.contains(number)
      let meaning: LabelColumns.Meaning =
        switch problem {
        case .unknownRelation: .relation
        case .unknownSource: isRight ? .rightSource : .leftSource
        case .noSuchID, .ambiguousID: isRight ? .rightID : .leftID
        case .sameRecord: .rightID
        }
      rejects.add(
        row: labels.sourceRows[number], of: table, column: labels.columns?[meaning], reason: problem.rawValue)
    }
    pairs = resolved.pairs
    contradictions = resolved.contradictions
    self.rejects = rejects
  }

  /// What the file says, in a line.
  var description: String {
    let matches = pairs.count { $0.certainty > 0 && $0.isMatch }
    let unsure = pairs.count { $0.certainty == 0 }
    var text = "\(path): \(pairs.count) pairs labelled, \(matches) match, "
    text += "\(pairs.count - matches - unsure) do not"
    if unsure > 0 { text += ", \(unsure) unsure" }
    if contradictions > 0 {
      text += "; of \(contradictions) labelled twice and otherwise the last label counts"
    }
    return text
  }
}
