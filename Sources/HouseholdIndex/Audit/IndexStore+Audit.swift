internal import ContractHistory
internal import Crypto
internal import Foundation
internal import GRDB

extension IndexStore {
  /// An answer to be kept.
  struct NewDecision: Sendable {
    let id: DecisionID
    let inquiry: Inquiry
    let versions: DecisionVersions
    /// What was asked and answered, behind random bytes.
    let payload: [UInt8]
    /// The id of the application.
    let application: String
    /// The ids of the records that the answer names.
    let linked: [String]
  }

  static func registerAudit(_ migrator: inout DatabaseMigrator, _ keys: KeyRing) {
    migrator.registerMigration("audit 1") { database in
      try database.execute(
        sql: """
          CREATE TABLE audit (
            number INTEGER PRIMARY KEY,
            decision TEXT NOT NULL UNIQUE,
            instant INTEGER NOT NULL,
            requester TEXT NOT NULL,
            purpose TEXT NOT NULL,
            engine TEXT NOT NULL,
            gazetteer TEXT NOT NULL,
            features INTEGER NOT NULL,
            model TEXT NOT NULL,
            lastRecord INTEGER NOT NULL,
            recordCount INTEGER NOT NULL,
            payload BLOB,
            payloadHash BLOB NOT NULL,
            hash BLOB NOT NULL,
            erasure BLOB
          ) STRICT;
          CREATE TABLE audit_key (epoch INTEGER PRIMARY KEY, first INTEGER NOT NULL, key BLOB NOT NULL) STRICT;
          -- Whom a payload is about, as long as there is one.
          CREATE TABLE audit_application (
            application TEXT NOT NULL, audit INTEGER NOT NULL, PRIMARY KEY (application, audit)
          ) STRICT, WITHOUT ROWID;
          CREATE INDEX audit_application_audit ON audit_application (audit);
          CREATE TABLE audit_link (
            record INTEGER NOT NULL, audit INTEGER NOT NULL, PRIMARY KEY (record, audit)
          ) STRICT, WITHOUT ROWID;
          CREATE INDEX audit_link_audit ON audit_link (audit);
          """)
      let cipher = try keys.cipher(database)
      try AuditChain.addKey(database, cipher: cipher, epoch: 1, first: 1)
      let chain = try AuditChain(database, cipher: cipher)
      try chain.writeHead(AuditChain.Head(count: 0, hash: chain.start), database)
    }
  }

  // MARK: Keeping

  /// Adds rows to the audit, all or none.
  func keep(_ decisions: [NewDecision]) throws(IndexError) {
    try Self.translating(directory) {
      try pool.write { database in
        let cipher = try keys.cipher(database)
        let chain = try AuditChain(database, cipher: cipher)
        // A row behind an end that was cut off would make that good.
        guard var head = try chain.head(database), try holds(head, chain, database) else {
          throw IndexError.auditBroken(directory: directory)
        }
        for decision in decisions {
          head = try append(decision, behind: head, chain, cipher, database)
        }
        try chain.writeHead(head, database)
      }
    }
  }

  /// Adds a row.
  ///
  /// - Returns: the head that it is.
  private func append(
    _ decision: NewDecision, behind head: AuditChain.Head, _ chain: AuditChain, _ cipher: RecordCipher,
    _ database: Database
  ) throws -> AuditChain.Head {
    let numberOfID = try database.cachedStatement(sql: "SELECT number FROM record WHERE id = ?")
    let records = try decision.linked.compactMap { try Int64.fetchOne(numberOfID, arguments: [$0]) }
    let context = AuditRow.payloadContext(decision.id.text)
    var row = AuditRow(
      number: head.count + 1, decision: decision.id.text,
      instant: decision.inquiry.instant.secondsSince1970, requester: decision.inquiry.requester,
      purpose: decision.inquiry.purpose, versions: decision.versions,
      payload: try cipher.seal(decision.payload, context: context),
      payloadHash: Data(SHA256.hash(data: decision.payload)))
    row.hash = chain.hash(of: row, after: head.hash)
    // Somebody whom the answer names was forgotten since it was given.
    if records.count < decision.linked.count {
      row.payload = nil
      row.erasure = chain.erasureMark(of: row.hash)
    }
    try row.insert(database)
    if row.payload != nil {
      try database.execute(
        sql: "INSERT INTO audit_application (application, audit) VALUES (?, ?)",
        arguments: [decision.application, row.number])
      for record in Set(records) {
        try database.execute(
          sql: "INSERT INTO audit_link (record, audit) VALUES (?, ?)", arguments: [record, row.number])
      }
    }
    return AuditChain.Head(count: row.number, hash: row.hash)
  }

