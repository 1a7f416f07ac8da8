/// The comparisons of a model, compiled against a table: what turns a pair of records into a vector of levels.
///
/// Conditions become a flat array of nodes in which the parts of a composition follow it; equality is an integer compare;
/// text, number and date comparators run only on distinct values, and text similarities are remembered for the pair of
/// values.
struct PairComparer: Sendable {
  /// A worker's own memory.
  struct Scratch {
    var memos: [SimilarityMemo]
    var comparator = ComparatorScratch()
    let batch: PairBatch
  }

  /// A condition.
  struct Node {
    enum Kind {
      case exact
      case similar(measure: Int, atLeast: Float)
      case edits(LevelCondition.EditDistance, atMost: Int)
      case prefix(Int)
      case sounds(LevelCondition.PhoneticEncoding)
      case difference(atMost: Double)
      case relativeDifference(atMost: Double)
      case days(atMost: Int32)
      case dateSlip
      case kilometres(atMost: Double)
      case sharedValues(atLeast: Int)
      case overlap(atLeast: Double)
      case swapped(with: Int)
      case crossed(with: Int)
      case missing
      case all
      case any
      case not
      case otherwise
    }
    let kind: Kind
    /// The column that it looks at.
    let column: Int
    /// The node after it and all its parts.
    var end: Int

    /// All columns that it looks at itself.
    var columns: [Int] {
      switch kind {
      case .swapped(let other), .crossed(let other): [column, other]
      case .all, .any, .not, .otherwise: []
      default: [column]
      }
    }
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

  let memory: ComparisonMemory
  let measures: [Measure]
  /// The nodes of the levels of all comparisons, one comparison after the other.
  let roots: [Int]
  /// Where each comparison's levels end in `roots`.
  let rootEnds: [Int]

  func makeScratch() -> Scratch {
    Scratch(
      memos: measures.map { _ in SimilarityMemo(bits: 13) },
      batch: PairBatch(rowLength: memory.rowLength, conditions: memory.nodes.count))
  }

  /// The levels of a pair.
  func vector(_ lhs: Int, _ rhs: Int, scratch: inout Scratch) -> ComparisonVector {
    var vector = ComparisonVector()
    for comparison in rootEnds.indices {
      vector[comparison] = level(comparison, lhs, rhs, scratch: &scratch)
    }
    return vector
  }

  /// The level of one comparison, from 1; 0 where it is missing.
  func level(_ comparison: Int, _ lhs: Int, _ rhs: Int, scratch: inout Scratch) -> Int {
    var isUndecided = false
    let start = comparison == 0 ? 0 : rootEnds[comparison - 1]
    for place in start..<rootEnds[comparison] {
      let root = roots[place]
      switch truth(root, lhs, rhs, scratch: &scratch) {
      case .yes:
        if case .otherwise = memory.nodes[root].kind, isUndecided { return 0 }
        return place - start + 1
      case .unknown: isUndecided = true
      case .no: continue
      }
    }
    return 0
  }

  /// The similarity of two values, remembered.
  @inline(__always)
  func similarity(
    _ one: UInt32, _ other: UInt32, _ column: ComparisonMemory.Column, _ measure: Measure, _ number: Int,
    _ scratch: inout Scratch
  ) -> Float {
    if let known = scratch.memos[number][one, other] { return known }
    let similarity = Float(
      measure.comparator.similarity(
        column.text(one), column.text(other), cutoff: measure.cutoff, scratch: &scratch.comparator))
    scratch.memos[number][one, other] = similarity
    return similarity
  }

