import RecordLinkage
import Testing

/// Entities of two records each, with slips at known rates.
private struct Population {
  let table: MemoryTable
  let entities: [UInt32]
  let model: LinkageModel

  init(entities count: Int = 300, seed: UInt64 = 7) {
    var random = SeededGenerator(seed: seed)
    var rows: [[String]] = []
    var entities: [UInt32] = []
    for entity in 0..<count {
      let truth = [
        "n\(Int.random(in: 0..<80, using: &random))", "s\(Int.random(in: 0..<120, using: &random))",
        "\(Int.random(in: 1950..<2000, using: &random))-0\(Int.random(in: 1...9, using: &random))-1\(Int.random(in: 0...9, using: &random))",
        "c\(Int.random(in: 0..<20, using: &random))",
      ]
      for copy in 0..<2 {
        var row = truth
        if copy == 1 {
          for (column, rate) in [10, 20, 15, 40].enumerated()
          where Int.random(in: 0..<100, using: &random) < rate {
            row[column] = column == 2 ? "1940-01-01" : "x\(Int.random(in: 0..<1000, using: &random))"
          }
        }
        rows.append(row)
        entities.append(UInt32(entity))
      }
    }
    table = MemoryTable(headers: ["name", "surname", "born", "city"], rows: rows)
    self.entities = entities
    var model = LinkageModel(name: "population")
    model.columns = ["name", "surname", "born", "city"].map { ColumnDeclaration($0) }
    model.comparisons = model.columns.map {
      ComparisonDeclaration($0.name, levels: [.exact($0.name, termFrequency: nil), .otherwise])
    }
    model.blocking.rules = [
      BlockingRuleDeclaration([KeyPart("name")]), BlockingRuleDeclaration([KeyPart("surname")]),
      BlockingRuleDeclaration([KeyPart("born")]),
    ]
    self.model = model
  }

  func linker() async throws -> Linker {
    try await Linker(
      model, table: try await LinkageTable([table], model: model, types: ValueTypes()))
  }

  /// How often the matches agree on a column.
  func agreement(_ column: Int) -> Double {
    let pairs = table.rows.count / 2
    return Double((0..<pairs).count { table.rows[2 * $0][column] == table.rows[2 * $0 + 1][column] })
      / Double(pairs)
  }

  func label(_ lhs: Int, _ rhs: Int) -> PairLabel {
    PairLabel(lhs, rhs, score: entities[lhs] == entities[rhs] ? 1 : 0)
  }
}

@Suite("Training by labels")
struct LabelTrainingTests {
  @Test("With every entity known m is the frequency among the matches, and the prior their number")
  func column() async throws {
    let population = Population()
    let training = try await population.linker().train(labels: TrainingLabels(entities: population.entities))
    let parameters = training.parameters
    for column in 0..<4 {
      // 300 matches, and three of where the search begins: 0.9 and what agrees by chance.
      let expected = (300 * population.agreement(column) + 3 * 0.9) / 303
      #expect(abs(parameters.comparisons[column][0].m[0] - expected) < 0.002)
    }
    #expect(abs(parameters.classes[0].pairsPerRecord - 0.5) < 1e-6)
    #expect(parameters.provenance?.method == "labels")
  }

  @Test("u is that of the pairs that are no matches")
  func chance() async throws {
    let population = Population()
    let training = try await population.linker().train(labels: TrainingLabels(entities: population.entities))
    let rows = population.table.rows
    for column in 0..<4 {
      var agreeing = 0
      var all = 0
      for lhs in rows.indices {
        for rhs in (lhs + 1)..<rows.count where population.entities[lhs] != population.entities[rhs] {
          all += 1
          if rows[lhs][column] == rows[rhs][column] { agreeing += 1 }
        }
      }
      let u = training.parameters.comparisons[column][0].u
      #expect(abs(u - Double(agreeing) / Double(all)) < 1e-6)
    }
  }

  @Test("The entities of some records only give the same m, within what so many can tell")
  func partial() async throws {
    let population = Population()
    var entities = population.entities
    for record in 300..<600 { entities[record] = EntityLabels.unknown }
    let training = try await population.linker().train(labels: TrainingLabels(entities: entities))
    for column in 0..<4 {
      #expect(abs(training.parameters.comparisons[column][0].m[0] - population.agreement(column)) < 0.08)
    }
    // The prior is of all pairs, of those with unknown entities too.
    #expect(abs(training.parameters.classes[0].pairsPerRecord - 0.5) < 0.06)
  }

  @Test("A few labels leave a sound estimate sound")
  func few() async throws {
    let population = Population()
    let linker = try await population.linker()
    let plain = await linker.train().parameters
    let outcome = try await linker.link(by: plain)
    let queue = linker.labelQueue(outcome, count: 40)
    let labels = queue.items.map { population.label($0.left, $0.right) }
    let trained = try await linker.train(labels: TrainingLabels(pairs: labels)).parameters
    for column in 0..<4 {
      let truth = population.agreement(column)
      let (before, after) = (plain.comparisons[column][0].m[0], trained.comparisons[column][0].m[0])
      #expect(abs(after - truth) < max(0.05, abs(before - truth) + 0.02))
    }
    #expect(abs(trained.classes[0].pairsPerRecord - 0.5) < 0.06)
  }

