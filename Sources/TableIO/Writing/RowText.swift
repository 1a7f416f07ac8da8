/// The row that is being written, as UTF-8 with the quotes that it needs.
package struct RowText {
  /// What was appended so far.
  package private(set) var bytes: [UInt8] = []
  /// Where each field ends.
  private(set) var fieldEnds: [Int] = []
  private let delimiter: UInt8
  private var hasText = false
  private var hasLineEnds = false

  /// A row without fields.
  package init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Appends a field.
  package mutating func append(_ field: UnsafeBufferPointer<UInt8>) {
    if !fieldEnds.isEmpty { bytes.append(delimiter) }
    if !field.isEmpty {
      hasText = true
      let (isNeeded, hasLineEnd) = quoting(of: field)
      if isNeeded {
        hasLineEnds = hasLineEnds || hasLineEnd
        appendQuoted(field)
      } else {
        bytes.append(contentsOf: field)
      }
    }
    fieldEnds.append(bytes.count)
  }

  mutating func append(row index: Int, of table: CSVTable) {
    for column in 0..<table.columnCount {
      table.withUTF8Field(row: index, column: column) { append($0) }
    }
  }

  /// Ends the row. One of nothing but empty fields begins with `""`, as it would be a blank line otherwise.
  package mutating func end(with lineEnding: [UInt8]) {
    if !hasText { bytes.insert(contentsOf: [CSVRowParser.quote, CSVRowParser.quote], at: 0) }
    bytes.append(contentsOf: lineEnding)
  }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    fieldEnds.removeAll(keepingCapacity: true)
    hasText = false
    hasLineEnds = false
  }

  /// How many physical lines the row takes, once it is ended.
  var lineCount: Int { hasLineEnds ? Self.lineEnds(in: bytes[...]) : 1 }

  /// CR, LF and CR LF each count as one.
  static func lineEnds(in bytes: ArraySlice<UInt8>) -> Int {
    var count = 0
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x0A && previous != 0x0D || byte == 0x0D { count += 1 }
      previous = byte
    }
    return count
  }

  private func quoting(of field: UnsafeBufferPointer<UInt8>) -> (isNeeded: Bool, hasLineEnd: Bool) {
    // No early exit, so that the loop is done many bytes at a time.
    var specials: UInt8 = 0
    var lineEnds: UInt8 = 0
    let delimiter = delimiter
    for byte in field {
      specials |= byte == delimiter || byte == CSVRowParser.quote ? 1 : 0
      lineEnds |= byte == 0x0A || byte == 0x0D ? 1 : 0
    }
    let lineEnd = lineEnds != 0
    return (specials != 0 || lineEnd || field.first == 0x20 || field.last == 0x20, lineEnd)
  }

  private mutating func appendQuoted(_ field: UnsafeBufferPointer<UInt8>) {
    bytes.append(CSVRowParser.quote)
    for byte in field {
      bytes.append(byte)
      if byte == CSVRowParser.quote { bytes.append(byte) }
    }
    bytes.append(CSVRowParser.quote)
  }
}
