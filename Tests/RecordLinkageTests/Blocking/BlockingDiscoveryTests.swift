import RecordLinkage
import Testing

@Suite("Blocking rules are found without labels")
struct BlockingDiscoveryTests {
  private func linker(_ rows: [[String]], headers: [String] = MadeUpRegister.headers) async throws -> Linker {
    let source = RowTable(headers: headers, rows: rows)
    let model = ModelSuggestion([source], name: "register").model
    let table = try await LinkageTable([source], model: model, types: ValueTypes())
    return try await Linker(model, table: table)
  }

  @Test("The rules meet nearly all duplicates of a register with few pairs", arguments: [300, 800])
  func register(households: Int) async throws {
    let register = MadeUpRegister(households: households, seed: 21)
    let linker = try await linker(register.rows)
    let analysis = linker.analyzeBlocking(entities: register.persons)
    let found = try #require(linker.discoveredBlocking)
    #expect(try #require(analysis.recall) > 0.99)
    #expect(analysis.pairs < max(500_000, 60 * register.rows.count))
    #expect(found.rules.map(\.declaration) == linker.model.blocking.rules)
    #expect(try #require(found.recall) > 0.98)
    #expect(found.likelyMatches > register.rows.count / 10)
  }

  @Test("No one field is in all the rules")
  func noFieldIsInAll() async throws {
    let linker = try await linker(MadeUpRegister(households: 300, seed: 22).rows)
    let fields = linker.model.blocking.rules.map { rule in
      Set(rule.parts.map { String($0.column.prefix { $0 != "." }) })
    }
    let shared = fields.reduce(fields.first ?? []) { $0.intersection($1) }
    #expect(shared.isEmpty)
    #expect(try #require(linker.discoveredBlocking?.secureRecall) > 0.9)
  }

  @Test("The order of the rows changes nothing")
  func orderOfRows() async throws {
    let register = MadeUpRegister(households: 200, seed: 23)
    var random = SeededGenerator(seed: 77)
    let one = try await linker(register.rows).discoveredBlocking
    let other = try await linker(register.rows.shuffled(using: &random)).discoveredBlocking
    #expect(one == other)
  }

  @Test("A value that half the rows share, a constant and a number of the row do no harm")
  func skew() async throws {
    let register = MadeUpRegister(households: 400, seed: 24)
    let rows = register.rows.enumerated().map { number, row -> [String] in
      // A telephone that stands for none, a country that is everyone's, a serial number.
      Array(row.dropLast()) + [number % 2 == 0 ? "5550000000" : row[6], "xx", "\(number * 7_919 % 100_003)"]
    }
    let linker = try await linker(rows, headers: MadeUpRegister.headers + ["country", "serial"])
    let analysis = linker.analyzeBlocking(entities: register.persons)
    #expect(try #require(analysis.recall) > 0.98)
    #expect(analysis.pairs < 500_000)
    let used = Set(linker.model.blocking.rules.flatMap { $0.parts.map(\.column) })
    #expect(used.isDisjoint(with: ["country", "serial", "id"]))
  }

  @Test("One useful column is enough for rules")
  func oneColumn() async throws {
    var model = LinkageModel(name: "titles")
    model.columns = [ColumnDeclaration("title")]
    model.comparisons = [
      ComparisonDeclaration(
        "title", levels: [.exact("title"), .similar("title", .jaroWinkler, atLeast: 0.9), .otherwise])
    ]
    var random = SeededGenerator(seed: 5)
    let words = ["red", "lake", "house", "night", "river", "stone", "garden", "winter", "letter", "door"]
    var rows: [[String]] = []
    var entities: [Int?] = []
    for entity in 0..<400 {
      var title = (0..<4).map { _ in words.randomElement(using: &random) ?? "" } + ["no\(entity)"]
      rows.append([title.joined(separator: " ")])
      entities.append(entity)
      title.swapAt(0, 3)
      rows.append([title.joined(separator: " ")])
      entities.append(entity)
    }
    let table = try await LinkageTable(
      [RowTable(headers: ["title"], rows: rows)], model: model, types: ValueTypes())
    let linker = try await Linker(model, table: table)
    let recall = linker.analyzeBlocking(entities: entities).recall
    #expect(!linker.model.blocking.rules.isEmpty)
    #expect(try #require(recall) > 0.99)
  }

  @Test("Tables with next to nothing in them give rules or none, and no error", arguments: [0, 1, 3, 20])
  func tiny(count: Int) async throws {
    let rows = Array(MadeUpRegister(households: 10, seed: 25).rows.prefix(count))
    var model = LinkageModel(name: "tiny")
    model.columns = [ColumnDeclaration("surname", type: "name"), ColumnDeclaration("zip", type: "code")]
    model.comparisons = ["surname", "zip"].map {
      ComparisonDeclaration($0, levels: [.exact($0), .otherwise])
    }
    let table = try await LinkageTable(
      [RowTable(headers: MadeUpRegister.headers, rows: rows)], model: model, types: ValueTypes())
    let linker = try await Linker(model, table: table)
    #expect(linker.discoveredBlocking != nil)
    #expect(linker.analyzeBlocking().pairs <= count * max(0, count - 1) / 2)
  }

  @Test("Declared rules are taken as they are")
  func declared() async throws {
    var model = LinkageModel(name: "declared")
    model.columns = [ColumnDeclaration("surname", type: "name")]
    model.comparisons = [ComparisonDeclaration("surname", levels: [.exact("surname"), .otherwise])]
    model.blocking.rules = [.init([.init("surname")])]
    let source = RowTable(headers: ["surname"], rows: [["smith"], ["smith"]])
    let table = try await LinkageTable([source], model: model, types: ValueTypes())
    let linker = try await Linker(model, table: table)
    #expect(linker.discoveredBlocking == nil && linker.model.blocking.rules == model.blocking.rules)
  }
}
