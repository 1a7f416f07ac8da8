import TableIO
import Testing

@Suite("Encodings of tables")
struct EncodingTests {
  /// A row that each encoding's Japanese extension must bear: NEC's ① and ㈱, IBM's 髙 and 﨑, half-width katakana.
  static let name = "髙﨑①㈱"

  /// 氏名,住所 / 髙﨑①㈱,東京都港区虎ノ門～ / ｶﾅ,ソ表能 in bytes, made with other programs than ours.
  static let cp932: [UInt8] =
    [0x8E, 0x81, 0x96, 0xBC, 0x2C, 0x8F, 0x5A, 0x8F, 0x8A, 0x0D, 0x0A]
    + [0xFB, 0xFC, 0xFA, 0xB1, 0x87, 0x40, 0x87, 0x8A, 0x2C, 0x93, 0x8C, 0x8B, 0x9E, 0x93, 0x73, 0x81, 0x60]
    + [0x0D, 0x0A, 0xB6, 0xC5, 0x2C, 0x83, 0x5C, 0x95, 0x5C, 0x94, 0x5C, 0x0D, 0x0A]

  @Test(
    "CP932 is detected and read, with the characters of NEC and IBM and with bytes that look like \\ and commas"
  )
  func cp932Bytes() throws {
    let table = try CSVTable(contents: Self.cp932, path: "t")
    #expect(table.detection.encoding == .cp932)
    #expect(table.detection.evidence == .likelihood)
    #expect(table.header == ["氏名", "住所"])
    #expect(table.fields(ofRow: 0) == ["髙﨑①㈱", "東京都～"])
    #expect(table.fields(ofRow: 1) == ["ｶﾅ", "ソ表能"])
    #expect(table.dialect.lineEnding == .crlf)
  }

  static let text = """
    受付番号,氏名,フリガナ,住所,電話番号
    1,山田　太郎,ヤマダ　タロウ,東京都港区虎ノ門一丁目２３番１号,０３－１２３４－５６７８
    2,鈴木花子,すずきはなこ,"大阪府大阪市北区梅田３丁目
    １番３号",06-1234-5678
    3,勅使河原みどり,テシガワラミドリ,京都府京都市中京区寺町通御池上る,

    """

