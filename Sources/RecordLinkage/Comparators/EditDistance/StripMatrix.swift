/// Runs a ``ColumnStrip`` over a whole matrix of a pattern (rows) and a text (columns).
enum StripMatrix<Strip: ColumnStrip> {
  /// The value in the last cell.
  ///
  /// - Parameter reach: Only cells within `reach` diagonals of the main one need to be right. The result is
  ///   right wherever the best path stays within them, and otherwise the value of a worse path.
  /// - Complexity: O(*n*/64 · min(*m*, *reach* + 64)) steps for *n* rows and *m* columns; *m* bytes of
  ///   memory.
  /// - Precondition: Neither text is empty, and their lengths differ by at most `reach`.
  static func lastCell(pattern: SymbolBuffer, text: SymbolBuffer, reach: Int) -> Int {
    if pattern.count <= 64 {
      return MatchTable64.with(pattern) { lastCell($0, rows: pattern.count, text: text) }
    }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { carries in
      carries.initialize(repeating: Strip.edge)
      let top = SymbolBuffer(rebasing: pattern[..<64])
      return MatchTable64.with(top) { table in
        lastCell(table, pattern: pattern, text: text, reach: reach, carries: carries)
      }
    }
  }

  /// The value in the last cell of a matrix of at most 64 rows.
  ///
  /// - Complexity: O(*m*) steps.
  @inline(__always)
  static func lastCell(_ table: MatchTable64, rows: Int, text: SymbolBuffer) -> Int {
    var strip = Strip()
    // What `advance` says of the last row is not asked, so it is not computed: the last column tells the
    // value.
    for symbol in text {
      _ = strip.advance(matches: table.matches(symbol), carry: Strip.edge, last: 1 &<< 63)
    }
    return Strip.edgeValue(text.count) &+ strip.height(rows)
  }

  /// Strip by strip from the top. `carries` holds what the strip above says about each column.
  private static func lastCell(
    _ table: MatchTable64, pattern: SymbolBuffer, text: SymbolBuffer, reach: Int,
    carries: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    // A swap reads two diagonals beyond its own.
    let margin = min(reach, text.count + pattern.count) + 2
    var above = 0  // the value above the strip's first row, at its left edge
    var row = 0
    while true {
      let rows = min(64, pattern.count - row)
      let last: UInt64 = 1 &<< UInt64(rows - 1)
      let left = max(0, row - margin)
      let right = min(text.count, row + rows + margin)
      let nextLeft = max(0, row + rows - margin)
      if row > 0 { table.refill(SymbolBuffer(rebasing: pattern[row..<(row + rows)])) }
      var strip = Strip()
      var value = above &+ strip.height(rows)
      if nextLeft <= left { above = value }
      for column in left..<right {
        let carry = strip.advance(matches: table.matches(text[column]), carry: carries[column], last: last)
        carries[column] = carry
        value &+= Strip.growth(carry)
        if column + 1 == nextLeft { above = value }
      }
      row += rows
      if row == pattern.count { return value }
    }
  }
}
