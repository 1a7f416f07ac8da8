/// Finds records by the names of their tables and their ids.
public struct RecordDirectory: Sendable {
  private struct Place: Hashable {
    let source: Int
    let id: String
  }

  private let sourceNames: [String]
  /// The record of each id; -1 where several records have it.
  private let records: [Place: Int]
  private let sourceEnds: [Int]
  private let ids: [[String]]

  /// The records of some tables.
  ///
  /// - Parameters:
  ///   - sourceNames: what labels call the tables, for example their files' names without folder and ending.
  ///   - ids: for each table the id of each row, in order.
  public init(sourceNames: [String], ids: [[String]]) {
    self.sourceNames = sourceNames
    self.ids = ids
    var records: [Place: Int] = [:]
    var ends: [Int] = []
    for (source, rows) in ids.enumerated() {
      let start = ends.last ?? 0
      for (row, id) in rows.enumerated() {
        let place = Place(source: source, id: id)
        records[place] = records[place] == nil ? start + row : -1
      }
      ends.append(start + rows.count)
    }
    self.records = records
    sourceEnds = ends
  }

  /// What a search for a record yields.
  enum Finding: Hashable {
    case record(Int)
    case unknownSource, noSuchID, ambiguousID
  }

  /// The record of an id. Without a source's name the record of the only table that has the id.
  func find(source: String, id: String) -> Finding {
    var candidates = Array(ids.indices)
    // One table has no other name that a label could mean.
    if !source.isEmpty, ids.count > 1 {
      candidates = candidates.filter { $0 < sourceNames.count && sourceNames[$0] == source }
      if candidates.isEmpty { return .unknownSource }
    }
    let found = candidates.compactMap { records[Place(source: $0, id: id)] }
    if found.isEmpty { return .noSuchID }
    return found.count == 1 && found[0] >= 0 ? .record(found[0]) : .ambiguousID
  }

  /// The table's name and the id of a record; `nil` where there is no such record.
  public func name(ofRecord record: Int) -> (source: String, id: String)? {
    guard record >= 0, let source = sourceEnds.firstIndex(where: { record < $0 }) else { return nil }
    let row = source == 0 ? record : record - sourceEnds[source - 1]
    return (source < sourceNames.count ? sourceNames[source] : "", ids[source][row])
  }
}

/// Labels as pairs of records.
public struct ResolvedLabels: Sendable, Hashable {
  /// Why a label cannot be used.
  public enum Problem: String, Sendable, Hashable, CaseIterable {
    /// No table has the name.
    case unknownSource = "no table has this name"
    /// No record has the id.
    case noSuchID = "no record has this id"
    /// Several records have the id: in one table, or in several where the label names none.
    case ambiguousID = "several records have this id"
    /// Both ids are one record's.
    case sameRecord = "both are one record"
    /// The model has no such relation.
    case unknownRelation = "the model has no such relation"
  }

  /// The labels, of one pair one each; the last where there were several.
  public let pairs: [PairLabel]
  /// The labels that could not be used, by position in the table of labels.
  public let problems: [Int: Problem]
  /// Those of ``problems`` in which the right record is the matter, and not the left.
  public let problemsOfRight: Set<Int>
  /// How many pairs were labelled more than once with another verdict.
  public let contradictions: Int

  /// Finds the records of labels.
  public init(_ labels: LabelTable, records: RecordDirectory, model: LinkageModel) {
    var problems: [Int: Problem] = [:]
    var problemsOfRight: Set<Int> = []
    var contradictions = 0
    var order: [RecordPair] = []
    var latest: [RecordPair: PairLabel] = [:]
    for (number, label) in labels.pairs.enumerated() {
      var relation = 0
      if !label.relation.isEmpty {
        guard let known = model.relations.firstIndex(where: { $0.name == label.relation }) else {
          problems[number] = .unknownRelation
          continue
        }
        relation = known
      }
      var found: [Int] = []
      for (source, id) in [(label.leftSource, label.leftID), (label.rightSource, label.rightID)] {
        let problem: Problem
        switch records.find(source: source, id: id) {
        case .record(let record):
          found.append(record)
          continue
        case .unknownSource: problem = .unknownSource
        case .noSuchID: problem = .noSuchID
        case .ambiguousID: problem = .ambiguousID
        }
        // Of two problems the first is named.
        if problems[number] == nil {
          problems[number] = problem
          if found.count == 1 { problemsOfRight.insert(number) }
        }
      }
      guard found.count == 2 else { continue }
      guard found[0] != found[1] else {
        problems[number] = .sameRecord
        continue
      }
      let made = PairLabel(found[0], found[1], relation: relation, score: label.score)
      if let before = latest[made.pair] {
        if before.isMatch != made.isMatch || before.relation != made.relation { contradictions += 1 }
      } else {
        order.append(made.pair)
      }
      latest[made.pair] = made
    }
    pairs = order.compactMap { latest[$0] }
    self.problems = problems
    self.problemsOfRight = problemsOfRight
    self.contradictions = contradictions
  }
}
