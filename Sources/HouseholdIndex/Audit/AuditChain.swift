internal import Crypto
internal import Foundation
internal import GRDB

/// The hashes that hold the audit together.
///
/// Each row's hash is HMAC-SHA-256 over the hash of the row before and all of the row, the payload by its own SHA-256, so that a
/// payload can be erased and the chain still be verified. The end is kept apart, with a mark, so that rows cannot be cut off there.
///
/// The key of the HMAC is a random one, sealed with the key of the index: who can write the file but has not that key can forge
/// nothing. An index without a key keeps it in the clear; its audit shows slips and damage, not a forger who knows how it is made.
/// With every rotation a new one begins (an epoch). Rows before keep their hashes, so that a head that was noted elsewhere stays
/// good, and a key that got out does not let anyone write the past anew: the end is marked with the newest key.
struct AuditChain {
  private struct Epoch {
    let number: Int
    /// The first row whose hash is made with it.
    let first: Int
    let key: SymmetricKey
  }

  /// Ascending; never empty.
  private var epochs: [Epoch]
  /// What stands for the row before the first one.
  let start: Data

  private static let keyBytes = 32
  private static let hashBytes = 32

  // MARK: Keys

  /// The chain of an index; throws where a key cannot be opened.
  init(_ database: Database, cipher: RecordCipher) throws {
    let rows = try Row.fetchAll(database, sql: "SELECT epoch, first, key FROM audit_key ORDER BY epoch")
    epochs = try rows.map { row in
      let number: Int = try row.decode(atIndex: 0)
      let key = try cipher.open(try row.decode(atIndex: 2), context: Self.context(number))
      return Epoch(number: number, first: try row.decode(atIndex: 1), key: SymmetricKey(data: key))
    }
    if epochs.isEmpty { throw CryptoKitError.authenticationFailure }
    let identity =
      try String.fetchOne(database, sql: "SELECT value FROM setting WHERE name = 'identity'") ?? ""
    start = Data(SHA256.hash(data: Data(identity.utf8)))
  }

  private static func context(_ epoch: Int) -> String { "audit key \(epoch)" }

  /// Begins an epoch.
  static func addKey(_ database: Database, cipher: RecordCipher, epoch: Int, first: Int) throws {
    let key = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    try database.execute(
      sql: "INSERT INTO audit_key (epoch, first, key) VALUES (?, ?, ?)",
      arguments: [epoch, first, try cipher.seal(key, context: context(epoch))])
  }

  /// Seals the keys anew, begins an epoch behind the last row, and renews the marks that are made with the newest key. What was not
  /// as it was written is not made good.
  static func turn(_ database: Database, from before: RecordCipher, to now: RecordCipher) throws {
    let old = try AuditChain(database, cipher: before)
    for epoch in old.epochs {
      let key = epoch.key.withUnsafeBytes { Array($0) }
      try database.execute(
        sql: "UPDATE audit_key SET key = ? WHERE epoch = ?",
        arguments: [try now.seal(key, context: context(epoch.number)), epoch.number])
    }
    let last = try Int.fetchOne(database, sql: "SELECT max(number) FROM audit") ?? 0
    try addKey(database, cipher: now, epoch: old.newest.number + 1, first: last + 1)
    let new = try AuditChain(database, cipher: now)
    for row in try Row.fetchAll(
      database, sql: "SELECT number, hash, erasure FROM audit WHERE payload IS NULL")
    {
      let (number, hash): (Int, Data) = (try row.decode(atIndex: 0), try row.decode(atIndex: 1))
      let mark: Data? = try row.decode(atIndex: 2)
      guard mark == old.erasureMark(of: hash) else { continue }
      try database.execute(
        sql: "UPDATE audit SET erasure = ? WHERE number = ?", arguments: [new.erasureMark(of: hash), number])
    }
    if let head = try old.head(database) { try new.writeHead(head, database) }
  }

  private var newest: Epoch { epochs[epochs.count - 1] }

  // MARK: Hashes

  /// The hash of a row.
  func hash(of row: AuditRow, after previous: Data) -> Data {
    let epoch = epochs.last { $0.first <= row.number } ?? epochs[0]
    return Self.code(.row, previous, Data(row.hashedBytes), key: epoch.key)
  }

  /// What shows that the payload of a row was erased by the index.
  func erasureMark(of hash: Data) -> Data { Self.code(.erasure, hash, key: newest.key) }

  private func headMark(_ count: Int, _ hash: Data) -> Data {
    withUnsafeBytes(of: Int64(count).littleEndian) { Self.code(.head, Data($0), hash, key: newest.key) }
  }

  /// What a code is of, so that none can pass for one of another kind.
  private enum Subject: UInt8 {
    case row = 1
    case erasure
    case head
  }

  private static func code(_ subject: Subject, _ parts: Data..., key: SymmetricKey) -> Data {
    var code = HMAC<SHA256>(key: key)
    code.update(data: [subject.rawValue])
    for part in parts { code.update(data: part) }
    return Data(code.finalize())
  }

  // MARK: The head

  /// The end of the audit.
  struct Head {
    let count: Int
    let hash: Data

    var noted: AuditHead { AuditHead(count: count, hash: hash.hexadecimal) }
  }

  /// The end as it was written; `nil` where it is not as it was written.
  func head(_ database: Database) throws -> Head? {
    guard
      let bytes = try Data.fetchOne(database, sql: "SELECT value FROM setting WHERE name = 'audit head'"),
      bytes.count == 8 + 2 * Self.hashBytes
    else { return nil }
    let count = bytes.prefix(8).reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    let head = Head(count: Int(truncatingIfNeeded: count), hash: bytes.dropFirst(8).prefix(Self.hashBytes))
    guard bytes.suffix(Self.hashBytes) == headMark(head.count, head.hash) else { return nil }
    return head
  }

  /// Notes the end.
  func writeHead(_ head: Head, _ database: Database) throws {
    var bytes = withUnsafeBytes(of: Int64(head.count).littleEndian) { Data($0) }
    bytes += head.hash
    bytes += headMark(head.count, head.hash)
    try database.execute(
      sql: "INSERT OR REPLACE INTO setting (name, value) VALUES ('audit head', ?)", arguments: [bytes])
  }
}
