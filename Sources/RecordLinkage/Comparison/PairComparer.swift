internal import Glibc

/// The comparisons of a model, compiled against a table: what turns a pair of records into a vector of levels.
///
/// Conditions become a flat array of nodes; equality is an integer compare; text, number and date comparators run only on
/// distinct values, and text similarities are remembered for the pair of values.
struct PairComparer: Sendable {
  /// A worker's own memory.
  struct Scratch {
    var memos: [SimilarityMemo]
    var comparator = ComparatorScratch()
  }

  /// A condition; `first` and `count` are places of parts in `nodes`' own order.
  struct Node: Sendable {
    enum Kind: Sendable {
      case exact(column: Int)
      case similar(measure: Int, atLeast: Float)
      case edits(column: Int, LevelCondition.EditDistance, atMost: Int)
      case prefix(column: Int, Int)
      case sounds(column: Int, LevelCondition.PhoneticEncoding)
      case difference(column: Int, atMost: Double)
      case relativeDifference(column: Int, atMost: Double)
      case days(column: Int, atMost: Int32)
      case dateSlip(column: Int)
      case kilometres(column: Int, atMost: Double)
      case sharedValues(column: Int, atLeast: Int)
      case overlap(column: Int, atLeast: Double)
      case swapped(Int, Int)
      case crossed(Int, Int)
      case missing(column: Int)
      case all
      case any
      case not
      case otherwise
    }
    let kind: Kind
    var parts: [Int] = []
  }

  /// A text similarity of a column, shared by all levels that ask for it.
  struct Measure: Sendable, Hashable {
    let column: Int
    let comparator: TextComparator
    /// Below the smallest threshold that asks, a comparator may stop.
    var cutoff: Double
  }

  /// What can be said of a condition.
  enum Truth: Sendable {
    case no, yes, unknown
  }

  let table: LinkageTable
  let nodes: [Node]
  let measures: [Measure]
  /// For each comparison the nodes of its levels.
  let levels: [[Int]]

  func makeScratch() -> Scratch {
    Scratch(memos: measures.map { _ in SimilarityMemo(bits: 13) })
  }

  /// The levels of a pair.
  func vector(_ lhs: Int, _ rhs: Int, scratch: inout Scratch) -> ComparisonVector {
    var vector = ComparisonVector()
    for comparison in levels.indices {
      vector[comparison] = level(comparison, lhs, rhs, scratch: &scratch)
    }
    return vector
  }

  /// The level of one comparison, from 1; 0 where it is missing.
  func level(_ comparison: Int, _ lhs: Int, _ rhs: Int, scratch: inout Scratch) -> Int {
    var isUndecided = false
    let roots = levels[comparison]
    for place in roots.indices {
      switch truth(roots[place], lhs, rhs, scratch: &scratch) {
      case .yes:
        if case .otherwise = nodes[roots[place]].kind, isUndecided { return 0 }
        return place + 1
      case .unknown: isUndecided = true
      case .no: continue
      }
    }
    return 0
  }

