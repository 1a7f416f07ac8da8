extension PairComparer {
  /// Compiles the comparisons of a model against a table, and prepares in it what their comparators need.
  init(_ model: LinkageModel, table: inout LinkageTable) throws(LinkageError) {
    if model.comparisons.count > 16 { throw LinkageError(.tooManyComparisons(model.comparisons.count)) }
    var compiler = ComparisonCompiler(table: table)
    var levels: [[Int]] = []
    for comparison in model.comparisons {
      guard (1...15).contains(comparison.levels.count) else {
        throw LinkageError(.levelCount(comparison: comparison.name, comparison.levels.count))
      }
      var roots: [Int] = []
      for level in comparison.levels {
        roots.append(try compiler.compile(level.condition, comparison: comparison.name))
      }
      levels.append(roots)
    }
    table.dictionaries = compiler.table.dictionaries
    self.table = table
    self.levels = levels
    nodes = compiler.nodes
    measures = compiler.measures
  }
}

/// Turns conditions into nodes.
private struct ComparisonCompiler {
  var table: LinkageTable
  var nodes: [PairComparer.Node] = []
  var measures: [PairComparer.Measure] = []

  mutating func compile(_ condition: LevelCondition, comparison: String) throws(LinkageError) -> Int {
    var columns: [Int] = []
    for name in condition.columns {
      guard let column = table.column(named: name) else {
        throw LinkageError(
          .unknownColumn(name, in: "comparison \(comparison)", known: table.columns.map(\.name)))
      }
      columns.append(column)
    }
    let column = columns.first ?? 0
    var parts: [Int] = []
    let kind: PairComparer.Node.Kind
    switch condition {
    case .exact: kind = .exact(column: column)
    case .similar(_, let comparator, let threshold):
      kind = .similar(
        measure: measure(column, comparator, cutoff: threshold), atLeast: Float(threshold).nextDown)
    case .edits(_, let distance, let most):
      prepare(column) { $0.prepareSymbols() }
      kind = .edits(column: column, distance, atMost: most)
    case .prefix(_, let length):
      prepare(column) { $0.prepareSymbols() }
      kind = .prefix(column: column, length)
    case .sounds(_, let encoding):
      prepare(column) { $0.prepareSymbols() }
      kind = .sounds(column: column, encoding)
    case .difference(_, let most):
      prepare(column) { $0.prepareNumbers() }
      kind = .difference(column: column, atMost: most)
    case .relativeDifference(_, let most):
      prepare(column) { $0.prepareNumbers() }
      kind = .relativeDifference(column: column, atMost: most)
    case .days(_, let most):
      prepare(column) { $0.prepareDays() }
      kind = .days(column: column, atMost: Int32(clamping: most))
    case .dateSlip:
      prepare(column) { $0.prepareSymbols() }
      kind = .dateSlip(column: column)
    case .kilometres(_, let most):
      prepare(column) { $0.prepareSymbols() }
      kind = .kilometres(column: column, atMost: most)
    case .sharedValues(_, let least): kind = .sharedValues(column: column, atLeast: least)
    case .overlap(_, let least): kind = .overlap(column: column, atLeast: least)
    case .swapped: kind = .swapped(column, columns[columns.count - 1])
    case .crossed: kind = .crossed(column, columns[columns.count - 1])
    case .missing: kind = .missing(column: column)
    case .all(let inner):
      for part in inner { parts.append(try compile(part, comparison: comparison)) }
      kind = .all
    case .any(let inner):
      for part in inner { parts.append(try compile(part, comparison: comparison)) }
      kind = .any
    case .not(let inner):
      parts = [try compile(inner, comparison: comparison)]
      kind = .not
    case .otherwise: kind = .otherwise
    }
    nodes.append(PairComparer.Node(kind: kind, parts: parts))
    return nodes.count - 1
  }

  private mutating func measure(_ column: Int, _ comparator: TextComparator, cutoff: Double) -> Int {
    prepare(column) { $0.prepareSymbols() }
    if let known = measures.firstIndex(where: { $0.column == column && $0.comparator == comparator }) {
      measures[known].cutoff = min(measures[known].cutoff, cutoff)
      return known
    }
    measures.append(PairComparer.Measure(column: column, comparator: comparator, cutoff: cutoff))
    return measures.count - 1
  }

  private mutating func prepare(_ column: Int, _ body: (inout ValueDictionary) -> Void) {
    body(&table.dictionaries[table.columns[column].dictionary])
  }
}
