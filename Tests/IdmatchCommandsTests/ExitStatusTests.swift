import Foundation
import IdmatchCommands
import Testing

@Suite("How the program ends")
struct ExitStatusTests {
  private static let usage: [[String]] = [
    ["frobnicate"], ["link"], ["link", "applications.csv"], ["dedupe"],
    ["dedupe", "customers.csv", "--frobnicate"],
    ["link", "applications.csv", "customers.csv", "--column", "nonsense"],
    ["link", "applications.csv", "customers.csv", "--column", "colour=氏名"],
    ["link", "applications.csv", "customers.csv", "--column", "name=無い列"],
    ["link", "applications.csv", "customers.csv", "--id-column", "無い列"],
    ["link", "applications.csv", "customers.csv", "--ignore-column", "無い列"],
    ["dedupe", "customers.csv", "--threads", "0"], ["dedupe", "customers.csv", "--threads", "two"],
    ["dedupe", "customers.csv", "--encoding", "ebcdic"], ["dedupe", "customers.csv", "--delimiter", "ab"],
    ["dedupe", "customers.csv", "--quiet", "--verbose"],
    ["dedupe", "customers.csv", "--output-encoding", "latin-1"],
    ["normalize"], ["normalize", "shoe-size", "customers.csv"], ["compare", "address"],
    ["compare", "address", "customers.csv"], ["explain", "customers.csv", "C01", "customers.csv"],
    ["explain", "customers.csv", "C99", "customers.csv", "C01"],
    ["synthesize", "--customers", "10"],
    ["synthesize", "--customers", "0", "--applications", "1", "--seed", "1", "--output", "s"],
    ["evaluate", "customers.csv"], ["evaluate", "customers.csv", "--truth", "customers.csv"],
  ]

  @Test("A command line that makes no sense: 2, with a message, and nothing is written", arguments: usage)
  func badUsage(_ arguments: [String]) async throws {
    let folder = try CaseFiles.folder()
    let before = folder.names
    let result = try await CommandProcess.run(arguments, in: folder)
    #expect(result.status == ExitStatus.usage, "\(result.errors)")
    #expect(
      result.errors.contains("Usage: idmatch") || result.errors.hasPrefix("idmatch: "), "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(folder.names == before)
  }

  private static let unreadable: [[String]] = [
    ["link", "missing.csv", "customers.csv"], ["link", "applications.csv", "missing.csv"],
    ["dedupe", "folder"], ["dedupe", "book.xlsx"], ["dedupe", "empty.csv"],
    ["normalize", "name", "missing.txt"], ["normalize", "name", "book.xlsx"],
    ["compare", "address", "missing.csv"], ["explain", "missing.csv", "1", "customers.csv", "C01"],
    ["evaluate", "missing.csv", "--truth", "customers.csv"],
  ]

  @Test("What cannot be read: 4, with the file's name", arguments: unreadable)
  func cannotRead(_ arguments: [String]) async throws {
    let folder = try CaseFiles.folder()
    try FileManager.default.createDirectory(
      atPath: folder.path("folder"), withIntermediateDirectories: false)
    try folder.write([0x50, 0x4B, 0x03, 0x04] + [UInt8](0...255), to: "book.xlsx")
    try folder.write("", to: "empty.csv")
    let before = folder.names
    let result = try await CommandProcess.run(arguments, in: folder)
    #expect(result.status == ExitStatus.inputOutput, "\(result.errors)")
    let culprit = arguments.dropFirst().first {
      ["missing.csv", "folder", "book.xlsx", "empty.csv", "missing.txt"].contains($0)
    }
    #expect(result.errors.contains("\(culprit ?? "?"): "), "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(folder.names == before)
  }

  private static let unwritable: [[String]] = [
    ["link", "applications.csv", "customers.csv", "-o", "nowhere/out.csv"],
    ["dedupe", "customers.csv", "-o", "out.csv", "--links", "nowhere/links.csv"],
    ["dedupe", "customers.csv", "-o", "out.csv", "--rejects", "nowhere/rejects.csv"],
    ["dedupe", "customers.csv", "-o", "folder"],
    ["normalize", "name", "customers.csv", "-o", "nowhere/out.csv"],
    ["normalize", "name", "customers.csv", "-o", "out.csv", "--rejects", "nowhere/out.csv"],
    ["dedupe", "customers.csv", "-o", "/proc/idmatch.csv"], ["dedupe", "customers.csv", "-o", "/dev/full"],
    ["synthesize", "--customers", "5", "--applications", "1", "--seed", "1", "--output", "nowhere/below"],
    ["synthesize", "--customers", "5", "--applications", "1", "--seed", "1", "--output", "customers.csv"],
  ]

