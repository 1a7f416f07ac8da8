internal import Foundation
internal import IdentityMatching
internal import Synchronization

extension HouseholdIndex {
  /// Writes what waits, in one transaction if all of it can be.
  func commitWaiting() {
    let group = waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
    if group.isEmpty { return }
    do {
      try commit(group)
    } catch {
      // One that cannot be written, such as for its id, must not keep the others out.
      if group.count == 1 { return group[0].finish(.failure(error)) }
      for one in group {
        do throws(IndexError) {
          try commit([one])
        } catch {
          one.finish(.failure(error))
        }
      }
    }
  }

  private func commit(_ group: [PendingEnrolment]) throws(IndexError) {
    let records = group.flatMap(\.records)
    let numbers = try store.insert(records)
    var builder = FeatureTableBuilder(gazetteer: configuration.gazetteer)
    var readable: [UInt32] = []
    // Made a moment ago by this version of the rules; one that could not be read must not shift the numbers of the others.
    for (record, number) in zip(records, numbers)
    where record.features.withUnsafeBytes({ builder.append(featureRecord: $0) }) {
      readable.append(number)
    }
    // Only the writer changes the base, so that it can be made beside those who read it.
    var changed = base.withLock { $0 }
    changed.append(builder, numbers: readable)
    base.withLock { $0 = changed }
    for one in group { one.finish(.success(())) }
  }

  /// Erases records, all or none: from the database, from memory, and from the snapshot, which is written anew.
  ///
  /// - Throws: ``IndexError``, such as for an id that is not there.
  /// - Complexity: O(*n*) in the number of all records: give many at a time.
  public func forget(_ ids: [String]) throws(IndexError) {
    try writing { () throws(IndexError) in
      let numbers = try store.delete(ids)
      var changed = base.withLock { $0 }
      for number in numbers { changed.remove(number) }
      base.withLock { $0 = changed }
      try writeSnapshot()
    }
  }

  /// Writes the snapshot anew, so that the index opens fast, and leaves nothing of erased records in any file.
  ///
  /// - Complexity: O(*n*) in the number of all records.
  public func compact() throws(IndexError) {
    try writing { () throws(IndexError) in try writeSnapshot() }
  }

  private func writeSnapshot() throws(IndexError) {
    var changed = base.withLock { $0 }
    changed.compact()
    let path = Self.snapshotPath(directory)
    do {
      try SegmentFile.write(changed.segments, origin: origin, to: path)
    } catch {
      throw .notWritable(path: path, reason: "\(error)")
    }
    try store.finishSnapshot()
    base.withLock { $0 = changed }
  }

  /// Does something after all changes before.
  private func writing(_ body: () throws(IndexError) -> Void) throws(IndexError) {
    let result = writer.sync { () -> Result<Void, IndexError> in
      do throws(IndexError) { return .success(try body()) } catch { return .failure(error) }
    }
    try result.get()
  }
}
