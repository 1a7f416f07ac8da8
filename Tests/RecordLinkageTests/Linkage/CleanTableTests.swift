import RecordLinkage
import Testing

@Suite("A table without duplicates has none")
struct CleanTableTests {
  /// Everyone of a register once, and a dormitory with another hundred people under one address and telephone.
  private static let rows: [[String]] = {
    let register = MadeUpRegister(households: 260, seed: 31)
    var seen: Set<Int> = []
    var rows = zip(register.rows, register.persons).filter { seen.insert($0.1).inserted }.map(\.0)
    let others = MadeUpRegister(households: 120, seed: 32)
    var known: Set<Int> = []
    for (row, person) in zip(others.rows, others.persons)
    where known.count < 100 && known.insert(person).inserted {
      var row = row
      row[0] = "d" + row[0]
      row[4] = "1 campus road"
      row[5] = "99123"
      row[6] = "555 0100"
      rows.append(row)
    }
    return rows
  }()

  @Test(
    "People of a dormitory are not taken for one another, and it is said that there was nothing to learn from"
  )
  func dormitory() async throws {
    let source = RowTable(headers: MadeUpRegister.headers, rows: Self.rows)
    var model = ModelSuggestion([source], name: "clean").model
    model.training.randomPairs = 100_000
    let table = try await LinkageTable([source], model: model, types: ValueTypes())
    let linker = try await Linker(model, table: table)
    let training = await linker.train()
    let resolution = try await linker.resolve(by: training.parameters)
    let persons = resolution.links.filter { $0.relation == 0 && $0.band == .match }
    #expect(persons.count <= 2)
    #expect(training.warnings.contains(.noEntities("person")), "\(training.warnings)")
  }
}
