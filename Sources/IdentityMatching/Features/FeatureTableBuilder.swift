public import JapaneseNormalization
internal import RecordLinkage

/// Normalizes records into a ``FeatureTable``: one by one, a batch at a time, or many batches on several threads.
///
/// ```swift
/// var builder = FeatureTableBuilder()
/// for record in applications { try builder.append(record) }
/// builder.beginRightTable()
/// let outcome = await builder.append(batches: count, workers: 2) { number, batch in
///   for row in customers.rows(ofBatch: number) {
///     batch.append(row.name, to: .name)
///     batch.endRecord()
///   }
/// }
/// let table = builder.finish()
/// ```
///
/// The table is the same however the records come in.
public struct FeatureTableBuilder: Sendable {
  let gazetteer: Gazetteer
  private var leftCount: Int?
  private var normalizer: RecordNormalizer
  var columns: FeatureColumns
  /// A batch of one record.
  private var batch = ApplicantBatch()
  /// Where records of bytes are read.
  var room = FeatureRecordRoom()

  /// A builder that has seen no record.
  ///
  /// - Parameter gazetteer: where the places of addresses are looked up.
  public init(gazetteer: Gazetteer = .embedded) {
    self.gazetteer = gazetteer
    normalizer = RecordNormalizer(gazetteer: gazetteer)
    columns = FeatureColumns(emptyAddress: normalizer.emptyAddress)
  }

  /// The number of records taken in.
  public var recordCount: Int { columns.recordCount }

  /// Takes all records out and keeps the storage.
  package mutating func removeAll() {
    columns.removeAll()
    leftCount = nil
  }

  /// Ends the left table: records from here on are the right table's.
  public mutating func beginRightTable() {
    leftCount = recordCount
  }

  /// Makes room for so many more records, so that the columns need not grow: a promise that need not be kept.
  public mutating func reserveCapacity(_ count: Int) {
    columns.reserve(recordCount + count)
  }

  /// Takes in a record.
  ///
  /// - Returns: the values that could not be read and count as missing.
  /// - Throws: ``RecordProblem`` where the record must not be taken in: it holds a card number.
  @discardableResult
  public mutating func append(_ record: ApplicantRecord) throws(RecordProblem) -> [RecordProblem] {
    batch.removeAll()
    batch.append(record)
    let problems = append(batch).problems.map(\.problem)
    if let refusal = problems.first(where: { $0.kind == .refused }) { throw refusal }
    return problems
  }

  /// Takes in the records of a batch.
  ///
  /// - Returns: what could not be read, and who was refused.
  @discardableResult
  public mutating func append(_ batch: ApplicantBatch) -> BatchOutcome {
    normalizer.normalize(batch, firstRecord: 0, into: &columns)
  }

  /// The columns so far, to be given back with more records in them.
  mutating func takeColumns() -> FeatureColumns {
    let taken = columns
    columns = FeatureColumns(emptyAddress: normalizer.emptyAddress)
    return taken
  }

  /// The table of all records taken in.
  public consuming func finish() -> FeatureTable {
    let tables = CountedTables(recordCount: recordCount, leftCount: leftCount)
    return finish(counting: tables)
  }

  /// A table of few records that are compared as if the whole base was there: how many hold a value, and how many records there
  /// are to match, is the base's.
  package consuming func finish(in base: some BaseStatistics) -> FeatureTable {
    finish(counting: CountedTables(base: base))
  }

  private consuming func finish(counting tables: CountedTables) -> FeatureTable {
    var finished = FinishedColumns()
    for piece in FeatureColumns.finishing { finished.take(piece(columns, tables)) }
    return FeatureTable(columns, finished, leftCount: leftCount, baseCount: tables.baseCount)
  }

  /// The table of all records taken in; several tasks count who holds what.
  ///
  /// - Parameter workers: how many tasks share the work, at least 1.
  public consuming func finish(workers: Int) async -> FeatureTable {
    let columns = columns
    let tables = CountedTables(recordCount: recordCount, leftCount: leftCount)
    let cursor = SharedCursor()
    var finished = FinishedColumns()
    await withTaskGroup(of: [FinishedColumns.Piece].self) { group in
      for _ in 0..<max(1, min(workers, FeatureColumns.finishing.count)) {
        group.addTask {
          var pieces: [FinishedColumns.Piece] = []
          while true {
            let next = cursor.next()
            if next >= FeatureColumns.finishing.count { return pieces }
            pieces.append(FeatureColumns.finishing[next](columns, tables))
          }
        }
      }
      for await pieces in group {
        for piece in pieces { finished.take(piece) }
      }
    }
    return FeatureTable(columns, finished, leftCount: leftCount, baseCount: tables.baseCount)
  }
}