  @Test(
    "Each encoding is written, detected and read back the same", arguments: TextEncoding.allCases,
    [true, false])
  func roundTrip(_ encoding: TextEncoding, _ mark: Bool) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("t.csv")
    let original = try CSVTable(contents: Array(Self.text.utf8), path: "t")
    let writer = try CSVWriter(
      path: path, header: original.header, encoding: encoding,
      dialect: CSVDialect(lineEnding: .crlf), byteOrderMark: mark)
    for row in 0..<original.rowCount {
      writer.append(row: row, of: original)
      try writer.endRow()
    }
    try writer.commit()
    #expect(writer.lossCount == 0)
    for given in [encoding, nil] {
      let table = try CSVTable.read(path: path, encoding: given)
      #expect(table.encoding == encoding)
      #expect(table.header == original.header)
      #expect(table.rejects.isEmpty)
      for row in 0..<original.rowCount {
        #expect(table.fields(ofRow: row) == original.fields(ofRow: row))
        #expect(table.line(ofRow: row) == original.line(ofRow: row))
      }
    }
  }

  @Test("A table of a single short row is recognized too", arguments: TextEncoding.allCases)
  func short(_ encoding: TextEncoding) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("t.csv")
    let writer = try CSVWriter(path: path, header: ["氏名", "住所"], encoding: encoding, byteOrderMark: false)
    try writer.write(["佐藤健", "東京"])
    try writer.commit()
    #expect(try CSVTable.read(path: path).encoding == encoding)
  }

  @Test(
    "A malformed character rejects its row, not the file",
    arguments: [
      // 0x81 0x20 is no pair of CP932, 0xFF no byte of EUC-JP, an unpaired surrogate no UTF-16.
      (TextEncoding.cp932, [0x61, 0x2C, 0x62, 0x0A, 0x31, 0x2C, 0x81, 0x20, 0x0A, 0x33, 0x2C, 0x34, 0x0A]),
      (.eucJP, [0x61, 0x2C, 0x62, 0x0A, 0x31, 0x2C, 0xFF, 0x20, 0x0A, 0x33, 0x2C, 0x34, 0x0A]),
      (
        .utf16LE,
        [
          0x61, 0, 0x2C, 0, 0x62, 0, 0x0A, 0, 0x31, 0, 0x2C, 0, 0x20, 0xD8, 0x0A, 0, 0x33, 0, 0x2C, 0, 0x34,
          0, 0x0A, 0,
        ]
      ),
    ] as [(TextEncoding, [UInt8])])
  func malformed(_ encoding: TextEncoding, _ bytes: [UInt8]) throws {
    let table = try CSVTable(contents: bytes, path: "t", encoding: encoding)
    #expect(table.rejects.map(\.line) == [2])
    #expect(table.rejects.map(\.column) == [2])
    #expect(table.rejects.map(\.reason) == [.malformedBytes(encoding)])
    #expect(table.rowCount == 1)
    #expect(table.line(ofRow: 0) == 3)
    #expect(table.fields(ofRow: 0) == ["3", "4"])
  }

  @Test(
    "A character cut at the end of the file is malformed",
    arguments: [(TextEncoding.cp932, UInt8(0x8E)), (.eucJP, 0xB0)])
  func cut(_ encoding: TextEncoding, _ lead: UInt8) throws {
    let table = try CSVTable(contents: Array("a,b\n1,2\n3,".utf8) + [lead], path: "t", encoding: encoding)
    #expect(table.rowCount == 1)
    #expect(table.rejects.map(\.line) == [3])
  }

  @Test("Controls of CP932 are those of ASCII, though ICU's table turns three of them round")
  func controls() throws {
    let table = try CSVTable(
      contents: [0x61, 0x0A, 0x8E, 0x81, 0x7F, 0x1C, 0x0A, 0x1A], path: "t", encoding: .cp932)
    #expect(table.field(row: 0, column: 0) == "氏\u{7F}\u{1C}")
    #expect(table.rowCount == 1)
  }

  @Test(
    "A long text, which is converted by tables, comes out as short ones do",
    arguments: [TextEncoding.cp932, .eucJP])
  func tables(_ encoding: TextEncoding) throws {
    // Every pair of bytes that may be a character, each in a row, then random garbage.
    var rows: [[UInt8]] = []
    for lead in UInt8(0x80)...0xFF {
      for trail in UInt8(0x30)...0xFF { rows.append([lead, trail, 0x41]) }
    }
    for trail in UInt8(0xA1)...0xFE { rows.append([0x8F, 0xB0, trail]) }
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<20_000 {
      rows.append((0..<8).map { _ in UInt8.random(in: 0x40...0xFF, using: &generator) })
    }
    rows = rows.map { $0 + [0x2C, 0x78] }
    let header: [UInt8] = [0x61, 0x2C, 0x62, 0x0A]
    let long = try CSVTable(
      contents: header + rows.joined(separator: [0x0A]), path: "t", encoding: encoding, delimiter: .comma)
    #expect(rows.joined().count > 1 << 18)
    var texts: [Int: String] = [:]
    for row in 0..<long.rowCount { texts[long.line(ofRow: row)] = long.field(row: row, column: 0) }
    for (index, row) in rows.enumerated() where index % 5 == 0 {
      let short = try CSVTable(contents: header + row, path: "t", encoding: encoding, delimiter: .comma)
      #expect(texts[index + 2] == (short.rowCount == 1 ? short.field(row: 0, column: 0) : nil), "\(row)")
    }
  }

  @Test(
    "Text that several threads decode in pieces comes out as in one piece",
    arguments: [TextEncoding.cp932, .eucJP, .iso2022JP, .utf16LE, .utf16BE])
  func pieces(_ encoding: TextEncoding) throws {
    var generator = SeededGenerator(seed: 12)
    // Characters, halves of them, and line ends, as single bytes and as units of two.
    let bytes: [[UInt8]] = [
      [0x41], [0x2C], [0x0A], [0x0D, 0x0A], [0x8E, 0x81], [0xB0, 0xA1], [0x81], [0x8F], [0xB1], [0x5C],
      [0xFF],
    ]
    let units: [[UInt8]] = [
      [0x41, 0x00], [0x0A, 0x00], [0x00, 0x0A], [0x2C, 0x00], [0x0A, 0x0A], [0x0F, 0x6C], [0x42, 0xD8],
      [0xB7, 0xDF], [0xD8, 0x42], [0xDF, 0xB7], [0x41],
    ]
    let pieces = encoding == .utf16LE || encoding == .utf16BE ? units : bytes
    for round in 0..<400 {
      var text: [UInt8] = encoding == .utf16LE ? [0x61, 0x00, 0x0A, 0x00] : [0x61, 0x0A]
      if encoding == .utf16BE { text = [0x00, 0x61, 0x00, 0x0A] }
      for _ in 0..<Int.random(in: 0...60, using: &generator) {
        // Single bytes put the units of some texts out of step.
        let count = round % 3 == 0 ? pieces.count : pieces.count - 1
        text += pieces[Int.random(in: 0..<count, using: &generator)]
      }
      func outcome(workers: Int, pieceLength: Int) -> [String] {
        do {
          let table = try CSVTable(
            contents: text, path: "t", encoding: encoding, delimiter: .comma, workers: workers,
            chunkLength: pieceLength)
          return (0..<table.rowCount).map { "\(table.line(ofRow: $0)) \(table.field(row: $0, column: 0))" }
            + table.rejects.map { "\($0.line) \($0.reason) \(table.text(of: $0))" }
        } catch {
          return [error.description]
        }
      }
      let whole = outcome(workers: 1, pieceLength: 1 << 20)
      for pieceLength in [1, 2, 3, 7, 16, 40] {
        #expect(outcome(workers: 2, pieceLength: pieceLength) == whole, "\(text) in pieces of \(pieceLength)")
      }
    }
  }

  @Test(
    "A short UTF-8 file with a NUL before a comma is not UTF-16", arguments: ["氏名\0,電話\n", "a,氏名\n1,\0\n"])
  func nulInUTF8(_ text: String) {
    let detected = (try? TextLines(contents: Array(text.utf8), path: "in.csv"))?.detection.encoding
    #expect(detected == .utf8)
  }

  @Test("A UTF-8 file with a few broken rows is still UTF-8")
  func brokenUTF8() throws {
    var bytes = Array(Self.text.utf8)
    bytes += [0x34, 0x2C, 0x8E, 0x81, 0x2C, 0x2C, 0x2C, 0x0A]
    let table = try CSVTable(contents: bytes, path: "t")
    #expect(table.encoding == .utf8)
    #expect(table.rejects.map(\.line) == [6])
    #expect(table.rowCount == 3)
  }

  @Test("Half-width katakana in CP932 are not taken for EUC-JP")
  func halfWidthKatakana() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("t.csv")
    let writer = try CSVWriter(path: path, header: ["ID", "ｶﾅ"], encoding: .cp932)
    for name in ["ﾔﾏﾀﾞ ﾀﾛｳ", "ｽｽﾞｷ ﾊﾅｺ", "ｻﾄｳ ｹﾝ", "ﾀｶﾊｼ", "ｲﾄｳ ﾐｶ"] { try writer.write(["1", name]) }
    try writer.commit()
    #expect(try CSVTable.read(path: path).encoding == .cp932)
  }

  @Test(
    "Encodings have many names",
    arguments: [
      ("utf8", TextEncoding.utf8), ("UTF-8", .utf8), ("utf-8-sig", .utf8), ("sjis", .cp932),
      ("Shift_JIS", .cp932),
      ("windows-31j", .cp932), ("MS932", .cp932), ("cp932", .cp932), ("EUC-JP", .eucJP), ("eucjp-ms", .eucJP),
      ("iso-2022-jp", .iso2022JP), ("JIS", .iso2022JP), ("UTF-16", .utf16LE), ("utf-16be", .utf16BE),
    ])
  func names(_ name: String, _ encoding: TextEncoding) {
    #expect(TextEncoding(name: name) == encoding)
  }

  @Test("An unknown name is no encoding", arguments: ["", "latin-1", "ebcdic"])
  func unknownNames(_ name: String) {
    #expect(TextEncoding(name: name) == nil)
  }

  @Test("The raw value of every encoding is one of its names", arguments: TextEncoding.allCases)
  func rawNames(_ encoding: TextEncoding) {
    #expect(TextEncoding(name: encoding.rawValue) == encoding)
  }
}
