import RecordLinkage

/// A table written in a test.
struct MemoryTable: TableSource {
  var name = "labels"
  let headers: [String]
  let rows: [[String]]

  /// The header and the rows, cells divided by `|`.
  init(_ lines: String..., name: String = "labels") {
    let cells = lines.map { $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init) }
    self.name = name
    headers = cells[0]
    rows = Array(cells.dropFirst())
  }

  init(headers: [String], rows: [[String]]) {
    self.headers = headers
    self.rows = rows
  }

  var rowCount: Int { rows.count }

  func withCell<R>(row: Int, column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    Array(rows[row][column].utf8).withUnsafeBufferPointer(body)
  }
}
