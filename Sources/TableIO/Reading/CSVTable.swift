/// A whole table in memory: one arena of UTF-8 bytes and the place of every field in it, 8 bytes a field.
///
/// ```swift
/// let table = try CSVTable.read(path: "customers.csv")
/// for row in 0..<table.rowCount {
///   print(table.line(ofRow: row), table.field(row: row, column: 0))
/// }
/// for reject in table.rejects { print("\(reject.line): \(reject.reason)") }
/// ```
///
/// Rows that cannot be read are in ``rejects``; the numbers of the others run from 0 without gaps, so that a row's line
/// comes from ``line(ofRow:)`` and not from its number. Defined behaviour at the edges:
///
/// - Header names are kept as written, without the spaces around them; they may be empty and may occur twice
///   (``column(named:)`` gives the first). Columns at the end whose name is empty may be missing from a row; empty fields
///   beyond the last column are dropped.
/// - A file with a header and nothing else is a table of no rows; a file without any row is an error.
/// - Rows of nothing but delimiters, or nothing but spaces, are blank and only counted.
/// - Without a header row the columns are named `1`, `2`, …
/// - A first line `sep=;`, which Excel writes and obeys, names the delimiter and is no row.
public struct CSVTable: Sendable {
  /// The names of the columns.
  public let header: [String]
  /// How many rows were read, without the rejected and blank ones.
  public let rowCount: Int
  /// How many rows held nothing.
  public let blankRowCount: Int
  /// The rows that could not be read, in the order of the file.
  public let rejects: [RejectedRow]
  /// The encoding of the file, and how it is known.
  public let detection: EncodingDetection
  /// The dialect of the file.
  public let dialect: CSVDialect
  /// The path that was read; `-` is standard input.
  public let path: String

  @usableFromInline let arena: [UInt8]
  @usableFromInline let places: [UInt64]
  private let lines: [UInt32]

  /// The encoding of the file.
  public var encoding: TextEncoding { detection.encoding }

  /// How many columns every row has.
  public let columnCount: Int

  /// The text of a field, without the quotes and escapes around it; Excel's `="0123"` is `0123`.
  ///
  /// - Complexity: O(length of the field).
  public func field(row: Int, column: Int) -> String {
    withUTF8Field(row: row, column: column) { String(decoding: $0, as: UTF8.self) }
  }

  /// Calls `body` with the well-formed UTF-8 bytes of a field, which are valid during the call only.
  ///
  /// - Complexity: O(1); nothing is copied.
  @inlinable
  public func withUTF8Field<R, E: Error>(
    row: Int, column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    precondition(column >= 0 && column < columnCount, "no such column")
    let (start, length) = FieldPlace.bounds(places[row * columnCount + column])
    return try arena.withUnsafeBufferPointer { bytes throws(E) in
      try body(UnsafeBufferPointer(rebasing: bytes[start..<(start + length)]))
    }
  }

  /// Calls `body` with the well-formed UTF-8 bytes of a column's field in each of some rows, in their order. The bytes are valid
  /// during the call only.
  ///
  /// - Complexity: O(rows); nothing is copied.
  @inlinable
  public func forEachField(
    ofColumn column: Int, rows: ArraySlice<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    precondition(column >= 0 && column < columnCount, "no such column")
    arena.withUnsafeBufferPointer { bytes in
      for row in rows {
        let (start, length) = FieldPlace.bounds(places[row * columnCount + column])
        body(UnsafeBufferPointer(rebasing: bytes[start..<(start + length)]))
      }
    }
  }

  /// Calls `body` with the bytes of each field of a row, in their order.
  func forEachField(ofRow row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    precondition(row >= 0 && row < rowCount, "no such row")
    arena.withUnsafeBufferPointer { bytes in
      places.withUnsafeBufferPointer { places in
        guard let base = bytes.baseAddress else { return }
        for place in places[row * columnCount..<(row + 1) * columnCount] {
          let (start, length) = FieldPlace.bounds(place)
          body(UnsafeBufferPointer(start: base + start, count: length))
        }
      }
    }
  }

