public import ContractHistory
internal import Foundation
internal import IdentityMatching
internal import JapaneseNormalization

extension HouseholdIndex {
  // MARK: Enrolling

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
    // Only the writer changes the base, so that it can be made beside those who read it.
    let before = base.withLock { $0 }
    var after = before
    var entities: [EntityAssignment.Entities] = []
    try store.write { transaction in
      let numbers = try transaction.insert(records)
      var builder = FeatureTableBuilder(gazetteer: configuration.gazetteer)
      var readable: [UInt32] = []
      // Made a moment ago by this version of the rules; one that could not be read must not shift the numbers of the others.
      for (record, number) in zip(records, numbers)
      where record.features.withUnsafeBytes({ builder.append(featureRecord: $0) }) {
        readable.append(number)
      }
      after.append(builder, numbers: readable)
      var changed = ChangedRecords(before: before, after: after, expectedRecords: expectedRecords)
      changed.add(readable)
      let assignment = try resolve(changed, in: after, decisions: decisions.withLock { $0 }, transaction)
      entities = numbers.map { assignment.entities[$0] ?? .none }
    }
    base.withLock { [after] in $0 = after }
    var first = 0
    for one in group {
      one.finish(.success(Array(entities[first..<first + one.records.count])))
      first += one.records.count
    }
  }

  /// Finds who is whom among those whom a change concerns, and writes it.
  @discardableResult
  private func resolve(
    _ changed: ChangedRecords, removed: [UInt32] = [],
    removedEntities: [UInt32: EntityAssignment.Entities] = [:], in base: Base, decisions: DecisionGraph,
    _ transaction: IndexTransaction
  ) throws -> EntityAssignment {
    var identities: [UInt32: IndexReading.Identity] = [:]
    let resolution = try Resolution(
      of: changed.numbers, in: base, decisions: decisions, configuration: configuration,
      expectedRecords: expectedRecords
    ) { numbers in
      identities = try transaction.reading.identities(numbers)
      return numbers.map { identities[$0].map { RecordOrder.number(of: $0.id) } ?? UInt64($0) }
    }
    var before = identities.mapValues(\.entities)
    before.merge(removedEntities) { $1 }
    let assignment = EntityAssignment(
      resolution.outcomes, before: before, removed: removed, lastIDs: try transaction.reading.lastIDs())
    try transaction.apply(
      assignment, ambiguous: Set(resolution.outcomes.lazy.filter(\.isAmbiguous).map(\.number)),
      before: identities)
    try transaction.note(changed.generics)
    return assignment
  }

  // MARK: Deciding

  /// Takes in a reviewer's decision on two records, in place of an earlier one on the same two. It wins over all scores.
  ///
  /// - Parameters:
  ///   - reviewer: who decided; kept with the decision.
  ///   - instant: when.
  /// - Throws: ``IndexError``, such as ``IndexError/contradictsDecision(_:_:)`` where earlier decisions say the opposite by others in
  ///   between: withdraw one of them first.
  public func decide(_ decision: Decision, by reviewer: String, at instant: Instant) throws(IndexError) {
    try writing { () throws(IndexError) in
      let base = base.withLock { $0 }
      var graph = decisions.withLock { $0 }
      try store.write { transaction in
        let ids = decision.records
        guard ids.0 != ids.1 else {
          throw IndexError.refused(id: ids.0, reason: "a decision is on two records")
        }
        let (one, other) = (
          try transaction.reading.number(of: ids.0), try transaction.reading.number(of: ids.1)
        )
        graph.set(one, other, decision.content)
        if let (left, right) = graph.contradiction(near: one) ?? graph.contradiction(near: other) {
          let identities = try transaction.reading.identities([left, right])
          throw IndexError.contradictsDecision(identities[left]?.id ?? "", identities[right]?.id ?? "")
        }
        try transaction.decide(one, other, decision.content, by: reviewer, at: instant)
        var changed = ChangedRecords(before: base, after: base, expectedRecords: expectedRecords)
        changed.reconsider([one, other])
        try resolve(changed, in: base, decisions: graph, transaction)
      }
      decisions.withLock { [graph] in $0 = graph }
    }
  }

  // MARK: Recording

  /// Keeps what happened to the contracts of a record: it becomes part of the facts of its person and household.
  ///
  /// Nothing is looked up in the events: what they say is said of whom the record is of, now and later.
  ///
  /// - Throws: ``IndexError``, such as for an id that is not there.
  public func record(_ events: [ContractEvent], of id: String) throws(IndexError) {
    try writing { () throws(IndexError) in
      try store.write { transaction in
        try transaction.insert(events, of: transaction.reading.number(of: id))
      }
    }
  }

  // MARK: Forgetting

  /// Erases records with everything that is known of them, all or none: from the database, from memory, from answers that were kept,
  /// and from the files, which are written anew. Those who were linked only through them are other persons again.
  ///
  /// - Throws: ``IndexError``, such as for an id that is not there; ``IndexError/notSwept(directory:reason:)`` where the records are
  ///   gone but the files could not be written anew, such as on a full disk: ``compact()`` or the next opening does that then.
  /// - Complexity: O(*n*) in the number of all records: give many at a time.
  public func forget(_ ids: [String]) throws(IndexError) {
    try writing { () throws(IndexError) in
      try erase { reading in try Set(ids).sorted().map { try reading.number(of: $0) } }
    }
  }

  /// Erases all records of a person.
  ///
  /// - Returns: how many there were.
  /// - Throws: ``IndexError``.
  @discardableResult
  public func forget(_ person: PersonID) throws(IndexError) -> Int {
    var count = 0
    try writing { () throws(IndexError) in
      try erase { reading in
        let numbers = try reading.records(of: person)
        count = numbers.count
        return numbers
      }
    }
    return count
  }

  private func erase(_ numbersToErase: (IndexReading) throws -> [UInt32]) throws(IndexError) {
    let before = base.withLock { $0 }
    var after = before
    var graph = decisions.withLock { $0 }
    try store.write { transaction in
      let numbers = try numbersToErase(transaction.reading).sorted()
      let identities = try transaction.reading.identities(numbers)
      var linked: Set<UInt32> = []
      var search = PartitionSearch(
        matcher: configuration.matcher, gazetteer: configuration.gazetteer, expectedRecords: expectedRecords)
      for number in numbers {
        if let place = before.place(of: number) {
          linked.formUnion(search.links(of: place, in: before).map(\.number))
        }
        linked.formUnion(graph.edges(of: number).map(\.other))
        after.remove(number)
        graph.remove(number)
      }
      var changed = ChangedRecords(before: before, after: after, expectedRecords: expectedRecords)
      changed.remove(numbers, linkedTo: Array(linked))
      try transaction.delete(numbers)
      try store.erasePayloads(
        ofApplications: identities.values.map(\.id), records: numbers, transaction.database)
      try IndexStore.noteRemains(transaction.database)
      try resolve(
        changed, removed: numbers, removedEntities: identities.mapValues(\.entities), in: after,
        decisions: graph, transaction)
    }
    base.withLock { [after] in $0 = after }
    decisions.withLock { [graph] in $0 = graph }
    try sweeping { () throws(IndexError) in try writeSnapshot() }
  }

  // MARK: Keeping

  /// Writes the snapshot anew, so that the index opens fast, and leaves nothing of erased records in any file.
  ///
  /// - Complexity: O(*n*) in the number of all records.
  public func compact() throws(IndexError) {
    try writing { () throws(IndexError) in try writeSnapshot() }
  }

  /// Finds all persons and households anew, for another number of expected records or as a check: without a change of that number
  /// nothing changes.
  ///
  /// - Parameter expectedRecords: the number of records that the index is made for; `nil` leaves it as it is.
  /// - Complexity: a search for every record.
  public func resolveAnew(expectedRecords newExpected: Int? = nil) throws(IndexError) {
    try writing { () throws(IndexError) in
      let base = base.withLock { $0 }
      let before = expectedRecords
      do throws(IndexError) {
        if let newExpected { expected.withLock { $0 = newExpected } }
        try store.write { transaction in
          if let newExpected { try transaction.set(Self.expectedRecordsSetting, to: newExpected) }
          var changed = ChangedRecords(before: base, after: base, expectedRecords: expectedRecords)
          changed.reconsider(base.numbers)
          try resolve(changed, in: base, decisions: decisions.withLock { $0 }, transaction)
        }
      } catch {
        expected.withLock { $0 = before }
        throw error
      }
    }
  }

  private func writeSnapshot() throws(IndexError) {
    var changed = base.withLock { $0 }
    changed.compact()
    let path = Self.snapshotPath(directory)
    do {
      try SegmentFile.write(changed.segments, origin: origin, to: path)
    } catch {
      throw IndexError(error, path: path, directory: directory)
    }
    try store.finishSnapshot()
    base.withLock { [changed] in $0 = changed }
  }

  /// Does something after all changes before.
  func writing(_ body: () throws(IndexError) -> Void) throws(IndexError) {
    let result = writer.sync { () -> Result<Void, IndexError> in
      do throws(IndexError) { return .success(try body()) } catch { return .failure(error) }
    }
    try result.get()
  }
}
