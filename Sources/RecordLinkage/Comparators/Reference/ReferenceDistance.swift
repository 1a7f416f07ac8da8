/// The plain definitions of the edit distances over Unicode scalars: the oracle of the tests.
///
/// - Complexity: O(*n*·*m*) time each, and memory for the whole matrix.
package enum ReferenceDistance {
  /// Levenshtein distance by its recurrence (Wagner and Fischer, J. ACM 21, 1974).
  package static func levenshtein(_ lhs: [Unicode.Scalar], _ rhs: [Unicode.Scalar]) -> Int {
    var matrix = edges(lhs.count, rhs.count)
    for (row, left) in lhs.enumerated() {
      for (column, right) in rhs.enumerated() {
        matrix[row + 1][column + 1] = min(
          matrix[row][column + 1] + 1, matrix[row + 1][column] + 1,
          matrix[row][column] + (left == right ? 0 : 1))
      }
    }
    return matrix[lhs.count][rhs.count]
  }

  /// Optimal string alignment distance by its recurrence (Boytsov, "Indexing methods for approximate
  /// dictionary searching", ACM JEA 16, 2011, section 2.2).
  package static func optimalStringAlignment(_ lhs: [Unicode.Scalar], _ rhs: [Unicode.Scalar]) -> Int {
    var matrix = edges(lhs.count, rhs.count)
    for (row, left) in lhs.enumerated() {
      for (column, right) in rhs.enumerated() {
        var best = min(
          matrix[row][column + 1] + 1, matrix[row + 1][column] + 1,
          matrix[row][column] + (left == right ? 0 : 1))
        if row > 0, column > 0, left == rhs[column - 1], lhs[row - 1] == right {
          best = min(best, matrix[row - 1][column - 1] + 1)
        }
        matrix[row + 1][column + 1] = best
      }
    }
    return matrix[lhs.count][rhs.count]
  }

  /// Damerau–Levenshtein distance by the recurrence of Lowrance and Wagner (J. ACM 22, 1975): a swap of two
  /// symbols may have others inserted or deleted between them.
  package static func damerauLevenshtein(_ lhs: [Unicode.Scalar], _ rhs: [Unicode.Scalar]) -> Int {
    var matrix = edges(lhs.count, rhs.count)
    var lastRow: [Unicode.Scalar: Int] = [:]
    for row in stride(from: 1, through: lhs.count, by: 1) {
      var lastColumn = 0
      for column in stride(from: 1, through: rhs.count, by: 1) {
        let equal = lhs[row - 1] == rhs[column - 1]
        var best = min(
          matrix[row - 1][column] + 1, matrix[row][column - 1] + 1,
          matrix[row - 1][column - 1] + (equal ? 0 : 1))
        if let swapRow = lastRow[rhs[column - 1]], lastColumn > 0 {
          let between = row - swapRow - 1 + column - lastColumn - 1
          best = min(best, matrix[swapRow - 1][lastColumn - 1] + between + 1)
        }
        if equal { lastColumn = column }
        matrix[row][column] = best
      }
      lastRow[lhs[row - 1]] = row
    }
    return matrix[lhs.count][rhs.count]
  }

  /// The length of the longest common subsequence by its recurrence.
  package static func commonSubsequenceLength(_ lhs: [Unicode.Scalar], _ rhs: [Unicode.Scalar]) -> Int {
    var matrix = [[Int]](repeating: [Int](repeating: 0, count: rhs.count + 1), count: lhs.count + 1)
    for (row, left) in lhs.enumerated() {
      for (column, right) in rhs.enumerated() {
        matrix[row + 1][column + 1] =
          left == right ? matrix[row][column] + 1 : max(matrix[row][column + 1], matrix[row + 1][column])
      }
    }
    return matrix[lhs.count][rhs.count]
  }

  /// A matrix whose first row and column count up.
  private static func edges(_ rows: Int, _ columns: Int) -> [[Int]] {
    var matrix = [[Int]](repeating: [Int](repeating: 0, count: columns + 1), count: rows + 1)
    for row in 0...rows { matrix[row][0] = row }
    for column in 0...columns { matrix[0][column] = column }
    return matrix
  }
}
