import ContractHistory
import Foundation
import GRDB
import IdentityMatching
import IndexCrashProbe
import SynthesisCore
import Testing

@testable import HouseholdIndex

/// What stands in the way is said by type, and nothing that was acknowledged is lost by it.
@Suite("Failures")
struct FailureTests {
  private static let (applications, customers) = MadeUpTables.tables(
    customers: 1_200, applications: 20, seed: 41)

  private static func inquiry() throws -> Inquiry {
    Inquiry(by: "g", purpose: "p", at: try Instant("2026-11-24"))
  }

  /// All records that are there are found, and no others.
  private static func check(_ index: HouseholdIndex, has count: Int, _ comment: Comment? = nil) throws {
    #expect(index.recordCount == count, comment)
    for number in stride(from: 0, to: min(count + 40, customers.count), by: 37) {
      let found = try index.screen(customers[number], asOf: moment).links.contains {
        $0.id == customers[number].id
      }
      #expect(found == (number < count), comment)
    }
  }

  @Test("On a full disk nothing is lost, asking goes on, and all goes on when there is room")
  func fullDisk() throws {
    guard let disk = try SmallDisk(megabytes: 8) else {
      print("not tested: a full disk, for which a file system has to be mounted")
      return
    }
    let folder = disk.path + "/index"
    let full = IndexError.diskFull(directory: folder)
    var count = 400
    do {
      let index = try HouseholdIndex.create(at: folder)
      try index.enrol(Array(Self.customers[..<count]), as: .customer, at: moment)
      try index.compact()
      disk.fill(butFor: 200_000)
      // A few go in yet, at the same time as others or alone.
      do throws(IndexError) {
        while count + 10 < Self.customers.count {
          try index.enrol(Array(Self.customers[count..<count + 10]), as: .customer, at: moment)
          count += 10
        }
        Issue.record("there is room for all")
      } catch {
        #expect(error == full)
      }
      try Self.check(index, has: count)
      disk.fill()
      #expect(throws: full) { try index.compact() }
      #expect(!FileManager.default.fileExists(atPath: folder + "/snapshot.new"))
      let screening = try index.screen(Self.applications[0], asOf: moment)
      let inquiry = try Self.inquiry()
      // The log may have room of its own for some.
      #expect(throws: full) {
        for _ in 0..<2_000 { _ = try index.keep(screening, of: Self.applications[0], for: inquiry) }
      }
      #expect(throws: full) { try index.rotateKey(to: IndexKey(bytes: Array(1...32))) }
      #expect(throws: full) { try index.enrol(Self.customers.suffix(100), as: .customer, at: moment) }
      try Self.check(index, has: count)
    }
    // Opening, too, may need room.
    do {
      try Self.check(try HouseholdIndex.open(at: folder), has: count)
    } catch {
      #expect(error as? IndexError == full)
    }
    try disk.empty()
    let index = try HouseholdIndex.open(at: folder)
    try Self.check(index, has: count)
    try index.enrol(Array(Self.customers[count..<count + 100]), as: .customer, at: moment)
    try index.compact()
    let id = try index.keep(
      index.screen(Self.applications[0], asOf: moment), of: Self.applications[0], for: Self.inquiry())
    #expect(try index.decision(id).content != nil)
    try Self.check(index, has: count + 100)
  }

  @Test("An erasure that a full disk cuts short is finished when there is room")
  func erasingOnFullDisk() throws {
    guard let disk = try SmallDisk(megabytes: 8) else {
      print("not tested: erasing on a full disk, for which a file system has to be mounted")
      return
    }
    let folder = disk.path + "/index"
    let erased = Self.customers.prefix(50).map(\.id)
    do {
      let index = try HouseholdIndex.create(at: folder)
      try index.enrol(Self.customers, as: .customer, at: moment)
      try index.compact()
      disk.fill(butFor: 150_000)
      let reason = IndexError.diskFull(directory: folder).description
      #expect(throws: IndexError.notSwept(directory: folder, reason: reason)) { try index.forget(erased) }
      #expect(
        try index.screen(Self.customers[0], asOf: moment).links.allSatisfy { $0.id != Self.customers[0].id })
      try disk.empty()
    }
    let index = try HouseholdIndex.open(at: folder)
    #expect(try !index.store.hasRemains())
    #expect(index.recordCount == Self.customers.count - 50)
  }

  @Test("Where files may not grow, no more goes in and nothing is lost", arguments: [600_000, 900_000])
  func limitedFiles(bytes: Int) throws {
    let folder = Folder()
    let batches = stride(from: 0, to: 1_200, by: 50).map { Array(Self.customers[$0..<$0 + 50]) }
    let process = try ProbeProcess(
      [.open(key: 0), .limitFileSize(bytes: bytes)] + batches.map { .enrol($0) } + [.compact], at: folder.path
    )
    let lines = process.lines()
    #expect(lines.count == batches.count + 3)
    let done = lines.dropFirst(2).prefix(batches.count).count { $0 == ["ok"] }
    #expect(done > 0 && done < batches.count)
    let index = try HouseholdIndex.open(at: folder.path)
    #expect(index.recordCount == 50 * done)
    // Those that went in need not be the first ones: a smaller batch may fit where a larger one did not.
    for (batch, line) in zip(batches, lines.dropFirst(2)) {
      let found = try index.screen(batch[0], asOf: moment).links.contains { $0.id == batch[0].id }
      #expect(found == (line == ["ok"]))
    }
  }

  @Test("A folder or a file that may not be written is named")
  func notWritable() throws {
    let folder = Folder()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    do {
      let index = try HouseholdIndex.create(at: folder.path)
      try index.enrol(Array(Self.customers.prefix(50)), as: .customer, at: moment)
    }
    func said(_ modes: [String: Int]) throws -> [[String]] {
      for (file, mode) in modes { chmod(folder.path + "/" + file, mode_t(mode)) }
      // Nobody may do here what root may always do.
      let nobody: [ProbeStep] = geteuid() == 0 ? [.becomeNobody] : []
      return try ProbeProcess(
        nobody + [.open(key: 0), .enrol([Self.customers[60]])], at: folder.path
      ).lines().suffix(2)
    }
    let noLock = try said(["": 0o555, "lock": 0o444, "index.sqlite": 0o444])
    #expect(
      noLock[0] == [
        "failed", "\(IndexError.notWritable(path: folder.path + "/lock", reason: "Permission denied"))",
      ])
    let noDatabase = try said(["lock": 0o666])
    #expect(noDatabase[0][0] == "failed")
    #expect(noDatabase[0][1].contains("index.sqlite: cannot be written"))
    let noFolder = try said(["": 0o000])
    #expect(noFolder[0][0] == "failed")
    chmod(folder.path, 0o700)
    let index = try HouseholdIndex.open(at: folder.path)
    try Self.check(index, has: 50)
  }

  @Test("A second process does not open an index that one has open")
  func secondProcess() throws {
    let folder = Folder()
    let index = try HouseholdIndex.create(at: folder.path)
    let said = try ProbeProcess([.open(key: 0)], at: folder.path).lines()
    #expect(said == [["failed", "\(IndexError.inUse(directory: folder.path))"]])
    try index.enrol([Self.customers[0]], as: .customer, at: moment)
  }

  @Test("An index of a newer version is left alone")
  func newerSchema() throws {
    let folder = Folder()
    do { _ = try HouseholdIndex.create(at: folder.path) }
    let queue = try DatabaseQueue(path: folder.path + "/index.sqlite")
    try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99: of tomorrow')") }
    try queue.close()
    #expect(throws: IndexError.newerSchema(directory: folder.path)) {
      try HouseholdIndex.open(at: folder.path)
    }
  }

  @Test("A database without tables, left where making an index was cut short, is none")
  func emptyDatabase() throws {
    let folder = Folder()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: folder.path + "/index.sqlite"))
    #expect(throws: IndexError.notFound(directory: folder.path)) { try HouseholdIndex.open(at: folder.path) }
    let index = try HouseholdIndex.create(at: folder.path)
    try index.enrol([Self.customers[0]], as: .customer, at: moment)
  }

  @Test(
    "Features that cannot be read are made anew of the record as it came, after opening",
    arguments: [true, false])
  func featuresAnew(sealed: Bool) throws {
    let folder = Folder()
    let configuration = HouseholdIndex.Configuration(key: sealed ? IndexKey(bytes: Array(1...32)) : nil)
    do {
      let index = try HouseholdIndex.create(at: folder.path, configuration: configuration)
      try index.enrol(Array(Self.customers.prefix(100)), as: .customer, at: moment)
    }
    let queue = try DatabaseQueue(path: folder.path + "/index.sqlite")
    try queue.write { try $0.execute(sql: "UPDATE record SET features = x'ff' WHERE number % 3 = 0") }
    try queue.close()
    try Self.check(try HouseholdIndex.open(at: folder.path, configuration: configuration), has: 100)
  }
}
