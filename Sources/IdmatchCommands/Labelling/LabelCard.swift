internal import ArgumentParser
internal import RecordLinkage
internal import TableIO

/// Two records side by side, as they are in their tables, with the columns marked in which they differ.
struct LabelCard {
  /// What stands in one row of the card.
  private struct Column {
    let name: String
    /// For each table the positions of the cells that make up a value.
    let positions: [[Int]]
    /// The columns of the model by which it is told whether the two values are the same; none of a column that the model
    /// does not read.
    let compared: [String]
  }

  private let run: ModelRun
  private let columns: [Column]

  /// - Parameter more: headers of further columns to show.
  init(_ run: ModelRun, more: [String]) throws {
    self.run = run
    var columns = run.linker.model.columns.map { column in
      Column(
        name: column.name, positions: run.sources.map { column.places(in: $0.headers) },
        compared: run.table.columnNames.filter { $0 == column.name || $0.hasPrefix(column.name + ".") })
    }
    for header in more {
      columns.append(
        Column(
          name: header, positions: try run.sources.map { [try $0.column(named: header, for: "--show")] },
          compared: []))
    }
    self.columns = columns
  }

  /// The card of a pair: `=` marks values that are the same as they are compared, `≠` those that are not, and nothing those of
  /// which one is missing.
  func text(_ left: Int, _ right: Int) -> String {
    var table = TextTable([.left, .left, .left, .left])
    table.add([
      "", "", TextTable.cell(run.name(ofRecord: left)), TextTable.cell(run.name(ofRecord: right)),
    ])
    table.addRule()
    for column in columns {
      let (one, other) = (cell(column, left), cell(column, right))
      if one.isEmpty, other.isEmpty { continue }
      table.add([
        column.name, mark(column, left, right, one, other), TextTable.cell(one), TextTable.cell(other),
      ])
    }
    return table.text
  }

  private func cell(_ column: Column, _ record: Int) -> String {
    let source = run.table.source(ofRecord: record)
    let row = run.table.row(ofRecord: record)
    return column.positions[source].map { run.sources[source].field(record: row, column: $0) }
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func mark(_ column: Column, _ left: Int, _ right: Int, _ one: String, _ other: String) -> String {
    if one == other { return "=" }
    if one.isEmpty || other.isEmpty { return "" }
    guard !column.compared.isEmpty else { return "≠" }
    let isSame = column.compared.allSatisfy {
      run.table.text(ofRecord: left, column: $0) == run.table.text(ofRecord: right, column: $0)
    }
    return isSame ? "=" : "≠"
  }

  /// A label of a pair.
  func label(
    _ item: LabelQueue.Item, relation: Int, relations: [String], score: Float, note: String
  ) -> LabelledPair {
    func source(_ record: Int) -> String {
      run.sources.count == 1 ? "" : run.sourceNames[run.table.source(ofRecord: record)]
    }
    return LabelledPair(
      leftSource: source(item.left), leftID: run.identifier(ofRecord: item.left),
      rightSource: source(item.right), rightID: run.identifier(ofRecord: item.right),
      relation: relations[relation], score: score, note: note)
  }
}
