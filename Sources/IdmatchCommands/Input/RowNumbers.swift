internal import TableIO

/// The places of a table's rows in its file, from 1: what identifies them where no column does.
///
/// Rejected rows are counted too, blank ones are not: the third row of the file is 3, whatever is wrong with the second.
struct RowNumbers {
  /// How many rejected rows stand before each row; empty where none is rejected.
  private let rejectsBefore: [Int]

  init(_ table: CSVTable) {
    guard !table.rejects.isEmpty else {
      rejectsBefore = []
      return
    }
    var count = 0
    rejectsBefore = (0..<table.rowCount).map { row in
      while count < table.rejects.count, table.rejects[count].line < table.line(ofRow: row) { count += 1 }
      return count
    }
  }

  /// The place of a row.
  subscript(row: Int) -> Int { row + 1 + (rejectsBefore.isEmpty ? 0 : rejectsBefore[row]) }
}
