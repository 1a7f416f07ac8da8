internal import ContractHistory
internal import Foundation
internal import GRDB
internal import IdentityMatching

/// Changes to the database that are made together.
struct IndexTransaction {
  let database: Database
  let keys: KeyRing

  /// The same database, to be asked.
  var reading: IndexReading { IndexReading(database: database, keys: keys) }

  // MARK: Records

  /// Keeps records and returns the number of each.
  func insert(_ records: [NewRecord]) throws -> [UInt32] {
    let statement = try database.cachedStatement(
      sql: "INSERT INTO record (id, kind, seen, features, raw) VALUES (?, ?, ?, ?, ?)")
    let cipher = try keys.cipher(database)
    // The number that was given last, to a record that may be gone. One that does not fit would be another record's.
    let last =
      try Int64.fetchOne(database, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'record'") ?? 0
    guard last >= 0, last <= Int64(UInt32.max) - Int64(records.count) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "there is no number for another record")
    }
    return try records.map { record in
      let raw = try cipher.seal(record.raw, context: record.id)
      do {
        try statement.execute(
          arguments: [
            record.id, record.kind.rawValue, record.seen.secondsSince1970, Data(record.features), raw,
          ])
      } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
        throw IndexError.duplicateID(record.id)
      }
      return UInt32(truncatingIfNeeded: database.lastInsertedRowID)
    }
  }

  /// Deletes records, with all that hangs on them.
  func delete(_ numbers: [UInt32]) throws {
    for number in numbers {
      try database.execute(sql: "DELETE FROM record WHERE number = ?", arguments: [number])
      try database.execute(sql: "INSERT INTO removal (number) VALUES (?)", arguments: [number])
    }
  }

  // MARK: Entities

  /// Writes who is whom, and what happened.
  func apply(
    _ assignment: EntityAssignment, ambiguous: Set<UInt32>, before: [UInt32: IndexReading.Identity]
  )
    throws
  {
    let update = try database.cachedStatement(
      sql: "UPDATE record SET person = ?, household = ?, is_ambiguous = ? WHERE number = ?")
    for (number, entities) in assignment.entities {
      let isAmbiguous = ambiguous.contains(number)
      if let old = before[number], old.entities == entities, old.isAmbiguous == isAmbiguous { continue }
      try update.execute(arguments: [entities.person, entities.household, isAmbiguous, number])
    }
    let insert = try database.cachedStatement(
      sql: "INSERT INTO change (kind, scope, record, entity, other) VALUES (?, ?, ?, ?, ?)")
    for event in assignment.events {
      try insert.execute(
        arguments: [event.kind.rawValue, event.scope.rawValue, event.record, event.entity, event.other])
    }
    try set("last person", to: Int(assignment.lastIDs.person))
    try set("last household", to: Int(assignment.lastIDs.household))
  }

  /// Keeps a number under a name.
  func set(_ name: String, to value: Int) throws {
    try database.cachedStatement(
      sql:
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    ).execute(arguments: [name, value])
  }

  /// Notes which values are generic.
  func note(_ generics: [ChangedRecords.Generic]) throws {
    for generic in generics {
      let key = Int64(bitPattern: generic.key)
      if generic.isGeneric {
        try database.execute(
          sql: "INSERT OR IGNORE INTO generic (key, rule) VALUES (?, ?)",
          arguments: [key, generic.rule.rawValue])
      } else {
        try database.execute(sql: "DELETE FROM generic WHERE key = ?", arguments: [key])
      }
    }
  }

  // MARK: Decisions

  /// Keeps a decision on two records in place of an earlier one; `nil` for none.
  func decide(
    _ one: UInt32, _ other: UInt32, _ decision: (relation: Relation, isTogether: Bool)?, by reviewer: String,
    at instant: Instant
  ) throws {
    let (lower, upper) = (min(one, other), max(one, other))
    try database.execute(
      sql: "DELETE FROM decision WHERE lower = ? AND upper = ?", arguments: [lower, upper])
    guard let decision else { return }
    try database.execute(
      sql:
        "INSERT INTO decision (lower, upper, relation, is_together, reviewer, at) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [
        lower, upper, IndexReading.number(of: decision.relation), decision.isTogether, reviewer,
        instant.secondsSince1970,
      ])
  }

  // MARK: Events

  /// Keeps events of the contracts of a record.
  func insert(_ events: [ContractEvent], of record: UInt32) throws {
    let statement = try database.cachedStatement(sql: "INSERT INTO event (record, payload) VALUES (?, ?)")
    let cipher = try keys.cipher(database)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    for event in events {
      let payload = try cipher.seal(
        Array(encoder.encode(event)), context: IndexReading.eventContext(of: record))
      try statement.execute(arguments: [record, payload])
    }
  }
}
