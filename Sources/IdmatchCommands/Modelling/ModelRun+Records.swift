internal import ArgumentParser
internal import RecordLinkage
internal import TableIO

extension ModelRun {
  /// Records by the names of their tables and their identifiers.
  var directory: RecordDirectory { RecordDirectory(sourceNames: sourceNames, ids: identifiers) }

  /// The identifier of a record.
  func identifier(ofRecord record: Int) -> String {
    identifiers[table.source(ofRecord: record)][table.row(ofRecord: record)]
  }

  /// What a record is called: its identifier, and where there are several tables that of its table before it.
  func name(ofRecord record: Int) -> String {
    let identifier = identifier(ofRecord: record)
    return sources.count == 1 ? identifier : sourceNames[table.source(ofRecord: record)] + ":" + identifier
  }

  /// What all records are called.
  var names: [String] {
    sources.count == 1 ? identifiers[0] : (0..<table.recordCount).map(name(ofRecord:))
  }

  /// A name of its own for every record: identifiers that are missing or occur twice get the number of their row.
  ///
  /// - Parameter order: the order of the names, where it is known.
  func clusterNames(
    _ messages: MessageOptions, order: IdentifierRanks? = nil
  ) -> (name: [String], rank: [Int]) {
    IdmatchCommands.clusterNames(
      identifiers: names,
      rowNumbers: sources.flatMap(\.numbers),
      isMissing: identifiers.contains { $0.contains("") }, order: order, messages)
  }

  /// Finds the records of two identifiers as a person gives them: `C17`, or `customers:C17` where several tables have one.
  ///
  /// Of two tables the first identifier is looked for in the left one first, and the second in the right one.
  func pair(_ one: String, _ other: String) throws -> (Int, Int) {
    let isLinking = sources.count == 2
    let pair = (
      try record(one, preferring: isLinking ? 0 : nil), try record(other, preferring: isLinking ? 1 : nil)
    )
    if pair.0 == pair.1 { throw ValidationError("\(one) and \(other) are one record.") }
    return pair
  }

  /// Finds the record of an identifier.
  ///
  /// - Parameter preferred: the table whose record is meant where several have one.
  func record(_ identifier: String, preferring preferred: Int? = nil) throws -> Int {
    var found: [[Int]] = sources.indices.map { records(identifier, inSource: $0) }
    if found.allSatisfy(\.isEmpty) {
      for source in sources.indices where identifier.hasPrefix(sourceNames[source] + ":") {
        found[source] = records(
          String(identifier.dropFirst(sourceNames[source].count + 1)), inSource: source)
      }
    }
    let tables = found.indices.filter { !found[$0].isEmpty }
    let chosen = preferred.flatMap { tables.contains($0) ? $0 : nil } ?? (tables.count == 1 ? tables[0] : nil)
    guard let chosen else {
      if tables.isEmpty { throw ValidationError(missing(identifier)) }
      throw ValidationError(
        "Several tables have a record \(identifier); say which one: "
          + tables.map { "\(sourceNames[$0]):\(identifier)" }.joined(separator: " or ") + ".")
    }
    if found[chosen].count > 1 {
      throw ValidationError(
        "\(sources[chosen].name) has \(found[chosen].count) records \(identifier); name a column of unique values with "
          + "--id-column.")
    }
    return found[chosen][0]
  }

  private func records(_ identifier: String, inSource source: Int) -> [Int] {
    let start = source == 0 ? 0 : table.sourceEnds[source - 1]
    return identifiers[source].indices.filter { identifiers[source][$0] == identifier }.map { start + $0 }
  }

  private func missing(_ identifier: String) -> String {
    for source in sources {
      guard let column = source.idColumn else { continue }
      let taken = Set(source.rows)
      for row in 0..<source.table.rowCount
      where !taken.contains(row) && source.table.field(row: row, column: column) == identifier {
        return
          "\(source.name):\(source.table.line(ofRow: row)): the record was refused; dedupe --rejects says why."
      }
    }
    let columns = sources.map { source in
      source.idColumn.map { "column \(source.headers[$0])" } ?? "row numbers"
    }
    return "\(sources.map(\.name).joined(separator: ", ")): there is no record \(identifier) (looked in "
      + columns.joined(separator: ", ") + ")."
  }
}
