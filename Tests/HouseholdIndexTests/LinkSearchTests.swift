import ApplicantSynthesis
import IdentityMatching
import JapaneseNormalization
import RecordLinkage
import Testing

@testable import HouseholdIndex

/// What an application is found to be in a base is what linking the tables says.
@Suite("Links of one application")
struct LinkSearchTests {
  static func base(_ records: [ApplicantRecord], pieces: [Int]) throws -> Base {
    var base = Base(gazetteer: .embedded)
    var first = 0
    for count in pieces {
      var builder = FeatureTableBuilder()
      let piece = first..<min(records.count, first + count)
      for record in records[piece] { try builder.append(record) }
      first = piece.upperBound
      base.append(builder, numbers: piece.map { UInt32($0) })
    }
    return base
  }

  private static func expected(
    _ applications: [ApplicantRecord], _ customers: [ApplicantRecord],
    limits: CandidateBlocks.Limits = .init()
  ) async throws -> [IdentityLink] {
    var builder = FeatureTableBuilder()
    for record in applications { try builder.append(record) }
    builder.beginRightTable()
    for record in customers { try builder.append(record) }
    return await IdentityMatcher(limits: limits).run(builder.finish()).links
  }

  static func found(
    _ applications: [ApplicantRecord], in base: Base, limits: CandidateBlocks.Limits = .init()
  ) throws -> [(left: Int, number: UInt32, link: IdentityLink)] {
    var search = LinkSearch(matcher: IdentityMatcher(limits: limits), gazetteer: .embedded)
    return try applications.enumerated().flatMap { number, application in
      try search.search(application, in: base).links.map { (number, $0.number, $0.link) }
    }
  }

  @Test(
    "are those of linking the tables, however the base was filled",
    arguments: [[4_000], [1_000, 1, 1, 1, 2_000, 500, 497], [3_990] + Array(repeating: 1, count: 10)])
  func links(pieces: [Int]) async throws {
    let (applications, customers) = MadeUpTables.tables(customers: 4_000, applications: 400, seed: 7)
    let expected = try await Self.expected(applications, customers)
    #expect(expected.count > 200)
    let found = try Self.found(applications, in: Self.base(customers, pieces: pieces))
    #expect(found.map { [$0.left, Int($0.number)] } == expected.map { [$0.left, $0.right] })
    #expect(found.map(\.link.weight) == expected.map(\.weight))
    #expect(found.map(\.link.band) == expected.map(\.band))
    #expect(found.map(\.link.matchKey) == expected.map(\.matchKey))
  }

  @Test("are nearly all of them where blocks are oversized")
  func oversized() async throws {
    // Blocks of a dozen records are split here, so that nearly every rule's are.
    let limits = CandidateBlocks.Limits(blockSize: 12, window: 5)
    let (applications, customers) = MadeUpTables.tables(customers: 4_000, applications: 400, seed: 8)
    let expected = try await Self.expected(applications, customers, limits: limits)
    let found = try Self.found(applications, in: Self.base(customers, pieces: [4_000]), limits: limits)
    let wanted = Set(expected.map { [$0.left, $0.right] })
    let have = Set(found.map { [$0.left, Int($0.number)] })
    // An application is in smaller blocks alone than among others, so it may meet more.
    #expect(wanted.subtracting(have).count * 200 <= wanted.count)
    #expect(have.subtracting(wanted).count * 50 <= wanted.count)
  }

  @Test("do not see records that were taken out, and see the rest as if those had never been there")
  func removal() async throws {
    let (applications, customers) = MadeUpTables.tables(customers: 3_000, applications: 300, seed: 9)
    var base = try Self.base(customers, pieces: [2_000, 1_000])
    var rest: [ApplicantRecord] = []
    var numbers: [UInt32] = []
    for (number, record) in customers.enumerated() {
      if number % 3 == 1 {
        base.remove(UInt32(number))
      } else {
        rest.append(record)
        numbers.append(UInt32(number))
      }
    }
    #expect(base.recordCount == 2_000)
    func check() async throws {
      let expected = try await Self.expected(applications, rest)
      let found = try Self.found(applications, in: base)
      #expect(
        found.map { [$0.left, Int($0.number)] } == expected.map { [$0.left, Int(numbers[$0.right])] })
      #expect(found.map(\.link.weight) == expected.map(\.weight))
    }
    try await check()
    base.compact()
    #expect(base.segments.count == 1)
    #expect(base.segments[0].count == 2_000)
    try await check()
    // More come after them.
    let more = MadeUpTables.tables(customers: 3_000, applications: 0, seed: 10).customers
    var builder = FeatureTableBuilder()
    for record in more { try builder.append(record) }
    base.append(builder, numbers: (3_000..<6_000).map { UInt32($0) })
    rest += more
    numbers += (3_000..<6_000).map { UInt32($0) }
    try await check()
  }

  @Test("A card number is refused, and nothing is looked for")
  func refusal() throws {
    var search = LinkSearch(matcher: IdentityMatcher(), gazetteer: .embedded)
    let record = ApplicantRecord(id: "1", name: "佐藤 誠", cardTokens: ["4111111111111111"])
    #expect(throws: RecordProblem.self) { try search.search(record, in: Base(gazetteer: .embedded)) }
    #expect(
      try search.search(ApplicantRecord(id: "2", name: "佐藤 誠"), in: Base(gazetteer: .embedded)).links.isEmpty)
  }
}
