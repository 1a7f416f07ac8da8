internal import RecordLinkage
internal import TableIO

/// A CSV table for readers of the linkage engine, as it is.
struct CSVSource: TableSource {
  let table: CSVTable

  var name: String { table.path }
  var headers: [String] { table.header }
  var rowCount: Int { table.rowCount }

  func withCell<R>(row: Int, column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    table.withUTF8Field(row: row, column: column, body)
  }
}