  /// Whether the last row is the one that the head says.
  private func holds(_ head: AuditChain.Head, _ chain: AuditChain, _ database: Database) throws -> Bool {
    let last = try Row.fetchOne(
      database, sql: "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")
    guard let last else { return head.count == 0 && head.hash == chain.start }
    let (number, hash): (Int, Data) = (try last.decode(atIndex: 0), try last.decode(atIndex: 1))
    return number == head.count && hash == head.hash
  }

  // MARK: Erasing

  /// Erases what was asked and answered of applications by their ids, and in which records are named.
  func erasePayloads(
    ofApplications ids: [String], records: [UInt32], _ database: Database
  ) throws {
    var rows: Set<Int> = []
    let ofApplication = try database.cachedStatement(
      sql: "SELECT audit FROM audit_application WHERE application = ?")
    for id in ids { rows.formUnion(try Int.fetchAll(ofApplication, arguments: [id])) }
    let ofRecord = try database.cachedStatement(sql: "SELECT audit FROM audit_link WHERE record = ?")
    for number in records { rows.formUnion(try Int.fetchAll(ofRecord, arguments: [number])) }
    if rows.isEmpty { return }
    let chain = try AuditChain(database, cipher: try keys.cipher(database))
    for row in rows {
      guard
        let hash = try Data.fetchOne(
          database, sql: "SELECT hash FROM audit WHERE number = ?", arguments: [row])
      else { continue }
      try database.execute(
        sql: "UPDATE audit SET payload = NULL, erasure = ? WHERE number = ?",
        arguments: [chain.erasureMark(of: hash), row])
      try database.execute(sql: "DELETE FROM audit_application WHERE audit = ?", arguments: [row])
      try database.execute(sql: "DELETE FROM audit_link WHERE audit = ?", arguments: [row])
    }
  }

  /// Erases what was asked and answered of applications by their ids. The files still hold it.
  func erasePayloads(ofApplications ids: [String]) throws(IndexError) {
    try Self.translating(directory) {
      try pool.write { database in
        try erasePayloads(ofApplications: ids, records: [], database)
        try Self.noteRemains(database)
      }
    }
  }

  // MARK: Asking

  /// A row of the audit and its payload, opened.
  func decision(_ id: DecisionID) throws(IndexError) -> (row: AuditRow, payload: Data?) {
    try Self.translating(directory) {
      try pool.read { database in
        guard
          let row = try Row.fetchOne(
            database, sql: "SELECT \(AuditRow.columns) FROM audit WHERE decision = ?", arguments: [id.text])
        else { throw IndexError.unknownDecision(id) }
        let audit = try AuditRow(row)
        let cipher = try keys.cipher(database)
        return (audit, try audit.payload.map { try cipher.open($0, context: audit.payloadContext) })
      }
    }
  }

  /// Walks the audit from its first row to its last.
  func verifyAudit(noted: AuditHead?) throws(IndexError) -> AuditVerification {
    try Self.translating(directory) {
      try pool.read { database in
        let cipher = try keys.cipher(database)
        let rows = try Row.fetchCursor(
          database, sql: "SELECT \(AuditRow.columns) FROM audit ORDER BY number")
        guard let chain = try? AuditChain(database, cipher: cipher) else {
          return .broken(row: 1, decision: nil, problem: .headChanged)
        }
        let head = try chain.head(database)
        var walk = AuditWalk(chain: chain, cipher: cipher, head: head, noted: noted)
        while let row = try rows.next() {
          if let problem = walk.take(try? AuditRow(row)) { return problem }
        }
        return walk.end()
      }
    }
  }
}
