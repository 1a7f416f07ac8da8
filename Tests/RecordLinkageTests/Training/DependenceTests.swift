import RecordLinkage
import Testing

@Suite("What unrelated pairs agree on together")
struct DependenceTests {
  /// Records of which every fourth is another's duplicate, with names that tell the sex, or do not.
  private static func population(namesTellSex: Bool, seed: UInt64) -> MemoryTable {
    var random = SeededGenerator(seed: seed)
    var rows: [[String]] = []
    for number in 0..<1_500 {
      if number % 4 == 3 {
        var row = rows[number - 1]
        if number % 3 == 0 { row[2] = "1900-01-01" }
        rows.append(row)
        continue
      }
      let name = Int.random(in: 0..<40, using: &random)
      let sex = namesTellSex ? name % 2 : Int.random(in: 0..<2, using: &random)
      // One entry in fifty is wrong.
      let slip = Int.random(in: 0..<50, using: &random) == 0 ? 1 : 0
      let (year, day) = (
        Int.random(in: 1930..<2010, using: &random), Int.random(in: 10...28, using: &random)
      )
      rows.append(["name\(name)", sex == slip ? "f" : "m", "\(year)-10-\(day)"])
    }
    return MemoryTable(headers: ["name", "sex", "born"], rows: rows)
  }

  private static func linker(_ table: MemoryTable) async throws -> Linker {
    var model = LinkageModel(name: "dependence")
    model.columns = table.headers.map { ColumnDeclaration($0) }
    model.comparisons = table.headers.map {
      ComparisonDeclaration($0, levels: [.exact($0), .otherwise])
    }
    model.blocking.rules = [
      BlockingRuleDeclaration([KeyPart("born")]), BlockingRuleDeclaration([KeyPart("name"), KeyPart("sex")]),
    ]
    model.training.randomPairs = 60_000
    return try await Linker(
      model, table: try await LinkageTable([table], model: model, types: ValueTypes()))
  }

  @Test("Strangers of one given name are of one sex: that is counted once")
  func names() async throws {
    let linker = try await Self.linker(Self.population(namesTellSex: true, seed: 5))
    let parameters = await linker.train().parameters
    let dependence = try #require(parameters.dependences.first)
    #expect((dependence.first, dependence.second) == (0, 1))
    #expect(dependence.lifts[0][0] > 1.7 && dependence.lifts[0][0] < 2.1)
    #expect(dependence.lifts[0][1] < 0.35)
    // Of 1,500 records 375 are duplicates.
    #expect(
      abs(parameters.classes.filter { $0.relation == 0 }.reduce(0) { $0 + $1.pairsPerRecord } - 0.25) < 0.08)
  }

  @Test("Where nothing agrees together, nothing is said to")
  func independence() async throws {
    let linker = try await Self.linker(Self.population(namesTellSex: false, seed: 6))
    #expect(await linker.train().parameters.dependences.isEmpty)
  }

  @Test("A pair's explanation adds up to the weight of its link, dependences included")
  func explanation() async throws {
    let linker = try await Self.linker(Self.population(namesTellSex: true, seed: 5))
    let parameters = await linker.train().parameters
    #expect(!parameters.dependences.isEmpty)
    let outcome = try await linker.link(by: parameters, keepFrom: 0.0001)
    for pair in outcome.pairs.prefix(200) {
      let explanation = try linker.explain(Int(pair.left), Int(pair.right), by: parameters)
      let sum = explanation.steps.reduce(explanation.classPrior[0]) { $0 + $1.classWeights[0] }
      #expect(abs(sum - explanation.classTotal[0]) < 1e-3)
      let probability = outcome.probability(of: pair, relation: 0)
      #expect(abs(Float(explanation.relationProbabilities[0]) - probability) < 1e-4)
    }
  }

  @Test("Parameters with a dependence that does not fit are refused")
  func misfit() async throws {
    let linker = try await Self.linker(Self.population(namesTellSex: true, seed: 5))
    var parameters = await linker.train().parameters
    for wrong in [
      ModelParameters.Dependence(first: 1, second: 0, lifts: [[1, 1], [1, 1]]),
      ModelParameters.Dependence(first: 0, second: 3, lifts: [[1, 1], [1, 1]]),
      ModelParameters.Dependence(first: 0, second: 1, lifts: [[1, 1]]),
      ModelParameters.Dependence(first: 0, second: 1, lifts: [[1, 1], [1, 0]]),
    ] {
      parameters.dependences = [wrong]
      await #expect(throws: LinkageError.self) { try await linker.link(by: parameters) }
    }
  }

  @Test("A value that hundreds of thousands of records hold says little")
  func frequentValue() async throws {
    // 150,000 records of two sexes, of which each number is two records'.
    let rows = (0..<300_000).map { ["\($0 / 2)", $0 % 4 < 2 ? "f" : "m"] }
    let table = MemoryTable(headers: ["number", "sex"], rows: rows)
    var model = LinkageModel(name: "large")
    model.columns = table.headers.map { ColumnDeclaration($0) }
    model.comparisons = [
      ComparisonDeclaration("number", levels: [.exact("number"), .otherwise]),
      ComparisonDeclaration("sex", levels: [.exact("sex", termFrequency: TermFrequency()), .otherwise]),
    ]
    model.blocking.rules = [BlockingRuleDeclaration([KeyPart("number")])]
    model.training.randomPairs = 20_000
    let linker = try await Linker(
      model, table: try await LinkageTable([table], model: model, types: ValueTypes()))
    let parameters = await linker.train().parameters
    #expect(abs(parameters.classes[0].pairsPerRecord - 0.5) < 0.01)
    let weight = try linker.explain(0, 1, by: parameters).steps[1].classWeights[0]
    #expect(weight > 0.5 && weight < 1.5)
  }
}
