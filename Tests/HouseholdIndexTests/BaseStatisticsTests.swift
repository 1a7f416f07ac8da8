import JapaneseNormalization
import RecordLinkage
import Testing

@testable import IdentityMatching

/// One application against the few records that it meets has the links that it has against all of them.
@Suite("Statistics of a base")
struct BaseStatisticsTests {
  /// Statistics of records, counted one by one.
  private struct Counted: BaseStatistics {
    private struct Holding: Hashable {
      let entry: StatisticEntry
      let person: UInt64
    }

    var recordCount = 0
    private var counts: [UInt64: Int32] = [:]
    private var seen: Set<Holding> = []

    mutating func add(_ entries: [StatisticEntry], person: UInt64) {
      recordCount += 1
      for entry in entries {
        switch entry.holder {
        case .record: break
        case .person: if !seen.insert(Holding(entry: entry, person: person)).inserted { continue }
        case .dwelling: if !seen.insert(Holding(entry: entry, person: 0)).inserted { continue }
        }
        counts[entry.key, default: 0] += 1
      }
    }

    func count(_ key: UInt64) -> Int32 { counts[key] ?? 0 }
  }

  @Test("give the links of an application that linking the tables gives", arguments: [5, 6] as [UInt64])
  func links(seed: UInt64) async throws {
    let (applications, customers) = MadeUpTables.tables(customers: 6_000, applications: 500, seed: seed)
    var both = FeatureTableBuilder()
    for record in applications { try both.append(record) }
    both.beginRightTable()
    for record in customers { try both.append(record) }
    let table = both.finish()
    let expected = await IdentityMatcher().run(table).links
    #expect(expected.count > 300)

    var base = FeatureTableBuilder()
    var statistics = Counted()
    var bytes: [[UInt8]] = []
    for (number, record) in customers.enumerated() {
      try base.append(record)
      statistics.add(base.statistics(ofRecord: number), person: base.person(ofRecord: number))
      var writer = PackedWriter()
      base.write(record: number, to: &writer)
      bytes.append(writer.bytes)
    }
    let model = ApplicantModel()
    let candidates = ApplicantBlocking.candidates(of: table)
    for (left, application) in applications.enumerated() {
      // Whom it meets, and how they compare in a table of their own.
      let met = customers.indices.filter { candidates.offers(left, applications.count + $0) }
      var few = FeatureTableBuilder()
      // As bytes too: of mailboxes and cards only the hashes are compared then.
      try few.append(application)
      var writer = PackedWriter()
      few.write(record: 0, to: &writer)
      few.removeAll()
      #expect(writer.bytes.withUnsafeBytes { few.append(featureRecord: $0) })
      few.beginRightTable()
      for customer in met { #expect(bytes[customer].withUnsafeBytes { few.append(featureRecord: $0) }) }
      let links = await IdentityMatcher(model: model).run(few.finish(in: statistics), workers: 1).links
      let wanted = expected.filter { $0.left == left }
      #expect(links.map { met[$0.right] } == wanted.map(\.right))
      #expect(links.map(\.weight) == wanted.map(\.weight))
      #expect(links.map(\.band) == wanted.map(\.band))
      #expect(links.map(\.matchKey) == wanted.map(\.matchKey))
    }
  }
}
