internal import GRDB

extension IndexStore {
  /// Notes, in the transaction that erases, that the files still hold something of what was erased.
  static func noteRemains(_ database: Database) throws {
    try database.execute(sql: "INSERT OR REPLACE INTO setting (name, value) VALUES ('remains', 1)")
  }

  /// Whether the files, the snapshot among them, may hold something of what was erased.
  func hasRemains() throws(IndexError) -> Bool {
    try Self.translating(directory) { try pool.read(Self.hasRemains) }
  }

  private static func hasRemains(_ database: Database) throws -> Bool {
    try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM setting WHERE name = 'remains') OR EXISTS (SELECT 1 FROM removal)
        """) ?? false
  }

  /// Leaves nothing of what was erased in the files of the database.
  ///
  /// `secure_delete` overwrites what is deleted where it lies, but not the copies that splitting and joining pages leaves between
  /// their cells. So all pages are written anew, by way of memory, and the log is emptied, for which it waits for those who read.
  func sweep() throws(IndexError) {
    try Self.translating(directory) {
      try pool.writeWithoutTransaction { database in
        let isNeeded = try Self.hasRemains(database)
        if isNeeded { try database.execute(sql: "VACUUM") }
        _ = try database.checkpoint(.truncate)
        // Last, so that one that is cut short is done again.
        if isNeeded { try database.execute(sql: "DELETE FROM setting WHERE name = 'remains'") }
      }
    }
  }
}
