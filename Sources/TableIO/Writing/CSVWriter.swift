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
  /// The row that is being written. No method calls out while it changes it, and each is called too often to be asked.
  @exclusivity(unchecked) private var row: RowText
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
    row = RowText(
      delimiter: dialect.delimiter.byte, lineEnding: lineEnding, columnCount: header.count,
      keepsEnds: encoder != nil, composesKana: encoder != nil)
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
    row.append(field)
  }

  /// Appends a field, in well-formed UTF-8, to the current row.
  public func append(utf8 field: UnsafeBufferPointer<UInt8>) {
    row.append(utf8: field)
  }

  /// Appends a whole number to the current row.
  public func append(_ number: some FixedWidthInteger) {
    row.append(number)
  }

  /// Appends a number to the current row with `decimals` digits after the point; see ``RowText/append(_:decimals:)``.
  public func append(_ number: Double, decimals: Int) {
    row.append(number, decimals: decimals)
  }

  /// Appends every field of a row of `table` to the current row, without making strings of them.
  public func append(row index: Int, of table: CSVTable) {
    row.append(row: index, of: table)
  }

  /// Ends the current row and writes it.
  public func endRow() throws(TableError) {
    row.endRow()
    defer { row.clear() }
    try write(row)
  }

  /// Whether what is written is seen at once by whoever reads the other end (a pipe, a terminal), and not on
  /// ``commit()`` as in a file.
  public var isStream: Bool { file.isStream }

  /// Writes the rows so far to the file or pipe, where they may otherwise wait for more.
  public func flush() throws(TableError) {
    try file.flush()
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

  /// Whether text is written in another encoding than it is made in.
  var isEncoded: Bool { encoder != nil }

  /// No rows, in the dialect of the output.
  func emptyRows(keepsEnds: Bool) -> RowText {
    RowText(
      delimiter: dialect.delimiter.byte, lineEnding: lineEnding, columnCount: columnCount,
      keepsEnds: keepsEnds,
      composesKana: isEncoded)
  }

  /// Writes rows that are ended.
  func write(_ rows: borrowing RowText) throws(TableError) {
    if encoder != nil {
      try writeEncoded(rows)
    } else {
      try rows.withUTF8 { text throws(TableError) in try file.write(text) }
      line += rows.lineCount
    }
    rowCount += rows.rowCount
    if let found = rows.wrongFieldCount {
      throw TableError(.wrongFieldCount(expected: columnCount, found: found), path: file.path, line: line)
    }
  }

  /// Encodes row by row, as losses are named by line and column.
  private func writeEncoded(_ rows: borrowing RowText) throws(TableError) {
    guard let encoder else { return }
    var start = 0
    for (index, end) in rows.rowEnds.enumerated() {
      let text = rows.withUTF8 { Array($0[start..<end]) }
      let fieldEnds = rows.fieldEnds[index * columnCount..<(index + 1) * columnCount]
      encoded.removeAll(keepingCapacity: true)
      try encoder.encode(text, to: &encoded) { scalar, offset in
        lossCount += 1
        guard losses.count < 100 else { return }
        let column = fieldEnds.firstIndex { start + offset < $0 }.map { $0 - fieldEnds.startIndex }
        losses.append(
          Loss(
            line: line + text[..<offset].withUnsafeBufferPointer(RowText.lineEnds(in:)),
            column: (column ?? columnCount - 1) + 1, scalar: scalar))
      }
      try file.write(encoded)
      line += text.withUnsafeBufferPointer(RowText.lineEnds(in:))
      start = end
    }
  }
}
