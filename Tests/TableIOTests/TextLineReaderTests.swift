import Foundation
import TableIO
import Testing

@Suite("Lines, piece by piece")
struct TextLineReaderTests {
  private static func lines(_ reader: TextLineReader) throws -> [String] {
    var lines: [String] = []
    while let batch = try reader.next() {
      #expect(batch.firstLine == lines.count + 1)
      for line in 0..<batch.count { lines.append(batch[line]) }
    }
    return lines
  }

  @discardableResult
  private static func withFile<R>(_ bytes: [UInt8], _ body: (String) throws -> R) throws -> R {
    let path = FileManager.default.temporaryDirectory.appending(path: "lines-\(UUID().uuidString)").path
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  @Test(
    "A file reads as it does whole, in any encoding, whatever the pieces cut in two",
    arguments: TextEncoding.allCases)
  func encodings(_ encoding: TextEncoding) throws {
    // Lines of all lengths, so that a piece's border falls everywhere; CP932 and EUC-JP have all the characters.
    var expected: [String] = ["ascii first", ""]
    for index in 0..<9_000 {
      expected.append("東京都港区虎ノ門\(index)番" + String(repeating: "あア", count: index % 40))
    }
    let path = FileManager.default.temporaryDirectory.appending(path: "lines-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let dialect = CSVDialect(lineEnding: .crlf, hasHeader: false)
    let writer = try CSVWriter(path: path, header: ["line"], encoding: encoding, dialect: dialect)
    for line in expected where !line.isEmpty { try writer.write([line]) }
    try writer.commit()
    let whole = try TextLines.read(path: path)
    let reader = try TextLineReader(path: path)
    let lines = try Self.lines(reader)
    #expect(lines == expected.filter { !$0.isEmpty })
    #expect(reader.encoding == whole.detection.encoding)
    #expect(reader.encoding == encoding)
    #expect(reader.bytesRead == reader.byteCount)
    let told = try TextLineReader(path: path, encoding: encoding)
    let again = try Self.lines(told)
    #expect(again == expected.filter { !$0.isEmpty })
  }

  @Test("ASCII for longer than the first piece does not settle the encoding")
  func lateEncoding() throws {
    let ascii = String(repeating: "03-3501-8822\n", count: 30_000)
    // 髙 in CP932, which is no UTF-8.
    let text = Array(ascii.utf8) + [0xFB, 0xFC, 0x8B, 0xB4, 0x82, 0xCC, 0x0A]
    try Self.withFile(text) { path in
      let lines = try Self.lines(try TextLineReader(path: path))
      #expect(lines.count == 30_001)
      #expect(lines.last == "髙橋の")
    }
  }

  @Test(
    "Line ends of every kind",
    arguments: [
      ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\r\nb", ["a", "b"]), ("a\rb\r", ["a", "b"]),
      ("a\r\r\n\n", ["a", "", ""]), ("\r\n\r\n", ["", ""]), ("\u{FEFF}a\n", ["a"]), ("\u{FEFF}", []),
    ] as [(String, [String])])
  func lineEnds(_ text: String, _ expected: [String]) throws {
    try Self.withFile(Array(text.utf8)) { path in
      let lines = try Self.lines(try TextLineReader(path: path))
      #expect(lines == expected)
    }
  }

  @Test("CR LF that a piece cuts in two is one line end")
  func cutLineEnd() throws {
    // A piece has 131,072 bytes: the first one ends with CR.
    let text = String(repeating: "x", count: 131_071) + "\r\ny\r\n"
    try Self.withFile(Array(text.utf8)) { path in
      let lines = try Self.lines(try TextLineReader(path: path))
      #expect(lines.map(\.count) == [131_071, 1])
    }
  }

  @Test("Malformed lines are known one by one")
  func malformed() throws {
    try Self.withFile(Array("あ\n".utf8) + [0xE3, 0x81, 0x0A] + Array("い\n".utf8)) { path in
      let reader = try TextLineReader(path: path, encoding: .utf8)
      let batch = try #require(try reader.next())
      #expect((0..<batch.count).map { batch.isMalformed($0) } == [false, true, false])
      let end = try reader.next()
      #expect(end?.count == nil)
    }
  }

  @Test("What is no text, no file or a folder is refused when it is opened")
  func refused() throws {
    #expect(throws: TableError.self) { _ = try TextLineReader(path: "/nonexistent/lines.txt") }
    #expect(throws: TableError.self) { _ = try TextLineReader(path: "/tmp") }
    try Self.withFile([0x50, 0x4B, 0x03, 0x04] + [UInt8](0...255)) { path in
      #expect(throws: TableError.self) { _ = try TextLineReader(path: path) }
    }
  }
}
