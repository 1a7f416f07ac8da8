internal import ArgumentParser
internal import RecordLinkage
internal import TableIO

/// A CSV table as the linkage engine takes it, with the identifiers of its rows.
struct ModelTable: TableSource {
  let table: CSVTable
  /// The column that identifies a row; `nil` where row numbers do.
  let idColumn: Int?

  var name: String { table.path }
  var headers: [String] { table.header }
  var rowCount: Int { table.rowCount }

  func withCell<R>(row: Int, column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    table.withUTF8Field(row: row, column: column, body)
  }

  /// Reads a table.
  ///
  /// - Parameter id: the header of the column that identifies a row. Without one it is the first column that is called like
  ///   an identifier and has a value of its own in every row.
  init(path: String, options: TableOptions, id: String?) throws {
    table = try CSVTable.read(
      path: path, encoding: options.encoding, delimiter: options.delimiter, hasHeader: !options.noHeader)
    if let id {
      guard let column = table.column(named: id) else {
        throw ValidationError(
          "\(path) has no column \(id) for --id-column; there are \(table.header.joined(separator: ", ")).")
      }
      idColumn = column
    } else {
      idColumn = Self.identifier(in: table)
    }
  }

  private static func identifier(in table: CSVTable) -> Int? {
    table.header.indices.first { column in
      guard FieldMeaning(header: table.header[column]) == .identifier else { return false }
      var seen: Set<String> = []
      for row in 0..<table.rowCount {
        let value = table.field(row: row, column: column)
        if value.isEmpty || !seen.insert(value).inserted { return false }
      }
      return table.rowCount > 0
    }
  }

  /// The identifiers of all rows: values of the id column, or row numbers from 1.
  func identifiers() -> [String] {
    guard let idColumn else { return (1...max(1, rowCount)).prefix(rowCount).map { "\($0)" } }
    return (0..<rowCount).map { table.field(row: $0, column: idColumn) }
  }

  /// The file in a line, for the person at the terminal.
  var description: String {
    "\(table.path): \(ProgressReporter.grouped(table.rowCount)) rows, \(table.encoding.rawValue), "
      + table.dialect.delimiter.name + ", id=" + (idColumn.map { table.header[$0] } ?? "(row number)")
  }
}
