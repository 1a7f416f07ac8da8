import RecordLinkage
import Testing

@Suite("A table is resolved to entities without labels")
struct LinkerTests {
  /// The model that a user starts from, trained on the table and applied to it.
  private func resolve(_ tables: [RowTable], threads: Int = 2) async throws -> Resolution {
    let model = Self.model(tables)
    let table = try await LinkageTable(tables, model: model, types: ValueTypes(), workers: threads)
    let linker = try await Linker(model, table: table, workers: threads)
    return try await linker.resolve(by: await linker.train().parameters)
  }

  private static func model(_ tables: [RowTable]) -> LinkageModel {
    var model = ModelSuggestion(tables, name: "register").model
    // A test has no time for a million pairs.
    model.training.randomPairs = 50_000
    return model
  }

  @Test("Persons and households of a made-up register are found by the model that init suggests")
  func registerIsResolved() async throws {
    let register = MadeUpRegister(households: 250, seed: 11)
    let resolution = try await resolve([register.table])
    let persons = try ClusterEvaluation(
      predicted: resolution.clusters[0], truth: register.persons.map(UInt32.init))
    let households = try ClusterEvaluation(
      predicted: resolution.clusters[1], truth: register.households.map(UInt32.init))
    #expect(try #require(persons.pairs.precision) > 0.93)
    #expect(try #require(persons.pairs.recall) > 0.9)
    #expect(try #require(households.pairs.precision) > 0.9)
  }

  @Test(
    "A person's relatives, at one address with one telephone and surname, are no second record of the person")
  func householdsAreNotPersons() async throws {
    let register = MadeUpRegister(households: 160, seed: 12)
    let resolution = try await resolve([register.table])
    let wrong = resolution.links.count { link in
      link.relation == 0 && link.band == .match
        && register.persons[link.left] != register.persons[link.right]
        && register.households[link.left] == register.households[link.right]
    }
    let right = resolution.links.count { $0.relation == 0 && $0.band == .match } - wrong
    #expect(wrong * 20 < right, "\(wrong) of \(right + wrong)")
  }

  @Test("The order of the rows changes nothing")
  func orderOfRows() async throws {
    let register = MadeUpRegister(households: 70, seed: 13)
    var random = SeededGenerator(seed: 99)
    var shuffled = register.rows
    shuffled.shuffle(using: &random)
    let one = try await resolve([register.table])
    let other = try await resolve([RowTable(headers: MadeUpRegister.headers, rows: shuffled)])
    // Without the sets in the message, which is long.
    let isSameLinks = links(one, register.rows) == links(other, shuffled)
    let isSameEntities = entities(one, register.rows) == entities(other, shuffled)
    #expect(isSameLinks)
    #expect(isSameEntities)
  }

  @Test("The number of threads changes nothing", arguments: [1, 3])
  func threads(count: Int) async throws {
    let register = MadeUpRegister(households: 70, seed: 14)
    let one = try await resolve([register.table], threads: 2)
    let other = try await resolve([register.table], threads: count)
    #expect(one.links == other.links)
    #expect(one.clusters == other.clusters)
  }

  @Test("Two tables are linked with each other and not within themselves")
  func twoTables() async throws {
    let register = MadeUpRegister(households: 160, seed: 15)
    let half = register.rows.count / 2
    let tables = [
      RowTable(headers: MadeUpRegister.headers, rows: Array(register.rows[..<half])),
      RowTable(headers: MadeUpRegister.headers, rows: Array(register.rows[half...])),
    ]
    let resolution = try await resolve(tables)
    #expect(!resolution.links.isEmpty)
    #expect(resolution.links.allSatisfy { $0.left < half && $0.right >= half })
    let wrong = resolution.links.count {
      $0.relation == 0 && $0.band == .match && register.persons[$0.left] != register.persons[$0.right]
    }
    let right = resolution.links.count { $0.relation == 0 && $0.band == .match } - wrong
    #expect(wrong * 20 < right)
  }

  @Test("Trained parameters give the same links again")
  func parametersAreEnough() async throws {
    let register = MadeUpRegister(households: 70, seed: 16)
    let model = Self.model([register.table])
    let table = try await LinkageTable([register.table], model: model, types: ValueTypes())
    let linker = try await Linker(model, table: table)
    var trained = linker.model
    trained.parameters = await linker.train().parameters
    let again = try await Linker(trained, table: table)
    let parameters = try #require(trained.parameters)
    #expect(try await linker.resolve(by: parameters).links == again.resolve(by: parameters).links)
  }

  private func links(_ resolution: Resolution, _ rows: [[String]]) -> Set<[String]> {
    Set(
      resolution.links.map { link in
        let ids = [rows[link.left][0], rows[link.right][0]].sorted()
        return ids + ["\(link.relation)", link.band.rawValue, link.matchKey]
      })
  }

  private func entities(_ resolution: Resolution, _ rows: [[String]]) -> Set<[String]> {
    var members: [UInt32: [String]] = [:]
    for (row, cluster) in resolution.clusters[0].enumerated() {
      members[cluster, default: []].append(rows[row][0])
    }
    return Set(members.values.map { $0.sorted() })
  }
}
