import Foundation
import TableIO
import Testing

@Suite("idmatch normalize in a pipe")
struct StreamingTests {
  /// One end of a pipe with a name.
  private final class Pipe: Sendable {
    private let descriptor: Int32
    init(_ path: String, _ flags: Int32) throws {
      descriptor = open(path, flags)
      guard descriptor >= 0 else { throw POSIXError(.EIO) }
    }
    deinit { close(descriptor) }

    func write(_ text: String) {
      let bytes = Array(text.utf8)
      _ = Foundation.write(descriptor, bytes, bytes.count)
    }

    /// What comes until `lines` line ends were read, or the other end is closed.
    func read(lines: Int) -> String {
      var bytes: [UInt8] = []
      var byte: UInt8 = 0
      while bytes.count(where: { $0 == 0x0A }) < lines, Foundation.read(descriptor, &byte, 1) == 1 {
        bytes.append(byte)
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  @Test(
    "Each line comes out before the next goes in, in UTF-8 and where the encoding is told",
    arguments: [true, false])
  func immediate(_ isTold: Bool) async throws {
    let folder = try Folder()
    for name in ["in", "out"] { #expect(mkfifo(folder.path(name), 0o600) == 0) }
    let process = try CommandProcess(
      ["normalize", "address", "in", "-o", "out", "-q"] + (isTold ? ["--encoding", "UTF-8"] : []),
      in: folder)
    do {
      let input = try Pipe(folder.path("in"), O_WRONLY)
      input.write("東京都港区虎ノ門1-23-1\n")
      let output = try Pipe(folder.path("out"), O_RDONLY)
      #expect(output.read(lines: 2).contains("\n東京都港区虎ノ門1-23-1,"))
      input.write("港区虎ノ門2-1\n")
      #expect(output.read(lines: 1).hasPrefix("港区虎ノ門2-1,"))
      // A line that has not ended yet is no reason to keep the one before it.
      input.write("港区虎ノ門3-1\n港区虎ノ")
      #expect(output.read(lines: 1).hasPrefix("港区虎ノ門3-1,"))
      input.write("門4-1\n\n")
      #expect(output.read(lines: 2).hasPrefix("港区虎ノ門4-1,"))
    }
    #expect(try await process.result(within: 30).status == 0)
  }

  @Test("A reader that has seen enough ends the program without a word")
  func brokenPipe() async throws {
    let folder = try Folder()
    #expect(mkfifo(folder.path("out"), 0o600) == 0)
    try folder.write(String(repeating: "03-3501-8822\n", count: 100_000), to: "in.txt")
    let process = try CommandProcess(["normalize", "phone", "in.txt", "-o", "out"], in: folder)
    do {
      let output = try Pipe(folder.path("out"), O_RDONLY)
      #expect(output.read(lines: 3).hasSuffix("\n"))
    }
    let result = try await process.result(within: 60)
    #expect(result.signal == SIGPIPE)
    #expect(result.errors.isEmpty, "\(result.errors)")
  }

  @Test(
    "Batches come out in order, the same for any number of threads and from a file as from standard input")
  func order() async throws {
    let folder = try Folder()
    let lines = (0..<30_000).map { "03-3501-\(1000 + $0 % 9000)" + String(repeating: " ", count: $0 % 7) }
    let text = lines.joined(separator: "\n") + "\n"
    try folder.write(text, to: "in.txt")
    var outputs: Set<String> = []
    for threads in ["1", "2", "5"] {
      let result = try await CommandProcess.run(
        "normalize", "phone", "in.txt", "--threads", threads, "--progress", in: folder)
      #expect(result.status == 0)
      #expect(result.errors.contains("30,000 lines in "), "\(result.errors)")
      #expect(result.errors.hasPrefix("normalizing\n"))
      outputs.insert(result.output)
    }
    outputs.insert(try await CommandProcess.run("normalize", "phone", in: folder, input: text).output)
    #expect(outputs.count == 1)
    try folder.write(outputs.first ?? "", to: "out.csv")
    let out = try folder.table("out.csv")
    #expect(out.rowCount == lines.count)
    for (row, line) in lines.enumerated() where out.field(row: row, column: 0) != line {
      Issue.record("row \(row): \(out.field(row: row, column: 0).debugDescription)")
      break
    }
  }

  @Test("Lines of 64 KiB and more, empty ones, CR LF, no text and no last line end stay in their places")
  func edges() async throws {
    let folder = try Folder()
    let long = "東京都港区虎ノ門1-23-1 " + String(repeating: "あ", count: 70_000)
    let garbage = String(repeating: "1-", count: 60_000)
    var bytes = Array("\(long)\r\n\r\n\(garbage)\r\n".utf8)
    bytes += [0xE3, 0x81, 0x0D, 0x0A] + Array("港区虎ノ門1-23-1".utf8)
    try folder.write(bytes, to: "in.txt")
    let result = try await CommandProcess.run(
      "normalize", "address", "in.txt", "-o", "out.csv", "--rejects", "rejects.csv", in: folder)
    #expect(result.status == 3)
    let out = try folder.table("out.csv")
    #expect(out.rowCount == 5)
    #expect(out.field(row: 0, column: 0) == long)
    #expect(out.fields(ofRow: 1).joined().isEmpty)
    #expect(out.field(row: 2, column: 0) == garbage)
    #expect(out.fields(ofRow: 3).dropFirst().joined().isEmpty)
    #expect(out.records[4]["town"] == "虎ノ門")
    let rejects = try folder.table("rejects.csv")
    #expect(rejects.rowCount == 1)
    #expect(rejects.fields(ofRow: 0).prefix(2) == ["in.txt", "4"])
  }

  @Test("A file of nothing but malformed lines is counted, and the first five are named")
  func manyMalformed() async throws {
    let folder = try Folder()
    try folder.write(
      [UInt8](repeating: 0, count: 40_000).enumerated().map { $0.offset % 2 == 0 ? 0xFF : 0x0A }, to: "in.txt"
    )
    let result = try await CommandProcess.run(
      "normalize", "kana", "in.txt", "--encoding", "UTF-8", "-o", "out.csv", in: folder)
    #expect(result.status == 3)
    #expect(result.errors.contains("20000 rows left out; the first of them:"))
    #expect(result.errors.contains("in.txt:5: ") && !result.errors.contains("in.txt:6: "))
    #expect(try folder.table("out.csv").rowCount == 20_000)
  }

  @Test("What is known of a place stands in columns: status, codes, what was inferred, what it can be")
  func columns() async throws {
    let folder = try Folder()
    try await CommandProcess.run(
      "normalize", "address", "-o", "out.csv", in: folder,
      input: "港区虎ノ門1-23-1\n本町1-2\n渋谷区無い町1-2\nどこにもない\n虎ノ門一丁目23番1号\n")
    let rows = try folder.table("out.csv").records
    try #require(rows.count == 5)
    #expect(rows[0]["status"] == "resolved")
    #expect(rows[0]["municipality_code"] == "13103")
    #expect(rows[0]["town_id"]?.hasPrefix("13103-") == true)
    #expect(rows[0]["chome"] == "1")
    #expect(rows[0]["inferred"]?.contains("prefecture") == true)
    #expect(rows[0]["candidates"] == "")
    #expect(rows[1]["status"] == "ambiguous")
    #expect(rows[1]["town_id"] == "")
    #expect((rows[1]["candidates"] ?? "").split(separator: "|").count > 1)
    #expect(rows[2]["status"] == "partial")
    #expect(rows[2]["municipality_code"] == "13113")
    #expect(rows[2]["town_id"] == "")
    #expect(rows[3]["town_id"] == "")
    #expect(rows[4]["town_id"] == rows[0]["town_id"])
    #expect(rows[4]["chome"] == "1")
  }
}
