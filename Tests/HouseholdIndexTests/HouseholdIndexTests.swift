import Foundation
import IdentityMatching
import RecordLinkage
import Testing

@testable import HouseholdIndex

/// An index keeps what was enrolled, and nothing of what was erased.
@Suite("Household index")
struct HouseholdIndexTests {
  private static let (applications, customers) = MadeUpTables.tables(
    customers: 1_500, applications: 150, seed: 3)

  /// What is the same in two indexes of the same records, which give their persons other ids.
  private static func links(_ index: HouseholdIndex) throws -> [[[String]]] {
    try screenings(index).map { screening in
      screening.links.map {
        [$0.id, $0.matchKey, "\($0.weight)", $0.band.rawValue, $0.householdBand.rawValue]
      }
    }
  }

  private static func screenings(_ index: HouseholdIndex) throws -> [Screening] {
    try applications.map { try index.screen($0, asOf: moment) }
  }

  @Test("Screening finds the links of linking the tables, before and after opening anew")
  func reopening() async throws {
    var builder = FeatureTableBuilder()
    for record in Self.applications { try builder.append(record) }
    builder.beginRightTable()
    for record in Self.customers { try builder.append(record) }
    let links = await IdentityMatcher().run(builder.finish()).links
    let expected = links.map { [Self.applications[$0.left].id, Self.customers[$0.right].id, $0.matchKey] }

    let folder = Folder()
    func check(_ index: HouseholdIndex) throws -> [Screening] {
      let screenings = try Self.screenings(index)
      let found = zip(Self.applications, screenings).flatMap { application, screening in
        screening.links.map { [application.id, $0.id, $0.matchKey] }
      }
      #expect(found == expected)
      return screenings
    }
    var first: [Screening] = []
    do {
      let index = try HouseholdIndex.create(at: folder.path)
      try index.enrol(Array(Self.customers[..<1_000]), as: .customer, at: moment)
      for record in Self.customers[1_000...] { try index.enrol([record], as: .customer, at: moment) }
      first = try check(index)
    }
    do {
      // From the database.
      let index = try HouseholdIndex.open(at: folder.path)
      #expect(try check(index) == first)
      try index.compact()
      #expect(try check(index) == first)
    }
    // From the snapshot.
    let index = try HouseholdIndex.open(at: folder.path)
    #expect(try check(index) == first)
  }

  @Test("What was erased is found no more, in the index or in a file of it")
  func forgetting() throws {
    let folder = Folder()
    let index = try HouseholdIndex.create(at: folder.path)
    try index.enrol(Self.customers, as: .customer, at: moment)
    try index.compact()
    let erased = Self.customers.enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
    try index.forget(erased.map(\.id))
    #expect(index.recordCount == Self.customers.count - erased.count)

    let rest = Folder()
    let other = try HouseholdIndex.create(at: rest.path)
    try other.enrol(
      Self.customers.enumerated().filter { $0.offset % 3 != 0 }.map(\.element), as: .customer, at: moment)
    #expect(try Self.links(index) == Self.links(other))
    #expect(throws: IndexError.unknownID(erased[0].id)) { try index.forget([erased[0].id]) }
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + file))
      for record in erased.prefix(20) {
        #expect(
          bytes.range(of: Data(record.kana.utf8)) == nil
            || Self.customers.contains { $0.kana == record.kana && $0.id != record.id })
      }
    }
  }

  @Test("Writing is durable when it returns")
  func synchronous() throws {
    let folder = Folder()
    _ = try HouseholdIndex.create(at: folder.path)
    let store = try IndexStore.open(directory: folder.path, key: nil)
    #expect(try store.synchronousMode() == 2)
  }

  @Test("An id names one record; the others of the call are not taken in either")
  func duplicateID() throws {
    let folder = Folder()
    let index = try HouseholdIndex.create(at: folder.path)
    try index.enrol([Self.customers[0]], as: .customer, at: moment)
    #expect(throws: IndexError.duplicateID(Self.customers[0].id)) {
      try index.enrol([Self.customers[1], Self.customers[0]], as: .customer, at: moment)
    }
    #expect(index.recordCount == 1)
    try index.enrol([Self.customers[1]], as: .customer, at: moment)
    #expect(index.recordCount == 2)
  }

  @Test("What stands in the way of opening is named")
  func opening() throws {
    let folder = Folder()
    #expect(throws: IndexError.notFound(directory: folder.path)) { try HouseholdIndex.open(at: folder.path) }
    let key = try #require(IndexKey(bytes: Array(repeating: 7, count: 32)))
    do {
      let index = try HouseholdIndex.create(at: folder.path, configuration: .init(key: key))
      try index.enrol(Array(Self.customers.prefix(50)), as: .customer, at: moment)
      #expect(throws: IndexError.inUse(directory: folder.path)) {
        try HouseholdIndex.open(at: folder.path, configuration: .init(key: key))
      }
    }
    #expect(throws: IndexError.alreadyExists(directory: folder.path)) {
      try HouseholdIndex.create(at: folder.path)
    }
    #expect(throws: IndexError.wrongKey(directory: folder.path)) { try HouseholdIndex.open(at: folder.path) }
    let other = try #require(IndexKey(bytes: Array(repeating: 8, count: 32)))
    #expect(throws: IndexError.wrongKey(directory: folder.path)) {
      try HouseholdIndex.open(at: folder.path, configuration: .init(key: other))
    }
    #expect(try HouseholdIndex.open(at: folder.path, configuration: .init(key: key)).recordCount == 50)
  }

  @Test("A damaged snapshot is made anew", arguments: [0, 20, 200, 100_000])
  func damagedSnapshot(place: Int) throws {
    let folder = Folder()
    var expected: [Screening] = []
    do {
      let index = try HouseholdIndex.create(at: folder.path)
      try index.enrol(Self.customers, as: .customer, at: moment)
      try index.compact()
      expected = try Self.screenings(index)
    }
    let path = folder.path + "/snapshot"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[place] ^= 4
    try bytes.write(to: URL(fileURLWithPath: path))
    let index = try HouseholdIndex.open(at: folder.path)
    #expect(try Self.screenings(index) == expected)
  }

  @Test("Who screens while others enrol sees a whole number of enrolments")
  func concurrency() async throws {
    let folder = Folder()
    let index = try HouseholdIndex.create(at: folder.path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          for number in stride(from: writer, to: 400, by: 4) {
            try index.enrol([Self.customers[number]], as: .customer, at: moment)
          }
        }
      }
      for _ in 0..<4 {
        group.addTask {
          for application in Self.applications { _ = try index.screen(application, asOf: moment) }
        }
      }
      try await group.waitForAll()
    }
    #expect(index.recordCount == 400)
    let other = Folder()
    let alone = try HouseholdIndex.create(at: other.path)
    try alone.enrol(Array(Self.customers[..<400]), as: .customer, at: moment)
    for application in Self.applications {
      let (one, two) = (
        try index.screen(application, asOf: moment), try alone.screen(application, asOf: moment)
      )
      #expect(Set(one.links.map(\.id)) == Set(two.links.map(\.id)))
    }
  }
}