  /// Whether a field is empty.
  ///
  /// - Complexity: O(1).
  public func isEmpty(row: Int, column: Int) -> Bool {
    FieldPlace.bounds(places[row * columnCount + column]).length == 0
  }

  /// The fields of a row.
  public func fields(ofRow row: Int) -> [String] {
    header.indices.map { field(row: row, column: $0) }
  }

  /// The physical line, counted from 1, on which the row begins.
  public func line(ofRow row: Int) -> Int { Int(lines[row]) }

  /// The first column of this name.
  public func column(named name: String) -> Int? { header.firstIndex(of: name) }

  /// The text of a rejected row as it was in the file, without its line end; U+FFFD where bytes were malformed.
  public func text(of reject: RejectedRow) -> String {
    String(decoding: arena[reject.bytes], as: UTF8.self)
  }

  /// The name of the column of a rejected row, or its number where there is no name.
  public func columnName(of reject: RejectedRow) -> String? {
    guard let column = reject.column else { return nil }
    guard column <= header.count, !header[column - 1].isEmpty else { return "\(column)" }
    return header[column - 1]
  }

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - encoding: The encoding; detected when `nil`. A byte order mark overrules a given UTF-16 of the other order.
  ///   - delimiter: The delimiter; detected when `nil`.
  ///   - hasHeader: Whether the first row that is not blank names the columns.
  ///   - workers: How many threads share the work, the caller's included; as many as there are processors when `nil`. The
  ///     result is the same for any number.
  /// - Complexity: O(*n*) in the bytes of the file, which are held in memory with 8 bytes for each field.
  public static func read(
    path: String, encoding: TextEncoding? = nil, delimiter: Delimiter? = nil, hasHeader: Bool = true,
    workers: Int? = nil
  ) throws(TableError) -> CSVTable {
    try CSVTable(
      contents: FileContents.read(path: path, workers: workers ?? ParallelWork.processorCount), path: path,
      encoding: encoding, delimiter: delimiter, hasHeader: hasHeader, workers: workers)
  }

  /// Reads a table from bytes that are in memory; `path` is the name for errors.
  ///
  /// The parameters are those of ``read(path:encoding:delimiter:hasHeader:workers:)``.
  public init(
    contents: consuming [UInt8], path: String, encoding: TextEncoding? = nil, delimiter: Delimiter? = nil,
    hasHeader: Bool = true, workers: Int? = nil
  ) throws(TableError) {
    try self.init(
      contents: contents, path: path, encoding: encoding, delimiter: delimiter, hasHeader: hasHeader,
      workers: workers ?? ParallelWork.processorCount, chunkLength: CSVRows.chunkLength)
  }

  /// The same with chunks of another length, of which the result does not depend either.
  package init(
    contents: consuming [UInt8], path: String, encoding: TextEncoding? = nil, delimiter: Delimiter? = nil,
    hasHeader: Bool = true, workers: Int, chunkLength: Int
  ) throws(TableError) {
    let detection = Self.detection(contents.span, given: encoding, workers: workers)
    if case .binary(let format) = EncodingDetection.binaryFormat(contents.span, encoding: detection.encoding)
    {
      throw TableError(.binary(format: format), path: path)
    }
    var text = try TextDecoder.decode(
      contents, detection: detection, path: path, workers: workers, pieceLength: chunkLength)
    var dialect = CSVDialect.detect(
      text.bytes.span.extracting(text.start..<text.end), hasHeader: hasHeader)
    var start = text.start
    var firstLine = 1
    if let (named, next) = Self.separatorLine(text) {
      dialect.delimiter = named
      start = next
      firstLine = 2
    }
    if let delimiter { dialect.delimiter = delimiter }

    let (end, isMalformed) = (text.end, text.isMalformed)
    let outcome = text.bytes.withUnsafeMutableBufferPointer { bytes -> Result<ReadRows, TableError> in
      guard let base = bytes.baseAddress else { return .failure(TableError(.empty, path: path)) }
      let parsed = ParsedText(
        base: base, end: end, delimiter: dialect.delimiter.byte, encoding: detection.encoding,
        isMalformed: isMalformed)
      return Self.readRows(
        parsed, start: start, line: firstLine, hasHeader: hasHeader, path: path,
        chunks: (workers: workers, length: chunkLength))
    }
    let (header, unread, rows) = try outcome.get()
    self.header = header
    columnCount = header.count
    rowCount = rows.lines.count
    blankRowCount = rows.blankRowCount
    rejects = unread + rows.rejects
    places = rows.places
    lines = rows.lines
    arena = text.bytes
    self.detection = detection
    self.dialect = dialect
    self.path = path
  }
}

