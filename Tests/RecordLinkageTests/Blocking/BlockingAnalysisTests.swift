import RecordLinkage
import Testing

@Suite("The analysis says what each blocking rule costs and yields")
struct BlockingAnalysisTests {
  private static let rows = [
    ["ann", "smith", "1971-04-02", "york"], ["ann", "smyth", "1971-04-02", "york"],
    ["bob", "smith", "1980-01-09", "york"], ["bob", "smith", "", "leeds"],
    ["cat", "jones", "1971-11-30", "york"], ["", "jones", "1971-11-30", ""],
  ]

  private static func linker(
    _ rules: [BlockingRuleDeclaration], rows: [[String]] = rows, within: Set<Int>? = nil,
    largestBlock: Int = 400
  ) async throws -> Linker {
    var model = LinkageModel(name: "small")
    model.columns = [
      ColumnDeclaration("given", type: "name"), ColumnDeclaration("surname", type: "name"),
      ColumnDeclaration("born", type: "date"), ColumnDeclaration("town"),
    ]
    model.comparisons = ["given", "surname", "born", "town"].map { name in
      ComparisonDeclaration(name, levels: [.exact(name), .otherwise])
    }
    model.blocking.rules = rules
    model.blocking.largestBlock = largestBlock
    let headers = ["given", "surname", "born", "town"]
    let table = try await LinkageTable(
      [RowTable(headers: headers, rows: rows)], model: model, types: ValueTypes())
    return try await Linker(model, table: table)
  }

  @Test("Pairs, those that no earlier rule offers, and records without a key")
  func pairs() async throws {
    let analysis = try await Self.linker([
      .init([.init("surname")]), .init([.init("born")]), .init([.init("surname"), .init("born", .year)]),
    ]).analyzeBlocking()
    // smith ×3, jones ×2; 1971-04-02 ×2, 1971-11-30 ×2, of which the last is met already.
    #expect(analysis.rules.map(\.pairs) == [4, 2, 1])
    #expect(analysis.rules.map(\.newPairs) == [4, 1, 0])
    #expect(analysis.rules.map(\.blocks) == [2, 2, 1])
    #expect(analysis.rules.map(\.largestBlock) == [3, 2, 2])
    #expect(analysis.rules.map(\.recordsWithoutKey) == [0, 1, 1])
    #expect(analysis.rules.allSatisfy { $0.recall == nil && $0.largestValues.isEmpty })
    #expect(analysis.pairs == 5 && analysis.records == 6 && analysis.possiblePairs == 15)
    #expect(analysis.shareOfPairs == 5.0 / 15 && !analysis.isEstimated)
    #expect(analysis.recall == nil && analysis.truePairs == nil)
  }

  @Test("Recall by entities and by a list of true pairs, for each rule, anew and together")
  func recall() async throws {
    let linker = try await Self.linker([.init([.init("surname")]), .init([.init("born")])])
    let byEntity = linker.analyzeBlocking(entities: [1, 1, 2, 2, 3, nil])
    let byPairs = linker.analyzeBlocking(truePairs: [(0, 1), (3, 2), (2, 3), (0, 900), (4, 4)])
    for analysis in [byEntity, byPairs] {
      #expect(analysis.truePairs == 2)
      #expect(analysis.rules.map(\.recall) == [0.5, 0.5])
      #expect(analysis.rules.map(\.newRecall) == [0.5, 0.5])
      #expect(analysis.recall == 1)
    }
  }

  @Test("The largest blocks are shown by what their keys are made of, and only when asked")
  func values() async throws {
    let analysis = try await Self.linker([
      .init([.init("surname", .prefix(2)), .init("born", .year)]), .init([.init("surname", .soundex)]),
      .init([.init("surname", .deletions)]), .init([.init("town")]), .init([.init("born", .monthDay)]),
    ]).analyzeBlocking(showingValues: true)
    func texts(_ rule: Int) -> [String] {
      analysis.rules[rule].largestValues.map { "\($0.records) \($0.value)" }
    }
    #expect(Set(texts(0)) == ["2 sm + 1971", "2 jo + 1971"])
    #expect(texts(1) == ["4 S530", "2 J520"])
    // smith and smyth meet without the fourth symbol's neighbour.
    #expect(texts(2).first == "4 smth")
    #expect(texts(3) == ["4 york"])
    #expect(Set(texts(4)) == ["2 04-02", "2 11-30"])
  }

  @Test("Blocks that had to be split or windowed are told")
  func oversized() async throws {
    let rows = (0..<90).map { ["a", "smith", "", $0 < 60 ? "york" : "leeds"] }
    let analysis = try await Self.linker(
      [.init([.init("surname")], refinements: [.init("town")])], rows: rows, largestBlock: 40
    ).analyzeBlocking(showingValues: true)
    let rule = analysis.rules[0]
    #expect(rule.largestBlock == 90 && rule.splitBlocks == 1)
    #expect(rule.windowedBlocks == 1 && rule.windowedRecords == 60)
    // The key's records before splitting.
    #expect(rule.largestValues.map(\.records) == [90])
  }

  @Test("Of very many pairs those that are new are estimated, and said to be")
  func estimated() async throws {
    let register = MadeUpRegister(households: 1_000, seed: 3)
    let model = ModelSuggestion([register.table], name: "register").model
    var declared = model
    declared.blocking.rules = [
      .init([.init("surname")]), .init([.init("zip")]), .init([.init("given_name"), .init("surname")]),
    ]
    let table = try await LinkageTable([register.table], model: declared, types: ValueTypes())
    let linker = try await Linker(declared, table: table)
    let exact = linker.analyzeBlocking()
    let estimate = linker.analyzeBlocking(enumerating: exact.pairs / 3)
    #expect(!exact.isEstimated && estimate.isEstimated)
    #expect(estimate.rules.map(\.pairs) == exact.rules.map(\.pairs))
    #expect(estimate.rules[2].newPairs == 0)
    for (one, other) in zip(estimate.rules, exact.rules).prefix(2) {
      #expect(abs(Double(one.newPairs) - Double(other.newPairs)) < 0.05 * Double(other.newPairs))
    }
  }
}
