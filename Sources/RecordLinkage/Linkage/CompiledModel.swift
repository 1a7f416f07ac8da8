/// A model and the records that it is run on, made ready: comparisons compiled, values counted.
///
/// A class, as it is large and never changes: what runs over millions of pairs on several threads would otherwise count the
/// references of each of its arrays, wherever it is captured.
final class CompiledModel: Sendable {
  /// How a level's weight follows the frequency of a value.
  struct Frequency: Sendable {
    /// The position in `counts`.
    let counts: Int
    /// Whether the level is just that the counted columns agree, and no level comes before it: then the pairs of the level
    /// are known from the counts.
    let isPure: Bool
    /// 1: the value's own frequency; 0: the level's average.
    let damping: Double
    /// The least frequency.
    let minimum: Double
  }

  let model: LinkageModel
  let table: LinkageTable
  let comparer: PairComparer
  let pairs: PairSpace
  let counts: [ValueCounts]
  /// For each comparison and level, from 0, its frequency adjustment.
  let frequencies: [[Frequency?]]
  /// A hash of each record's content: what breaks ties, and chooses samples, whatever the order of the records.
  let contentHashes: [UInt64]
  /// The records in the order of those hashes.
  let ranks: RecordRanks

  init(_ model: LinkageModel, table: LinkageTable, workers: Int) async throws(LinkageError) {
    self.model = model
    self.table = table
    let program = try PairComparer.Program(model, table: table)
    pairs = PairSpace(table.sourceEnds, linking: model.linking)
    let pairs = self.pairs
    var counted: [[Int]] = []
    var frequencies: [[Frequency?]] = []
    for comparison in model.comparisons {
      var levels: [Frequency?] = []
      for (place, level) in comparison.levels.enumerated() {
        guard let adjustment = level.termFrequency, adjustment.damping > 0 else {
          levels.append(nil)
          continue
        }
        let names = adjustment.columns.isEmpty ? level.condition.columns : adjustment.columns
        let columns = names.compactMap { table.column(named: $0) }
        guard !columns.isEmpty, columns.count == names.count,
          !columns.contains(where: { table.columns[$0].hasSeveralValues })
        else {
          levels.append(nil)
          continue
        }
        let number = counted.firstIndex(of: columns) ?? counted.count
        if number == counted.count {
          counted.append(columns)
        }
        levels.append(
          Frequency(
            counts: number, isPure: place == 0 && level.condition.isEquality(of: names),
            damping: min(1, adjustment.damping), minimum: adjustment.minimum))
      }
      frequencies.append(levels)
    }
    // The hashes of content are the dearest, so they are the first piece of work.
    let prepared = await ParallelMap.map(counted.count + 1, workers: workers) {
      [counted] number -> Prepared in
      if number == 0 {
        let hashes = table.contentHashes()
        return .order(hashes, RecordRanks(hashes))
      }
      return .counts(ValueCounts(table, columns: counted[number - 1], pairs: pairs))
    }
    var counts: [ValueCounts] = []
    var (contentHashes, ranks): ([UInt64], RecordRanks) = ([], RecordRanks([]))
    for piece in prepared {
      switch piece {
      case .order(let hashes, let order): (contentHashes, ranks) = (hashes, order)
      case .counts(let one): counts.append(one)
      }
    }
    (self.contentHashes, self.ranks) = (contentHashes, ranks)
    comparer = await PairComparer(program, table: table, steps: counts.map(\.steps), workers: workers)
    for number in counts.indices { counts[number].forgetSteps() }
    self.counts = counts
    self.frequencies = frequencies
  }

  /// The same with another model, of which only what is not compiled may differ.
  private init(_ compiled: CompiledModel, model: LinkageModel) {
    self.model = model
    table = compiled.table
    comparer = compiled.comparer
    pairs = compiled.pairs
    counts = compiled.counts
    frequencies = compiled.frequencies
    contentHashes = compiled.contentHashes
    ranks = compiled.ranks
  }

  /// What is made of the columns.
  private enum Prepared: Sendable {
    case order([UInt64], RecordRanks)
    case counts(ValueCounts)
  }

  /// The step of the count of the value that a pair agrees on: of the more frequent one, where they only are near.
  @inline(__always)
  func step(_ frequency: Frequency, _ lhs: Int, _ rhs: Int) -> UInt8 {
    let step = comparer.memory.step(frequency.counts, lhs)
    // Equal values have one count, and the other record's lies somewhere else in memory.
    return frequency.isPure ? step : max(step, comparer.memory.step(frequency.counts, rhs))
  }

  /// The same with other rules or settings of training; the comparisons have to be the same.
  func with(_ model: LinkageModel) -> CompiledModel { CompiledModel(self, model: model) }

  /// The candidate pairs.
  func candidates(workers: Int) async -> CandidateBlocks {
    let declarations = model.blocking.rules
    var preparing = DeclaredBlocking(table: table)
    await preparing.prepare(declarations, workers: workers)
    let (blocking, finer) = (preparing, finerKeys())
    return await CandidateBlocks(
      salts: declarations.map { max(1, $0.salt) }, recordCount: table.recordCount, pairs: pairs,
      limits: .init(blockSize: model.blocking.largestBlock), workers: workers,
      rule: { number in
        blocking.rule(
          declarations[number], number: number,
          refinements: blocking.refinements(of: declarations[number], splitBy: finer))
      },
      nearness: { self.nearness() })
  }

  /// The columns by which a block that is too large is split where the model does not say: those of the comparisons, the
  /// one with the most distinct values first.
  private func finerKeys() -> [KeyPart] {
    var columns: [String] = []
    for column in model.comparisons.flatMap({ $0.levels.flatMap(\.condition.columns) })
    where !columns.contains(column) { columns.append(column) }
    let variety = columns.map { name -> (name: String, distinct: Int) in
      guard let column = table.column(named: name) else { return (name, 0) }
      return (name, table.dictionaries[table.columns[column].dictionary].pool.count)
    }
    return variety.sorted { ($1.distinct, $0.name) < ($0.distinct, $1.name) }.map { KeyPart($0.name) }
  }

  /// A number for each record, near for records of near content: by the texts of the columns in their order.
  private func nearness() -> [UInt64] {
    let order = (0..<table.recordCount).sorted { lhs, rhs in
      for column in table.columns.indices {
        let pool = table.dictionaries[table.columns[column].dictionary].pool
        let (one, other) = (table.id(lhs, column), table.id(rhs, column))
        if one == other { continue }
        let (left, right) = (
          pool.units(of: ValueID(rawValue: one)), pool.units(of: ValueID(rawValue: other))
        )
        return left.lexicographicallyPrecedes(right)
      }
      return false
    }
    var ranks = [UInt64](repeating: 0, count: table.recordCount)
    var rank: UInt64 = 0
    for (place, record) in order.enumerated() {
      if place > 0, contentHashes[order[place - 1]] != contentHashes[record] { rank += 1 }
      ranks[record] = rank
    }
    return ranks
  }
}

extension LevelCondition {
  /// Whether it says just that these columns agree.
  func isEquality(of columns: [String]) -> Bool {
    switch self {
    case .exact(let column): columns == [column]
    case .all(let parts):
      parts.count == columns.count
        && zip(parts, columns).allSatisfy { part, column in part.isEquality(of: [column]) }
    default: false
    }
  }
}