  @Test("What cannot be written: 4, and no other output appears either", arguments: unwritable)
  func cannotWrite(_ arguments: [String]) async throws {
    let folder = try CaseFiles.folder()
    try FileManager.default.createDirectory(
      atPath: folder.path("folder"), withIntermediateDirectories: false)
    let before = folder.names
    let result = try await CommandProcess.run(arguments, in: folder)
    #expect(result.status == ExitStatus.inputOutput, "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(folder.names == before)
  }

  @Test(
    "A folder or file that may not be written: 4, and an older file is untouched",
    .enabled(if: geteuid() != 0, "root may write everywhere"))
  func readOnly() async throws {
    let folder = try CaseFiles.folder()
    try folder.write("old", to: "out.csv")
    chmod(folder.path("out.csv"), 0o444)
    let file = try await CommandProcess.run("dedupe", "customers.csv", "-o", "out.csv", in: folder)
    #expect(file.status == ExitStatus.inputOutput)
    #expect(try folder.text("out.csv") == "old")
    chmod(folder.root, 0o555)
    let other = try await CommandProcess.run("dedupe", "customers.csv", "-o", "other.csv", in: folder)
    chmod(folder.root, 0o755)
    #expect(other.status == ExitStatus.inputOutput)
    #expect(folder.names == ["applications.csv", "customers.csv", "out.csv"])
  }

  @Test("What is wrong with files and columns is said in one line, not under the syntax of the command line")
  func oneLine() async throws {
    let folder = try CaseFiles.folder()
    let result = try await CommandProcess.run(
      "explain", "customers.csv", "C99", "customers.csv", "C01", in: folder)
    #expect(result.errors == "idmatch: customers.csv has no record C99 (looked in column 顧客番号).\n")
    try folder.write("氏名\u{0},電話\n佐藤,090-1\n", to: "nul.csv")
    let nul = try await CommandProcess.run("dedupe", "nul.csv", in: folder)
    #expect(nul.status == ExitStatus.inputOutput)
    #expect(nul.errors.hasPrefix("idmatch: nul.csv:1: the header row cannot be read: a NUL character"))
  }

  @Test(
    "Where standard output takes nothing: 4",
    arguments: [
      ["link", "applications.csv", "customers.csv"],
      ["explain", "applications.csv", "A01", "customers.csv", "C01"],
      ["dedupe", "customers.csv", "-o", "out.csv", "--json"], ["normalize", "name", "customers.csv"],
    ])
  func fullDisk(_ arguments: [String]) async throws {
    let folder = try CaseFiles.folder()
    let result = try await CommandProcess(arguments, in: folder, output: "/dev/full").result()
    #expect(result.status == ExitStatus.inputOutput)
    #expect(result.errors.contains("No space left"))
  }

  @Test("As a library the command returns the same statuses")
  func library() async throws {
    let folder = try CaseFiles.folder()
    let (applications, customers) = (folder.path("applications.csv"), folder.path("customers.csv"))
    let links = folder.path("links.csv")
    #expect(
      await IdmatchCommand.run(arguments: ["link", applications, customers, "-o", links, "-q"])
        == ExitStatus.success)
    try expectGolden(folder.text("links.csv"), "cases/expected-links.csv")
    #expect(await IdmatchCommand.run(arguments: ["dedupe", customers, "--frobnicate"]) == ExitStatus.usage)
    #expect(
      await IdmatchCommand.run(arguments: ["dedupe", folder.path("missing.csv"), "-q"])
        == ExitStatus.inputOutput)
    try folder.write("id,name,birth date\n1,佐藤 誠\n", to: "short.csv")
    #expect(
      await IdmatchCommand.run(arguments: [
        "dedupe", folder.path("short.csv"), "-q", "-o", folder.path("o.csv"),
      ])
        == ExitStatus.rejects)
  }
}
