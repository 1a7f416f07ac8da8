import ContractHistory
import Foundation
import GRDB
import IdentityMatching
import IndexCrashProbe
import JapaneseNormalization
import SynthesisCore
import Testing

@testable import HouseholdIndex

/// A process that changes an index is killed anywhere. What it acknowledged is there, nothing is half there, and the next one goes on.
@Suite("Killed anywhere")
struct CrashTests {
  private static let pool = MadeUpTables.tables(customers: 240, applications: 1, seed: 31).customers

  private static func number(_ name: String, or number: UInt64) -> UInt64 {
    ProcessInfo.processInfo.environment[name].flatMap(UInt64.init) ?? number
  }

  /// `IDMATCH_CRASH_SEED` and `IDMATCH_CRASH_KILLS` give another seed and number.
  @Test("An index is whole wherever its process is killed")
  func killing() throws {
    let seed = Self.number("IDMATCH_CRASH_SEED", or: 20_261_124)
    let kills = Int(Self.number("IDMATCH_CRASH_KILLS", or: 204))
    print("killed anywhere: seed \(seed), \(kills) kills")
    var random = SeededRandom(seed: seed, stream: .init(rawValue: 1), index: 0)
    var cutShort: [String: Int] = [:]
    var folder = Folder()
    var model = CrashModel()
    for kill in 0..<kills {
      // A new folder now and then: making an index can be cut short too.
      if kill % 40 == 0 { (folder, model) = (Folder(), CrashModel()) }
      let theme = CrashScript.Theme.allCases[kill % CrashScript.Theme.allCases.count]
      let steps = CrashScript.steps(10, theme, from: model, pool: Self.pool, random: &random)
      let process = try ProbeProcess([.open(key: model.key)] + steps, at: folder.path)
      // While it starts, or so many acknowledgements later, and then some microseconds.
      var acknowledged = 0
      let isEarly = random.below(8) == 0
      if !isEarly {
        let last = random.below(steps.count)
        while acknowledged <= last, let line = process.nextLine() {
          if acknowledged > 0 { model.apply(steps[acknowledged - 1], Self.words(line)) }
          acknowledged += 1
        }
      }
      let reach = random.pick(isEarly ? [10_000, 30_000, 120_000] : [50, 400, 3_000, 15_000])
      usleep(UInt32(random.below(reach)))
      process.kill()
      for line in process.lines() {
        if acknowledged > 0 { model.apply(steps[acknowledged - 1], Self.words(line)) }
        acknowledged += 1
      }
      let current: ProbeStep? =
        acknowledged == 0 || acknowledged > steps.count ? nil : steps[acknowledged - 1]
      cutShort[Self.name(current, acknowledged), default: 0] += 1
      model = try Self.check(folder, current.map(model.outcomes) ?? [model], "kill \(kill)", &random)
    }
    print(
      "killed anywhere: during \(cutShort.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))"
    )
    try Self.compareWithFresh(folder, model)
  }

  private static func words(_ line: [String]) -> [String] {
    #expect(line.first == "ok", "\(line)")
    return Array(line.dropFirst())
  }

  private static func name(_ step: ProbeStep?, _ acknowledged: Int) -> String {
    guard let step else { return acknowledged == 0 ? "opening" : "nothing" }
    let name = "\(step)"
    return String(name.prefix { $0 != "(" })
  }

  // MARK: Checking

