internal import JapaneseNormalization
public import RecordLinkage

/// Compares two applicants: one level for each comparison of the model, with the frequency of the value that agreed.
///
/// Two records that meet because they share a name or a building differ in nearly all the rest, and that shows in a few
/// integers of each. What does not show there is asked of the features themselves (``ApplicantComparer``), and what
/// comparing two distinct values yielded is remembered.
public struct ApplicantScorer: PairScorer {
  /// A worker's memory of comparisons.
  public struct Scratch {
    var values = ApplicantComparer.Scratch()
    var weights = VectorMemo()
    /// Keeps the compiler from leaving out what is read only to be near.
    var touched: UInt32 = 0
  }

  let comparer: ApplicantComparer
  private let columns: PairColumns
  private let weights: LevelWeights

  /// A scorer over a table. Takes 64 bytes a record beside it.
  ///
  /// - Complexity: O(*n*) in the number of records.
  public init(table: FeatureTable, model: ApplicantModel) {
    self.init(comparer: ApplicantComparer(table: table, model: model), columns: PairColumns(table))
  }

  /// A scorer of candidates, made by several tasks.
  init(
    table: FeatureTable, model: ApplicantModel, candidates: CandidateBlocks, workers: Int
  ) async {
    self.init(
      comparer: ApplicantComparer(table: table, model: model),
      columns: await PairColumns(table, isCompared: candidates.recordsInBlocks, workers: workers))
  }

  private init(comparer: ApplicantComparer, columns: PairColumns) {
    self.comparer = comparer
    self.columns = columns
    weights = LevelWeights(comparer.model)
  }

  /// A new memory for one worker.
  public func makeScratch() -> Scratch { Scratch() }

  /// The evidence on a pair of rows.
  public func evidence(_ lhs: Int, _ rhs: Int, scratch: inout Scratch) -> PairEvidence {
    let isFilled = columns.rows[lhs].flags.intersection(columns.rows[rhs].flags).contains(.isFilled)
    if !isFilled { return comparer.evidence(lhs, rhs, scratch: &scratch.values) }
    let levels = withExtendedLifetime(columns) {
      PairLevels(
        PlainPair(columns.rows[lhs], columns.rows[rhs], lhs, rhs),
        names: UnsafeBufferPointer(columns.names), comparer: comparer,
        prefersExact: weights.prefersExactNames, scratch: &scratch.values)
    }
    return weights.table.withUnsafeBufferPointer { table in
      PairEvidence(levels, weights: levels.weights(table, comparer: comparer))
    }
  }

  /// How many pairs' rows are fetched together.
  private static let reach = 32

  /// Reads from the rows of some pairs, and from what they lead to, so that the processor waits for all of them at once and not
  /// for one after the other. The sum is of no meaning.
  @inline(__always)
  private static func touch(
    _ pairs: Span<CandidatePair>, _ range: Range<Int>, _ rows: UnsafeBufferPointer<PairRow>,
    _ names: UnsafeBufferPointer<NamePartSketch>
  ) -> UInt32 {
    var sum: UInt32 = 0
    for index in range {
      sum &+= rows[Int(pairs[index].left)].address &+ rows[Int(pairs[index].right)].address
    }
    for index in range {
      let row = rows[Int(pairs[index].right)]
      sum &+= UInt32(names[Int(row.family)].count) &+ UInt32(names[Int(row.given)].count)
    }
    return sum
  }

  /// Scores pairs and keeps those that some class claims.
  public func score(
    _ pairs: Span<CandidatePair>, keeper: PairKeeper, scratch: inout Scratch, kept: inout [ScoredPair]
  ) {
    let rows = UnsafeBufferPointer(columns.rows)
    let names = UnsafeBufferPointer(columns.names)
    let prefersExact = weights.prefersExactNames
    withExtendedLifetime(columns) {
      weights.table.withUnsafeBufferPointer { table in
        var reached = 0
        for index in pairs.indices {
          if index == reached {
            reached = min(index + Self.reach, pairs.count)
            scratch.touched &+= Self.touch(pairs, index..<reached, rows, names)
          }
          let pair = pairs[index]
          let (lhs, rhs) = (Int(pair.left), Int(pair.right))
          let plain = PlainPair(rows[lhs], rows[rhs], lhs, rhs)
          guard plain.flags.contains(.isFilled) else {
            let evidence = comparer.evidence(lhs, rhs, scratch: &scratch.values)
            if keeper.mayKeep(evidence.weights) { keeper.keep(pair, evidence, in: &kept) }
            continue
          }
          let levels = PairLevels(
            plain, names: names, comparer: comparer, prefersExact: prefersExact, scratch: &scratch.values)
          let sum =
            levels.hasFrequencies
            ? levels.weights(table, comparer: comparer)
            : scratch.weights.weights(of: levels.packed) { levels.weights(table, comparer: comparer) }
          if keeper.mayKeep(sum) {
            keeper.keep(pair, PairEvidence(levels, weights: sum), in: &kept)
          }
        }
      }
    }
  }
}
