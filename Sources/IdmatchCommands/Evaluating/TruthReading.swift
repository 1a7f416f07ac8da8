internal import ArgumentParser
internal import RecordLinkage
internal import TableIO

/// The truth of a run's records: a column of entities, or a file of true pairs.
struct TruthReading {
  let truth: LinkTruth
  /// The number of true pairs that are listed; `nil` of a column.
  let listedPairs: Int?
  /// The rows that cannot be used, with their places.
  let rejects: RejectList
  /// What was read, in a line.
  let description: String
  /// What a person should know of it.
  let notes: [String]

  /// The truth of a column that each of the tables has.
  init(_ run: ModelRun, column: String) throws {
    let entities = try EntityNumbers(run.sources, column: column, option: "--truth-column")
    truth = LinkTruth(entities: entities.numbers)
    rejects = RejectList()
    listedPairs = nil
    let known = entities.knownCount
    description = "\(column): \(ProgressReporter.grouped(known)) records have an entity"
    let unknown = entities.numbers.count - known
    notes =
      unknown == 0
      ? []
      : [
        "\(ProgressReporter.grouped(unknown)) records have no \(column); pairs with one of them do not count"
      ]
  }

  /// The truth of a list of pairs: in the columns left_id and right_id or the first two, with left_source and right_source where
  /// there are several tables. Where a column names the relation, the pairs of the one that is judged, or a narrower one.
  init(_ run: ModelRun, pairs table: CSVTable, relation: Int) throws {
    let places = try PairColumns(table)
    let records = RecordLookup(run)
    var rejects = RejectList()
    rejects.add(rejectsOf: table)
    let relations = run.linker.model.relations.map(\.name)
    let named = table.column(named: "relation")
    var pairs: [RecordPair] = []
    var pairRows = 0
    for row in 0..<table.rowCount {
      if let named {
        let name = table.field(row: row, column: named)
        if ["different", "none"].contains(name) { continue }
        guard let position = relations.firstIndex(of: name) else {
          rejects.add(
            row: row, of: table, column: named, reason: "the model has no such relation")
          continue
        }
        if position > relation { continue }
      }
      pairRows += 1
      var found: [UInt32] = []
      for (side, (column, source)) in [
        (places.left, places.sources?.left), (places.right, places.sources?.right),
      ]
      .enumerated() {
        switch records.find(
          table.field(row: row, column: column),
          source: source.map { table.field(row: row, column: $0) } ?? "", side: side)
        {
        case .success(let record): found.append(UInt32(record))
        case .failure(let problem):
          // Of two problems the first is named.
          if found.count == side {
            rejects.add(row: row, of: table, column: column, reason: problem.rawValue)
          }
        }
      }
      guard found.count == 2 else { continue }
      if found[0] == found[1] {
        rejects.add(
          row: row, of: table, column: places.right, reason: RecordLookup.Problem.sameRecord.rawValue)
      } else {
        pairs.append(RecordPair(found[0], found[1]))
      }
    }
    if pairs.isEmpty, pairRows > 0 {
      throw ValidationError(
        "\(table.path): none of its \(ProgressReporter.grouped(pairRows)) pairs names two records of "
          + run.sources.map(\.description).joined(separator: "; ")
          + ". Name the column of identifiers with --id-column, and give the tables in the order of the pairs' sides."
      )
    }
    truth = try LinkTruth(pairs: pairs, recordCount: run.table.recordCount)
    self.rejects = rejects
    let listed = Set(pairs).count
    listedPairs = listed
    description = "\(table.path): \(ProgressReporter.grouped(listed)) true pairs"
    notes = []
  }
}

/// Where a file of pairs has the identifiers.
struct PairColumns {
  let left: Int
  let right: Int
  /// The columns of the tables' names, where there are some.
  let sources: (left: Int, right: Int)?

  /// - Throws: where the file has one column.
  init(_ table: CSVTable) throws {
    guard table.columnCount >= 2 else {
      throw ValidationError("\(table.path) has one column; expected two, of the identifiers of true pairs.")
    }
    left = table.column(named: "left_id").flatMap { table.column(named: "right_id") == nil ? nil : $0 } ?? 0
    right = table.column(named: "right_id").flatMap { table.column(named: "left_id") == nil ? nil : $0 } ?? 1
    sources = RecordNumbers.sides(of: table)
  }
}

/// Finds the records of identifiers, with the names of their tables or by the side that they stand on.
private struct RecordLookup {
  /// Why there is no record.
  enum Problem: String, Error {
    case unknownSource = "no table has this name"
    case noSuchID = "no record has this id"
    case ambiguousID = "several records have this id"
    case sameRecord = "both are one record"
  }

  private let names: [String]
  /// For each table the record of each identifier; -1 where several have it.
  private let records: [[String: Int]]

  init(_ run: ModelRun) {
    names = run.sourceNames
    var start = 0
    records = run.identifiers.map { identifiers in
      defer { start += identifiers.count }
      var found: [String: Int] = [:]
      found.reserveCapacity(identifiers.count)
      for (row, id) in identifiers.enumerated() { found[id] = found[id] == nil ? start + row : -1 }
      return found
    }
  }

  /// - Parameter side: 0 for the left one, which of two tables is of the first where no name says otherwise.
  func find(_ id: String, source: String, side: Int) -> Result<Int, Problem> {
    var tables = Array(records.indices)
    if tables.count > 1, !source.isEmpty {
      guard let table = names.firstIndex(of: source) else { return .failure(.unknownSource) }
      tables = [table]
    } else if tables.count == 2 {
      tables = [side]
    }
    let found = tables.compactMap { records[$0][id] }
    guard let record = found.first else { return .failure(.noSuchID) }
    return found.count == 1 && record >= 0 ? .success(record) : .failure(.ambiguousID)
  }
}
