/// The plain definitions of the fast comparators, as the tests' oracle and for texts too long for bit vectors.
package enum ReferenceDistance {
  /// Optimal string alignment distance by its recurrence (Boytsov, "Indexing methods for approximate dictionary
  /// searching", ACM JEA 16, 2011, section 2.2), three rows at a time.
  package static func optimalStringAlignment(_ lhs: [UInt16], _ rhs: [UInt16]) -> Int {
    if lhs.isEmpty { return rhs.count }
    if rhs.isEmpty { return lhs.count }
    var beforeLast = [Int](repeating: 0, count: rhs.count + 1)
    var last = Array(0...rhs.count)
    var current = last
    for row in 1...lhs.count {
      current[0] = row
      for column in 1...rhs.count {
        let substitution = lhs[row - 1] == rhs[column - 1] ? 0 : 1
        var best = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + substitution)
        if row > 1, column > 1, lhs[row - 1] == rhs[column - 2], lhs[row - 2] == rhs[column - 1] {
          best = min(best, beforeLast[column - 2] + 1)
        }
        current[column] = best
      }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[rhs.count]
  }
}
