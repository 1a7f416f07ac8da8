import IdmatchCommands
import JapaneseNormalization
import Testing

@Suite("Help and completion")
struct HelpTests {
  private static let commands: [[String]] = [
    [], ["link"], ["dedupe"], ["normalize"], ["compare", "address"], ["explain"], ["synthesize"],
    ["evaluate"], ["init"], ["analyze"], ["train"], ["label"], ["gazetteer"], ["gazetteer", "show"],
    ["gazetteer", "lookup"],
  ]

  @Test("--help of every command ends with 0 and shows examples of it", arguments: commands)
  func help(_ command: [String]) async throws {
    let folder = try Folder()
    let result = try await CommandProcess.run(command + ["--help"], in: folder)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    let name = (["idmatch"] + command).joined(separator: " ")
    let examples = try #require(result.output.firstRange(of: "EXAMPLE"))
    #expect(result.output[examples.upperBound...].contains("\(name) "), "\(result.output)")
    let other = try await CommandProcess.run(["help"] + command, in: folder)
    #expect(other.status == 0)
    #expect(other.output == result.output)
  }

  @Test("The group compare lists its commands")
  func group() async throws {
    let result = try await CommandProcess.run("compare", "--help", in: try Folder())
    #expect(result.status == 0)
    #expect(result.output.contains("address"))
  }

  @Test("--version is the library's, with that of the gazetteer in the program")
  func version() async throws {
    let result = try await CommandProcess.run("--version", in: try Folder())
    #expect(result.status == 0)
    #expect(
      result.output == "\(IdmatchCommand.version) (gazetteer \(Gazetteer.embedded.version))\n")
  }

  @Test(
    "Every command that reads addresses takes --gazetteer, and says what the environment is asked for",
    arguments: [
      ["link"], ["dedupe"], ["normalize"], ["compare", "address"], ["explain"], ["analyze"], ["train"],
      ["label"],
      ["evaluate"], ["gazetteer", "show"],
      ["gazetteer", "lookup"],
    ])
  func gazetteer(_ command: [String]) async throws {
    let result = try await CommandProcess.run(command + ["--help"], in: try Folder())
    #expect(result.output.contains("--gazetteer <file>"))
    #expect(result.output.contains("IDMATCH_GAZETTEER"))
  }

  @Test("Completion scripts know the commands and their options", arguments: ["bash", "zsh", "fish"])
  func completion(_ shell: String) async throws {
    let result = try await CommandProcess.run("--generate-completion-script", shell, in: try Folder())
    #expect(result.status == 0)
    for word in ["idmatch", "dedupe", "normalize", "explain", "output-encoding", "id-column", "rejects"] {
      #expect(result.output.contains(word), "\(shell): \(word)")
    }
  }

  @Test(
    "An option that is misspelled is named, also where what follows it could be one more table",
    arguments: [
      (["link", "a.csv", "b.csv", "--reject", "r.csv"], "--rejects"),
      (["explain", "a.csv", "1", "b.csv", "2", "--modle", "m.yaml"], "--model"),
      (["evaluate", "l.csv", "--truth", "t.csv", "--relatoin", "person"], "--relation"),
      (["train", "a.csv", "--model", "m.yaml", "--label", "l.csv"], "--labels"),
    ])
  func unknownOption(_ arguments: [String], _ meant: String) async throws {
    let result = try await CommandProcess.run(arguments, in: try Folder())
    #expect(result.status == 2)
    #expect(result.errors.contains("Unknown option"), "\(result.errors)")
    #expect(result.errors.contains(meant), "\(result.errors)")
  }
}
