internal import Foundation
internal import GRDB

/// The keys that the index has had since it was opened: what a transaction reads is sealed with the key of the moment that it sees,
/// which may be the one before the last.
final class KeyRing: Sendable {
  /// The cipher of each generation; the database says which one it is of.
  private let ciphers: Lock<[Int: RecordCipher]>
  /// The key to try; of which generation it is, the database says.
  private let first: RecordCipher

  init(_ key: IndexKey?) {
    first = RecordCipher(key)
    ciphers = Lock([:])
  }

  /// The cipher of what a transaction sees.
  func cipher(_ database: Database) throws -> RecordCipher {
    let generation = try generation(database)
    return ciphers.withLock { $0[generation] ?? first }
  }

  private func generation(_ database: Database) throws -> Int {
    let statement = try database.cachedStatement(
      sql: "SELECT value FROM setting WHERE name = 'key generation'")
    return try Int.fetchOne(statement) ?? 0
  }

  // MARK: The check

  private static let check = Array("idmatch".utf8)
  private static let checkName = "key check"

  /// Notes with what the index is sealed.
  func writeCheck(_ database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
      arguments: [Self.checkName, try cipher(database).seal(Self.check, context: Self.checkName)])
  }

  /// Throws where the key is not the one that the index is sealed with.
  func check(_ database: Database, directory: String) throws {
    guard
      let check = try Data.fetchOne(
        database, sql: "SELECT value FROM setting WHERE name = ?", arguments: [Self.checkName]),
      let opened = try? cipher(database).open(check, context: Self.checkName), opened == Data(Self.check)
    else { throw IndexError.wrongKey(directory: directory) }
  }

  // MARK: Rotation

  /// From here on, and for who sees this transaction, another key counts.
  ///
  /// - Returns: the ciphers of before and of now.
  func turn(
    to key: IndexKey?, _ database: Database
  ) throws -> (before: RecordCipher, now: RecordCipher) {
    let before = try cipher(database)
    let now = RecordCipher(key)
    let generation = try generation(database)
    ciphers.withLock {
      $0[generation] = before
      $0[generation + 1] = now
    }
    try database.execute(
      sql: "INSERT OR REPLACE INTO setting (name, value) VALUES ('key generation', ?)",
      arguments: [generation + 1])
    try writeCheck(database)
    return (before, now)
  }
}
