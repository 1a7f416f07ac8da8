internal import TableIO

/// How many rows of results a thread makes at a time: some hundred kilobytes.
private let rowsAtOnce = 2_048

extension CSVWriter {
  /// Writes rows that several threads make, in their order.
  ///
  /// - Parameter body: appends a row by its number and does not end it. It is called from several threads.
  func write(
    rowCount: Int, threads: Int, _ body: @Sendable (_ row: Int, _ rows: inout RowText) -> Void
  ) throws(TableError) {
    try write(chunks: (rowCount + rowsAtOnce - 1) / rowsAtOnce, workers: threads) { chunk, rows in
      for row in (chunk * rowsAtOnce)..<min((chunk + 1) * rowsAtOnce, rowCount) {
        body(row, &rows)
        rows.endRow()
      }
    }
  }

  /// Writes the rows of a table's records with the names of their clusters behind them.
  ///
  /// - Parameters:
  ///   - rows: for each record its row.
  ///   - clusters: for each kind of cluster the record that each record's is named after.
  ///   - names: the names of all records.
  func write(
    rows: [Int], of table: CSVTable, clusters: [[UInt32]], names: [String], threads: Int
  ) throws(TableError) {
    try write(rowCount: rows.count, threads: threads) { record, text in
      text.append(row: rows[record], of: table)
      for cluster in clusters { text.append(names[Int(cluster[record])]) }
    }
  }
}