  private func truth(_ number: Int, _ lhs: Int, _ rhs: Int, scratch: inout Scratch) -> Truth {
    switch nodes[number].kind {
    case .otherwise: return .yes
    case .exact(let column):
      return compare(lhs, rhs, column) { $0 == $1 }
    case .similar(let measure, let threshold):
      let column = measures[measure].column
      let dictionary = table.dictionaries[table.columns[column].dictionary]
      return compare(lhs, rhs, column) { one, other in
        if one == other { return true }
        let similarity = scratch.memos[measure].value(one, other) {
          dictionary.withSymbols(one, other) {
            Float(
              measures[measure].comparator.similarity(
                $0, $1, cutoff: measures[measure].cutoff, scratch: &scratch.comparator))
          }
        }
        return similarity >= threshold
      }
    case .edits(let column, let distance, let most):
      let dictionary = table.dictionaries[table.columns[column].dictionary]
      return compare(lhs, rhs, column) { one, other in
        one == other
          || dictionary.withSymbols(one, other) { Self.edits($0, $1, distance, atMost: most) }
      }
    case .prefix(let column, let length):
      let dictionary = table.dictionaries[table.columns[column].dictionary]
      return compare(lhs, rhs, column) { one, other in
        one == other
          || dictionary.withSymbols(one, other) {
            $0.count >= length && $1.count >= length && $0.prefix(length).elementsEqual($1.prefix(length))
          }
      }
    case .sounds(let column, let encoding):
      let dictionary = table.dictionaries[table.columns[column].dictionary]
      return compare(lhs, rhs, column) { one, other in
        one == other
          || dictionary.withSymbols(one, other) { Self.soundAlike($0, $1, encoding) }
      }
    case .difference(let column, let most):
      return compareNumbers(lhs, rhs, column) { abs($0 - $1) <= most }
    case .relativeDifference(let column, let most):
      return compareNumbers(lhs, rhs, column) { abs($0 - $1) <= most * max(abs($0), abs($1)) }
    case .days(let column, let most):
      return compareDays(lhs, rhs, column) { abs($0 &- $1) <= most }
    case .dateSlip(let column):
      let dictionary = table.dictionaries[table.columns[column].dictionary]
      return compare(lhs, rhs, column) { one, other in
        one == other || dictionary.withSymbols(one, other) { DateSlip.isSlip($0, $1) }
      }
    case .kilometres(let column, let most):
      let dictionary = table.dictionaries[table.columns[column].dictionary]
      return compare(lhs, rhs, column) { one, other in
        one == other
          || dictionary.withSymbols(one, other) {
            GeographicPoint.distance($0, $1).map { $0 <= most } ?? false
          }
      }
    case .sharedValues(let column, let least):
      let (left, right) = valueLists(lhs, rhs, column)
      if left.isEmpty || right.isEmpty { return .unknown }
      return left.count { right.contains($0) } >= least ? .yes : .no
    case .overlap(let column, let least):
      let (left, right) = valueLists(lhs, rhs, column)
      if left.isEmpty || right.isEmpty { return .unknown }
      let common = left.count { right.contains($0) }
      return Double(common) >= least * Double(left.count + right.count - common) ? .yes : .no
    case .swapped(let one, let other):
      let (a, b) = (table.id(lhs, one), table.id(lhs, other))
      let (c, d) = (table.id(rhs, one), table.id(rhs, other))
      if a == 0 || b == 0 || c == 0 || d == 0 { return .unknown }
      return a == d && b == c ? .yes : .no
    case .crossed(let one, let other):
      let (a, b) = (table.id(lhs, one), table.id(lhs, other))
      let (c, d) = (table.id(rhs, one), table.id(rhs, other))
      if (a != 0 && a == d) || (b != 0 && b == c) { return .yes }
      return (a == 0 || d == 0) && (b == 0 || c == 0) ? .unknown : .no
    case .missing(let column):
      return isMissing(lhs, column) || isMissing(rhs, column) ? .yes : .no
    case .all:
      var result = Truth.yes
      for part in nodes[number].parts {
        switch truth(part, lhs, rhs, scratch: &scratch) {
        case .no: return .no
        case .unknown: result = .unknown
        case .yes: continue
        }
      }
      return result
    case .any:
      var result = Truth.no
      for part in nodes[number].parts {
        switch truth(part, lhs, rhs, scratch: &scratch) {
        case .yes: return .yes
        case .unknown: result = .unknown
        case .no: continue
        }
      }
      return result
    case .not:
      switch truth(nodes[number].parts[0], lhs, rhs, scratch: &scratch) {
      case .yes: return .no
      case .no: return .yes
      case .unknown: return .unknown
      }
    }
  }

  private func isMissing(_ record: Int, _ column: Int) -> Bool {
    // A record's first value is 0 only where it has none.
    table.id(record, column) == 0
  }

  /// Whether some pair of values of a column holds.
  @inline(__always)
  private func compare(
    _ lhs: Int, _ rhs: Int, _ column: Int, _ holds: (UInt32, UInt32) -> Bool
  ) -> Truth {
    let (one, other) = (table.id(lhs, column), table.id(rhs, column))
    if one == 0 || other == 0 { return .unknown }
    if holds(one, other) { return .yes }
    guard table.columns[column].hasSeveralValues else { return .no }
    for left in table.values(lhs, column) {
      for right in table.values(rhs, column) where holds(left, right) { return .yes }
    }
    return .no
  }

  private func compareNumbers(
    _ lhs: Int, _ rhs: Int, _ column: Int, _ holds: (Double, Double) -> Bool
  ) -> Truth {
    let numbers = table.dictionaries[table.columns[column].dictionary].numbers
    var isReadable = false
    let truth = compare(lhs, rhs, column) { one, other in
      let (left, right) = (numbers[Int(one)], numbers[Int(other)])
      if left.isNaN || right.isNaN { return one == other }
      isReadable = true
      return holds(left, right)
    }
    return truth == .no && !isReadable ? .unknown : truth
  }

  private func compareDays(
    _ lhs: Int, _ rhs: Int, _ column: Int, _ holds: (Int32, Int32) -> Bool
  ) -> Truth {
    let days = table.dictionaries[table.columns[column].dictionary].days
    var isReadable = false
    let truth = compare(lhs, rhs, column) { one, other in
      let (left, right) = (days[Int(one)], days[Int(other)])
      if left == ValueDictionary.noDay || right == ValueDictionary.noDay { return one == other }
      isReadable = true
      return holds(left, right)
    }
    return truth == .no && !isReadable ? .unknown : truth
  }

  private func valueLists(_ lhs: Int, _ rhs: Int, _ column: Int) -> ([UInt32], [UInt32]) {
    func list(_ record: Int) -> [UInt32] {
      if table.columns[column].hasSeveralValues { return Array(table.values(record, column)) }
      let id = table.id(record, column)
      return id == 0 ? [] : [id]
    }
    return (list(lhs), list(rhs))
  }
}
