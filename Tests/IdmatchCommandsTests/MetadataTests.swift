import Foundation
import IdmatchCommands
import JapaneseNormalization
import Testing

@Suite("What a run says of itself")
struct MetadataTests {
  private static func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private static let runs: [[String]] = [
    ["link", "applications.csv", "customers.csv"], ["dedupe", "customers.csv"],
    ["compare", "address", "pairs.csv"], ["normalize", "address", "addresses.txt"],
  ]

  @Test("--metadata writes versions, gazetteer, counts and time beside the output", arguments: runs)
  func metadata(_ command: [String]) async throws {
    let folder = try GazetteerTests.folder()
    let plain = try await CommandProcess.run(command + ["-o", "plain.csv"], in: folder)
    #expect(plain.status == 0, "\(plain.errors)")
    let result = try await CommandProcess.run(
      command + ["-o", "out.csv", "--metadata", "run.json"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try folder.text("out.csv") == folder.text("plain.csv"))
    let run = try Self.object(folder.text("run.json"))
    #expect(run["version"] as? String == IdmatchCommand.version)
    #expect((run["command"] as? String)?.hasPrefix(command[0]) == true)
    #expect(run["output"] as? String == "out.csv")
    #expect((run["started"] as? String)?.hasSuffix("Z") == true)
    #expect(run["seconds"] is NSNumber)
    let gazetteer = try #require(run["gazetteer"] as? [String: Any])
    #expect(gazetteer["version"] as? String == Gazetteer.embedded.version)
    #expect(gazetteer["sources"] as? [String] == Gazetteer.embedded.sources)
    #expect(gazetteer["isEmbedded"] as? Bool == true)
    if command[0] == "link" || command[0] == "dedupe" {
      #expect((run["inputs"] as? [[String: Any]])?.count == command.count - 1)
      #expect((run["model"] as? [String: Any])?["parameters"] as? String == "default")
    } else {
      #expect(run["rows"] as? Int == (command[0] == "compare" ? 2 : 3))
      #expect(run["encoding"] as? String == "UTF-8")
    }
  }

  @Test("The summary names the gazetteer, for people and in JSON", arguments: runs)
  func summary(_ command: [String]) async throws {
    let folder = try GazetteerTests.folder()
    let text = try await CommandProcess.run(command + ["-o", "out.csv"], in: folder)
    #expect(text.errors.contains("gazetteer \(Gazetteer.embedded.version)\n"))
    let json = try await CommandProcess.run(command + ["-o", "out.csv", "--json"], in: folder)
    let gazetteer = try Self.object(json.output)["gazetteer"] as? [String: Any]
    #expect(gazetteer?["version"] as? String == Gazetteer.embedded.version)
    let quiet = try await CommandProcess.run(command + ["-o", "out.csv", "--quiet"], in: folder)
    #expect(quiet.errors.isEmpty)
    #expect(quiet.output.isEmpty)
  }

  @Test("What reads no addresses names no gazetteer, and tells its rate")
  func withoutAddresses() async throws {
    let folder = try Folder()
    let result = try await CommandProcess.run(
      "normalize", "phone", "--metadata", "run.json", in: folder, input: "03-3501-8822\n")
    #expect(result.errors.contains("1 lines in "))
    #expect(result.errors.contains(" a second"))
    #expect(!result.errors.contains("gazetteer"))
    #expect(try Self.object(folder.text("run.json"))["gazetteer"] == nil)
  }

  @Test("An explanation ends with the gazetteer, and says what was made out of the addresses")
  func explanation() async throws {
    let folder = try Folder()
    try folder.write(
      "id,氏名,住所\n1,佐藤 誠,港区虎ノ門1-23-1\n2,佐藤 誠,東京都港区虎ノ門一丁目23番1号\n3,佐藤 誠,本町1-2\n", to: "in.csv")
    let result = try await CommandProcess.run("explain", "in.csv", "1", "in.csv", "2", in: folder)
    #expect(result.output.hasSuffix("gazetteer \(Gazetteer.embedded.version)\n"), "\(result.output)")
    #expect(result.output.contains("address of 1: resolved, 港区虎ノ門 (13103-"), "\(result.output)")
    #expect(result.output.contains("inferred: prefecture"), "\(result.output)")
    let other = try await CommandProcess.run("explain", "in.csv", "3", "in.csv", "2", in: folder)
    #expect(other.output.contains("address of 3: ambiguous, can be "), "\(other.output)")
    #expect(other.output.contains(" or others"), "\(other.output)")
    let json = try await CommandProcess.run("explain", "in.csv", "3", "in.csv", "2", "--json", in: folder)
    let document = try Self.object(json.output)
    #expect((document["leftAddress"] as? [String: Any])?["status"] as? String == "ambiguous")
    #expect((document["rightAddress"] as? [String: Any])?["municipalityCode"] as? Int == 13103)
    #expect((document["gazetteer"] as? [String: Any])?["isEmbedded"] as? Bool == true)
  }

  @Test(
    "The record of a run that cannot be written, or is another output too: nothing else is written either")
  func unwritable() async throws {
    let folder = try GazetteerTests.folder()
    let before = folder.names
    for command in Self.runs {
      let nowhere = try await CommandProcess.run(
        command + ["-o", "out.csv", "--metadata", "nowhere/run.json"], in: folder)
      #expect(nowhere.status == ExitStatus.inputOutput)
      let twice = try await CommandProcess.run(
        command + ["-o", "out.csv", "--metadata", "out.csv"], in: folder)
      #expect(twice.status == ExitStatus.usage)
      #expect(folder.names == before)
    }
  }
}
