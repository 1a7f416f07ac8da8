internal import Foundation
internal import GRDB

extension IndexStore {
  /// A column of sealed bytes. What is sealed has to be named here, or a rotation leaves it with the old key.
  private struct SealedColumn {
    let table: String
    /// The primary key, an integer.
    let number: String
    /// What the bytes belong to, in SQL.
    let context: String
    let value: String
  }

  private static let sealedColumns = [
    SealedColumn(table: "record", number: "number", context: "id", value: "raw"),
    SealedColumn(
      table: "audit", number: "number", context: AuditRow.payloadContextSQL, value: "payload"),
    SealedColumn(
      table: "event", number: "number", context: IndexReading.eventContextSQL, value: "payload"),
  ]

  /// Seals everything with another key, all or nothing. The files still hold what was sealed before.
  func rotate(to key: IndexKey?) throws(IndexError) {
    try Self.translating(directory) {
      try pool.write { database in
        let (before, now) = try keys.turn(to: key, database)
        for column in Self.sealedColumns { try Self.seal(column, from: before, to: now, database) }
        try AuditChain.turn(database, from: before, to: now)
        try Self.noteRemains(database)
      }
    }
  }

  /// Seals a column anew, some rows at a time.
  private static func seal(
    _ column: SealedColumn, from before: RecordCipher, to now: RecordCipher, _ database: Database
  ) throws {
    let (table, number, value) = (column.table, column.number, column.value)
    let next = try database.cachedStatement(
      sql: """
        SELECT \(number), \(column.context), \(value) FROM \(table)
        WHERE \(number) > ? AND \(value) IS NOT NULL ORDER BY \(number) LIMIT 1000
        """)
    let update = try database.cachedStatement(sql: "UPDATE \(table) SET \(value) = ? WHERE \(number) = ?")
    var last: Int64 = -1
    while true {
      let rows = try Row.fetchAll(next, arguments: [last])
      if rows.isEmpty { return }
      for row in rows {
        last = try row.decode(atIndex: 0)
        let context: String = try row.decode(atIndex: 1)
        let opened = try before.open(try row.decode(atIndex: 2), context: context)
        try update.execute(arguments: [try now.seal(Array(opened), context: context), last])
      }
    }
  }
}
