internal import IdentityMatching
internal import JapaneseNormalization
internal import TableIO

/// Sources normalized into features, with the way back from a record of the feature table to a row of its source.
struct LoadedApplicants {
  let table: FeatureTable
  /// For each source the rows that were taken in, in order.
  let rows: [[Int]]
  let rejects: RejectList

  /// How many rows a worker takes at once.
  private static let batchSize = 4096

  /// Normalizes one table, or a left and a right one.
  init(
    _ sources: [ApplicantSource], gazetteer: RunGazetteer, threads: Int, progress: ProgressReporter
  ) async {
    var builder = FeatureTableBuilder(gazetteer: gazetteer.gazetteer)
    var rejects = RejectList()
    var rows: [[Int]] = []
    let rowCount = sources.reduce(0) { $0 + $1.table.rowCount }
    progress.begin("normalizing", rows: rowCount)
    builder.reserveCapacity(rowCount)
    for (index, source) in sources.enumerated() {
      if index > 0 { builder.beginRightTable() }
      rejects.add(rejectsOf: source.table)
      let before = builder.recordCount
      let count = source.table.rowCount
      let outcome = await builder.append(
        batches: (count + Self.batchSize - 1) / Self.batchSize, workers: threads,
        progress: { progress.update(before + $0) },
        fill: { number, batch in
          var joined: [UInt8] = []
          let start = number * Self.batchSize
          for row in start..<min(start + Self.batchSize, count) {
            source.append(row: row, to: &batch, joined: &joined)
          }
        })
      rows.append(Self.rows(of: source, outcome, rejects: &rejects))
    }
    table = await builder.finish(workers: threads)
    self.rows = rows
    self.rejects = rejects
  }

  /// Notes what was left out, and returns the rows that were not.
  private static func rows(
    of source: ApplicantSource, _ outcome: BatchOutcome, rejects: inout RejectList
  ) -> [Int] {
    var refused: [Int] = []
    var skipped = outcome.skippedRecords[...]
    func rejectSkipped(before row: Int, _ rejects: inout RejectList) {
      while let next = skipped.first, next < row {
        skipped.removeFirst()
        refused.append(next)
        rejects.add(
          row: next, of: source.table, column: source.columnOfCardNumber(inRow: next),
          reason: CardTokenError.cardNumber.description)
      }
    }
    for problem in outcome.problems {
      rejectSkipped(before: problem.record, &rejects)
      switch problem.problem.kind {
      case .refused:
        refused.append(problem.record)
        rejects.add(row: problem.record, of: source, problem: problem.problem)
      case .unreadable: rejects.add(values: [problem.problem], row: problem.record, of: source)
      }
    }
    rejectSkipped(before: source.table.rowCount, &rejects)
    if refused.isEmpty { return Array(0..<source.table.rowCount) }
    var rows: [Int] = []
    rows.reserveCapacity(source.table.rowCount - refused.count)
    var next = 0
    for row in 0..<source.table.rowCount {
      if next < refused.count, refused[next] == row { next += 1 } else { rows.append(row) }
    }
    return rows
  }
}
