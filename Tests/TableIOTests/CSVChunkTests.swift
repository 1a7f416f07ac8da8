import TableIO
import Testing

/// A table read in chunks by several threads is the table read from the first byte to the last.
@Suite("Reading CSV in chunks")
struct CSVChunkTests {
  /// What is seen of a table from outside.
  struct Outcome: Equatable {
    var header: [String] = []
    var rows: [[String]] = []
    var lines: [Int] = []
    var rejects: [String] = []
    var blankRowCount = 0
    var error: TableError?

    init(_ bytes: [UInt8], hasHeader: Bool, workers: Int, chunkLength: Int) {
      do {
        let table = try CSVTable(
          contents: bytes, path: "t", encoding: .utf8, delimiter: .comma, hasHeader: hasHeader,
          workers: workers,
          chunkLength: chunkLength)
        header = table.header
        rows = (0..<table.rowCount).map { table.fields(ofRow: $0) }
        lines = (0..<table.rowCount).map { table.line(ofRow: $0) }
        rejects = table.rejects.map { "\($0.line):\($0.column ?? 0) \($0.reason) \(table.text(of: $0))" }
        blankRowCount = table.blankRowCount
      } catch {
        self.error = error
      }
    }
  }

  static let texts: [String] = [
    "a,b\n1,2\n3,4\n5,6\n",
    "a,b\r\n1,2\r\n3,4\r\n5,6",
    "a,b\r1,2\r\r3,4\r",
    // Quotes that span chunks, with rows, commas and quotes within.
    "a,b\n\"1\n2,3\n4,5\n\",6\n\"7\n\",8\n",
    "a,b\r\n\"1\r\n\"\"x\"\",\"\"y\r\n\"\"\r\n\",6\r\n7,8\r\n",
    // Quotes that are text, that nothing closes, and that close too late.
    "a,b\n5\",6\n7,8\"\n\"9\n10,11\n12,\"13\"\n14,15\n",
    "a,b\n1,\"2\n3,4\n5,6\n7,8\n9,\"\"\n",
    "a,b\n\"x\"y,1\n\"x\"  ,1\n=\"01\",\"=\"\"02\"\"\"\n",
    // Rows of other widths, blank ones, NULs.
    "a,b,,\n1,2\n1\n1,2,3,4\n1,2,3,4,5\n1,2,3,4,,\n,,,\n\n   \n\u{1A}",
    "a,b\n1,\0\n2,3\n\"\0\",4\n5,6\n",
    "a\n1\n \n\n\"\"\n\"x\"\n\t\n2",
    "a,b\n" + String(repeating: "x", count: 70) + "," + String(repeating: "\"\"", count: 40) + "\n1,2\n",
  ]

  @Test("The length of the chunks and the number of threads change nothing", arguments: texts, [true, false])
  func lengths(_ text: String, _ hasHeader: Bool) {
    let bytes = Array(text.utf8)
    let whole = Outcome(bytes, hasHeader: hasHeader, workers: 1, chunkLength: 1 << 20)
    for chunkLength in 1...(bytes.count + 1) {
      for workers in [1, 3] {
        let outcome = Outcome(bytes, hasHeader: hasHeader, workers: workers, chunkLength: chunkLength)
        #expect(outcome == whole, "chunks of \(chunkLength), \(workers) threads")
      }
    }
  }