  @Test("Doubtful pairs alone do not move the prior")
  func prior() async throws {
    let population = Population()
    let linker = try await population.linker()
    let plain = await linker.train().parameters
    let rows = population.table.rows
    // Twenty matches and no non-match: of a random sample that would mean that nearly all pairs are matches.
    var matches: [PairLabel] = []
    for first in stride(from: 0, to: rows.count, by: 2) where matches.count < 20 {
      let (one, other) = (rows[first], rows[first + 1])
      if one[0] == other[0], one[2] != other[2] { matches.append(PairLabel(first, first + 1, score: 1)) }
    }
    let trained = try await linker.train(labels: TrainingLabels(pairs: matches, pairWeight: 5))
      .parameters
    #expect(abs(trained.classes[0].pairsPerRecord - plain.classes[0].pairsPerRecord) < 0.08)
  }

  @Test("An unsure label says nothing; of two labels of a pair the later one counts")
  func unsure() async throws {
    let population = Population()
    let linker = try await population.linker()
    let sure = [population.label(0, 1), population.label(2, 3), population.label(0, 2)]
    let one = try await linker.train(labels: TrainingLabels(pairs: sure)).parameters
    let other = try await linker.train(
      labels: TrainingLabels(
        pairs: [PairLabel(0, 1, score: 0)] + sure + [
          PairLabel(4, 5, score: 0.5), PairLabel(6, 9, score: .nan),
        ])
    ).parameters
    #expect(one == other)
  }

  @Test("Labels that say nothing, or are of other tables, are refused")
  func refused() async throws {
    let linker = try await Population(entities: 20).linker()
    let bad: [TrainingLabels] = [
      TrainingLabels(pairs: []), TrainingLabels(pairs: [PairLabel(0, 1, score: 0.5)]),
      TrainingLabels(pairs: [PairLabel(0, 40, score: 1)]), TrainingLabels(entities: [1, 2, 3]),
      TrainingLabels(pairs: [PairLabel(0, 1, relation: 1, score: 1)]),
    ]
    for labels in bad {
      await #expect(throws: LinkageError.self) { try await linker.train(labels: labels) }
    }
  }

  @Test("Households that nobody labelled are learned beside the persons that are")
  func households() async throws {
    var random = SeededGenerator(seed: 3)
    var rows: [[String]] = []
    var entities: [UInt32] = []
    for household in 0..<150 {
      for member in 0..<2 {
        let (given, born) = (
          "g\(Int.random(in: 0..<60, using: &random))", "b\(Int.random(in: 0..<4000, using: &random))"
        )
        for copy in 0..<2 {
          let slip = copy == 1 && Int.random(in: 0..<10, using: &random) == 0
          rows.append([
            slip ? "slip\(rows.count)" : given, born, "s\(household % 70)", "street \(household)",
            "tel \(household)",
          ])
          entities.append(UInt32(2 * household + member))
        }
      }
    }
    var model = LinkageModel(name: "households")
    let roles: [(String, ComparisonDeclaration.Role)] = [
      ("given", .identity), ("born", .identity), ("surname", .family), ("street", .contact),
      ("phone", .contact),
    ]
    model.columns = roles.map { ColumnDeclaration($0.0) }
    model.comparisons = roles.map {
      ComparisonDeclaration($0.0, role: $0.1, levels: [.exact($0.0, termFrequency: nil), .otherwise])
    }
    model.blocking.rules = [
      BlockingRuleDeclaration([KeyPart("street")]), BlockingRuleDeclaration([KeyPart("phone")]),
      BlockingRuleDeclaration([KeyPart("born")]),
    ]
    model.relations = [RelationDeclaration("person"), RelationDeclaration("household")]
    let table = try await LinkageTable(
      [MemoryTable(headers: roles.map(\.0), rows: rows)], model: model, types: ValueTypes())
    let linker = try await Linker(model, table: table)
    let parameters = try await linker.train(labels: TrainingLabels(entities: entities)).parameters
    let household = try #require(parameters.classes.firstIndex { $0.relation == 1 })
    // Four of the six pairs of two people with two records each are of two people: one a record.
    #expect(abs(parameters.classes[household].pairsPerRecord - 1) < 0.05)
    #expect(parameters.comparisons[3][0].m[household] > 0.9)
    #expect(parameters.comparisons[1][0].m[household] < 0.05)
    let persons = parameters.classes.indices.filter { parameters.classes[$0].relation == 0 }
    #expect(abs(persons.reduce(0) { $0 + parameters.classes[$1].pairsPerRecord } - 0.5) < 0.01)
  }
}
