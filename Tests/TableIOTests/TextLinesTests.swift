import TableIO
import Testing

@Suite("Files of one value a line")
struct TextLinesTests {
  private static let samples: [(String, [String])] = [
    ("", []),
    ("a", ["a"]),
    ("a\n", ["a"]),
    ("a\n\n", ["a", ""]),
    ("\n\na", ["", "", "a"]),
    ("a\r\nb\rc\nd", ["a", "b", "c", "d"]),
    ("\"a\n,b\"\n", ["\"a", ",b\""]),
    ("\u{FEFF}東京都\n大阪府\n", ["東京都", "大阪府"]),
    ("a\r\n\r\n", ["a", ""]),
  ]

  @Test("Every line is there, empty ones too, and quotes and commas are text", arguments: samples)
  func lines(text: String, expected: [String]) throws {
    let lines = try TextLines(contents: Array(text.utf8), path: "values.txt")
    #expect((0..<lines.count).map { lines[$0] } == expected)
    #expect(lines.malformedLines.isEmpty)
  }

  @Test("A line with bytes of no character is named and stays in its place")
  func malformed() throws {
    let lines = try TextLines(
      contents: Array("東京都\n".utf8) + [0x61, 0xFF, 0x0A] + Array("大阪府\n".utf8), path: "values.txt",
      encoding: .utf8)
    #expect(lines.count == 3)
    #expect(lines.malformedLines == [1])
    #expect(lines[1] == "a\u{FFFD}")
    #expect(lines[2] == "大阪府")
  }

  @Test("The encoding is detected")
  func cp932() throws {
    // 東京 and 大阪 in CP932.
    let lines = try TextLines(
      contents: [0x93, 0x8C, 0x8B, 0x9E, 0x0D, 0x0A, 0x91, 0xE5, 0x8D, 0xE3], path: "values.txt")
    #expect(lines.detection.encoding == .cp932)
    #expect((0..<lines.count).map { lines[$0] } == ["東京", "大阪"])
  }

  @Test("A file that is no text is an error")
  func binary() {
    #expect(throws: TableError.self) {
      try TextLines(contents: [0x50, 0x4B, 0x03, 0x04, 0x00, 0x00, 0x00, 0x01, 0x02], path: "values.xlsx")
    }
  }
}
