import IdmatchCommands
import PersonSynthesis
import TableIO
import Testing

@Suite("idmatch synthesize --model persons")
struct SynthesizePersonsTests {
  @Test("One file with the records asked for; the same seed gives the same bytes, another seed others")
  func seeds() async throws {
    let folder = try Folder()
    for (name, seed) in [("one.csv", "7"), ("two.csv", "7"), ("three.csv", "8")] {
      let result = try await CommandProcess.run(
        "synthesize", "--model", "persons", "--customers", "500", "--seed", seed, "--output", name, in: folder
      )
      #expect(result.status == 0)
      #expect(result.errors == "500 records of persons written to \(name)\n")
    }
    #expect(try folder.bytes("one.csv") == folder.bytes("two.csv"))
    #expect(try folder.bytes("one.csv") != folder.bytes("three.csv"))
    let table = try folder.table("one.csv")
    #expect(table.rowCount == 500)
    #expect(table.header == PersonRegister.columns)
  }

  private static let mistakes: [(arguments: [String], says: String)] = [
    (["--model", "persons", "--customers", "5", "--applications", "1"], "--applications goes with"),
    (["--model", "persons", "--customers", "0"], "--customers must be at least 1"),
    (["--model", "persons", "--customers", "2000000001"], "--customers must be at most 2000000000"),
    (["--model", "people", "--customers", "5"], "--model"),
    (["--customers", "5"], "--applications is missing"),
  ]

  @Test("Options that do not go together are named, and nothing is written", arguments: mistakes)
  func badUsage(arguments: [String], says: String) async throws {
    let folder = try Folder()
    let result = try await CommandProcess.run(
      ["synthesize"] + arguments + ["--seed", "1", "--output", "p.csv"], in: folder)
    #expect(result.status == ExitStatus.usage)
    #expect(result.errors.contains(says), "\(result.errors)")
    #expect(folder.names.isEmpty)
  }
}
