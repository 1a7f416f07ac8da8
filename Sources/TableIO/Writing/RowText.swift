internal import CTextScan

/// Rows as text: UTF-8 with the delimiters, line ends and quotes that they need. What ``CSVWriter/write(chunks:workers:_:)``
/// hands out.
///
/// ```swift
/// rows.append("山田太郎")
/// rows.append(42)
/// rows.append(0.98765, decimals: 4)
/// rows.endRow()
/// ```
public struct RowText: ~Copyable {
  /// Where the text goes; what is beyond ``count`` is free.
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes were appended so far.
  private(set) var count = 0
  /// How many rows were ended.
  private(set) var rowCount = 0
  /// How many physical lines the ended rows take.
  private(set) var lineCount = 0
  /// Where each field ends, when that is asked for.
  private(set) var fieldEnds: [Int] = []
  /// Where each row ends, its line end included, when that is asked for.
  private(set) var rowEnds: [Int] = []
  /// The number of fields of the first row that had not the number of all; that row and what came after it are left out.
  private(set) var wrongFieldCount: Int?
  /// How many fields the row that is being written has.
  private(set) var fieldCount = 0

  private let delimiter: UInt8
  private let lineEnding: [UInt8]
  private let columnCount: Int?
  private let keepsEnds: Bool
  private let composesKana: Bool
  private var rowStart = 0
  private var rowFirstField = 0
  private var hasText = false
  private var hasLineEnds = false

  /// No rows yet. `columnCount` is how many fields each must have, `nil` when any number will do.
  package init(
    delimiter: UInt8, lineEnding: [UInt8], columnCount: Int? = nil, keepsEnds: Bool = false,
    composesKana: Bool = false
  ) {
    self.delimiter = delimiter
    self.lineEnding = lineEnding
    self.columnCount = columnCount
    self.keepsEnds = keepsEnds
    self.composesKana = composesKana
    capacity = 1 << 12
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  /// Appends a field.
  public mutating func append(_ field: String) {
    var field = field
    field.withUTF8 { append(utf8: $0) }
  }

  /// Appends a field of well-formed UTF-8.
  ///
  /// - Complexity: O(length of the field); nothing is allocated but for what the text grows.
  public mutating func append(utf8 field: UnsafeBufferPointer<UInt8>) {
    if composesKana, let composed = KanaComposition.composed(field) {
      composed.withUnsafeBufferPointer { appendField($0) }
    } else {
      appendField(field)
    }
  }

  /// Appends a whole number.
  public mutating func append(_ number: some FixedWidthInteger) {
    var digits = DecimalDigits()
    digits.prepend(UInt64(number.magnitude))
    if number < 0 { digits.prepend(byte: 0x2D) }
    digits.withUTF8 { appendField($0) }
  }

  /// Appends a number with `decimals` digits after the point, rounded to the nearest and halves away from zero. One that is
  /// not finite, or has more digits than a whole number of 64 bits, is written as Swift writes it.
  public mutating func append(_ number: Double, decimals: Int) {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    guard decimals < 19, let scaled = Int64(exactly: (number * scale).rounded()) else {
      append(number.description)
      return
    }
    var digits = DecimalDigits()
    digits.prepend(scaled.magnitude, decimals: decimals)
    if scaled < 0 { digits.prepend(byte: 0x2D) }
    digits.withUTF8 { appendField($0) }
  }

  /// Appends every field of a row of `table`.
  public mutating func append(row: Int, of table: CSVTable) {
    // Nearly all rows are written as they were read: in one piece.
    if !composesKana, !keepsEnds {
      let isWritten = table.withPlainText(ofRow: row, delimiter: delimiter) {
        appendPlain($0, fields: table.columnCount)
      }
      if isWritten { return }
    }
    table.forEachField(ofRow: row) { append(utf8: $0) }
  }

  /// Appends fields that need no quotes, with the delimiters between them.
  private mutating func appendPlain(_ text: UnsafeBufferPointer<UInt8>, fields: Int) {
    guard let source = text.baseAddress else { return }
    reserve(text.count + 1)
    if fieldCount > 0 { put(delimiter) }
    (base + count).update(from: source, count: text.count)
    count += text.count
    fieldCount += fields
    if text.count >= fields { hasText = true }
  }

  /// Ends the row. One of nothing but empty fields begins with `""`, as it would be a blank line otherwise.
  public mutating func endRow() {
    if let columnCount, fieldCount != columnCount { wrongFieldCount = wrongFieldCount ?? fieldCount }
    guard wrongFieldCount == nil else {
      dropRow()
      return
    }
    reserve(lineEnding.count + 2)
    if !hasText {
      (base + rowStart + 2).update(from: base + rowStart, count: count - rowStart)
      (base[rowStart], base[rowStart + 1]) = (CSVRowParser.quote, CSVRowParser.quote)
      count += 2
    }
    for byte in lineEnding { put(byte) }
    lineCount += hasLineEnds ? Self.lineEnds(in: rowBytes) : 1
    if keepsEnds { rowEnds.append(count) }
    rowCount += 1
    beginRow()
  }

  /// Forgets all rows and what they had wrong.
  mutating func clear() {
    count = 0
    rowCount = 0
    lineCount = 0
    wrongFieldCount = nil
    fieldEnds.removeAll(keepingCapacity: true)
    rowEnds.removeAll(keepingCapacity: true)
    beginRow()
  }

  /// The text of the ended rows and of the one that is being written.
  package func withUTF8<R, E: Error>(_ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R) throws(E) -> R {
    try body(UnsafeBufferPointer(start: base, count: count))
  }

  /// The number of line ends: CR, LF and CR LF each count as one.
  static func lineEnds(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x0A && previous != 0x0D || byte == 0x0D { count += 1 }
      previous = byte
    }
    return count
  }

