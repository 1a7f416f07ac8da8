import Foundation
import IdmatchCommands
import Testing

@Suite("The gazetteer of a run")
struct GazetteerTests {
  /// The gazetteer that the program holds, as a file.
  static let embedded = packageFolder.appending(path: "Sources/CGazetteer/gazetteer.bin")

  static func folder() throws -> Folder {
    let folder = try CaseFiles.folder()
    try folder.write(
      "a,b\n港区虎ノ門1-23-1,東京都港区虎ノ門一丁目23番1号\n本町1-2,本町1-2\n", to: "pairs.csv")
    try folder.write("港区虎ノ門1-23-1\n本町1-2\nどこにもない\n", to: "addresses.txt")
    return folder
  }

  /// Every command that reads addresses.
  private static let commands: [[String]] = [
    ["link", "applications.csv", "customers.csv"], ["dedupe", "customers.csv"],
    ["explain", "applications.csv", "A01", "customers.csv", "C01"], ["compare", "address", "pairs.csv"],
    ["normalize", "address", "addresses.txt"], ["gazetteer", "lookup", "1050001"],
  ]

  private static func run(
    _ arguments: [String], in folder: Folder, environment: [String: String] = [:]
  ) async throws -> CommandProcess.Result {
    try await CommandProcess(arguments, in: folder, environment: environment).result()
  }

