internal import Foundation
internal import GRDB
internal import IdentityMatching

/// The record of truth: a SQLite database with all records, durable when a change returns.
final class IndexStore: Sendable {
  /// A record as it is kept.
  struct StoredRecord {
    let number: UInt32
    let features: Data
  }

  let directory: String
  let pool: DatabasePool
  let keys: KeyRing
  /// What tells this index from all others.
  let identity: String

  static func path(_ directory: String) -> String { directory + "/index.sqlite" }

  // MARK: Opening

  /// Makes a new database in a folder.
  static func create(directory: String, key: IndexKey?) throws(IndexError) -> IndexStore {
    try IndexStore(directory: directory, key: key, isNew: true)
  }

  /// Opens the database of a folder.
  static func open(directory: String, key: IndexKey?) throws(IndexError) -> IndexStore {
    guard FileManager.default.fileExists(atPath: path(directory)) else {
      throw .notFound(directory: directory)
    }
    return try IndexStore(directory: directory, key: key, isNew: false)
  }

  private init(directory: String, key: IndexKey?, isNew: Bool) throws(IndexError) {
    self.directory = directory
    let keys = KeyRing(key)
    (pool, identity) = try Self.translating(directory) {
      var configuration = Configuration()
      configuration.label = "idmatch"
      // Emptying the log waits for those who read.
      configuration.busyMode = .timeout(30)
      configuration.prepareDatabase { database in
        // What is deleted is overwritten, not only forgotten.
        try database.execute(sql: "PRAGMA secure_delete = ON")
        // Nothing personal goes to a file outside the folder.
        try database.execute(sql: "PRAGMA temp_store = MEMORY")
      }
      let pool = try DatabasePool(path: Self.path(directory), configuration: configuration)
      // A pool sets NORMAL by itself, with which the last transactions before a power failure are lost.
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      let migrator = Self.migrator(keys)
      try pool.read { database in
        if try migrator.hasBeenSuperseded(database) { throw IndexError.newerSchema(directory: directory) }
        // A file without tables is left where making an index was cut short.
        if try database.tableExists("setting") {
          if isNew { throw IndexError.alreadyExists(directory: directory) }
          // Before anything is sealed with it.
          try keys.check(database, directory: directory)
        } else if !isNew {
          throw IndexError.notFound(directory: directory)
        }
      }
      try migrator.migrate(pool)
      let identity = try pool.read { database in
        try String.fetchOne(database, sql: "SELECT value FROM setting WHERE name = 'identity'") ?? ""
      }
      return (pool, identity)
    }
    self.keys = keys
  }

  private static func migrator(_ keys: KeyRing) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: records") { database in
      try database.execute(sql: IndexSchema.records)
      try database.execute(
        sql: "INSERT INTO setting (name, value) VALUES ('identity', ?)", arguments: [UUID().uuidString])
      try keys.writeCheck(database)
    }
    migrator.registerMigration("2: entities") { try $0.execute(sql: IndexSchema.entities) }
    registerAudit(&migrator, keys)
    return migrator
  }

  /// How the database writes: 2 for FULL. For tests.
  func synchronousMode() throws(IndexError) -> Int {
    try Self.translating(directory) {
      try pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") ?? -1 }
    }
  }

  // MARK: Changing

  /// Does something in one transaction: all of it is durable when this returns, or nothing of it is done.
  func write(_ body: (IndexTransaction) throws -> Void) throws(IndexError) {
    try Self.translating(directory) {
      try pool.write { try body(IndexTransaction(database: $0, keys: keys)) }
    }
  }

  /// Forgets which records were deleted before a snapshot that lacks them, and leaves nothing of them in the files.
  func finishSnapshot() throws(IndexError) {
    try sweep()
    try Self.translating(directory) { try pool.write { try $0.execute(sql: "DELETE FROM removal") } }
  }

  // MARK: Asking

  /// Calls `body` with the records behind a number, ascending, some thousand at a time.
  func forEachBatch(
    after number: UInt32, _ body: ([StoredRecord], Database) throws -> Void
  ) throws(IndexError) {
    try Self.translating(directory) {
      try pool.read { database in
        var batch: [StoredRecord] = []
        let rows = try Row.fetchCursor(
          database, sql: "SELECT number, features FROM record WHERE number > ? ORDER BY number",
          arguments: [number])
        var last = number
        while let row = try rows.next() {
          let record = StoredRecord(
            number: try row.decode(atIndex: 0), features: try row.decode(atIndex: 1))
          guard record.number > last else {
            throw IndexError.damaged(path: Self.path(directory), reason: "records are out of order")
          }
          last = record.number
          batch.append(record)
          if batch.count == 10_000 {
            try body(batch, database)
            batch.removeAll(keepingCapacity: true)
          }
        }
        if !batch.isEmpty { try body(batch, database) }
      }
    }
  }

  /// The numbers of records that were deleted since the snapshot.
  func removedNumbers() throws(IndexError) -> [UInt32] {
    try Self.translating(directory) {
      try pool.read { try UInt32.fetchAll($0, sql: "SELECT number FROM removal") }
    }
  }

  /// Asks something of the database as it is at one moment.
  func read<Value>(_ body: (IndexReading) throws -> Value) throws(IndexError) -> Value {
    try Self.translating(directory) {
      try pool.read { try body(IndexReading(database: $0, keys: keys)) }
    }
  }

  /// Makes the features of a record anew of what it came as.
  func appendAnew(
    _ number: UInt32, to builder: inout FeatureTableBuilder, _ database: Database
  ) throws(IndexError) {
    let raw = try Self.translating(directory) {
      guard
        let row = try Row.fetchOne(
          database, sql: "SELECT id, raw FROM record WHERE number = ?", arguments: [number])
      else { throw IndexError.damaged(path: Self.path(directory), reason: "record \(number) is gone") }
      return try keys.cipher(database).open(
        try row.decode(atIndex: 1), context: try row.decode(atIndex: 0))
    }
    var batch = ApplicantBatch()
    guard raw.withUnsafeBytes({ batch.append(packed: $0) }),
      builder.append(batch).problems.allSatisfy({ $0.problem.kind != .refused })
    else { throw .damaged(path: Self.path(directory), reason: "record \(number) cannot be read") }
  }

  /// The values of a record as they came.
  func raw(of id: String) throws(IndexError) -> Data {
    try Self.translating(directory) {
      try pool.read { database in
        guard
          let sealed = try Data.fetchOne(
            database, sql: "SELECT raw FROM record WHERE id = ?", arguments: [id])
        else { throw IndexError.unknownID(id) }
        return try keys.cipher(database).open(sealed, context: id)
      }
    }
  }

  /// Ends all work with the database.
  func close() throws(IndexError) {
    try Self.translating(directory) { try pool.close() }
  }

  // MARK: Errors

  static func translating<Value>(
    _ directory: String, _ body: () throws -> Value
  ) throws(IndexError) -> Value {
    do {
      return try body()
    } catch {
      throw IndexError(error, directory: directory)
    }
  }
}