  private var rowBytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + rowStart, count: count - rowStart)
  }

  private mutating func beginRow() {
    rowStart = count
    rowFirstField = fieldEnds.count
    fieldCount = 0
    hasText = false
    hasLineEnds = false
  }

  private mutating func dropRow() {
    count = rowStart
    fieldEnds.removeLast(fieldEnds.count - rowFirstField)
    beginRow()
  }

  private mutating func appendField(_ field: UnsafeBufferPointer<UInt8>) {
    // A delimiter, two quotes, and every byte twice.
    reserve(2 * field.count + 3)
    if fieldCount > 0 { put(delimiter) }
    fieldCount += 1
    if let first = field.first, let source = field.baseAddress {
      hasText = true
      let contents = idm_field_contents(source, Int64(field.count), delimiter)
      if contents == 0 && first != 0x20 && field[field.count - 1] != 0x20 {
        (base + count).update(from: source, count: field.count)
        count += field.count
      } else {
        if contents & UInt32(IDM_FIELD_LINE_END) != 0 { hasLineEnds = true }
        putQuoted(field)
      }
    }
    if keepsEnds { fieldEnds.append(count) }
  }

  private mutating func putQuoted(_ field: UnsafeBufferPointer<UInt8>) {
    put(CSVRowParser.quote)
    for byte in field {
      put(byte)
      if byte == CSVRowParser.quote { put(byte) }
    }
    put(CSVRowParser.quote)
  }

  private mutating func put(_ byte: UInt8) {
    base[count] = byte
    count &+= 1
  }

  /// Makes room for `free` bytes.
  @inline(__always)
  private mutating func reserve(_ free: Int) {
    if capacity - count < free { grow(free) }
  }

  @inline(never)
  private mutating func grow(_ free: Int) {
    let newCapacity = max(capacity * 2, count + free)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: newCapacity)
    grown.update(from: base, count: count)
    base.deallocate()
    base = grown
    capacity = newCapacity
  }
}
