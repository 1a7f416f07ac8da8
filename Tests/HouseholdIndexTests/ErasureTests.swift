import ContractHistory
import Foundation
import GRDB
import IdentityMatching
import Testing

@testable import HouseholdIndex

/// What is erased, or sealed with an old key, is in no file any more.
@Suite("Erasure")
struct ErasureTests {
  /// Records with ids in no order, as a sender may make them, so that pages of the table of ids are split and joined.
  private static let customers: [ApplicantRecord] = MadeUpTables.tables(
    customers: 2_000, applications: 1, seed: 21
  ).customers.enumerated().map { number, customer in
    var customer = customer
    customer.id = "\(String(UInt64(number) &* 0x9E37_79B9_7F4A_7C15, radix: 36))-\(number)"
    return customer
  }

  private static let key = IndexKey(bytes: Array(1...32))
  private static let otherKey = IndexKey(bytes: Array(33...64))

  /// What the database has of each record.
  private static func rows(_ folder: Folder) throws -> [String: [Data]] {
    let queue = try DatabaseQueue(path: folder.path + "/index.sqlite")
    defer { try? queue.close() }
    return try queue.read { database in
      var rows: [String: [Data]] = [:]
      for row in try Row.fetchAll(database, sql: "SELECT id, features, raw FROM record") {
        let id: String = row[0]
        rows[id] = [Data(id.utf8), row[1], row[2]]
      }
      return rows
    }
  }

  private static func enrol(_ index: HouseholdIndex) throws {
    for start in stride(from: 0, to: customers.count, by: 100) {
      try index.enrol(Array(customers[start..<start + 100]), as: .customer, at: moment)
    }
  }

  @Test("Nothing of an erased record is left in a file", arguments: [true, false])
  func forgetting(sealed: Bool) throws {
    let folder = Folder()
    let configuration = HouseholdIndex.Configuration(key: sealed ? Self.key : nil)
    let index = try HouseholdIndex.create(at: folder.path, configuration: configuration)
    try Self.enrol(index)
    try index.compact()
    let before = try Self.rows(folder)
    var kept = Self.customers
    for round in 1...8 {
      // A few, and then many.
      let erased = kept.enumerated().filter { ($0.offset * 7 + round) % (round < 6 ? 50 : 3) == 0 }.map(
        \.element.id)
      kept.removeAll { erased.contains($0.id) }
      try index.forget(erased)
    }
    let gone = Set(Self.customers.map(\.id)).subtracting(kept.map(\.id))
    let remains = Remains(
      of: gone.flatMap { before[$0] ?? [] }, beside: kept.flatMap { before[$0.id] ?? [] })
    #expect(remains.pieces > 10_000)
    for (name, bytes) in try folder.files() { #expect(remains.count(in: bytes) == 0, "\(name)") }
    #expect(index.recordCount == kept.count)
  }

  @Test("A rotation leaves nothing in a file that the old key opens, and changes nothing else")
  func rotating() throws {
    let folder = Folder()
    var before: [String: [Data]] = [:]
    var screenings: [Screening] = []
    var ids: [DecisionID] = []
    let inquiry = Inquiry(by: "g", purpose: "p", at: try #require(Instant(secondsSince1970: 1_795_000_000)))
    var index: HouseholdIndex? = try HouseholdIndex.create(at: folder.path)
    func ask(_ index: HouseholdIndex) throws -> [Screening] {
      try Self.customers.prefix(20).map { try index.screen($0, asOf: moment) }
    }
    if let index {
      try Self.enrol(index)
      try index.compact()
      screenings = try ask(index)
      for (customer, screening) in zip(Self.customers, screenings) {
        ids.append(try index.keep(screening, of: customer, for: inquiry))
      }
      try index.eraseDecisions(ofApplications: [Self.customers[3].id])
      before = try Self.rows(folder)
    }
    let snapshot = try folder.files()["snapshot"]
    var last: IndexKey?
    for key in [Self.key, Self.otherKey, nil] {
      let old = try Self.rows(folder).values.map { $0[2] }
      try index?.rotateKey(to: key)
      #expect(try ids.filter { try index?.decision($0).content == nil } == [ids[3]])
      let new = try Self.rows(folder)
      let remains = Remains(of: old, beside: before.values.map { $0[1] } + new.values.map { $0[2] })
      #expect(remains.pieces > 10_000)
      for (name, bytes) in try folder.files() { #expect(remains.count(in: bytes) == 0, "\(name)") }
      index = nil
      #expect(throws: IndexError.wrongKey(directory: folder.path)) {
        try HouseholdIndex.open(at: folder.path, configuration: .init(key: last))
      }
      index = try HouseholdIndex.open(at: folder.path, configuration: .init(key: key))
      last = key
      let opened = try #require(index)
      #expect(try folder.files()["snapshot"] == snapshot)
      #expect(try ask(opened) == screenings)
      #expect(try ids.filter { try opened.decision($0).content == nil } == [ids[3]])
      guard case .intact(let head) = try opened.verifyAudit() else {
        Issue.record("the audit is as it was written")
        return
      }
      #expect(head.count == ids.count)
      ids.append(try opened.keep(screenings[0], of: Self.customers[0], for: inquiry))
      guard case .intact = try opened.verifyAudit(noted: head) else {
        Issue.record("the audit goes on behind the rotation")
        return
      }
    }
    #expect(try Self.rows(folder).mapValues { $0[2] } == before.mapValues { $0[2] })
  }
}