  /// Opens the index, which has to be as one of the models says.
  ///
  /// - Returns: that one.
  private static func check(
    _ folder: Folder, _ models: [CrashModel], _ comment: Comment, _ random: inout SeededRandom
  ) throws -> CrashModel {
    let (index, key) = try open(folder, keys: Set(models.map(\.key)), comment)
    let ids = try index.store.ids()
    let (opinions, events) = try (index.store.opinions(), index.store.events())
    let verification = try index.verifyAudit()
    guard case .intact(let head) = verification else {
      Issue.record("\(comment): \(verification)")
      return models[0]
    }
    let found = models.first {
      $0.key == key && Set($0.records.keys) == ids && $0.decisionCount == head.count
        && $0.opinions == opinions
        && $0.events == events
    }
    guard let model = found else {
      let missing = models.map { Set($0.records.keys).symmetricDifference(ids).count }
      Issue.record(
        "\(comment): records differ by \(missing), decisions \(head.count) for \(models.map(\.decisionCount))"
      )
      return models[0]
    }
    #expect(index.recordCount == ids.count, comment)
    for id in model.decisions.keys.sorted() where random.below(6) == 0 {
      guard let kept = model.decisions[id] else { continue }
      let content = try index.decision(try #require(DecisionID(id))).content
      #expect((content == nil) == kept.isErased, comment)
    }
    for id in model.records.keys.sorted() where random.below(20) == 0 {
      guard let record = model.records[id] else { continue }
      #expect(try index.store.raw(of: id) == raw(record), comment)
      let links = try index.screen(record, asOf: moment).links
      #expect(links.contains { $0.id == id && $0.relation == .person }, comment)
      #expect(links.allSatisfy { ids.contains($0.id) }, comment)
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/snapshot.new"), comment)
    return model
  }

  /// Opens, or makes, the index with the one of some keys that it is sealed with.
  private static func open(
    _ folder: Folder, keys: Set<Int>, _ comment: Comment
  ) throws -> (HouseholdIndex, Int) {
    for number in keys.sorted() {
      let configuration = HouseholdIndex.Configuration(key: key(number))
      do throws(IndexError) {
        return (try HouseholdIndex.open(at: folder.path, configuration: configuration), number)
      } catch {
        switch error {
        case .wrongKey: continue
        case .notFound:
          return (try HouseholdIndex.create(at: folder.path, configuration: configuration), number)
        default: throw error
        }
      }
    }
    throw IndexError.wrongKey(directory: "\(comment)")
  }

  private static func key(_ number: Int) -> IndexKey? {
    number == 0 ? nil : IndexKey(bytes: Array(repeating: UInt8(number), count: 32))
  }

  private static func raw(_ record: ApplicantRecord) -> Data {
    var batch = ApplicantBatch()
    batch.append(record)
    var writer = PackedWriter()
    batch.write(record: 0, to: &writer)
    return Data(writer.bytes)
  }

  /// An index that was killed time and again answers as one that was made in one go.
  private static func compareWithFresh(_ folder: Folder, _ model: CrashModel) throws {
    let index = try HouseholdIndex.open(at: folder.path, configuration: .init(key: key(model.key)))
    let rest = Folder()
    let fresh = try HouseholdIndex.create(at: rest.path)
    try fresh.enrol(Array(model.records.values), as: .customer, at: moment)
    for (pair, areOnePerson) in model.opinions {
      try fresh.decide(
        areOnePerson ? .mustLink(pair[0], pair[1]) : .cannotLink(pair[0], pair[1]), by: "test", at: moment)
    }
    for record in pool {
      let (one, other) = try (index.screen(record, asOf: moment), fresh.screen(record, asOf: moment))
      #expect(Set(one.links.map(\.id)) == Set(other.links.map(\.id)))
      for (link, otherLink) in zip(one.links.sorted { $0.id < $1.id }, other.links.sorted { $0.id < $1.id }) {
        #expect(try Set(index.records(of: link.person)) == Set(fresh.records(of: otherLink.person)))
        #expect(try Set(index.records(of: link.household)) == Set(fresh.records(of: otherLink.household)))
      }
    }
  }
}

extension IndexStore {
  /// The ids of all records.
  fileprivate func ids() throws -> Set<String> {
    try pool.read { try Set(String.fetchAll($0, sql: "SELECT id FROM record")) }
  }

  /// All words of reviewers, the lesser id first.
  fileprivate func opinions() throws -> [[String]: Bool] {
    let sql = """
      SELECT one.id, other.id, is_together FROM decision
      JOIN record AS one ON one.number = lower JOIN record AS other ON other.number = upper
      """
    var opinions: [[String]: Bool] = [:]
    for row in try pool.read({ try Row.fetchAll($0, sql: sql) }) {
      opinions[[row[0], row[1]].sorted()] = row[2]
    }
    return opinions
  }

  /// The events of all records.
  fileprivate func events() throws -> [String: [ContractEvent]] {
    let numbers = try pool.read {
      try Row.fetchAll(
        $0, sql: "SELECT id, number, person FROM record WHERE number IN (SELECT record FROM event)")
    }
    var events: [String: [ContractEvent]] = [:]
    for row in numbers { events[row[0]] = try read { try $0.events(ofRecord: row[1]) } }
    return events
  }
}