  func truth(_ number: Int, _ lhs: Int, _ rhs: Int, scratch: inout Scratch) -> Truth {
    let node = memory.nodes[number]
    let column = memory.columns[node.column]
    switch node.kind {
    case .otherwise: return .yes
    case .exact: return compare(lhs, rhs, column) { $0 == $1 }
    case .similar(let measure, let threshold):
      return compare(lhs, rhs, column) { one, other in
        one == other
          || similarity(one, other, column, measures[measure], measure, &scratch) >= threshold
      }
    case .edits(let distance, let most):
      return compareText(lhs, rhs, column) { Self.edits($0, $1, distance, atMost: most) }
    case .prefix(let length):
      return compareText(lhs, rhs, column) { Self.beginAlike($0, $1, length: length) }
    case .sounds(let encoding):
      return compareText(lhs, rhs, column) { Self.soundAlike($0, $1, encoding) }
    case .dateSlip:
      return compareText(lhs, rhs, column) { Self.isDateSlip($0, $1) }
    case .kilometres(let most):
      return compareText(lhs, rhs, column) { Self.kilometres($0, $1).map { $0 <= most } ?? false }
    case .difference(let most):
      return compareNumbers(lhs, rhs, column) { abs($0 - $1) <= most }
    case .relativeDifference(let most):
      return compareNumbers(lhs, rhs, column) { abs($0 - $1) <= most * max(abs($0), abs($1)) }
    case .days(let most):
      return compareDays(lhs, rhs, column) { abs($0 &- $1) <= most }
    case .sharedValues(let least):
      let (left, right) = (column.list(lhs), column.list(rhs))
      if left.isEmpty || right.isEmpty { return .unknown }
      return Self.common(left, right) >= least ? .yes : .no
    case .overlap(let least):
      let (left, right) = (column.list(lhs), column.list(rhs))
      if left.isEmpty || right.isEmpty { return .unknown }
      let common = Self.common(left, right)
      return Double(common) >= least * Double(left.count + right.count - common) ? .yes : .no
    case .swapped(let second):
      let other = memory.columns[second]
      let (a, b, c, d) = (column.id(lhs), other.id(lhs), column.id(rhs), other.id(rhs))
      if a == 0 || b == 0 || c == 0 || d == 0 { return .unknown }
      return a == d && b == c ? .yes : .no
    case .crossed(let second):
      let other = memory.columns[second]
      let (a, b, c, d) = (column.id(lhs), other.id(lhs), column.id(rhs), other.id(rhs))
      if (a != 0 && a == d) || (b != 0 && b == c) { return .yes }
      return (a == 0 || d == 0) && (b == 0 || c == 0) ? .unknown : .no
    case .missing:
      // A record's first value is 0 only where it has none.
      return column.id(lhs) == 0 || column.id(rhs) == 0 ? .yes : .no
    case .all, .any, .not: return composition(number, node, lhs, rhs, scratch: &scratch)
    }
  }

  /// Three-valued logic (Kleene, 1938): what could not be decided decides nothing, unless another part does.
  private func composition(
    _ number: Int, _ node: Node, _ lhs: Int, _ rhs: Int, scratch: inout Scratch
  ) -> Truth {
    var isUndecided = false
    var part = number + 1
    while part < node.end {
      let truth = truth(part, lhs, rhs, scratch: &scratch)
      switch (node.kind, truth) {
      case (.all, .no): return .no
      case (.any, .yes): return .yes
      case (.not, .no): return .yes
      case (.not, .yes): return .no
      case (_, .unknown): isUndecided = true
      default: break
      }
      part = memory.nodes[part].end
    }
    if isUndecided { return .unknown }
    if case .any = node.kind { return .no }
    return .yes
  }

  private static func common(
    _ lhs: UnsafeBufferPointer<UInt32>, _ rhs: UnsafeBufferPointer<UInt32>
  ) -> Int {
    lhs.count { rhs.contains($0) }
  }

  /// Whether some pair of values of a column holds.
  @inline(__always)
  private func compare(
    _ lhs: Int, _ rhs: Int, _ column: ComparisonMemory.Column, _ holds: (UInt32, UInt32) -> Bool
  ) -> Truth {
    let (one, other) = (column.id(lhs), column.id(rhs))
    if one == 0 || other == 0 { return .unknown }
    if holds(one, other) { return .yes }
    if column.ends == nil { return .no }
    for left in column.list(lhs) {
      for right in column.list(rhs) where holds(left, right) { return .yes }
    }
    return .no
  }

  @inline(__always)
  private func compareText(
    _ lhs: Int, _ rhs: Int, _ column: ComparisonMemory.Column,
    _ holds: (UnsafeBufferPointer<UInt16>, UnsafeBufferPointer<UInt16>) -> Bool
  ) -> Truth {
    compare(lhs, rhs, column) { $0 == $1 || holds(column.text($0), column.text($1)) }
  }

  private func compareNumbers(
    _ lhs: Int, _ rhs: Int, _ column: ComparisonMemory.Column, _ holds: (Double, Double) -> Bool
  ) -> Truth {
    guard let numbers = column.numbers else { return .unknown }
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
    _ lhs: Int, _ rhs: Int, _ column: ComparisonMemory.Column, _ holds: (Int32, Int32) -> Bool
  ) -> Truth {
    guard let days = column.days else { return .unknown }
    var isReadable = false
    let truth = compare(lhs, rhs, column) { one, other in
      let (left, right) = (days[Int(one)], days[Int(other)])
      if left == ComparedValues.noDay || right == ComparedValues.noDay { return one == other }
      isReadable = true
      return holds(left, right)
    }
    return truth == .no && !isReadable ? .unknown : truth
  }
}
