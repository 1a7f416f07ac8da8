import ContractHistory
import HouseholdIndex
import IdentityMatching
import Testing

/// Any order of enrolments, decisions and deletions gives the same persons and households.
@Suite("Sequence neutrality")
struct SequenceNeutralityTests {
  /// Something that is done to an index.
  enum Step {
    case enrol(ApplicantRecord)
    case forget(String)
    case decide(Decision)
  }

  /// Records of whom many are of one person or household, and some share what is generic.
  static let records: [ApplicantRecord] = {
    let tables = MadeUpTables.tables(customers: 150, applications: 90, seed: 21)
    var records = tables.customers + tables.applications
    // A shop's telephone number, a dormitory, and a tower block, on the border of what is generic and beyond.
    for number in 0..<30 {
      records.append(
        ApplicantRecord(
          id: "shop\(number)", name: "見本 \(Self.givenNames[number % 10])",
          birthDate: "19\(60 + number)-03-0\(1 + number % 9)",
          phones: ["03-3456-7890"]))
    }
    for number in 0..<36 {
      records.append(
        ApplicantRecord(
          id: "dormitory\(number)", name: "\(Self.familyNames[number % 12]) \(Self.givenNames[number % 10])",
          birthDate: "200\(number % 4)-0\(1 + number / 4)-1\(number % 4)", addressLines: ["東京都港区虎ノ門一丁目2番3号"]))
    }
    for number in 0..<14 {
      records.append(
        ApplicantRecord(
          id: "tower\(number)", name: "\(Self.familyNames[number % 7]) \(Self.givenNames[number % 5])",
          birthDate: "198\(number % 7)-01-2\(number % 5)",
          addressLines: ["東京都港区虎ノ門1-23-1 虎ノ門タワー\(number < 12 ? "\(101 + number / 2)" : "")"]))
    }
    return records
  }()

  static let familyNames = ["佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤", "吉田", "山田"]
  static let givenNames = ["誠", "花子", "健一", "直美", "翔", "美咲", "大輔", "陽子", "隆", "恵"]

  private static func partition(_ steps: [Step]) throws -> Partition {
    let folder = Folder()
    let index = try HouseholdIndex.create(at: folder.path, expectedRecords: 300_000)
    var replay = FeedReplay()
    var waiting: [ApplicantRecord] = []
    func flush() throws {
      if waiting.isEmpty { return }
      try index.enrol(waiting, as: .customer, at: moment)
      waiting = []
    }
    for (number, step) in steps.enumerated() {
      switch step {
      case .enrol(let record):
        waiting.append(record)
        // Alone, and several at once.
        if number % 5 < 3 { try flush() }
      case .forget(let id):
        try flush()
        try replay.follow(index)
        try index.forget([id])
        replay.forget(id)
      case .decide(let decision):
        try flush()
        try index.decide(decision, by: "reviewer", at: moment)
      }
    }
    try flush()
    try replay.follow(index)
    let partition = replay.partition
    // The feed says what the index has.
    for (record, person) in replay.persons { #expect(try index.records(of: person).contains(record)) }
    for (record, household) in replay.households {
      #expect(try index.records(of: household).contains(record))
    }
    #expect(partition.persons.reduce(0) { $0 + $1.count } == index.recordCount)
    // All of it anew changes nothing.
    let last = replay.cursor
    try index.resolveAnew()
    let anew = try index.changes(since: last)
    #expect(anew.isEmpty)
    return partition
  }

  /// Decisions free of contradictions.
  private static let decisions: [Decision] = [
    .mustLink("shop1", "shop2"), .mustLink("shop2", "dormitory5"),
    .cannotLink("tower0", "tower1", .household),
    .mustLink("tower3", "shop7", .household), .cannotLink("dormitory1", "dormitory13"),
    .mustLink(records[0].id, records[1].id), .cannotLink(records[2].id, records[0].id),
  ]

  @Test("Any order of enrolments gives the same partition", arguments: 0..<4 as Range<UInt64>)
  func orders(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let expected = try Self.partition(Self.records.map { .enrol($0) })
    let partition = try Self.partition(Self.records.shuffled(using: &generator).map { .enrol($0) })
    #expect(partition == expected, "\(partition.difference(from: expected))")
    // Persons have been found, and none of those who only share a telephone number or a dormitory.
    #expect(expected.persons.contains { $0.count > 1 })
    #expect(expected.households.count { $0.count > 1 } > 20)
    #expect(!expected.households.contains { $0.count > 12 })
  }

  @Test("With deletions and decisions too", arguments: 0..<4 as Range<UInt64>)
  func deletionsAndDecisions(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let gone = Set(stride(from: 3, to: Self.records.count, by: 4).map { Self.records[$0].id }).subtracting(
      Self.decisions.flatMap { [$0.records.0, $0.records.1] })
    let kept = Self.records.filter { !gone.contains($0.id) }
    let expected = try Self.partition(kept.map { .enrol($0) } + Self.decisions.map { .decide($0) })
    // Each step at any time after what it needs.
    var steps: [Step] = []
    var open: [Step] = Self.records.map { .enrol($0) }
    var there: Set<String> = []
    var decisions = Self.decisions
    while !open.isEmpty {
      let step = open.remove(at: Int.random(in: open.indices, using: &generator))
      steps.append(step)
      if case .enrol(let record) = step {
        there.insert(record.id)
        if gone.contains(record.id) { open.append(.forget(record.id)) }
        for decision in decisions
        where there.contains(decision.records.0) && there.contains(decision.records.1) {
          open.append(.decide(decision))
        }
        decisions.removeAll { there.contains($0.records.0) && there.contains($0.records.1) }
      }
    }
    let partition = try Self.partition(steps)
    #expect(partition == expected, "\(partition.difference(from: expected))")
  }
}
