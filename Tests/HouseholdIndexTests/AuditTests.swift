import ContractHistory
import Foundation
import GRDB
import IdentityMatching
import JapaneseNormalization
import RecordLinkage
import Testing

@testable import HouseholdIndex

/// Every answer that went out is kept, and a change of what was kept is found.
@Suite("Audit")
struct AuditTests {
  private static let (applications, customers) = MadeUpTables.tables(
    customers: 600, applications: 60, seed: 11)
  private static let key = IndexKey(bytes: Array(repeating: 7, count: 32))

  private static func instant(_ number: Int) throws -> Instant {
    try #require(Instant(secondsSince1970: 1_795_000_000 + Int64(number)))
  }

  /// Keeps the answers to some applications.
  private static func keep(_ count: Int, in index: HouseholdIndex) throws -> [DecisionID] {
    try applications.prefix(count).enumerated().map { number, application in
      try index.keep(
        index.screen(application, asOf: moment), of: application,
        for: Inquiry(by: "gateway-\(number % 2)", purpose: "sign-up", at: instant(number)))
    }
  }

  /// An index that is closed when it returns, with as many answers.
  private static func make(_ count: Int, at path: String, key: IndexKey?) throws -> [DecisionID] {
    let index = try HouseholdIndex.create(at: path, configuration: .init(key: key))
    try index.enrol(customers, as: .customer, at: moment)
    return try keep(count, in: index)
  }

