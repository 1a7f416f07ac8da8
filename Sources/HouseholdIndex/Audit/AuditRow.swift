internal import ContractHistory
internal import Foundation
internal import GRDB
internal import JapaneseNormalization

/// A row of the audit.
struct AuditRow {
  /// Counted from 1, without a gap.
  let number: Int
  let decision: String
  /// Seconds since 1970.
  let instant: Int64
  let requester: String
  let purpose: String
  let versions: DecisionVersions
  /// What was asked and answered, sealed; `nil` once it is erased.
  var payload: Data?
  /// The hash of what was asked and answered, which stays when that is erased. It begins with random bytes, so that the hash does
  /// not give away a person whose data somebody guesses.
  let payloadHash: Data
  /// Binds all of the row but the payload itself to all rows before.
  var hash = Data()
  /// Shows that the payload was erased by who has the key.
  var erasure: Data?

  static let columns = """
    number, decision, instant, requester, purpose, engine, gazetteer, features, model, lastRecord, recordCount, \
    payload, payloadHash, hash, erasure
    """

  /// What a sealed payload belongs to.
  var payloadContext: String { Self.payloadContext(decision) }

  static func payloadContext(_ decision: String) -> String { "decision " + decision }

  /// The same of a row, in SQL.
  static let payloadContextSQL = "'decision ' || decision"

  /// What is hashed of the row, every text with its length.
  var hashedBytes: [UInt8] {
    var writer = PackedWriter()
    writer.write(fixed: Int64(number))
    writer.write(fixed: instant)
    for text in [decision, requester, purpose, versions.engine, versions.gazetteer, versions.model] {
      var text = text
      text.withUTF8 { writer.write($0) }
    }
    writer.write(fixed: Int64(versions.features))
    writer.write(fixed: versions.base.lastRecord)
    writer.write(fixed: Int64(versions.base.recordCount))
    return writer.bytes + Array(payloadHash)
  }
}

extension AuditRow {
  /// A row as it is read; it throws where a value is not of its type, which a damaged file can hold.
  init(_ row: Row) throws {
    number = try row.decode(atIndex: 0)
    decision = try row.decode(atIndex: 1)
    instant = try row.decode(atIndex: 2)
    requester = try row.decode(atIndex: 3)
    purpose = try row.decode(atIndex: 4)
    versions = DecisionVersions(
      engine: try row.decode(atIndex: 5), gazetteer: try row.decode(atIndex: 6),
      features: try row.decode(atIndex: 7), model: try row.decode(atIndex: 8),
      base: BaseVersion(
        lastRecord: try row.decode(atIndex: 9), recordCount: try row.decode(atIndex: 10)))
    payload = try row.decode(atIndex: 11)
    payloadHash = try row.decode(atIndex: 12)
    hash = try row.decode(atIndex: 13)
    erasure = try row.decode(atIndex: 14)
  }

  func insert(_ database: Database) throws {
    try database.execute(
      sql: "INSERT INTO audit (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        number, decision, instant, requester, purpose, versions.engine, versions.gazetteer, versions.features,
        versions.model, versions.base.lastRecord, versions.base.recordCount, payload, payloadHash, hash,
        erasure,
      ])
  }
}
