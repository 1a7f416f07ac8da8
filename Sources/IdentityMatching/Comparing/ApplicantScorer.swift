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

  /// A scorer over a table, made by several tasks.
  init(table: FeatureTable, model: ApplicantModel, workers: Int) async {
    self.init(
      comparer: ApplicantComparer(table: table, model: model),
      columns: await PairColumns(table, workers: workers))
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
    let levels = withExtendedLifetime(columns) {
      PairLevels(
        PlainPair(columns.rows[lhs], columns.rows[rhs], lhs, rhs),
        names: UnsafeBufferPointer(columns.names), comparer: comparer,
        scratch: &scratch.values)
    }
    return weights.table.withUnsafeBufferPointer { table in
      PairEvidence(levels, weights: levels.weights(table, comparer: comparer))
    }
  }

  /// Scores pairs and keeps those that some class claims.
  public func score(
    _ pairs: Span<CandidatePair>, keeper: PairKeeper, scratch: inout Scratch, kept: inout [ScoredPair]
  ) {
    let rows = UnsafeBufferPointer(columns.rows)
    let names = UnsafeBufferPointer(columns.names)
    withExtendedLifetime(columns) {
      weights.table.withUnsafeBufferPointer { table in
        for index in pairs.indices {
          let pair = pairs[index]
          let (lhs, rhs) = (Int(pair.left), Int(pair.right))
          let levels = PairLevels(
            PlainPair(rows[lhs], rows[rhs], lhs, rhs), names: names, comparer: comparer,
            scratch: &scratch.values)
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
