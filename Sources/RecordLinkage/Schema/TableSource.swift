/// A table that records are taken from, column by column.
public protocol TableSource: Sendable {
  /// What errors call it, most often a file's path.
  var name: String { get }
  /// The names of its columns.
  var headers: [String] { get }
  /// The number of its rows.
  var rowCount: Int { get }
  /// Calls `body` with the UTF-8 bytes of a cell, which are valid during the call only.
  func withCell<R>(row: Int, column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R
  /// Adds the cells of some rows of a column to a batch: a table that can do so at once spares a call for each cell.
  func appendCells(ofColumn column: Int, rows: Range<Int>, to batch: inout CellBatch)
}

extension TableSource {
  /// One cell after the other.
  public func appendCells(ofColumn column: Int, rows: Range<Int>, to batch: inout CellBatch) {
    for row in rows { withCell(row: row, column: column) { batch.append($0) } }
  }
}
