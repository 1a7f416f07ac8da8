/// All rows that hold some values of a column, for columns whose values a sample of rows would tear apart.
///
/// Whether a postal code tells the town shows only where a code occurs several times. Of a million rows with 11,000 codes, a
/// sample of 15,000 rows has most codes once. So the sample here is one of *values*: those whose hash falls below a
/// limit, each with every row that holds it.
struct ValueGroups: Sendable {
  private let columnCount: Int
  /// The most rows that are kept for a column.
  private let rowLimit: Int
  /// For each column, the bits of a value's hash that have to be zero.
  private var masks: [UInt32]
  /// For each column, the rows kept: as many hashes as there are columns for each; 0 for an empty cell.
  private var rows: [[UInt32]]

  init(columnCount: Int) {
    self.columnCount = columnCount
    let cells = 4_000_000
    rowLimit = min(8_192, cells / max(1, columnCount * columnCount))
    masks = Array(repeating: 0, count: columnCount)
    rows = Array(repeating: [], count: columnCount)
  }

  /// The hash of a cell without the space around it, in which capitals of ASCII are small; 0 for an empty one.
  static func hash(_ utf8: Substring.UTF8View) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var isEmpty = true
    for unit in utf8 {
      if ASCII.isSpace(unit) { continue }
      isEmpty = false
      hash = (hash ^ UInt64(unit >= 0x41 && unit <= 0x5A ? unit | 0x20 : unit)) &* 0x100_0000_01b3
    }
    if isEmpty { return 0 }
    return max(1, UInt32(truncatingIfNeeded: StableHash.mix(hash)))
  }

  /// Takes in the hashes of a row.
  mutating func append(_ row: [UInt32]) {
    guard rowLimit >= 256 else { return }
    for column in 0..<columnCount where row[column] != 0 && row[column] & masks[column] == 0 {
      rows[column] += row
      while rows[column].count > rowLimit * columnCount, masks[column] != .max { thin(column) }
    }
  }

  /// Leaves every other value.
  private mutating func thin(_ column: Int) {
    masks[column] = masks[column] << 1 | 1
    var kept: [UInt32] = []
    for start in Swift.stride(from: 0, to: rows[column].count, by: columnCount)
    where rows[column][start + column] & masks[column] == 0 {
      kept += rows[column][start..<start + columnCount]
    }
    rows[column] = kept
  }

  /// The rows that hold the chosen values of a column.
  ///
  /// - Returns: for each row the hash in `column` and the one in `other`.
  func pairs(of column: Int, with other: Int) -> [(given: UInt32, target: UInt32)] {
    Swift.stride(from: 0, to: rows[column].count, by: columnCount).map {
      (rows[column][$0 + column], rows[column][$0 + other])
    }
  }
}
