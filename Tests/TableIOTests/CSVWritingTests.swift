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
