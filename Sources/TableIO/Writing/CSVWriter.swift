/// Writes a table: RFC 4180, quotes only where they are needed, in any ``TextEncoding``.
///
/// ```swift
/// let writer = try CSVWriter(path: "persons.csv", header: ["id", "氏名"], encoding: .cp932)
/// try writer.write(["1", "𠮷野家"])
/// try writer.commit()
/// for loss in writer.losses { print("line \(loss.line), column \(loss.column): \(loss.scalar)") }
/// ```
///
/// The file appears whole on ``commit()`` or not at all (see ``OutputFile``). A character that the encoding lacks is
/// written as a ``Substitute``, counted and listed, so that the caller can refuse before the commit.
///
/// What is written is read back as the same fields: a field gets quotes when it holds the delimiter, a quote or a line
/// end, or begins or ends with a space; a row of nothing but empty fields begins with `""`, as it would be a blank line
/// otherwise.
///
/// Not safe to use from several threads at a time.
public final class CSVWriter {
  /// A character that was not written as itself.
  public struct Loss: Sendable, Hashable {
    /// The physical line of the output.
    public let line: Int
    /// The field, counted from 1.
    public let column: Int
    /// The character that the encoding lacks.
    public let scalar: Unicode.Scalar
  }

  /// The encoding of the output.
  public let encoding: TextEncoding
  /// The dialect of the output.
  public let dialect: CSVDialect
  /// How many characters were not written as themselves.
  public private(set) var lossCount = 0
  /// The first 100 of them.
  public private(set) var losses: [Loss] = []
  /// How many rows were written, the header not counted.
  public private(set) var rowCount = 0

  private let file: OutputFile
  private let encoder: TextEncoder?
  private let columnCount: Int
  private let lineEnding: [UInt8]
  private var line = 1
  /// The current row as UTF-8, and where each of its fields ends.
  private var row: [UInt8] = []
  private var fieldEnds: [Int] = []
  private var hasText = false
  private var hasLineEnds = false
  private var encoded: [UInt8] = []

  /// Opens the output and writes the header row, if the dialect has one.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard output.
  ///   - header: The names of the columns; every row has as many fields.
  ///   - byteOrderMark: Whether to begin with one; by default UTF-16 does. Excel needs one to recognize UTF-8.
  public init(
    path: String, header: [String], encoding: TextEncoding = .utf8, dialect: CSVDialect = CSVDialect(),
    byteOrderMark: Bool? = nil, substitute: Substitute = .geta
  ) throws(TableError) {
    self.encoding = encoding
    self.dialect = dialect
    columnCount = header.count
    lineEnding = dialect.lineEnding.bytes
    encoder =
      encoding == .utf8 ? nil : try TextEncoder(encoding, substitute: substitute, path: path)
    file = try OutputFile(path: path)
    if byteOrderMark ?? (encoding == .utf16LE || encoding == .utf16BE) {
      try file.write(encoding.byteOrderMark)
    }
    if dialect.hasHeader {
      try write(header)
      rowCount = 0
    }
  }

  /// Writes a row.
  public func write(_ fields: [String]) throws(TableError) {
    for field in fields { append(field) }
    try endRow()
  }

  /// Appends a field to the current row; ``endRow()`` writes it.
  public func append(_ field: String) {
    var field = field
    field.withUTF8 { append(utf8: $0) }
  }

  /// Appends a field, in well-formed UTF-8, to the current row.
  public func append(utf8 field: UnsafeBufferPointer<UInt8>) {
    if !fieldEnds.isEmpty { row.append(dialect.delimiter.byte) }
    if field.isEmpty {
      fieldEnds.append(row.count)
      return
    }
    hasText = true
    switch quoting(of: field) {
    case .none:
      row.append(contentsOf: field)
    case .needed(let hasLineEnd):
      hasLineEnds = hasLineEnds || hasLineEnd
      row.append(CSVParser.quote)
      for byte in field {
        row.append(byte)
        if byte == CSVParser.quote { row.append(byte) }
      }
      row.append(CSVParser.quote)
    }
    fieldEnds.append(row.count)
  }

  /// Appends every field of a row of `table` to the current row, without making strings of them.
  public func append(row index: Int, of table: CSVTable) {
    for column in 0..<table.columnCount {
      table.withUTF8Field(row: index, column: column) { append(utf8: $0) }
    }
  }

  /// Ends the current row and writes it.
  public func endRow() throws(TableError) {
    defer {
      row.removeAll(keepingCapacity: true)
      fieldEnds.removeAll(keepingCapacity: true)
      hasText = false
      hasLineEnds = false
    }
    guard fieldEnds.count == columnCount else {
      throw TableError(
        .wrongFieldCount(expected: columnCount, found: fieldEnds.count), path: file.path, line: line)
    }
    if !hasText {
      row.insert(contentsOf: [CSVParser.quote, CSVParser.quote], at: 0)
    }
    row.append(contentsOf: lineEnding)
    try writeRow()
    rowCount += 1
  }

  /// Finishes the output and gives the file its name.
  public func commit() throws(TableError) {
    if let encoder {
      encoded.removeAll(keepingCapacity: true)
      try encoder.encode([], to: &encoded, isLast: true) { _, _ in }
      try file.write(encoded)
    }
    try file.commit()
  }

  /// Removes what was written. So does dropping the writer without ``commit()``.
  public func discard() {
    file.discard()
  }

  private enum Quoting {
    case none
    case needed(hasLineEnd: Bool)
  }

  private func quoting(of field: UnsafeBufferPointer<UInt8>) -> Quoting {
    let delimiter = dialect.delimiter.byte
    var isNeeded = field.first == 0x20 || field.last == 0x20
    var hasLineEnd = false
    for byte in field {
      isNeeded = isNeeded || byte == delimiter || byte == CSVParser.quote
      hasLineEnd = hasLineEnd || byte == 0x0A || byte == 0x0D
    }
    return isNeeded || hasLineEnd ? .needed(hasLineEnd: hasLineEnd) : .none
  }

  private func writeRow() throws(TableError) {
    if let encoder {
      encoded.removeAll(keepingCapacity: true)
      try encoder.encode(row, to: &encoded) { scalar, offset in
        lossCount += 1
        guard losses.count < 100 else { return }
        losses.append(
          Loss(
            line: line + Self.lineEnds(in: row[..<offset]),
            column: (fieldEnds.firstIndex { offset < $0 } ?? columnCount - 1) + 1, scalar: scalar))
      }
      try file.write(encoded)
    } else {
      try file.write(row)
    }
    line += hasLineEnds ? Self.lineEnds(in: row[...]) : 1
  }

  /// CR, LF and CR LF each count as one.
  private static func lineEnds(in bytes: ArraySlice<UInt8>) -> Int {
    var count = 0
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x0A && previous != 0x0D || byte == 0x0D { count += 1 }
      previous = byte
    }
    return count
  }
}
