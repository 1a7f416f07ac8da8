internal import ContractHistory
internal import Foundation
internal import GRDB
internal import IdentityMatching

/// Questions to the database as it is at one moment.
struct IndexReading {
  let database: Database
  let keys: KeyRing

  /// What is known of a record beside its content.
  struct Identity: Sendable {
    let id: String
    let kind: RecordKind
    let seen: Instant
    let entities: EntityAssignment.Entities
    let isAmbiguous: Bool
  }

  // MARK: Records

  /// What is known of records by their numbers; those that are gone are left out.
  func identities(_ numbers: some Sequence<UInt32>) throws -> [UInt32: Identity] {
    let statement = try database.cachedStatement(
      sql: "SELECT id, kind, seen, person, household, is_ambiguous FROM record WHERE number = ?")
    var found: [UInt32: Identity] = [:]
    for number in numbers {
      guard let row = try Row.fetchOne(statement, arguments: [number]) else { continue }
      guard let kind = RecordKind(rawValue: try row.decode(atIndex: 1)),
        let seen = Instant(secondsSince1970: try row.decode(atIndex: 2))
      else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "record \(number) has no kind or instant")
      }
      found[number] = Identity(
        id: try row.decode(atIndex: 0), kind: kind, seen: seen,
        entities: EntityAssignment.Entities(
          person: try row.decode(atIndex: 3), household: try row.decode(atIndex: 4)),
        isAmbiguous: try row.decode(atIndex: 5))
    }
    return found
  }

  /// The number of the record with an id.
  func number(of id: String) throws -> UInt32 {
    let statement = try database.cachedStatement(sql: "SELECT number FROM record WHERE id = ?")
    guard let number = try UInt32.fetchOne(statement, arguments: [id]) else { throw IndexError.unknownID(id) }
    return number
  }

  // MARK: Entities

  /// The numbers of the records of a person, ascending.
  func records(of person: PersonID) throws -> [UInt32] {
    try UInt32.fetchAll(
      database.cachedStatement(sql: "SELECT number FROM record WHERE person = ? ORDER BY number"),
      arguments: [person.rawValue])
  }

  /// The numbers of the records of a household, ascending.
  func records(of household: HouseholdID) throws -> [UInt32] {
    try UInt32.fetchAll(
      database.cachedStatement(sql: "SELECT number FROM record WHERE household = ? ORDER BY number"),
      arguments: [household.rawValue])
  }

  /// The ids that were given last.
  func lastIDs() throws -> EntityAssignment.LastIDs {
    EntityAssignment.LastIDs(
      person: UInt32(try setting("last person") ?? 0),
      household: UInt32(try setting("last household") ?? 0))
  }

  /// A number that is kept under a name.
  func setting(_ name: String) throws -> Int? {
    try Int.fetchOne(
      database.cachedStatement(sql: "SELECT value FROM setting WHERE name = ?"), arguments: [name])
  }

  /// The values that are generic: the key and the rule of each.
  func generics() throws -> [(key: UInt64, rule: PartitionRule)] {
    try Row.fetchAll(database, sql: "SELECT key, rule FROM generic ORDER BY rule, key").compactMap { row in
      let key: Int64 = try row.decode(atIndex: 0)
      return PartitionRule(rawValue: try row.decode(atIndex: 1)).map { (UInt64(bitPattern: key), $0) }
    }
  }

  /// The changes behind a place in the feed, at most so many.
  func changes(since sequence: Int64, limit: Int) throws -> [IndexChange] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT change.sequence, change.kind, change.scope, change.record, change.entity, change.other, record.id
        FROM change LEFT JOIN record ON record.number = change.record
        WHERE change.sequence > ? ORDER BY change.sequence LIMIT ?
        """, arguments: [sequence, limit])
    return try rows.compactMap { row in
      guard let kind = EntityAssignment.Event.Kind(rawValue: try row.decode(atIndex: 1)),
        let scope = EntityAssignment.Event.Scope(rawValue: try row.decode(atIndex: 2)),
        let event = IndexChange.Event(
          .init(
            kind: kind, scope: scope, record: try row.decode(atIndex: 3), entity: try row.decode(atIndex: 4),
            other: try row.decode(atIndex: 5)), record: try row.decode(atIndex: 6))
      else { return nil }
      return IndexChange(sequence: try row.decode(atIndex: 0), event: event)
    }
  }

  /// The place of the last change; 0 before the first.
  func lastChange() throws -> Int64 {
    try Int64.fetchOne(database.cachedStatement(sql: "SELECT max(sequence) FROM change")) ?? 0
  }

  // MARK: Decisions

  /// All decisions.
  func decisions() throws -> DecisionGraph {
    var graph = DecisionGraph()
    let rows = try Row.fetchCursor(
      database, sql: "SELECT lower, upper, relation, is_together FROM decision ORDER BY lower, upper")
    while let row = try rows.next() {
      graph.set(
        try row.decode(atIndex: 0), try row.decode(atIndex: 1),
        (Self.relation(try row.decode(atIndex: 2)), try row.decode(atIndex: 3)))
    }
    return graph
  }

  /// What a relation is kept as.
  static func number(of relation: Relation) -> Int { relation == .person ? 0 : 1 }

  private static func relation(_ number: Int) -> Relation { number == 0 ? .person : .household }

  // MARK: Events

  /// The events of the contracts of a record, in the order in which they were told.
  func events(ofRecord number: UInt32) throws -> [ContractEvent] {
    try events("SELECT record, payload FROM event WHERE record = ? ORDER BY number", number)
  }

  /// The events of the contracts of all records of a person, in the order in which they were told.
  func events(of person: PersonID) throws -> [ContractEvent] {
    try events(
      """
      SELECT event.record, event.payload FROM record JOIN event ON event.record = record.number
      WHERE record.person = ? ORDER BY event.number
      """, person.rawValue)
  }

  /// The events of the contracts of all records of a household, in the order in which they were told.
  func events(of household: HouseholdID) throws -> [ContractEvent] {
    try events(
      """
      SELECT event.record, event.payload FROM record JOIN event ON event.record = record.number
      WHERE record.household = ? ORDER BY event.number
      """, household.rawValue)
  }

  private func events(_ sql: String, _ number: UInt32) throws -> [ContractEvent] {
    let rows = try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [number])
    if rows.isEmpty { return [] }
    let cipher = try keys.cipher(database)
    let decoder = JSONDecoder()
    return try rows.map { row in
      let payload = try cipher.open(
        try row.decode(atIndex: 1), context: Self.eventContext(of: try row.decode(atIndex: 0)))
      return try decoder.decode(ContractEvent.self, from: payload)
    }
  }

  /// How many persons a household has.
  func personCount(of household: HouseholdID) throws -> Int {
    try Int.fetchOne(
      database.cachedStatement(sql: "SELECT count(DISTINCT person) FROM record WHERE household = ?"),
      arguments: [household.rawValue]) ?? 0
  }

  /// What an event's payload is sealed for.
  static func eventContext(of record: UInt32) -> String { "event of \(record)" }

  /// The same of a row, in SQL.
  static let eventContextSQL = "'event of ' || record"
}
