internal import TableIO

/// What normalization made of some lines: a row of fields for each, one after the other in one buffer.
struct NormalizedLines: Sendable {
  /// The fields of all rows, as UTF-8.
  private(set) var bytes: [UInt8] = []
  /// Where each field ends.
  private(set) var ends: [Int] = []
  /// The lines of the file, counted from 1, that are no text.
  var malformedLines: [Int] = []
  /// How many rows there are.
  var rowCount = 0

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Appends a field.
  mutating func append(_ field: String) {
    bytes.append(contentsOf: field.utf8)
    ends.append(bytes.count)
  }

  /// Writes every row.
  func write(to writer: CSVWriter, columnCount: Int) throws(TableError) {
    var start = 0
    for (index, end) in ends.enumerated() {
      bytes.withUnsafeBufferPointer {
        writer.append(utf8: UnsafeBufferPointer(rebasing: $0[start..<end]))
      }
      start = end
      if (index + 1) % columnCount == 0 { try writer.endRow() }
    }
  }
}