extension CSVTable {
  /// The names of the columns, the rows before the first good one, and the rest.
  private typealias ReadRows = (header: [String], unread: [RejectedRow], rows: CSVRows)

  static func detection(
    _ bytes: Span<UInt8>, given: TextEncoding?, workers: Int = 1
  ) -> EncodingDetection {
    guard let given else { return EncodingDetection.detect(bytes, workers: workers) }
    if given == .utf16LE || given == .utf16BE {
      let other = given == .utf16LE ? TextEncoding.utf16BE : .utf16LE
      if bytes.starts(with: other.byteOrderMark) {
        return EncodingDetection(encoding: other, evidence: .byteOrderMark)
      }
    }
    return EncodingDetection(encoding: given, evidence: .given)
  }

  /// The delimiter of a first line `sep=;` and where the next line begins.
  private static func separatorLine(_ text: DecodedText) -> (Delimiter, next: Int)? {
    let prefix = Array("sep=".utf8)
    let bytes = text.bytes
    let start = text.start
    guard text.end - start >= 6, bytes[start..<(start + 4)].elementsEqual(prefix) else { return nil }
    var next = start + 5
    guard bytes[next] == 0x0A || bytes[next] == 0x0D,
      let delimiter = Delimiter(name: String(Unicode.Scalar(bytes[start + 4])))
    else { return nil }
    if bytes[next] == 0x0D && bytes[next + 1] == 0x0A { next += 1 }
    return (delimiter, next + 1)
  }

  private static func readRows(
    _ text: ParsedText, start: Int, line: Int, hasHeader: Bool, path: String,
    chunks: (workers: Int, length: Int)
  ) -> Result<ReadRows, TableError> {
    var parser = CSVRowParser(text, position: start, line: line)
    var header: [String] = []
    var unread: [RejectedRow] = []
    first: while true {
      switch parser.next() {
      case .blank: continue
      case .endOfText, .tooFar: return .failure(TableError(.empty, path: path))
      case .broken(let reject):
        if hasHeader {
          return .failure(TableError(.unreadableHeader(reject.reason), path: path, line: reject.line))
        }
        unread.append(reject)
      case .fields(let line, let range):
        if hasHeader {
          header = names(parser)
        } else {
          header = (1...parser.fields.count).map(String.init)
          parser.position = range.lowerBound
          parser.line = line
        }
        break first
      }
    }
    let required = (header.lastIndex { !$0.isEmpty } ?? header.count - 1) + 1
    let rows = CSVRows(
      text, shape: CSVShape(columnCount: header.count, required: required), start: parser.position,
      line: parser.line, workers: chunks.workers, chunkLength: chunks.length)
    return .success((header, unread, rows))
  }

  /// The fields of the row that was read last as names of columns.
  private static func names(_ parser: CSVRowParser) -> [String] {
    var places = parser.fields
    places.withUnsafeMutableBufferPointer { places in
      guard let base = places.baseAddress else { return }
      for field in parser.escapedFields { CSVEscapes.undo(base + field, parser.text.base) }
    }
    return places.map { place in
      let (start, length) = FieldPlace.bounds(place)
      return trimmed(
        String(decoding: UnsafeBufferPointer(start: parser.text.base + start, count: length), as: UTF8.self))
    }
  }

  /// Without white space, U+3000 included, and zero-width characters at both ends.
  private static func trimmed(_ name: String) -> String {
    func isSpace(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || scalar.value == 0xFEFF || scalar.value == 0x200B
    }
    let scalars = name.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}
