internal import IdentityMatching
internal import JapaneseNormalization
internal import TableIO

/// Sources normalized into features, with the way back from a record of the feature table to a row of its source.
struct LoadedApplicants {
  let table: FeatureTable
  /// For each source the rows that were taken in, in order.
  let rows: [[Int]]
  let rejects: RejectList

  /// Normalizes one table, or a left and a right one.
  init(_ sources: [ApplicantSource], gazetteer: RunGazetteer, progress: ProgressReporter) {
    var builder = FeatureTableBuilder(gazetteer: gazetteer.gazetteer)
    var rejects = RejectList()
    var rows: [[Int]] = []
    let total = sources.reduce(0) { $0 + $1.table.rowCount }
    progress.begin("normalizing", rows: total)
    for (index, source) in sources.enumerated() {
      if index > 0 { builder.beginRightTable() }
      rejects.add(rejectsOf: source.table)
      var taken: [Int] = []
      taken.reserveCapacity(source.table.rowCount)
      for row in 0..<source.table.rowCount {
        if let column = source.columnOfCardNumber(inRow: row) {
          rejects.add(
            row: row, of: source.table, column: column, reason: CardTokenError.cardNumber.description)
          continue
        }
        do {
          rejects.add(values: try builder.append(source.record(ofRow: row)), row: row, of: source)
          taken.append(row)
        } catch {
          rejects.add(row: row, of: source, problem: error)
        }
        if row & 255 == 0 { progress.update(builder.recordCount) }
      }
      rows.append(taken)
    }
    table = builder.finish()
    self.rows = rows
    self.rejects = rejects
  }
}
