extension PairComparer {
  /// The comparisons of a model as nodes, and what they need of the values of each dictionary.
  struct Program: Sendable {
    fileprivate(set) var nodes: [Node] = []
    fileprivate(set) var measures: [Measure] = []
    fileprivate(set) var roots: [Int] = []
    fileprivate(set) var rootEnds: [Int] = []
    fileprivate(set) var needs: [ComparedValues.Needs]

    /// Compiles the comparisons of a model against a table.
    init(_ model: LinkageModel, table: LinkageTable) throws(LinkageError) {
      needs = Array(repeating: [], count: table.dictionaries.count)
      if model.comparisons.count > 16 { throw LinkageError(.tooManyComparisons(model.comparisons.count)) }
      var compiler = ComparisonCompiler(table: table, needs: needs)
      for comparison in model.comparisons {
        guard (1...15).contains(comparison.levels.count) else {
          throw LinkageError(.levelCount(comparison: comparison.name, comparison.levels.count))
        }
        for level in comparison.levels {
          roots.append(compiler.nodes.count)
          try compiler.compile(level.condition, comparison: comparison.name)
        }
        rootEnds.append(roots.count)
      }
      (nodes, measures, needs) = (compiler.nodes, compiler.measures, compiler.needs)
    }
  }

  /// Makes a program ready for a table: prepares what its comparators need.
  ///
  /// - Parameter steps: for each adjustment for frequency the step of every record's count; they are kept with the record.
  init(_ program: Program, table: LinkageTable, steps: [[UInt8]], workers: Int) async {
    memory = await ComparisonMemory(
      table, nodes: program.nodes, needs: program.needs, steps: steps, workers: workers)
    measures = program.measures
    roots = program.roots
    rootEnds = program.rootEnds
  }
}

/// Turns conditions into nodes.
private struct ComparisonCompiler {
  let table: LinkageTable
  var needs: [ComparedValues.Needs]
  var nodes: [PairComparer.Node] = []
  var measures: [PairComparer.Measure] = []

  mutating func compile(_ condition: LevelCondition, comparison: String) throws(LinkageError) {
    var columns: [Int] = []
    for name in condition.columns {
      guard let column = table.column(named: name) else {
        throw LinkageError(
          .unknownColumn(name, in: "comparison \(comparison)", known: table.columns.map(\.name)))
      }
      columns.append(column)
    }
    let column = columns.first ?? 0
    let kind: PairComparer.Node.Kind
    var parts: [LevelCondition] = []
    switch condition {
    case .exact: kind = .exact
    case .similar(_, let comparator, let threshold):
      kind = .similar(
        measure: measure(column, comparator, cutoff: threshold), atLeast: Float(threshold).nextDown)
    case .edits(_, let distance, let most): kind = .edits(distance, atMost: most)
    case .prefix(_, let length): kind = .prefix(length)
    case .sounds(_, let encoding): kind = .sounds(encoding)
    case .difference(_, let most): kind = .difference(atMost: most)
    case .relativeDifference(_, let most): kind = .relativeDifference(atMost: most)
    case .days(_, let most): kind = .days(atMost: Int32(clamping: most))
    case .dateSlip: kind = .dateSlip
    case .kilometres(_, let most): kind = .kilometres(atMost: most)
    case .sharedValues(_, let least): kind = .sharedValues(atLeast: least)
    case .overlap(_, let least): kind = .overlap(atLeast: least)
    case .swapped: kind = .swapped(with: columns[columns.count - 1])
    case .crossed: kind = .crossed(with: columns[columns.count - 1])
    case .missing: kind = .missing
    // In three-valued logic the order of the parts does not matter: the cheap ones may spare the dear ones.
    case .all(let inner): (kind, parts) = (.all, inner.sorted { $0.cost < $1.cost })
    case .any(let inner): (kind, parts) = (.any, inner.sorted { $0.cost < $1.cost })
    case .not(let inner): (kind, parts) = (.not, [inner])
    case .otherwise: kind = .otherwise
    }
    switch condition {
    case .similar(_, let comparator, _):
      need(column, BoundedComparator(comparator) == .none ? .symbols : [.symbols, .signatures])
    case .edits: need(column, [.symbols, .signatures])
    case .dateSlip: need(column, [.symbols, .dates])
    case .prefix: need(column, [.symbols, .signatures])
    case .sounds, .kilometres: need(column, .symbols)
    case .difference, .relativeDifference: need(column, .numbers)
    case .days: need(column, .days)
    default: break
    }
    let number = nodes.count
    nodes.append(PairComparer.Node(kind: kind, column: column, end: number + 1))
    for part in parts { try compile(part, comparison: comparison) }
    nodes[number].end = nodes.count
  }

  private mutating func measure(_ column: Int, _ comparator: TextComparator, cutoff: Double) -> Int {
    if let known = measures.firstIndex(where: { $0.column == column && $0.comparator == comparator }) {
      measures[known].cutoff = min(measures[known].cutoff, cutoff)
      return known
    }
    measures.append(PairComparer.Measure(column: column, comparator: comparator, cutoff: cutoff))
    return measures.count - 1
  }

  private mutating func need(_ column: Int, _ needs: ComparedValues.Needs) {
    self.needs[table.columns[column].dictionary].formUnion(needs)
  }
}

extension LevelCondition {
  /// What looking at it costs, roughly: an integer compare is 1.
  fileprivate var cost: Int {
    switch self {
    case .exact, .missing, .otherwise: 1
    case .swapped, .crossed, .days, .difference, .relativeDifference, .dateSlip: 2
    case .prefix, .sharedValues, .overlap: 4
    case .edits: 10
    case .sounds, .kilometres, .similar: 20
    case .all(let parts), .any(let parts): parts.reduce(0) { $0 + $1.cost }
    case .not(let part): part.cost
    }
  }
}
