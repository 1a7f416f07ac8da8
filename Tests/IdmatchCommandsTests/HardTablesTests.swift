import Foundation
import TableIO
import Testing

@Suite("Tables and models that ask for trouble")
struct HardTablesTests {
  private static let header = "rec_id,first_name,last_name,dob\n"

  private static let model = """
    model: small
    columns: {first_name: name, last_name: name, dob: date}
    comparisons:
      - {name: first, column: first_name, levels: [exact, {jaro-winkler: 0.9}, else]}
      - {name: last, column: last_name, role: family, levels: [exact, {jaro-winkler: 0.9}, else]}
      - {name: dob, column: dob, levels: [exact, date-slip, else]}
    relations: {person: {clustering: average-link}}

    """

  private static let commands = [
    ["dedupe", "t.csv", "--model", "m.yaml", "-o", "o.csv"],
    ["train", "t.csv", "--model", "m.yaml", "-o", "n.yaml"],
    ["analyze", "t.csv", "--model", "m.yaml"], ["explain", "t.csv", "--model", "m.yaml", "--cluster", "1"],
    ["label", "t.csv", "--model", "m.yaml", "--labels", "l.csv"],
    ["link", "t.csv", "t.csv", "--model", "m.yaml", "-o", "o.csv"],
  ]

  private static func folder(_ table: String, model: String = model) throws -> Folder {
    let folder = try Folder()
    try folder.write(table, to: "t.csv")
    try folder.write(model, to: "m.yaml")
    return folder
  }

  @Test("A table of nothing at all is said to be so", arguments: commands)
  func empty(_ command: [String]) async throws {
    let result = try await CommandProcess.run(command, in: try Self.folder(""))
    #expect(result.status == 4)
    #expect(result.errors.contains("t.csv: has no rows; expected a header row and one row a record"))
  }

  @Test("A header alone, and one row alone, have nothing to compare", arguments: commands)
  func nothingToCompare(_ command: [String]) async throws {
    for rows in ["", "1,ann,smith,1980-01-01\n"] where rows.isEmpty || command[0] != "link" {
      let folder = try Self.folder(Self.header + rows)
      let result = try await CommandProcess.run(command, in: folder)
      #expect(result.status == 2)
      #expect(result.errors.contains("there are fewer than two records, so there is nothing to compare."))
      #expect(!folder.names.contains("o.csv"))
    }
  }

  @Test("Linking a table with an empty one says which way there is")
  func emptySide() async throws {
    let folder = try Self.folder(Self.header + "1,ann,smith,1980-01-01\n2,bob,smith,1981-01-01\n")
    try folder.write(Self.header, to: "e.csv")
    let result = try await CommandProcess.run(
      "link", "t.csv", "e.csv", "--model", "m.yaml", "-o", "o.csv", in: folder)
    #expect(result.status == 2)
    #expect(result.errors.contains("only one of the tables has records"))
    let within = try await CommandProcess.run(
      "link", "t.csv", "e.csv", "--model", "m.yaml", "--within-source", "-o", "o.csv", in: folder)
    #expect(within.status == 0, "\(within.errors)")
  }

  @Test("Rows that are all equal tell nobody apart, and it is said", arguments: commands)
  func allEqual(_ command: [String]) async throws {
    let rows = (1...40).map { "\($0),ann,smith,1980-01-01\n" }.joined()
    let result = try await CommandProcess.run(command, in: try Self.folder(Self.header + rows))
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("no blocking rules were found, as no column tells records apart"))
  }

  @Test(
    "init says of a table without values why it makes no model of it",
    arguments: ["", "1,ann,smith,1980-01-01\n"])
  func initOfLittle(_ row: String) async throws {
    let folder = try Self.folder(Self.header + row)
    let result = try await CommandProcess.run("init", "t.csv", "-o", "n.yaml", in: folder)
    #expect(result.status == (row.isEmpty ? 2 : 0), "\(result.errors)")
    if row.isEmpty { #expect(result.errors.contains("no column says anything to compare:\n  dob: no value")) }
  }

  @Test("A cell of a megabyte is a value like any other", arguments: commands.dropLast())
  func hugeCell(_ command: [String]) async throws {
    let folder = try PersonFiles.folder()
    var lines = try folder.text("people.csv").split(separator: "\n").map(String.init)
    let huge = String(repeating: "x", count: 1_000_000)
    lines[2] = "1,\(huge),,y,m,,,,,,,,1,1"
    lines[3] = "2,\(huge),,z,m,,,,,,,,1,1"
    try folder.write(lines.joined(separator: "\n") + "\n", to: "t.csv")
    try folder.write(Self.model, to: "m.yaml")
    let result = try await CommandProcess.run(command, in: folder)
    #expect(result.status == 0, "\(result.errors.prefix(500))")
    #expect(!result.errors.contains("xxxxxxxxx"))
    if command[0] == "dedupe" { #expect(try folder.table("o.csv").rowCount == PersonFiles.count) }
  }

  @Test(
    "A model that its author cannot mean is told where it is wrong",
    arguments: [
      (
        "last_name: name", "lastname: name",
        "m.yaml:2:29: columns.lastname: found no header `lastname` in t.csv"
      ),
      ("{jaro-winkler: 0.9}", "{jaro-wrinkler: 0.9}", "did you mean `jaro-winkler`?"),
      ("exact, date-slip, else", "exact, else, date-slip", "expected `else` to be the last level"),
      ("exact, date-slip, else", "{days: 30}, {days: 3}, else", "found a level that no pair reaches"),
      ("dob: date}", "dob: dat}", "columns.dob: found the unknown type `dat`"),
    ])
  func wrongModels(_ old: String, _ new: String, _ message: String) async throws {
    var model = Self.model.replacingOccurrences(of: old, with: new)
    if new.hasPrefix("lastname") {
      model = model.replacingOccurrences(of: "column: last_name", with: "column: lastname")
    }
    let folder = try Self.folder(
      Self.header + "1,ann,smith,1980-01-01\n2,bob,smith,1981-01-01\n", model: model)
    let result = try await CommandProcess.run(Self.commands[0], in: folder)
    #expect(result.status == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(!folder.names.contains("o.csv"))
  }
}
