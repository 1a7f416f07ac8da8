import RecordLinkage
import Testing

@Suite("Tables that hold little, or nothing but one thing, are answered and not crashed on")
struct HardTableTests {
  private static let model: LinkageModel = {
    var model = LinkageModel(name: "small")
    // A test has no time for a million pairs.
    model.training.randomPairs = 20_000
    model.columns = [ColumnDeclaration("name", type: "name"), ColumnDeclaration("town")]
    model.comparisons = [
      ComparisonDeclaration(
        "name", levels: [.exact("name"), .similar("name", .jaroWinkler, atLeast: 0.9), .otherwise]),
      ComparisonDeclaration("town", role: .contact, levels: [.exact("town"), .otherwise]),
    ]
    return model
  }()

  private func resolve(_ rows: [[String]], model: LinkageModel = Self.model) async throws -> Resolution {
    let table = try await LinkageTable(
      [RowTable(headers: ["name", "town"], rows: rows)], model: model, types: ValueTypes())
    let linker = try await Linker(model, table: table)
    return try await linker.resolve(by: await linker.train().parameters)
  }

  @Test("No rows, one row, empty rows", arguments: [0, 1, 2, 50])
  func emptyRows(count: Int) async throws {
    let resolution = try await resolve(Array(repeating: ["", ""], count: count))
    #expect(resolution.links.isEmpty)
    #expect(resolution.clusters[0] == Array(0..<UInt32(count)))
  }

  @Test("All rows equal: compared by the window of a block that no key splits")
  func equalRows() async throws {
    let resolution = try await resolve(Array(repeating: ["ann", "york"], count: 900))
    #expect(resolution.clusters[0].count == 900)
  }

  @Test("One-to-one links of one table, or with pairs inside a table, are refused", arguments: [1, 2])
  func oneToOne(tables: Int) async throws {
    var model = Self.model
    model.relations = [RelationDeclaration("match", clustering: .optimalAssignment)]
    if tables == 2 { model.linking.withinSources = [0] }
    let rows = [["ann", "york"], ["bob", "leeds"], ["ann", "york"], ["cy", "hull"]]
    let sources = (0..<tables).map { RowTable(name: "t\($0)", headers: ["name", "town"], rows: rows) }
    let table = try await LinkageTable(sources, model: model, types: ValueTypes())
    let linker = try await Linker(model, table: table)
    let parameters = await linker.train().parameters
    await #expect {
      try await linker.resolve(by: parameters)
    } throws: { error in
      "\(error)".contains("relation match") && "\(error)".contains("optimal-assignment links two tables")
    }
  }

  @Test("A comparison whose only level always holds says nothing and is no error")
  func onlyOtherwise() async throws {
    var model = Self.model
    model.comparisons = [ComparisonDeclaration("nothing", levels: [.otherwise])]
    model.blocking.rules = [BlockingRuleDeclaration([KeyPart("name")])]
    let table = try await LinkageTable(
      [RowTable(headers: ["name", "town"], rows: [["ann", "york"], ["ann", "leeds"]])], model: model,
      types: ValueTypes())
    let linker = try await Linker(model, table: table)
    let resolution = try await linker.resolve(by: await linker.train().parameters)
    #expect(resolution.clusters[0].count == 2)
  }

  @Test("A cell of two hundred thousand bytes")
  func longCell() async throws {
    let long = String(repeating: "abcdefghi ", count: 20_000)
    let resolution = try await resolve([
      [long, "york"], ["ann", "york"], [long + "x", "york"], ["ann", "leeds"],
    ])
    #expect(resolution.clusters[0].count == 4)
  }

  @Test("A column that the table lacks is named, with what there is")
  func missingColumn() async throws {
    var model = Self.model
    model.columns[1] = ColumnDeclaration("town", headers: ["Town", "City"])
    await #expect {
      try await resolve([["ann", "york"]], model: model)
    } throws: { error in
      "\(error)".contains("Town or City") && "\(error)".contains("name, town")
    }
  }

  @Test("A reference to a column that is not declared is named with its place")
  func unknownColumn() async throws {
    var model = Self.model
    model.comparisons[0].levels[0] = .exact("nmae")
    await #expect {
      try await resolve([["ann", "york"]], model: model)
    } throws: { "\($0)".contains("comparison name") && "\($0)".contains("nmae") }
  }

  @Test("An unknown type, too many comparisons, too many levels")
  func wrongModels() async throws {
    var model = Self.model
    model.columns[0].type = "nmae"
    await #expect { try await resolve([["a", "b"]], model: model) } throws: { "\($0)".contains("'nmae'") }
    model = Self.model
    model.comparisons = Array(repeating: model.comparisons[0], count: 17)
    await #expect { try await resolve([["a", "b"]], model: model) } throws: {
      "\($0)".contains("17 comparisons")
    }
    model = Self.model
    model.comparisons[0].levels = Array(repeating: .otherwise, count: 16)
    await #expect { try await resolve([["a", "b"]], model: model) } throws: { "\($0)".contains("16 levels") }
  }

  @Test("Parameters of another model are refused")
  func wrongParameters() async throws {
    let table = try await LinkageTable(
      [RowTable(headers: ["name", "town"], rows: [["a", "b"], ["a", "c"]])], model: Self.model,
      types: ValueTypes())
    let linker = try await Linker(Self.model, table: table)
    var parameters = await linker.train().parameters
    parameters.comparisons.removeLast()
    await #expect { try await linker.resolve(by: parameters) } throws: {
      "\($0)".contains("expected 2 comparisons, found 1")
    }
  }
}