  @Test("A copy of the embedded one gives the same, by the option or by the environment", arguments: commands)
  func copy(_ command: [String]) async throws {
    let folder = try Self.folder()
    try FileManager.default.copyItem(atPath: Self.embedded.path, toPath: folder.path("copy.bin"))
    let expected = try await Self.run(command, in: folder)
    #expect(expected.status == 0, "\(expected.errors)")
    let byOption = try await Self.run(command + ["--gazetteer", "copy.bin"], in: folder)
    #expect(byOption.status == 0, "\(byOption.errors)")
    let byVariable = try await Self.run(
      command, in: folder, environment: ["IDMATCH_GAZETTEER": "copy.bin"])
    let unset = try await Self.run(command, in: folder, environment: ["IDMATCH_GAZETTEER": ""])
    #expect(unset.output == expected.output)
    for result in [byOption, byVariable] {
      // The file is named beside the version, where that stands.
      #expect(result.output.replacing(", copy.bin\n", with: "\n") == expected.output)
    }
    #expect(
      (byOption.output + byOption.errors).contains(", copy.bin") || command.first == "gazetteer",
      "\(byOption.errors)")
  }

  struct Damage: Sendable, CustomTestStringConvertible {
    let name: String
    let message: String
    let change: @Sendable ([UInt8]) -> [UInt8]
    var testDescription: String { name }
  }

  private static let damages: [Damage] = [
    Damage(name: "cut off in the middle", message: "it was cut off") { Array($0.prefix($0.count / 2)) },
    Damage(name: "cut off in the header", message: "it was cut off") { Array($0.prefix(100)) },
    Damage(name: "cut off by one byte", message: "The gazetteer ") { $0.dropLast() },
    Damage(name: "one byte changed", message: "The gazetteer is damaged") { bytes in
      var bytes = bytes
      bytes[bytes.count / 3] ^= 1
      return bytes
    },
    Damage(name: "an empty file", message: "This is no gazetteer") { _ in [] },
    Damage(name: "a PNG", message: "This is no gazetteer") { _ in
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 0, count: 2000)
    },
    Damage(
      name: "a later format", message: "has the format \"idmatch gazetteer 2\"",
      change: { bytes in
        var bytes = bytes
        bytes[18] = UInt8(ascii: "2")
        return bytes
      }),
  ]

  @Test("A file that is no gazetteer, or a damaged one: 4, what is wrong with which file", arguments: damages)
  func damaged(_ damage: Damage) async throws {
    let folder = try Self.folder()
    try folder.write(damage.change(Array(try Data(contentsOf: Self.embedded))), to: "bad.bin")
    let before = folder.names
    for command in Self.commands {
      let outputs = command[0] == "explain" || command[0] == "gazetteer" ? [] : ["-o", "out.csv"]
      let result = try await Self.run(command + ["--gazetteer", "bad.bin"] + outputs, in: folder)
      #expect(result.status == ExitStatus.inputOutput, "\(command)")
      #expect(result.output.isEmpty)
      #expect(result.errors.hasPrefix("idmatch: bad.bin: "), "\(result.errors)")
      #expect(result.errors.contains(damage.message), "\(result.errors)")
      #expect(result.errors.contains("Leave --gazetteer out"), "\(result.errors)")
      #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
      #expect(folder.names == before, "\(command)")
    }
  }

  @Test("A file that is not there, and a folder: 4, with the file's name and what to do")
  func missing() async throws {
    let folder = try Self.folder()
    for command in Self.commands {
      let result = try await Self.run(command + ["--gazetteer", "missing.bin"], in: folder)
      #expect(result.status == ExitStatus.inputOutput)
      #expect(result.errors.hasPrefix("idmatch: missing.bin: Cannot open: No such file"), "\(result.errors)")
      #expect(result.output.isEmpty)
    }
    let result = try await Self.run(["dedupe", "customers.csv", "--gazetteer", "."], in: folder)
    #expect(result.status == ExitStatus.inputOutput)
    #expect(result.errors.hasPrefix("idmatch: .: This is a folder. Give the path of a gazetteer."))
  }

  @Test("A bad file of the environment is said to be of the environment; the option wins over it")
  func environment() async throws {
    let folder = try Self.folder()
    try FileManager.default.copyItem(atPath: Self.embedded.path, toPath: folder.path("copy.bin"))
    let bad = ["IDMATCH_GAZETTEER": "pairs.csv"]
    let result = try await Self.run(["normalize", "address", "addresses.txt"], in: folder, environment: bad)
    #expect(result.status == ExitStatus.inputOutput)
    #expect(result.errors.hasPrefix("idmatch: pairs.csv (IDMATCH_GAZETTEER): This is no gazetteer"))
    #expect(result.errors.contains("Unset IDMATCH_GAZETTEER"))
    let option = try await Self.run(
      ["normalize", "address", "addresses.txt", "--gazetteer", "copy.bin"], in: folder, environment: bad)
    #expect(option.status == 0, "\(option.errors)")
    // What reads no addresses does not ask.
    let names = try await Self.run(["--version"], in: folder, environment: bad)
    #expect(names.status == 0)
  }

  @Test("--gazetteer - and an empty --gazetteer: 2", arguments: ["-", ""])
  func usage(_ path: String) async throws {
    let result = try await Self.run(
      ["dedupe", "customers.csv", "--gazetteer", path], in: try Self.folder())
    #expect(result.status == ExitStatus.usage)
  }

  private struct Shown: Decodable {
    var version: String
    var checksum: String
    var isEmbedded: Bool
    var file: String?
    var bytes: Int
    var municipalities: Int
    var towns: Int
    var sources: [String]
  }

  @Test("idmatch gazetteer shows version, sources with licence and date, counts, checksum, origin and size")
  func show() async throws {
    let folder = try Folder()
    try FileManager.default.copyItem(atPath: Self.embedded.path, toPath: folder.path("copy.bin"))
    let json = try await CommandProcess.run("gazetteer", "--json", in: folder)
    let shown = try JSONDecoder().decode(Shown.self, from: Data(json.output.utf8))
    #expect(shown.isEmbedded && shown.file == nil)
    #expect(shown.bytes == (try Data(contentsOf: Self.embedded)).count)
    #expect(shown.municipalities > 1700 && shown.towns > 100_000)
    #expect(shown.version.hasSuffix(shown.checksum) && !shown.checksum.isEmpty)
    #expect(shown.sources.contains { $0.contains("CC BY 4.0") && $0.contains("Address Base Registry") })
    #expect(shown.sources.contains { $0.contains("Japan Post") })
    let text = try await CommandProcess.run("gazetteer", in: folder)
    #expect(text.status == 0)
    for word in shown.version.split(separator: " ") { #expect(text.output.contains(word)) }
    for source in shown.sources { #expect(text.output.contains(source)) }
    #expect(text.output.contains("the program, idmatch \(IdmatchCommand.version)"))
    let copy = try await CommandProcess.run(
      "gazetteer", "show", "--gazetteer", "copy.bin", "--json", in: folder)
    let other = try JSONDecoder().decode(Shown.self, from: Data(copy.output.utf8))
    #expect(!other.isEmbedded && other.file == "copy.bin")
    #expect(other.version == shown.version && other.bytes == shown.bytes)
  }

  @Test(
    "A place is found by postal code, code or name",
    arguments: [
      ("1050001", "虎ノ門"), ("〒105-0001", "虎ノ門"), ("１０５－０００１", "虎ノ門"), ("105-6390", "虎ノ門"),
      ("13103", "東京都港区"), ("131032", "東京都港区"), ("港区虎ノ門", "13103-"), ("東京都港区", "Minato-ku"),
      ("本町", "函館市"),
    ])
  func lookup(_ place: String, _ expected: String) async throws {
    let folder = try Folder()
    let result = try await CommandProcess.run("gazetteer", "lookup", place, in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains(expected), "\(result.output)")
    let json = try await CommandProcess.run("gazetteer", "lookup", place, "--json", in: folder)
    #expect(json.output.contains("\"municipalityCode\""))
  }

  @Test(
    "A place that is not there: 2, with the gazetteer's version", arguments: ["0000000", "99999", "どこにもない"])
  func notFound(_ place: String) async throws {
    let result = try await CommandProcess.run("gazetteer", "lookup", place, in: try Folder())
    #expect(result.status == ExitStatus.usage)
    #expect(result.errors.contains("has no place \(place)"))
    #expect(result.output.isEmpty)
  }
}
