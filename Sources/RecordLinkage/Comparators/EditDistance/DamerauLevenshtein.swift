/// Damerau–Levenshtein distance without restriction: insertions, deletions, substitutions and swaps of
/// neighbours, where a piece may be edited again, so that it is a metric (Damerau 1964; Lowrance and Wagner,
/// J. ACM 22, 1975).
///
/// Equal to RapidFuzz's `DamerauLevenshtein`. Computed in linear memory after Zhao and Sahni, "String
/// correction using the Damerau-Levenshtein distance", BMC Bioinformatics 20, 2019.
public enum DamerauLevenshtein {
  /// The distance, or `cutoff + 1` where it is above the cutoff.
  ///
  /// - Complexity: O(*n* · min(*m*, *cutoff*)) with no bit vectors to help: prefer ``OptimalStringAlignment``
  ///   for long texts. O(*m*) memory, on the stack up to 250 symbols.
  public static func distance(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer, cutoff: Int = .max) -> Int {
    let longer = max(lhs.count, rhs.count)
    var cutoff = max(0, min(cutoff, longer))
    if abs(lhs.count - rhs.count) > cutoff { return cutoff + 1 }
    let (left, right) = lhs.trimmingCommonAffixes(with: rhs)
    if left.isEmpty || right.isEmpty { return min(max(left.count, right.count), cutoff + 1) }
    let asked = cutoff
    if longer > 64 {
      // The restricted distance is an upper bound and costs a 64th: for similar texts it leaves a narrow
      // band.
      let bound = OptimalStringAlignment.distance(left, right, cutoff: cutoff)
      cutoff = min(cutoff, bound)
    }
    let rows = left.count >= right.count ? left : right
    let columns = left.count >= right.count ? right : left
    let distance = withRows(columns.count + 2) { Banded.distance(rows, columns, reach: cutoff, rows: $0) }
    return min(distance, asked + 1)
  }

  /// `1 - distance / longer length`, or 0 below the cutoff; 1 for two empty texts.
  public static func similarity(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer, cutoff: Double = 0) -> Double {
    let length = max(lhs.count, rhs.count)
    let allowed = SimilarityCutoff.distance(cutoff, length: length)
    return SimilarityCutoff.similarity(
      distance: distance(lhs, rhs, cutoff: allowed), length: length, cutoff: cutoff)
  }

  /// The distance of two texts by Unicode scalars.
  public static func distance(_ lhs: String, _ rhs: String) -> Int {
    withSymbols(of: lhs, rhs) { distance($0, $1) }
  }

  /// `1 - distance / longer length` by Unicode scalars; 1 for two empty texts.
  public static func similarity(_ lhs: String, _ rhs: String) -> Double {
    withSymbols(of: lhs, rhs) { similarity($0, $1) }
  }

  /// What is kept of the matrix, an entry a column with one more before the first.
  private struct Rows {
    var current: UnsafeMutableBufferPointer<Int32>
    var previous: UnsafeMutableBufferPointer<Int32>
    /// The value before the swap that would end in a column.
    var beforeSwap: UnsafeMutableBufferPointer<Int32>
    /// The last row whose symbol is the column's, 0 for none.
    var lastRow: UnsafeMutableBufferPointer<Int32>
  }

  private static func withRows(_ count: Int, _ body: (Rows) -> Int) -> Int {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { current in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { previous in
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { beforeSwap in
          withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { lastRow in
            lastRow.initialize(repeating: 0)
            return body(
              Rows(current: current, previous: previous, beforeSwap: beforeSwap, lastRow: lastRow))
          }
        }
      }
    }
  }

  private enum Banded {
    /// Entry *j* + 1 of a row is column *j*; entry 0 is the column before the first, which nothing may come
    /// from.
    static func distance(_ left: SymbolBuffer, _ right: SymbolBuffer, reach: Int, rows: Rows) -> Int {
      var rows = rows
      let columns = right.count
      let never = Int32(truncatingIfNeeded: left.count + columns + 1)
      rows.beforeSwap.initialize(repeating: never)
      rows.previous.initialize(repeating: never)
      for column in 0...columns { rows.current[column + 1] = Int32(truncatingIfNeeded: column) }
      rows.current[0] = never
      for row in 1...left.count {
        swap(&rows.current, &rows.previous)
        step(row, left[row - 1], right, rows, reach: reach, never: never)
      }
      return Int(rows.current[columns + 1])
    }

    @inline(__always)
    private static func step(
      _ row: Int, _ symbol: UInt16, _ right: SymbolBuffer, _ rows: Rows, reach: Int, never: Int32
    ) {
      let first = max(1, row - reach)
      let final = min(right.count, row + reach)
      if first > final { return }
      // `current` still holds the row before the previous one: what a swap starts from.
      var twoAbove = rows.current[first]
      rows.current[first] = first == 1 ? Int32(truncatingIfNeeded: row) : never
      var value = rows.current[first]
      var lastColumn = 0
      var swapStart = never
      for column in first...final {
        let matches = symbol == right[column - 1]
        var best = min(
          rows.previous[column] &+ (matches ? 0 : 1), value &+ 1, rows.previous[column + 1] &+ 1)
        if matches {
          lastColumn = column
          rows.beforeSwap[column] = rows.previous[column - 1]
          swapStart = twoAbove
          rows.lastRow[column] = Int32(truncatingIfNeeded: row)
        } else {
          let earlierRow = Int(rows.lastRow[column])
          if lastColumn > 0, column - lastColumn == 1 {
            best = min(best, rows.beforeSwap[column] &+ Int32(truncatingIfNeeded: row - earlierRow))
          } else if earlierRow > 0, row - earlierRow == 1 {
            best = min(best, swapStart &+ Int32(truncatingIfNeeded: column - lastColumn))
          }
        }
        twoAbove = rows.current[column + 1]
        rows.current[column + 1] = best
        value = best
      }
    }
  }
}
