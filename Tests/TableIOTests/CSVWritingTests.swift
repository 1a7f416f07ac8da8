import Glibc
import TableIO
import Testing

@Suite("Writing CSV")
struct CSVWritingTests {
  static func written(
    _ rows: [[String]], encoding: TextEncoding = .utf8, dialect: CSVDialect = CSVDialect(), mark: Bool? = nil
  ) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let writer = try CSVWriter(
      path: folder.path("t.csv"), header: rows[0], encoding: encoding, dialect: dialect, byteOrderMark: mark)
    for row in rows.dropFirst() { try writer.write(row) }
    try writer.commit()
    #expect(writer.rowCount == rows.count - 1)
    return try folder.contents("t.csv")
  }

  @Test("Quotes stand only where they are needed")
  func quoting() throws {
    let bytes = try Self.written([
      ["a", "b"], ["1,5", "say \"hi\""], ["x\ny", " z"], ["", ""], ["日本", "1，5"],
    ])
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "a,b\n\"1,5\",\"say \"\"hi\"\"\"\n\"x\ny\",\" z\"\n\"\",\n日本,1，5\n"
    )
  }

  @Test(
    "Numbers are written as a person would",
    arguments: [
      (0.0, 2, "0.00"), (0.98765, 4, "0.9877"), (-0.5, 0, "-1"), (-0.001, 2, "0.00"), (-1.25, 1, "-1.3"),
      (12.5, 3, "12.500"), (1e30, 2, "1e+30"), (.infinity, 1, "inf"), (9.999, 2, "10.00"),
    ])
  func decimals(_ number: Double, _ decimals: Int, _ text: String) throws {
    let folder = try TemporaryFolder()
    let writer = try CSVWriter(path: folder.path("t.csv"), header: ["a", "b", "c"])
    writer.append(number, decimals: decimals)
    writer.append(Int64.min)
    writer.append(UInt8(7))
    try writer.endRow()
    try writer.commit()
    #expect(
      String(decoding: try folder.contents("t.csv"), as: UTF8.self)
        == "a,b,c\n\(text),-9223372036854775808,7\n")
  }

  @Test("A number that holds the delimiter gets quotes, as any field does")
  func numbersAndDelimiters() throws {
    let folder = try TemporaryFolder()
    let delimiter = try #require(Delimiter(name: "-"))
    let writer = try CSVWriter(
      path: folder.path("t.csv"), header: ["a"], dialect: CSVDialect(delimiter: delimiter))
    writer.append(-1)
    try writer.endRow()
    try writer.commit()
    #expect(try folder.contents("t.csv") == Array("a\n\"-1\"\n".utf8))
  }

  @Test(
    "Chunks that threads make are written in their order, as the same rows one by one",
    arguments: [TextEncoding.utf8, .cp932], [1, 3])
  func chunks(_ encoding: TextEncoding, _ workers: Int) throws {
    let pieces = ["a", "\"", ",", "\n", "\r\n", " ", "髙", "𠮷", "か\u{3099}"]
    @Sendable func fields(_ row: Int) -> [String] {
      var generator = SeededGenerator(seed: UInt64(row))
      return (0..<2).map { _ in
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in
          pieces[Int.random(in: 0..<pieces.count, using: &generator)]
        }.joined()
      }
    }
    let folder = try TemporaryFolder()
    let single = try CSVWriter(path: folder.path("1.csv"), header: ["x", "y"], encoding: encoding)
    for row in 0..<1000 { try single.write(fields(row)) }
    try single.commit()
    let chunked = try CSVWriter(path: folder.path("2.csv"), header: ["x", "y"], encoding: encoding)
    try chunked.write(chunks: 40, workers: workers) { chunk, rows in
      for row in chunk * 25..<(chunk + 1) * 25 {
        for field in fields(row) { rows.append(field) }
        rows.endRow()
      }
    }
    try chunked.commit()
    #expect(try folder.contents("1.csv") == folder.contents("2.csv"))
    #expect(chunked.rowCount == 1000)
    #expect(chunked.lossCount == single.lossCount && chunked.losses == single.losses)
  }

  @Test("A row of another width in a chunk is an error with its line, and what came before it is written")
  func chunkOfAnotherWidth() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("t.csv")
    let writer = try CSVWriter(path: path, header: ["a"])
    #expect(throws: TableError(.wrongFieldCount(expected: 1, found: 2), path: path, line: 5)) {
      try writer.write(chunks: 3, workers: 2) { chunk, rows in
        rows.append("x\n\(chunk)")
        if chunk == 1 { rows.append("y") }
        rows.endRow()
        rows.append(chunk)
        rows.endRow()
      }
    }
    try writer.commit()
    #expect(try folder.contents("t.csv") == Array("a\n\"x\n0\"\n0\n".utf8))
  }

  @Test("A full disk is an error, whoever makes the rows", arguments: [1, 2])
  func fullDisk(_ workers: Int) throws {
    let writer = try CSVWriter(path: "/dev/full", header: ["a"])
    #expect(throws: TableError.self) {
      try writer.write(chunks: 100, workers: workers) { chunk, rows in
        for row in 0..<1_000 {
          rows.append(chunk * row)
          rows.endRow()
        }
      }
      try writer.commit()
    }
  }

  @Test(
    "A row of a table is written as its fields are, and read by columns as by rows", arguments: [1, 2, 3],
    [Delimiter.comma, .tab])
  func rowsOfTables(_ columns: Int, _ delimiter: Delimiter) throws {
    let pieces = ["a", "\"\"", ",", ";", "\t", "\n", " ", "髙", "x"]
    var generator = SeededGenerator(seed: UInt64(columns))
    func cell() -> String {
      let text = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }.joined()
      let isPlain = !text.contains { "\",\n".contains($0) }
      return isPlain && Bool.random(using: &generator) ? text : "\"\(text)\""
    }
    let header = ["p", "q", "r"].prefix(columns).joined(separator: ",")
    let lines = (0..<500).map { _ in (0..<columns).map { _ in cell() }.joined(separator: ",") }
    let contents = Array(([header] + lines).joined(separator: "\n").utf8)
    let table = try CSVTable(contents: contents, path: "in.csv", delimiter: .comma)
    #expect(table.rowCount > 200)
    let folder = try TemporaryFolder()
    func written(_ name: String, _ append: (CSVWriter, Int) -> Void) throws -> [UInt8] {
      let writer = try CSVWriter(
        path: folder.path(name), header: table.header + ["z"], dialect: CSVDialect(delimiter: delimiter))
      for row in 0..<table.rowCount {
        append(writer, row)
        writer.append("z")
        try writer.endRow()
      }
      try writer.commit()
      return try folder.contents(name)
    }
    let byFields = try written("1.csv") { writer, row in
      for field in table.fields(ofRow: row) { writer.append(field) }
    }
    #expect(try written("2.csv") { writer, row in writer.append(row: row, of: table) } == byFields)
    for column in 0..<columns {
      var cells: [String] = []
      let rows = Array(0..<table.rowCount)
      table.forEachField(ofColumn: column, rows: rows[...]) {
        cells.append(String(decoding: $0, as: UTF8.self))
      }
      #expect(cells == rows.map { table.field(row: $0, column: column) })
    }
  }

  @Test("The dialect's delimiter, line end and mark are written")
  func dialects() throws {
    let bytes = try Self.written(
      [["a", "b"], ["1,5", "2\t3"]], dialect: CSVDialect(delimiter: .tab, lineEnding: .crlf), mark: true)
    #expect(bytes == [0xEF, 0xBB, 0xBF] + Array("a\tb\r\n1,5\t\"2\t3\"\r\n".utf8))
  }

  @Test("UTF-16 has a byte order mark by default; ISO-2022-JP ends in ASCII")
  func marks() throws {
    #expect(try Self.written([["a"]], encoding: .utf16LE) == [0xFF, 0xFE, 0x61, 0, 0x0A, 0])
    let jis = try Self.written([["氏"]], encoding: .iso2022JP)
    #expect(jis == [0x1B, 0x24, 0x42, 0x3B, 0x61, 0x1B, 0x28, 0x42, 0x0A])
  }

  @Test("Any table is read back as it was written")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 3)
    let pieces = ["a", "\"", ",", "\n", "\r\n", "\r", " ", "　", "髙", ";", "\t", "'", "=", "0", "𠮷"]
    let folder = try TemporaryFolder()
    for delimiter in [Delimiter.comma, .tab, .semicolon] {
      var rows: [[String]] = []
      for _ in 0..<300 {
        rows.append(
          (0..<3).map { _ in
            // A field that is a formula of a text is undone on reading, as it should be.
            let field = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
              pieces[Int.random(in: 0..<pieces.count, using: &generator)]
            }.joined()
            return field.hasPrefix("=\"") ? "" : field
          })
      }
      let path = folder.path("t.csv")
      let writer = try CSVWriter(
        path: path, header: ["x", "y", "z"], encoding: .utf16BE, dialect: CSVDialect(delimiter: delimiter))
      for row in rows { try writer.write(row) }
      try writer.commit()
      let table = try CSVTable.read(path: path, delimiter: delimiter)
      #expect(table.rejects.isEmpty)
      #expect(table.rowCount == rows.count)
      for row in 0..<min(table.rowCount, rows.count) {
        #expect(table.fields(ofRow: row).map { Array($0.utf8) } == rows[row].map { Array($0.utf8) })
      }
    }
  }

  @Test("A character that the encoding lacks is replaced, counted and named with its line and column")
  func losses() throws {
    let folder = try TemporaryFolder()
    for (substitute, expected) in [(Substitute.geta, "〓野,葛"), (.codePoint, "[U+20BB7]野,葛[U+E0100]")] {
      let path = folder.path("t.csv")
      let writer = try CSVWriter(
        path: path, header: ["a", "b"], encoding: .cp932, substitute: substitute)
      try writer.write(["x\ny", "～〜−－"])
      try writer.write(["𠮷野", "葛󠄀"])
      try writer.commit()
      #expect(writer.lossCount == 2)
      #expect(writer.losses.map(\.line) == [4, 4])
      #expect(writer.losses.map(\.column) == [1, 2])
      #expect(writer.losses.map(\.scalar) == ["\u{20BB7}", "\u{E0100}"])
      let table = try CSVTable.read(path: path)
      #expect(table.field(row: 0, column: 1) == "～～－－")
      #expect(table.fields(ofRow: 1).joined(separator: ",") == expected)
    }
  }

  @Test("Kana with combining marks are written composed where the encoding has only those")
  func decomposedKana() throws {
    // Every kana with a mark, as macOS writes it.
    let composed = "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴゞヾ"
    let voiceless = "かきくけこさしすせそたちつてとはひふへほはひふへほカキクケコサシスセソタチツテトハヒフヘホハヒフヘホウゝヽ"
    let half = Set("ぱぴぷぺぽパピプペポ".unicodeScalars)
    var text = ""
    for (letter, plain) in zip(composed.unicodeScalars, voiceless.unicodeScalars) {
      text.unicodeScalars.append(plain)
      text.unicodeScalars.append(half.contains(letter) ? "\u{309A}" : "\u{3099}")
    }
    let folder = try TemporaryFolder()
    let path = folder.path("t.csv")
    let writer = try CSVWriter(path: path, header: ["a"], encoding: .cp932)
    try writer.write([text])
    try writer.commit()
    #expect(writer.lossCount == 0)
    #expect(Array(try CSVTable.read(path: path).field(row: 0, column: 0).utf8) == Array(composed.utf8))
  }

  @Test("Nothing is seen before the commit, and nothing stays without it")
  func atomicity() throws {
    let folder = try TemporaryFolder()
    do {
      let old = try OutputFile(path: folder.path("t.csv"))
      try old.write("old")
      try old.commit()
    }
    chmod(folder.path("t.csv"), 0o640)
    do {
      let writer = try CSVWriter(path: folder.path("t.csv"), header: ["new"])
      #expect(folder.names.count == 2)
      #expect(try folder.contents("t.csv") == Array("old".utf8))
      _ = writer
    }
    #expect(folder.names == ["t.csv"])
    let writer = try CSVWriter(path: folder.path("t.csv"), header: ["new"])
    try writer.commit()
    #expect(folder.names == ["t.csv"])
    #expect(try folder.contents("t.csv") == Array("new\n".utf8))
    var status = stat()
    #expect(stat(folder.path("t.csv"), &status) == 0 && status.st_mode & 0o777 == 0o640)
    #expect(throws: TableError(.closed, path: folder.path("t.csv"))) { try writer.commit() }
  }

  @Test("A symbolic link stays one")
  func link() throws {
    let folder = try TemporaryFolder()
    let real = try OutputFile(path: folder.path("real.csv"))
    try real.commit()
    #expect(symlink("real.csv", folder.path("link.csv")) == 0)
    let file = try OutputFile(path: folder.path("link.csv"))
    try file.write("x")
    try file.commit()
    #expect(try folder.contents("real.csv") == Array("x".utf8))
    #expect(folder.names == ["link.csv", "real.csv"])
  }

  @Test("A folder that is not there, and a row of another width, are errors")
  func errors() throws {
    let folder = try TemporaryFolder()
    let error = try #require(throws: TableError.self) {
      _ = try CSVWriter(path: folder.path("no/t.csv"), header: ["a"])
    }
    #expect(error.description.hasSuffix("no/t.csv: cannot create: No such file or directory"))
    let writer = try CSVWriter(path: folder.path("t.csv"), header: ["a"])
    #expect(throws: TableError(.wrongFieldCount(expected: 1, found: 2), path: folder.path("t.csv"), line: 2))
    {
      try writer.write(["1", "2"])
    }
    try writer.write(["1"])
    try writer.commit()
    #expect(try folder.contents("t.csv") == Array("a\n1\n".utf8))
  }

  @Test("What is no regular file is written directly")
  func device() throws {
    let writer = try CSVWriter(path: "/dev/null", header: ["a"])
    try writer.commit()
  }

  @Test("An interrupt removes the file that is being written and ends the process by its signal")
  func interrupt() async throws {
    let folder = try TemporaryFolder()
    await #expect(processExitsWith: .signal(SIGTERM)) { [root = folder.root as String] in
      // A test may be run with the signal ignored or held back.
      var signals = sigset_t()
      sigemptyset(&signals)
      sigaddset(&signals, SIGTERM)
      sigprocmask(SIG_UNBLOCK, &signals, nil)
      signal(SIGTERM, SIG_DFL)
      TemporaryFiles.removeOnInterrupt()
      let writer = try CSVWriter(path: "\(root)/t.csv", header: ["a"])
      raise(SIGTERM)
      try writer.commit()
    }
    #expect(folder.names.isEmpty)
  }
}
