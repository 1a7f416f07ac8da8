internal import JapaneseNormalization
internal import RecordLinkage
internal import Synchronization

extension FeatureTableBuilder {
  /// Takes in the records of many batches, which several threads fill and normalize.
  ///
  /// Each worker has its own parsers and buffers, and numbers the distinct values of a batch by itself; the batches are joined
  /// in their order, by whoever has just finished one, so that the table is the same for any number of workers.
  ///
  /// - Parameters:
  ///   - count: how many batches there are. Some thousand records each is a good size.
  ///   - workers: how many tasks share the work, at least 1.
  ///   - progress: called now and then, from any thread, with the number of records done.
  ///   - fill: puts the records of a batch, counted from 0, into an empty one. Called once for each, from any thread and
  ///     in any order.
  /// - Returns: what could not be read and who was refused or skipped; records are counted over all batches.
  @discardableResult
  public mutating func append(
    batches count: Int, workers: Int, progress: (@Sendable (Int) -> Void)? = nil,
    fill: @escaping @Sendable (_ number: Int, _ batch: inout ApplicantBatch) -> Void
  ) async -> BatchOutcome {
    let sequence = BatchSequence(columns: takeColumns(), progress: progress)
    let cursor = SharedCursor()
    let gazetteer = gazetteer
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<max(1, min(workers, count)) {
        group.addTask {
          var normalizer = RecordNormalizer(gazetteer: gazetteer)
          var batch = ApplicantBatch()
          while true {
            let number = cursor.next()
            if number >= count { return }
            batch.removeAll()
            fill(number, &batch)
            var columns = sequence.spareColumns() ?? FeatureColumns(emptyAddress: normalizer.emptyAddress)
            let outcome = normalizer.normalize(batch, firstRecord: 0, into: &columns)
            sequence.add(
              NormalizedBatch(
                number: number, recordCount: batch.recordCount, columns: columns, outcome: outcome))
          }
        }
      }
    }
    let (columns, outcome) = sequence.finish()
    self.columns = columns
    return outcome
  }
}

/// The features of a batch, with numbers of its own.
struct NormalizedBatch: Sendable {
  let number: Int
  /// How many records it had, with those that were not taken in.
  let recordCount: Int
  var columns: FeatureColumns
  let outcome: BatchOutcome
}

/// Joins batches in their order, whatever the order in which they are finished.
private final class BatchSequence: Sendable {
  /// What the batches so far have come to.
  private struct Joined {
    var columns: FeatureColumns
    var outcome = BatchOutcome(problems: [], skippedRecords: [])
    var batchCount = 0
    var recordCount = 0
  }

  /// The batches that wait for one before them, and columns that may be filled again.
  private struct Waiting {
    var batches: [Int: NormalizedBatch] = [:]
    var spare: [FeatureColumns] = []
  }

  private let joined: Mutex<Joined>
  private let waiting = Mutex(Waiting())
  private let progress: (@Sendable (Int) -> Void)?

  init(columns: consuming sending FeatureColumns, progress: (@Sendable (Int) -> Void)?) {
    joined = Mutex(Joined(columns: columns))
    self.progress = progress
  }

  /// Empty columns that have been filled before.
  func spareColumns() -> FeatureColumns? {
    waiting.withLock { $0.spare.popLast() }
  }

  /// Takes a batch, and joins what is next unless another worker is at it.
  func add(_ batch: consuming sending NormalizedBatch) {
    waiting.withLock { $0.batches[batch.number] = batch }
    joinNext()
  }

  private func joinNext() {
    var isMore = true
    while isMore {
      // A batch that comes in just before another worker lets go is joined with the next one, or by `finish`.
      let count: Int?? = joined.withLockIfAvailable { joined in
        guard let batch = waiting.withLock({ $0.batches.removeValue(forKey: joined.batchCount) }) else {
          return nil
        }
        Self.join(batch, to: &joined)
        var columns = batch.columns
        columns.removeAll()
        waiting.withLock { $0.spare.append(columns) }
        return joined.recordCount
      }
      if case let count?? = count { progress?(count) } else { isMore = false }
    }
  }

  private static func join(_ batch: NormalizedBatch, to joined: inout Joined) {
    joined.columns.append(batch.columns)
    for problem in batch.outcome.problems {
      joined.outcome.problems.append(
        BatchProblem(record: joined.recordCount + problem.record, problem: problem.problem))
    }
    for record in batch.outcome.skippedRecords {
      joined.outcome.skippedRecords.append(joined.recordCount + record)
    }
    joined.batchCount += 1
    joined.recordCount += batch.recordCount
  }

  /// All batches joined.
  func finish() -> (FeatureColumns, BatchOutcome) {
    joinNext()
    return joined.withLock { joined in
      let result = (joined.columns, joined.outcome)
      return result
    }
  }
}