  private static func change(_ path: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: path + "/index.sqlite")
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
  }

  @Test("An answer comes back as it went out, after opening anew too", arguments: [true, false])
  func keeping(sealed: Bool) throws {
    let folder = Folder()
    let key = sealed ? Self.key : nil
    let ids = try Self.make(40, at: folder.path, key: key)
    #expect(Set(ids).count == 40)
    let index = try HouseholdIndex.open(at: folder.path, configuration: .init(key: key))
    for (number, id) in ids.enumerated() {
      let kept = try index.decision(id)
      #expect(kept.inquiry.requester == "gateway-\(number % 2)")
      #expect(kept.inquiry.instant == (try Self.instant(number)))
      #expect(kept.content?.application == Self.applications[number])
      #expect(kept.content?.screening == (try index.screen(Self.applications[number], asOf: moment)))
      #expect(kept.versions.gazetteer == Gazetteer.embedded.version)
      #expect(kept.versions.base.recordCount == Self.customers.count)
      #expect(kept.versions.model.count == 16)
    }
    let unknown = try #require(DecisionID("DAAAAAAAAAAAAAAAAAAAA"))
    #expect(throws: IndexError.unknownDecision(unknown)) { try index.decision(unknown) }
    guard case .intact(let head) = try index.verifyAudit() else {
      Issue.record("the audit is as it was written")
      return
    }
    #expect(head.count == 40)
    #expect(head.hash.count == 64)
  }

  @Test(
    "An id of a decision is recognized",
    arguments: ["", "D", "DAAAAAAAAAAAAAAAAAAA1", "XAAAAAAAAAAAAAAAAAAAA"])
  func decisionIDs(text: String) {
    #expect(DecisionID(text) == nil)
    #expect(DecisionID(DecisionID.random().text) != nil)
  }

  /// A change of the file by somebody without the key, and what has to be said of it.
  struct Change: Sendable, CustomTestStringConvertible {
    let name: String
    let sql: String
    let row: Int
    let problem: AuditProblem
    var testDescription: String { name }
  }

  static let changes: [Change] = [
    Change(
      name: "requester", sql: "UPDATE audit SET requester = 'x' WHERE number = 4", row: 4, problem: .changed),
    Change(
      name: "purpose", sql: "UPDATE audit SET purpose = 'x' WHERE number = 1", row: 1, problem: .changed),
    Change(
      name: "time", sql: "UPDATE audit SET instant = instant - 1 WHERE number = 10", row: 10,
      problem: .changed),
    Change(name: "model", sql: "UPDATE audit SET model = 'x' WHERE number = 9", row: 9, problem: .changed),
    Change(name: "id", sql: "UPDATE audit SET decision = 'x' WHERE number = 9", row: 9, problem: .changed),
    Change(
      name: "text moved to the next field",
      sql: "UPDATE audit SET requester = requester || 's', purpose = 'ign-up' WHERE number = 3", row: 3,
      problem: .changed),
    Change(
      name: "content of another",
      sql: "UPDATE audit SET payload = (SELECT payload FROM audit WHERE number = 2) WHERE number = 6", row: 6,
      problem: .contentChanged),
    Change(
      name: "content and its hash of another",
      sql: """
        UPDATE audit SET payload = (SELECT payload FROM audit WHERE number = 2),
          payloadHash = (SELECT payloadHash FROM audit WHERE number = 2) WHERE number = 6
        """, row: 6, problem: .changed),
    Change(
      name: "content changed", sql: "UPDATE audit SET payload = zeroblob(80) WHERE number = 6", row: 6,
      problem: .contentChanged),
    Change(
      name: "content removed", sql: "UPDATE audit SET payload = NULL WHERE number = 6", row: 6,
      problem: .contentMissing),
    Change(
      name: "content removed with a made-up mark",
      sql: "UPDATE audit SET payload = NULL, erasure = hash WHERE number = 6", row: 6,
      problem: .contentMissing),
    Change(name: "first removed", sql: "DELETE FROM audit WHERE number = 1", row: 1, problem: .missing),
    Change(name: "removed", sql: "DELETE FROM audit WHERE number = 5", row: 5, problem: .missing),
    Change(
      name: "removed, the others renumbered",
      sql: """
        DELETE FROM audit WHERE number = 5; UPDATE audit SET number = number - 1 WHERE number > 5
        """, row: 5, problem: .changed),
    Change(name: "last removed", sql: "DELETE FROM audit WHERE number = 10", row: 10, problem: .missing),
    Change(name: "all removed", sql: "DELETE FROM audit", row: 1, problem: .missing),
    Change(
      name: "last removed, head of another count",
      sql: """
        DELETE FROM audit WHERE number = 10;
        UPDATE setting SET value = CAST(x'0900000000000000' || (SELECT hash FROM audit WHERE number = 9)
          || substr(value, 41) AS BLOB) WHERE name = 'audit head'
        """, row: 10, problem: .headChanged),
    Change(
      name: "exchanged",
      sql: """
        UPDATE audit SET number = 99 WHERE number = 3; UPDATE audit SET number = 3 WHERE number = 7;
        UPDATE audit SET number = 7 WHERE number = 99
        """, row: 3, problem: .changed),
    Change(
      name: "put in at the end",
      sql: """
        INSERT INTO audit SELECT 11, 'x', instant, requester, purpose, engine, gazetteer, features, model, lastRecord,
          recordCount, payload, payloadHash, hash, erasure FROM audit WHERE number = 10
        """, row: 11, problem: .added),
    Change(
      name: "put in before the first",
      sql: """
        INSERT INTO audit SELECT 0, 'x', instant, requester, purpose, engine, gazetteer, features, model, lastRecord,
          recordCount, payload, payloadHash, hash, erasure FROM audit WHERE number = 10
        """, row: 1, problem: .changed),
    Change(
      name: "head removed", sql: "DELETE FROM setting WHERE name = 'audit head'", row: 11,
      problem: .headChanged),
    Change(
      name: "key changed", sql: "UPDATE audit_key SET key = zeroblob(60)", row: 1, problem: .headChanged),
    Change(name: "key removed", sql: "DELETE FROM audit_key", row: 1, problem: .headChanged),
  ]

  @Test("A change is found, and the first row that it touches named", arguments: changes)
  func tampering(change: Change) throws {
    let folder = Folder()
    let ids = try Self.make(10, at: folder.path, key: Self.key)
    try Self.change(folder.path, change.sql)
    let index = try HouseholdIndex.open(at: folder.path, configuration: .init(key: Self.key))
    guard case .broken(let row, let decision, let problem) = try index.verifyAudit() else {
      Issue.record("not found")
      return
    }
    #expect(row == change.row)
    #expect(problem == change.problem)
    if let decision { #expect(ids.contains(decision)) }
  }

  @Test(
    "Nothing is kept behind an end that was cut off, which would make it good",
    arguments: ["DELETE FROM audit WHERE number = 10", "DELETE FROM setting WHERE name = 'audit head'"])
  func brokenEnd(sql: String) throws {
    let folder = Folder()
    _ = try Self.make(10, at: folder.path, key: Self.key)
    try Self.change(folder.path, sql)
    let index = try HouseholdIndex.open(at: folder.path, configuration: .init(key: Self.key))
    #expect(throws: IndexError.auditBroken(directory: folder.path)) { try Self.keep(1, in: index) }
  }

  @Test("A head that was noted shows that the index was put back as a whole")
  func puttingBack() throws {
    let folder = Folder()
    let older = Folder()
    _ = try Self.make(10, at: folder.path, key: Self.key)
    try FileManager.default.copyItem(atPath: folder.path, toPath: older.path)
    var noted: AuditHead?
    do {
      let index = try HouseholdIndex.open(at: folder.path, configuration: .init(key: Self.key))
      _ = try Self.keep(3, in: index)
      if case .intact(let head) = try index.verifyAudit() { noted = head }
      _ = try Self.keep(3, in: index)
      guard case .intact = try index.verifyAudit(noted: noted) else {
        Issue.record("it goes on from there")
        return
      }
    }
    let index = try HouseholdIndex.open(at: older.path, configuration: .init(key: Self.key))
    #expect(
      try index.verifyAudit(noted: noted)
        == .broken(row: 11, decision: nil, problem: .otherThanNoted))
    _ = try Self.keep(5, in: index)
    guard case .broken(13, _, .otherThanNoted) = try index.verifyAudit(noted: noted) else {
      Issue.record("another one is in its place")
      return
    }
  }

  @Test(
    "Who is forgotten is in no answer that is kept, and the audit still verifies", arguments: [true, false])
  func forgetting(sealed: Bool) throws {
    let folder = Folder()
    let key = sealed ? Self.key : nil
    let ids = try Self.make(60, at: folder.path, key: key)
    let index = try HouseholdIndex.open(at: folder.path, configuration: .init(key: key))
    // An application that is a record by now, and a record that an answer names.
    try index.enrol([Self.applications[0]], as: .application, at: moment)
    let kept = try ids.map { try #require(try index.decision($0).content) }
    let linked = try #require(
      kept.dropFirst().first { !$0.screening.links.isEmpty }?.screening.links.first?.id)
    let erased: Set = [Self.applications[0].id, linked]
    try index.forget(Array(erased))
    // Declined, never enrolled.
    try index.eraseDecisions(ofApplications: [Self.applications[59].id, "nobody"])
    for (id, before) in zip(ids, kept) {
      let after = try index.decision(id)
      let names = Set(before.screening.links.map(\.id) + [before.application.id])
      if names.isDisjoint(with: erased.union([Self.applications[59].id])) {
        #expect(after.content == before)
      } else {
        #expect(after.content == nil)
        #expect(after.inquiry.purpose == "sign-up")
      }
    }
    guard case .intact = try index.verifyAudit() else {
      Issue.record("erasing is no change")
      return
    }
    for (name, bytes) in try folder.files() where !sealed {
      #expect(bytes.range(of: Data(Self.applications[59].name.utf8)) == nil, "\(name)")
    }
  }

  @Test("An answer that names somebody who was forgotten since is kept without its content")
  func forgottenMeanwhile() throws {
    let folder = Folder()
    let index = try HouseholdIndex.create(at: folder.path)
    try index.enrol(Self.customers, as: .customer, at: moment)
    for application in Self.applications {
      let screening = try index.screen(application, asOf: moment)
      guard let link = screening.links.first else { continue }
      try index.forget([link.id])
      let id = try index.keep(
        screening, of: application, for: Inquiry(by: "g", purpose: "p", at: Self.instant(0)))
      #expect(try index.decision(id).content == nil)
      break
    }
    guard case .intact(let head) = try index.verifyAudit() else {
      Issue.record("the audit is as it was written")
      return
    }
    #expect(head.count == 1)
  }

  @Test("Answers that are kept at the same time are in one chain")
  func concurrency() async throws {
    let folder = Folder()
    let index = try HouseholdIndex.create(at: folder.path)
    try index.enrol(Array(Self.customers.prefix(200)), as: .customer, at: moment)
    let ids = try await withThrowingTaskGroup(of: [DecisionID].self) { group in
      for _ in 0..<4 { group.addTask { try Self.keep(25, in: index) } }
      group.addTask {
        for customer in Self.customers[200..<250] { try index.enrol([customer], as: .customer, at: moment) }
        return []
      }
      return try await group.reduce(into: [], +=)
    }
    #expect(Set(ids).count == 100)
    for id in ids { #expect(try index.decision(id).content != nil) }
    guard case .intact(let head) = try index.verifyAudit() else {
      Issue.record("the audit is as it was written")
      return
    }
    #expect(head.count == 100)
  }

  @Test("An index that was made before there was an audit gets one")
  func olderIndex() throws {
    let folder = Folder()
    _ = try Self.make(0, at: folder.path, key: Self.key)
    try Self.change(
      folder.path,
      """
      DROP TABLE audit; DROP TABLE audit_key; DROP TABLE audit_application; DROP TABLE audit_link;
      DELETE FROM setting WHERE name = 'audit head'; DELETE FROM grdb_migrations WHERE identifier = 'audit 1'
      """)
    #expect(throws: IndexError.wrongKey(directory: folder.path)) { try HouseholdIndex.open(at: folder.path) }
    let index = try HouseholdIndex.open(at: folder.path, configuration: .init(key: Self.key))
    _ = try Self.keep(3, in: index)
    guard case .intact = try index.verifyAudit() else {
      Issue.record("the audit is as it was written")
      return
    }
  }

  @Test("An application with a card number is not kept")
  func cardNumber() throws {
    let folder = Folder()
    let index = try HouseholdIndex.create(at: folder.path)
    let screening = try index.screen(ApplicantRecord(id: "A", name: "佐藤 誠"), asOf: moment)
    let inquiry = Inquiry(by: "g", purpose: "p", at: try Self.instant(0))
    do {
      _ = try index.keep(
        screening, of: ApplicantRecord(id: "A", cardTokens: ["4111 1111 1111 1111"]), for: inquiry)
      Issue.record("kept")
    } catch {
      guard case .refused(id: "A", let reason) = error else { throw error }
      #expect(!reason.contains("4111"))
    }
  }

  @Test("Another model has another checksum")
  func modelChecksum() {
    var matcher = IdentityMatcher()
    let checksum = matcher.checksum
    #expect(IdentityMatcher().checksum == checksum)
    matcher.model.personThresholds.review = 0.51
    #expect(matcher.checksum != checksum)
    matcher = IdentityMatcher()
    matcher.limits.window = 51
    #expect(matcher.checksum != checksum)
  }
}
