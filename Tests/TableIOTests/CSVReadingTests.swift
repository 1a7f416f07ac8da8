import TableIO
import Testing

@Suite("Reading CSV")
struct CSVReadingTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var what: String
    var text: String
    var rows: [[String]]
    var lines: [Int]
    var testDescription: String { what }

    init(_ what: String, _ text: String, _ rows: [[String]], lines: [Int]? = nil) {
      self.what = what
      self.text = text
      self.rows = rows
      self.lines = lines ?? rows.indices.map { $0 + 2 }
    }
  }

  static let samples: [Sample] = [
    Sample("plain rows", "氏名,住所\n山田太郎,東京都\n鈴木花子,大阪府\n", [["山田太郎", "東京都"], ["鈴木花子", "大阪府"]]),
    Sample("no final newline", "a,b\n1,2", [["1", "2"]]),
    Sample("a final empty field without newline", "a,b\n1,", [["1", ""]]),
    Sample("CR LF", "a,b\r\n1,2\r\n3,4\r\n", [["1", "2"], ["3", "4"]]),
    Sample("CR alone", "a,b\r1,2\r3,4\r", [["1", "2"], ["3", "4"]]),
    Sample("all three line ends", "a,b\r\n1,2\n3,4\r5,6", [["1", "2"], ["3", "4"], ["5", "6"]]),
    Sample("a comma in quotes", "a,b\n\"1,5\",2\n", [["1,5", "2"]]),
    Sample("a doubled quote", "a,b\n\"say \"\"hi\"\"\",2\n", [["say \"hi\"", "2"]]),
    Sample("only doubled quotes", "a,b\n\"\"\"\"\"\",2\n", [["\"\"", "2"]]),
    Sample("an empty quoted field", "a,b\n\"\",2\n", [["", "2"]]),
    Sample(
      "a newline in quotes, and the line after it", "a,b\n\"虎ノ門\n1-23-1\",2\n3,4\n",
      [["虎ノ門\n1-23-1", "2"], ["3", "4"]], lines: [2, 4]),
    Sample(
      "CR LF in quotes is one line", "a,b\r\n\"x\r\ny\",2\r\n3,4\r\n", [["x\r\ny", "2"], ["3", "4"]],
      lines: [2, 4]),
    Sample("a quote within an unquoted field", "a,b\n5\" disk,it\"s\"\n", [["5\" disk", "it\"s\""]]),
    Sample("spaces after a closing quote", "a,b\n\"1\"  ,\"2\" \n", [["1", "2"]]),
    Sample("spaces are kept in fields", "a,b\n 1 ,　2\n", [[" 1 ", "　2"]]),
    Sample("a full-width comma is text", "a,b\n1，5,2、3\n", [["1，5", "2、3"]]),
    Sample("Excel's formula of a text", "a,b\n=\"0123\",=\"\"\n", [["0123", ""]]),
    Sample("the same in quotes", "a,b\n\"=\"\"0123\"\"\",2\n", [["0123", "2"]]),
    Sample("a formula that is no text stays", "a,b\n=1+2,=\n", [["=1+2", "="]]),
    Sample("blank lines", "\n\na,b\n\n1,2\n   \n,\n3,4\n\n", [["1", "2"], ["3", "4"]], lines: [5, 8]),
    Sample("Ctrl-Z at the end", "a,b\n1,2\n\u{1A}", [["1", "2"]]),
    Sample("empty fields beyond the last column", "a,b\n1,2,,,\n", [["1", "2"]]),
    Sample("trailing commas everywhere", "a,b,,\n1,2,,\n3,4\n", [["1", "2", "", ""], ["3", "4", "", ""]]),
    Sample("tabs", "a\tb\n1,5\t2\n", [["1,5", "2"]]),
    Sample("an empty field between tabs", "a\tb\tc\n1\t\t3\n", [["1", "", "3"]]),
    Sample("semicolons", "a;b\n1,5;2,5\n", [["1,5", "2,5"]]),
    Sample("pipes", "a|b\n1|2\n", [["1", "2"]]),
    Sample("Excel's sep line", "sep=;\na,x;b,y\n1;2\n", [["1", "2"]], lines: [3]),
    Sample("one column", "氏名\n山田\n鈴木\n", [["山田"], ["鈴木"]]),
    Sample("quoted header", "\"a\",\"b\"\n1,2\n", [["1", "2"]]),
  ]

  @Test("A table is read as Excel and RFC 4180 write it", arguments: samples)
  func rows(_ sample: Sample) throws {
    for bytes in [Array(sample.text.utf8), [0xEF, 0xBB, 0xBF] + Array(sample.text.utf8)] {
      let table = try CSVTable(contents: bytes, path: "t.csv")
      #expect((0..<table.rowCount).map { table.fields(ofRow: $0) } == sample.rows)
      #expect((0..<table.rowCount).map { table.line(ofRow: $0) } == sample.lines)
      #expect(table.rejects.isEmpty)
      #expect(table.encoding == .utf8)
    }
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    var what: String
    var text: [UInt8]
    var rows: [[String]]
    var line: Int
    var column: Int
    var reason: RejectionReason
    var rejected: String
    var testDescription: String { what }

    init(
      _ what: String, _ text: String, _ rows: [[String]], line: Int, column: Int, _ reason: RejectionReason,
      _ rejected: String
    ) {
      self.what = what
      // ÿ stands for the byte FF.
      self.text = text.unicodeScalars.flatMap { $0 == "\u{FF}" ? [0xFF] : Array(String($0).utf8) }
      self.rows = rows
      self.line = line
      self.column = column
      self.reason = reason
      self.rejected = rejected
    }
  }

  static let bad: [Bad] = [
    Bad(
      "too few fields", "a,b,c\n1,2\n4,5,6\n", [["4", "5", "6"]], line: 2, column: 3,
      .tooFewFields(expected: 3, found: 2), "1,2"),
    Bad(
      "too many fields", "a,b\n東京都,,港区\n4,5\n", [["4", "5"]], line: 2, column: 3,
      .tooManyFields(expected: 2, found: 3), "東京都,,港区"),
    Bad(
      "a quote that nothing closes", "a,b\n1,\"東京都\n3,4\n5,6\n", [["3", "4"], ["5", "6"]], line: 2, column: 2,
      .unterminatedQuote(openedOnLine: 2), "1,\"東京都"),
    Bad(
      "a quote that nothing closes, CR LF", "a,b\r\n1,\"x\r\n3,4\r\n", [["3", "4"]], line: 2, column: 2,
      .unterminatedQuote(openedOnLine: 2), "1,\"x"),
    Bad(
      "a quote that a later row seems to close", "a,b\n1,\"東京都\n3,4\n5,\"大阪\"\n7,8\n",
      [["3", "4"], ["5", "大阪"], ["7", "8"]], line: 2, column: 2,
      .textAfterClosingQuote(openedOnLine: 2), "1,\"東京都"),
    Bad(
      "a quote that opens in a row's second line", "a,b,c\n1,\"x\ny\",\"z\n4,5,6\n", [["4", "5", "6"]],
      line: 2,
      column: 3, .unterminatedQuote(openedOnLine: 3), "1,\"x\ny\",\"z"),
    Bad(
      "an open quote at the very end", "a,b\n1,2\n3,\"", [["1", "2"]], line: 3, column: 2,
      .unterminatedQuote(openedOnLine: 3), "3,\""),
    Bad(
      "text after a closing quote", "a,b\n\"x\"y,2\n3,4\n", [["3", "4"]], line: 2, column: 1,
      .textAfterClosingQuote(openedOnLine: 2), "\"x\"y,2"),
    Bad(
      "a byte that is no UTF-8", "氏名,b\n山\u{FF}田,2\n3,4\n", [["3", "4"]], line: 2, column: 1,
      .malformedBytes(.utf8), "山\u{FFFD}田,2"),
    Bad(
      "the same in the second field", "氏名,b\n山田,\"x\u{FF}\"\n3,4\n", [["3", "4"]], line: 2, column: 2,
      .malformedBytes(.utf8), "山田,\"x\u{FFFD}\""),
    Bad(
      "a NUL", "a,b\n1,2\u{0}\n3,4\n5,6\n7,8\n9,10\n", [["3", "4"], ["5", "6"], ["7", "8"], ["9", "10"]],
      line: 2,
      column: 2, .nulCharacter, "1,2\u{0}"),
    Bad(
      "the doubled quotes of a rejected row stay", "a,b\n\"x\"\"y\"\n3,4\n", [["3", "4"]], line: 2, column: 2,
      .tooFewFields(expected: 2, found: 1), "\"x\"\"y\""),
  ]

  @Test("A bad row is rejected with line, column and reason, and the rest is read", arguments: bad)
  func rejects(_ bad: Bad) throws {
    let table = try CSVTable(contents: bad.text, path: "t.csv", delimiter: .comma)
    #expect((0..<table.rowCount).map { table.fields(ofRow: $0) } == bad.rows)
    let reject = try #require(table.rejects.first)
    #expect(table.rejects.count == 1)
    #expect(reject.line == bad.line)
    #expect(reject.column == bad.column)
    #expect(reject.reason == bad.reason)
    #expect(table.text(of: reject) == bad.rejected)
    #expect(!reject.reason.description.contains("東京"))
  }

  @Test("Lines are counted on after a rejected row")
  func linesAfterRejects() throws {
    let table = try CSVTable(contents: Array("a,b\n1,\"x\n\"y\"\n\"p\nq\",2\n8,9\n".utf8), path: "t.csv")
    #expect(table.rejects.map(\.line) == [2, 3])
    #expect((0..<table.rowCount).map { table.line(ofRow: $0) } == [4, 6])
  }

  @Test("Header names may be empty, doubled and alone")
  func headers() throws {
    let table = try CSVTable(contents: Array("電話, 電話 ,,　氏名\n".utf8), path: "t.csv")
    #expect(table.header == ["電話", "電話", "", "氏名"])
    #expect(table.rowCount == 0)
    #expect(table.column(named: "電話") == 0)
    #expect(table.column(named: "x") == nil)
  }

  @Test("Without a header the columns are numbered")
  func noHeader() throws {
    let table = try CSVTable(contents: Array("\"a\"\"b\",2\n3,4\n".utf8), path: "t.csv", hasHeader: false)
    #expect(table.header == ["1", "2"])
    #expect(table.rowCount == 2)
    #expect(table.field(row: 0, column: 0) == "a\"b")
    #expect(table.line(ofRow: 1) == 2)
  }

  @Test("A file without rows is an error", arguments: ["", "\n\n", "\u{FEFF}", "   \r\n"])
  func empty(_ text: String) {
    #expect(throws: TableError(.empty, path: "t.csv")) {
      _ = try CSVTable(contents: Array(text.utf8), path: "t.csv")
    }
  }

  @Test("A broken header row is an error with its line")
  func brokenHeader() {
    #expect(
      throws: TableError(.unreadableHeader(.unterminatedQuote(openedOnLine: 2)), path: "t.csv", line: 2)
    ) {
      _ = try CSVTable(contents: Array("\na,\"b\n1,2\n".utf8), path: "t.csv")
    }
  }

  @Test("A file that is no text is named as what it looks like")
  func binary() throws {
    let error = try #require(throws: TableError.self) {
      _ = try CSVTable(contents: [0x50, 0x4B, 3, 4, 20, 0, 6, 0], path: "顧客.xlsx")
    }
    #expect(error.description.hasPrefix("顧客.xlsx: is an Excel workbook"))
    var noise = SeededGenerator(seed: 7)
    let bytes = (0..<4096).map { _ in UInt8.random(in: 0...255, using: &noise) }
    #expect(throws: TableError(.binary(format: nil), path: "t.csv")) {
      _ = try CSVTable(contents: bytes, path: "t.csv")
    }
  }

  @Test("A missing file and a folder are named")
  func missing() throws {
    let error = try #require(throws: TableError.self) { _ = try CSVTable.read(path: "/nonexistent/t.csv") }
    #expect(error.description == "/nonexistent/t.csv: cannot open: No such file or directory")
    #expect(throws: TableError(.isDirectory, path: "/")) { _ = try CSVTable.read(path: "/") }
  }

  @Test("Any text is read without a trap, and every line is a row, blank or rejected")
  func totality() throws {
    var generator = SeededGenerator(seed: 20)
    let alphabet: [UInt8] = Array("ab,,\"\"\"\n\n\r;= \u{1A}".utf8) + [0x00, 0xFF, 0xE3, 0x81, 0x82]
    for _ in 0..<3000 {
      let length = Int.random(in: 0...60, using: &generator)
      let bytes = (0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] }
      let header = Array("a,b\n".utf8)
      let delimiter = Delimiter.comma
      let table: CSVTable
      do {
        table = try CSVTable(contents: header + bytes, path: "t", encoding: .utf8, delimiter: delimiter)
      } catch {
        guard case .binary = error.kind else {
          Issue.record("\(bytes): \(error)")
          continue
        }
        continue
      }
      var previous = 1
      for row in 0..<table.rowCount {
        #expect(table.line(ofRow: row) > previous, "\(bytes)")
        previous = table.line(ofRow: row)
        for column in 0..<2 { _ = table.field(row: row, column: column) }
      }
      for reject in table.rejects {
        #expect(reject.line > 1 && !table.text(of: reject).isEmpty, "\(bytes)")
        _ = table.columnName(of: reject)
      }
    }
  }

  @Test("Garbage full of quotes is read in linear time")
  func linear() throws {
    for unit in ["\"", "\"\n", ",\"\n", "x\",y,\"z\n", "\"\"\n", "\"a\n", "\",\"\n,"] {
      let text = "a,b\n" + String(repeating: unit, count: 200_000)
      let table = try CSVTable(contents: Array(text.utf8), path: "t", delimiter: .comma)
      #expect(table.rowCount + table.rejects.count + table.blankRowCount >= 0)
    }
  }
}

/// A small generator (SplitMix64, Steele et al. 2014) so that a failing case can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
