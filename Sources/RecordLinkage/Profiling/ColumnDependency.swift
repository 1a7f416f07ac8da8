/// How far one column tells another.
enum ColumnDependency {
  /// The share of rows, of those whose value of the telling column occurs again, in which the other column has the value that
  /// is most frequent with it; 0 where nothing occurs again.
  ///
  /// 1 for a city by its postal code; about the largest value's share where they have nothing to do with each other, so
  /// compare it with that where the told column has few values.
  ///
  /// - Complexity: O(rows looked at), at most 20,000.
  static func share(of source: any TableSource, column told: Int, toldBy telling: Int) -> Double {
    let step = max(1, source.rowCount / 20_000)
    var counts: [String: [String: Int]] = [:]
    for row in stride(from: 0, to: source.rowCount, by: step) {
      func text(_ column: Int) -> String {
        source.withCell(row: row, column: column) {
          FoldedText.words(String(decoding: UnsafeBufferPointer(rebasing: $0.prefix(400)), as: UTF8.self))
        }
      }
      let (key, value) = (text(telling), text(told))
      if !key.isEmpty, !value.isEmpty { counts[key, default: [:]][value, default: 0] += 1 }
    }
    var (all, agreeing) = (0, 0)
    for values in counts.values {
      let sum = values.values.reduce(0, +)
      if sum < 2 { continue }
      // The first of a group agrees with itself: it says nothing.
      all += sum - 1
      agreeing += (values.values.max() ?? 1) - 1
    }
    return all == 0 ? 0 : Double(agreeing) / Double(all)
  }
}
