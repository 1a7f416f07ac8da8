import ContractHistory
import Foundation
import IdentityMatching
import SynthesisCore
import Testing

@testable import HouseholdIndex

/// Files that were overwritten anywhere end nothing but with an error that says so.
@Suite("Damage")
struct DamageTests {
  private static let (applications, customers) = MadeUpTables.tables(
    customers: 120, applications: 12, seed: 51)

  /// An index that is closed, with a snapshot of half of its records, and decisions.
  private static func make(_ folder: Folder) throws {
    let index = try HouseholdIndex.create(at: folder.path)
    try index.enrol(Array(customers[..<60]), as: .customer, at: moment)
    try index.compact()
    try index.enrol(Array(customers[60...]), as: .customer, at: moment)
    for application in applications { _ = try keep(application, index) }
  }

  private static func keep(_ application: ApplicantRecord, _ index: HouseholdIndex) throws -> DecisionID {
    try index.keep(
      index.screen(application, asOf: moment), of: application,
      for: Inquiry(by: "g", purpose: "p", at: Instant("2026-11-24")))
  }

  /// Does all that can be done with an index.
  ///
  /// - Returns: the errors, by name.
  private static func use(_ path: String) throws -> [String] {
    var errors: [String] = []
    func attempt(_ body: () throws -> Void) throws {
      do {
        try body()
      } catch let error as IndexError {
        // The name of its case.
        errors.append(Mirror(reflecting: error).children.first?.label ?? "")
      }
    }
    try attempt {
      let index = try HouseholdIndex.open(at: path)
      for application in applications { try attempt { _ = try index.screen(application, asOf: moment) } }
      try attempt { _ = try keep(applications[0], index) }
      try attempt { _ = try index.verifyAudit() }
      try attempt { try index.enrol([applications[1]], as: .application, at: moment) }
      for customer in customers.prefix(10) { try attempt { _ = try index.store.raw(of: customer.id) } }
      try attempt { try index.forget([customers[5].id]) }
      try attempt { try index.compact() }
      try attempt { try index.rotateKey(to: IndexKey(bytes: Array(1...32))) }
    }
    return errors
  }

  @Test(
    "A database that was overwritten anywhere ends with an error that says so, or goes on", arguments: 0..<4)
  func damagedDatabase(part: Int) throws {
    let folder = Folder()
    try Self.make(folder)
    let files = try folder.files()
    let whole = try #require(files["index.sqlite"])
    var random = SeededRandom(seed: 61, stream: .init(rawValue: 1), index: part)
    var counts: [String: Int] = [:]
    for round in 0..<30 {
      let copy = Folder()
      try FileManager.default.createDirectory(atPath: copy.path, withIntermediateDirectories: true)
      var bytes = whole
      switch random.below(4) {
      case 0:
        for _ in 0..<random.within(1...4) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
      case 1:
        // A stretch as of a broken block of the disk.
        let start = random.below(bytes.count - 512)
        for place in start..<start + 512 { bytes[place] = UInt8(random.below(256)) }
      case 2:
        // The beginning of a page, where it says what it holds.
        let start = random.below(bytes.count / 4096) * 4096 + (random.below(3) == 0 ? 0 : random.below(100))
        for place in start..<start + random.within(1...40) { bytes[place] = UInt8(random.below(256)) }
      default: bytes = bytes.prefix(random.below(bytes.count))
      }
      try bytes.write(to: URL(fileURLWithPath: copy.path + "/index.sqlite"))
      if round % 2 == 0 { try files["snapshot"]?.write(to: URL(fileURLWithPath: copy.path + "/snapshot")) }
      for name in try Self.use(copy.path) { counts[name, default: 0] += 1 }
    }
    print("damaged database: \(counts.sorted { $0.key < $1.key })")
    #expect(counts["damaged"] ?? 0 > 0)
    // A page number beyond all that can be is a full disk to SQLite.
    let expected: Set = [
      "diskFull",
      "damaged", "notFound", "newerSchema", "wrongKey", "auditBroken", "unknownID", "duplicateID",
    ]
    #expect(Set(counts.keys).isSubset(of: expected), "\(counts)")
  }

  @Test("A snapshot that was changed at any byte, or cut off, is made anew", arguments: 0..<4)
  func damagedSnapshot(part: Int) throws {
    let folder = Folder()
    try Self.make(folder)
    let path = folder.path + "/snapshot"
    let whole = try #require(try folder.files()["snapshot"])
    let expected = try Self.screenings(HouseholdIndex.open(at: folder.path))
    var random = SeededRandom(seed: 62, stream: .init(rawValue: 1), index: part)
    for round in 0..<40 {
      var bytes = whole
      // The header, of some 160 bytes, as often as all the rest.
      let place = random.below(random.below(2) == 0 ? 256 : bytes.count)
      if round % 8 == 7 { bytes = bytes.prefix(place) } else { bytes[place] ^= UInt8(random.within(1...255)) }
      try bytes.write(to: URL(fileURLWithPath: path))
      let index = try HouseholdIndex.open(at: folder.path)
      #expect(try Self.screenings(index) == expected, "byte \(place)")
    }
  }

  private static func screenings(_ index: HouseholdIndex) throws -> [Screening] {
    try applications.map { try index.screen($0, asOf: moment) }
  }
}
