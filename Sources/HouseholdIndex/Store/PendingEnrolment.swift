internal import ContractHistory
internal import IdentityMatching
internal import JapaneseNormalization

/// Records that were normalized and wait to be written, with those of others.
final class PendingEnrolment: Sendable {
  /// What is written of each record.
  let records: [NewRecord]
  /// For each record the values that could not be read.
  let problems: [[RecordProblem]]
  private let outcome = Lock<Result<[EntityAssignment.Entities], IndexError>?>(nil)

  /// Normalizes records: the caller's work, so that who writes does not wait for it.
  init(
    _ records: [ApplicantRecord], kind: RecordKind, seen: Instant, gazetteer: Gazetteer
  ) throws(IndexError) {
    var builder = FeatureTableBuilder(gazetteer: gazetteer)
    var batch = ApplicantBatch()
    var new: [NewRecord] = []
    var problems: [[RecordProblem]] = []
    for record in records {
      if record.id.isEmpty { throw .refused(id: "", reason: "a record needs an id by which it is known") }
      batch.removeAll()
      batch.append(record)
      builder.removeAll()
      let found = builder.append(batch).problems.map(\.problem)
      if let refusal = found.first(where: { $0.kind == .refused }) {
        throw .refused(id: record.id, reason: refusal.reason)
      }
      var (features, raw) = (PackedWriter(), PackedWriter())
      builder.write(record: 0, to: &features)
      batch.write(record: 0, to: &raw)
      new.append(
        NewRecord(
          id: record.id, kind: kind, seen: seen, features: features.bytes, raw: raw.bytes))
      problems.append(found)
    }
    self.records = new
    self.problems = problems
  }

  /// Whether it is known what became of it.
  var isDone: Bool { outcome.withLock { $0 != nil } }

  /// Says what became of it: who each record is of.
  func finish(_ result: Result<[EntityAssignment.Entities], IndexError>) {
    outcome.withLock { $0 = result }
  }

  /// Returns who each record is of, where they are durable, and throws why they are not.
  func result() throws(IndexError) -> [EntityAssignment.Entities] {
    switch outcome.withLock({ $0 }) {
    case .success(let entities)?: return entities
    case .failure(let error)?: throw error
    case nil: return []
    }
  }
}
