/// Labels made ready for training: the labelled pairs by what they may be, each once, and which pairs of the table are not
/// to be counted a second time.
struct LabelledPairs: Sendable {
  /// What a label leaves possible.
  struct Kind: Hashable, Comparable, Sendable {
    /// The relation, by position in the model.
    let relation: Int
    /// Whether the pair is of the relation, and of none that is narrower.
    let isMatch: Bool

    static func < (lhs: Kind, rhs: Kind) -> Bool {
      (lhs.relation, lhs.isMatch ? 0 : 1) < (rhs.relation, rhs.isMatch ? 0 : 1)
    }
  }

  /// The judged pairs, one label each, by record numbers.
  let judged: [PairLabel]
  /// The entity and the household of each record, where there are such columns.
  let entities: [UInt32]
  let households: [UInt32]
  /// Whether every record's entity is known, so that no match is left to be found.
  let isComplete: Bool

  init(_ labels: TrainingLabels, compiled: CompiledModel) throws(LinkageError) {
    let records = compiled.table.recordCount
    for (name, column) in [("entity", labels.entities), ("household", labels.households)]
    where !column.isEmpty && column.count != records {
      throw LinkageError(
        .nothingToDo(
          "the column of \(name) labels has \(column.count) entries; expected one for each of \(records) records."
        ))
    }
    var latest: [RecordPair: PairLabel] = [:]
    for label in labels.pairs {
      guard Int(label.pair.rhs) < records else {
        throw LinkageError(
          .nothingToDo(
            "a label names record \(label.pair.rhs); expected numbers below \(records). Were the labels made for other "
              + "tables?"))
      }
      guard compiled.model.relations.indices.contains(label.relation) else {
        throw LinkageError(
          .nothingToDo("a label is of relation \(label.relation), which the model does not have."))
      }
      if compiled.pairs.allows(Int(label.pair.lhs), Int(label.pair.rhs)) { latest[label.pair] = label }
    }
    judged = latest.values.filter { $0.certainty > 0 }.sorted { $0.pair.key < $1.pair.key }
    entities = labels.entities
    households = labels.households
    isComplete = !entities.isEmpty && !entities.contains(EntityLabels.unknown)
    if judged.isEmpty, entities.isEmpty {
      throw LinkageError(.nothingToDo("no label says anything: all are unsure, or there are none."))
    }
  }

  /// Whether a pair is known by its records' entities or households, so that it is not one of the unlabelled.
  func isKnownMatch(_ lhs: Int, _ rhs: Int) -> Bool {
    guard !entities.isEmpty, entities[lhs] != EntityLabels.unknown, entities[rhs] != EntityLabels.unknown
    else { return false }
    return entities[lhs] == entities[rhs]
      || (!households.isEmpty && households[lhs] != EntityLabels.unknown
        && households[lhs] == households[rhs])
  }

  /// Calls `body` with the pairs of one entity, and then with those of one household that are of two known entities.
  ///
  /// - Parameter most: of more pairs a sample is taken, by a hash of the records' content.
  /// - Returns: for each kind the share of its pairs that was taken.
  func forEachColumnPair(
    _ compiled: CompiledModel, most: Int, seed: UInt64, _ body: (Kind, _ lhs: Int, _ rhs: Int) -> Void
  ) -> [Kind: Double] {
    var shares: [Kind: Double] = [:]
    for (relation, column) in [entities, households].enumerated()
    where !column.isEmpty && relation < compiled.model.relations.count {
      let kind = Kind(relation: relation, isMatch: true)
      let records = column.indices.filter { column[$0] != EntityLabels.unknown }
        .sorted { (column[$0], $0) < (column[$1], $1) }
      var bound = 0
      Self.forEachGroup(records, column) { bound += $0.count * ($0.count - 1) / 2 }
      let share = min(1, Double(most) / Double(max(1, bound)))
      let limit = share >= 1 ? UInt64.max : UInt64(share * Double(UInt64.max >> 1)) << 1
      shares[kind] = share
      Self.forEachGroup(records, column) { group in
        for (place, one) in group.enumerated() {
          for other in group.dropFirst(place + 1) where compiled.pairs.allows(one, other) {
            if limit != .max, compiled.sampleHash(one, other, seed: seed) > limit { continue }
            if relation == 1 {
              // People of one household: of one entity they are more than that, and of unknown ones nobody knows.
              guard !entities.isEmpty, entities[one] != EntityLabels.unknown,
                entities[other] != EntityLabels.unknown, entities[one] != entities[other]
              else { continue }
            }
            body(kind, one, other)
          }
        }
      }
    }
    return shares
  }

  private static func forEachGroup(_ records: [Int], _ column: [UInt32], _ body: (ArraySlice<Int>) -> Void) {
    var start = 0
    while start < records.count {
      var end = start + 1
      while end < records.count, column[records[end]] == column[records[start]] { end += 1 }
      if end - start > 1 { body(records[start..<end]) }
      start = end
    }
  }
}
