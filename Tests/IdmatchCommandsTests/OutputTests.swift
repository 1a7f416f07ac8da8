import Foundation
import TableIO
import Testing

@Suite("What is written appears whole, in the encoding that was asked for")
struct OutputTests {
  /// 𠮷 is not in CP932, nor is the selector after 邉.
  private static let table = """
    id,氏名,備考
    1,𠮷田 誠,一
    2,田中 実,二
    3,渡邉\u{E0100} 彩,𠮷と森鷗外

    """

  @Test("A character that CP932 lacks is written as 〓, counted, and named with line and column: 3")
  func losses() async throws {
    let folder = try Folder()
    try folder.write(Self.table, to: "in.csv")
    let result = try await CommandProcess.run(
      "dedupe", "in.csv", "-o", "out.csv", "--output-encoding", "CP932", "--links", "links.csv", "--json",
      in: folder)
    #expect(result.status == 3)
    let out = try folder.table("out.csv")
    #expect(out.encoding == .cp932)
    #expect(out.fields(ofRow: 0) == ["1", "〓田 誠", "一", "1", "1"])
    #expect(out.fields(ofRow: 2) == ["3", "渡邉 彩", "〓と森〓外", "3", "3"])
    #expect(result.errors.contains("4 characters that the output encoding lacks"))
    #expect(result.errors.contains("out.csv:2, 氏名: U+20BB7 is not in CP932"))
    #expect(result.errors.contains("out.csv:4, 氏名: U+E0100 is not in CP932"))
    #expect(result.errors.contains("out.csv:4, 備考: U+20BB7 is not in CP932"))
    let summary = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect(summary?["lostCharacters"] as? Int == 4)
  }

  @Test("normalize and compare name lost characters too")
  func lossesOfValues() async throws {
    let folder = try Folder()
    let names = try await CommandProcess.run(
      "normalize", "name", "-o", "out.csv", "--output-encoding", "sjis", in: folder, input: "𠮷田 誠\n")
    #expect(names.status == 3)
    #expect(names.errors.contains("out.csv:2, input: U+20BB7"))
    let pairs = try await CommandProcess.run(
      "compare", "address", "-", "-o", "out.csv", "--output-encoding", "sjis", in: folder,
      input: "a,b,memo\n港区虎ノ門1-1-1,港区虎ノ門1-1-1,𠮷\n")
    #expect(pairs.status == 3)
    #expect(pairs.errors.contains("out.csv:2, memo: U+20BB7"))
  }

  @Test(
    "Every encoding that has the characters writes the same table",
    arguments: [TextEncoding.utf8, .cp932, .utf16LE, .utf16BE, .eucJP, .iso2022JP])
  func encodings(_ encoding: TextEncoding) async throws {
    let folder = try Folder()
    try folder.write(PlainTable.customers, to: "c.csv")
    let plain = try await CommandProcess.run("dedupe", "c.csv", "-o", "plain.csv", in: folder)
    #expect(plain.status == 0)
    let result = try await CommandProcess.run(
      "dedupe", "c.csv", "-o", "out.csv", "--output-encoding", encoding.rawValue, in: folder)
    #expect(result.status == 0)
    let (out, expected) = (try folder.table("out.csv"), try folder.table("plain.csv"))
    #expect(out.encoding == encoding)
    #expect(out.records == expected.records)
  }

  @Test("--bom begins UTF-8 with a byte order mark")
  func byteOrderMark() async throws {
    let folder = try Folder()
    try folder.write(PlainTable.customers, to: "c.csv")
    try await CommandProcess.run("dedupe", "c.csv", "-o", "out.csv", "--bom", in: folder)
    #expect(try Array(folder.bytes("out.csv").prefix(3)) == [0xEF, 0xBB, 0xBF])
  }

  @Test("The input may be overwritten with the output; an older output is replaced whole")
  func overwriting() async throws {
    let folder = try Folder()
    try folder.write(PlainTable.customers, to: "c.csv")
    let expected = try await CommandProcess.run("dedupe", "c.csv", in: folder).output
    let result = try await CommandProcess.run("dedupe", "c.csv", "-o", "c.csv", in: folder)
    #expect(result.status == 0)
    #expect(try folder.text("c.csv") == expected)
    #expect(folder.names == ["c.csv"])
  }

  /// Waits until something is in the folder that `isWanted`.
  private static func wait(
    for folder: String, until isWanted: ([String]) -> Bool
  ) async throws {
    let deadline = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < deadline {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      if isWanted(names) { return }
      try await Task.sleep(for: .milliseconds(2))
    }
    // On a busy machine one sleep can outlast the deadline.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    if !isWanted(names) { Issue.record("nothing was written within two minutes") }
  }

  @Test("Ctrl-C in a large synthesize leaves neither an output nor a temporary file")
  func interruptedSynthesis() async throws {
    let folder = try Folder()
    let process = try CommandProcess(
      ["synthesize", "--customers", "5000000", "--applications", "10", "--seed", "1", "--output", "s"],
      in: folder)
    try await Self.wait(for: folder.path("s")) { $0.count == 4 }
    process.send(SIGINT)
    let result = try await process.result()
    #expect(result.signal == SIGINT)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("s")).isEmpty)
  }

  @Test(
    "Ctrl-C in a large dedupe leaves neither an output nor a temporary file, and an older output as it was")
  func interruptedDedupe() async throws {
    let folder = try Folder()
    let synthesis = try await CommandProcess.run(
      "synthesize", "--customers", "6000", "--applications", "1", "--seed", "1", "--output", "s", "-q",
      in: folder)
    try #require(synthesis.status == 0)
    // The same customers over and over: enough for the run to be far from its end when it is interrupted.
    let rows = try folder.text("s/customers.csv")
    let header = rows.prefix { $0 != "\n" && $0 != "\r\n" } + "\n"
    let body = rows.dropFirst(header.count)
    try folder.write(header + String(repeating: String(body), count: 20), to: "large.csv")
    try folder.write("older", to: "out.csv")
    let process = try CommandProcess(
      ["dedupe", "large.csv", "-o", "out.csv", "--links", "links.csv", "--rejects", "rejects.csv"],
      in: folder)
    try await Self.wait(for: folder.root) { $0.contains { $0.hasPrefix(".rejects.csv") } }
    process.send(SIGINT)
    let result = try await process.result()
    #expect(result.signal == SIGINT)
    #expect(folder.names == ["large.csv", "out.csv", "s"])
    #expect(try folder.text("out.csv") == "older")
  }
}