  @Test("Nor do they for random tables with all that a dialect allows")
  func random() {
    var generator = SeededGenerator(seed: 5)
    let pieces: [[UInt8]] =
      [
        "a", ",", ",", "\"", "\"\"", "\n", "\r\n", "\r", "=\"", " ", "\u{1A}", "山田", "𠮷", ",\"", "\",",
        "\"\n\"",
        "1,2\n", "\"p\nq\",r\n", "\"u\",\"v\"\r\n", String(repeating: "0123456789", count: 7),
        "\"\"\"z\"\"\",",
      ].map { Array($0.utf8) } + [[0x00], [0xFF], [0xE3, 0x81]]
    for round in 0..<400 {
      // Without malformed bytes in most texts, and of few pieces, so that each text has its own nature.
      let common = pieces.count - (round % 3 == 0 ? 0 : 3)
      let palette =
        (0..<6).map { _ in pieces[Int.random(in: 0..<common, using: &generator)] } + [[0x2C], [0x0A]]
      var bytes = Array("a,b\n".utf8)
      for _ in 0..<Int.random(in: 0...80, using: &generator) {
        bytes += palette[Int.random(in: 0..<palette.count, using: &generator)]
      }
      let hasHeader = round % 4 > 0
      let whole = Outcome(bytes, hasHeader: hasHeader, workers: 1, chunkLength: 1 << 20)
      for _ in 0..<3 {
        let chunkLength = Int.random(in: 1...90, using: &generator)
        let outcome = Outcome(bytes, hasHeader: hasHeader, workers: 2, chunkLength: chunkLength)
        #expect(outcome == whole, "\(bytes) in chunks of \(chunkLength)")
      }
    }
  }

  @Test("Columns that no row has, above lines that hold nothing, take no room", arguments: [100, 100_000])
  func absentColumns(_ columnCount: Int) throws {
    let header = "a" + String(repeating: ",", count: columnCount - 1) + "\n"
    let text = header + String(repeating: "\n", count: 300_000) + "1\n\n\"2\"\"\",3\n" + "\"x\n"
    for workers in [1, 2] {
      let table = try CSVTable(contents: Array(text.utf8), path: "t", encoding: .utf8, workers: workers)
      #expect(table.columnCount == columnCount && table.blankRowCount == 300_001)
      #expect((0..<table.rowCount).map { table.line(ofRow: $0) } == [300_002, 300_004])
      #expect(table.field(row: 1, column: 0) == "2\"" && table.field(row: 1, column: 1) == "3")
      #expect(table.isEmpty(row: 0, column: columnCount - 1))
      #expect(table.rejects.map(\.line) == [300_005])
    }
  }

  /// The rule for one field at a time, without anything clever: RFC 4180 as the README states it, for good rows.
  static func plainRows(_ text: [UInt8]) -> [[[UInt8]]] {
    var rows: [[[UInt8]]] = []
    var row: [[UInt8]] = []
    var field: [UInt8] = []
    var isQuoted = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == 0x22 {
        if isQuoted, index < text.count, text[index] == 0x22 {
          field.append(0x22)
          index += 1
        } else {
          isQuoted.toggle()
        }
      } else if isQuoted || byte != 0x2C && byte != 0x0A {
        field.append(byte)
      } else {
        row.append(field)
        field = []
        guard byte == 0x0A else { continue }
        rows.append(row)
        row = []
      }
    }
    return rows
  }

  @Test("Long tables of good rows are read as a plain loop reads them, across all chunks")
  func plain() throws {
    var generator = SeededGenerator(seed: 6)
    let fields = [
      "", "山田太郎", "1", "\"a,b\"", "\"x\ny\"", "\"say \"\"hi\"\"\"", "\"\"", "東京都港区虎ノ門一丁目", "\",\n\"",
    ]
    var text = Array("a,b,c\n".utf8)
    for _ in 0..<20_000 {
      let row = (0..<3).map { _ in fields[Int.random(in: 0..<fields.count, using: &generator)] }
      // A row of empty fields is blank.
      text += Array("\(row[0]),x\(row[1].hasPrefix("\"") ? "" : row[1]),\(row[2])\n".utf8)
    }
    let expected = Self.plainRows(text).dropFirst()
    for (workers, chunkLength) in [(1, 1 << 19), (2, 1 << 12), (2, 97)] {
      let table = try CSVTable(
        contents: text, path: "t", encoding: .utf8, delimiter: .comma, workers: workers,
        chunkLength: chunkLength)
      #expect(table.rowCount == expected.count && table.rejects.isEmpty)
      var line = 2
      for (row, fields) in zip(0..<table.rowCount, expected) {
        let found = (0..<3).map { table.withUTF8Field(row: row, column: $0) { Array($0) } }
        #expect(found == fields && table.line(ofRow: row) == line, "row \(row)")
        line += 1 + fields.joined().count { $0 == 0x0A }
      }
    }
  }
}
