/// Divides UTF-8 text into rows and fields.
///
/// The state machine; `,` is the delimiter and `⏎` is LF, CR or CR LF:
/// ```
///                other                       other, ⏎ (counts lines)
///               ┌─────┐                      ┌──────┐
///               │     ▼            "         │      ▼
///  start ──other──▶ unquoted    start ────▶ quoted ◀─┐ "
///  of field    │  │   (" is     of field      │ "    │
///    ▲  ▲      │  │    text)                  ▼      │
///    │  └──,───┼──┘                    quote in quoted
///    │         │ ⏎                      │ ,   │ ⏎   │ other
///    │         ▼                        │     │     ▼
///    └─────  end of row ◀───────────────┼─────┘   broken
///    ▲                                  │
///    └──────────────────────────────────┘
/// ```
/// A quote is special at the start of a field only, so that `5"` is text. Spaces between a closing quote and the
/// delimiter are dropped. Where text follows the closing quote, or the text ends within quotes, a quote was opened by
/// mistake or left open, and lines that are good may lie between: only the text up to the end of the line *on which that
/// quote opens* is rejected, and reading goes on with the line after it. A byte is thus read twice at most for each
/// time a quote run changes its meaning, which keeps the whole pass linear.
///
/// The loops test one table entry a byte: a byte of class zero is plain text. The line feed after the end of the text
/// ends them, so that they need not ask for the end.
///
/// A field's place is one ``FieldPlace`` word. Doubled quotes
/// are undone in place, in the same bytes, once the row is known to be good.
struct CSVParser {
  /// Where the fields of the good rows are, `columnCount` for each row.
  private(set) var places: [UInt64] = []
  /// The physical line on which each good row begins.
  private(set) var lines: [UInt32] = []
  private(set) var rejects: [RejectedRow] = []
  private(set) var blankRowCount = 0

  private let text: UnsafeMutableBufferPointer<UInt8>
  private let base: UnsafeMutablePointer<UInt8>
  private let end: Int
  private let encoding: TextEncoding
  private let isMalformed: Bool
  private let delimiter: UInt8
  private let classes: ByteClasses
  private var position: Int
  private var line: Int
  /// Which fields of the current row hold doubled quotes.
  private var escapedFields: [Int] = []

  static let quote: UInt8 = 0x22

  /// A parser of `text` from `start`, whose last byte is a line feed that is not part of the text.
  init?(
    _ text: UnsafeMutableBufferPointer<UInt8>, start: Int, line: Int, isMalformed: Bool,
    encoding: TextEncoding, delimiter: Delimiter
  ) {
    guard let base = text.baseAddress, text.count > start, text[text.count - 1] == 0x0A else { return nil }
    self.text = text
    self.base = base
    end = text.count - 1
    position = start
    self.line = line
    self.isMalformed = isMalformed
    self.encoding = encoding
    self.delimiter = delimiter.byte
    classes = ByteClasses(delimiter: delimiter.byte)
  }

  /// What reading one row came to.
  enum Row {
    /// The row's fields are the last `count` of ``places``.
    case fields(count: Int, line: Int, bytes: Range<Int>)
    case blank
    case broken(RejectedRow)
    case endOfText
  }

  /// Reads the first row that is not blank, as a header or to learn the number of columns.
  mutating func firstRow() -> Row {
    while true {
      let row = nextRow()
      if case .blank = row { continue }
      return row
    }
  }

  /// Goes back to the beginning of a row that was read.
  mutating func reread(from bytes: Range<Int>, line: Int) {
    position = bytes.lowerBound
    self.line = line
    places.removeAll(keepingCapacity: true)
  }

  mutating func reject(_ row: RejectedRow) { rejects.append(row) }

  mutating func forgetPlaces() { places.removeAll(keepingCapacity: true) }

  /// Reads all rows that are left, each with `columnCount` fields, of which the last ones, after `required`, may be
  /// absent.
  mutating func parseRows(columnCount: Int, required: Int) {
    reserve()
    while true {
      switch nextRow() {
      case .endOfText: return
      case .blank: blankRowCount += 1
      case .broken(let reject): rejects.append(reject)
      case .fields(let count, let line, let bytes):
        if let reject = misfit(
          count: count, columnCount: columnCount, required: required, line: line, bytes: bytes)
        {
          rejects.append(reject)
          places.removeLast(count)
          continue
        }
        if count > columnCount { places.removeLast(count - columnCount) }
        for _ in count..<max(count, columnCount) { places.append(FieldPlace.make(bytes.upperBound, 0)) }
        unescape()
        lines.append(UInt32(clamping: line))
      }
    }
  }

  /// Undoes doubled quotes and `="…"` in the row that was read last.
  mutating func unescape() {
    for field in escapedFields where field < places.count {
      var (start, length) = FieldPlace.bounds(places[field])
      if start > 0 && base[start - 1] == Self.quote {
        length = Self.undouble(base + start, length)
      }
      // ="0123" is how a table tells Excel to keep a zero; in quotes it is "=""0123""".
      if length >= 3, base[start] == 0x3D, base[start + 1] == Self.quote,
        base[start + length - 1] == Self.quote
      {
        start += 2
        length = Self.undouble(base + start, length - 3)
      }
      places[field] = FieldPlace.make(start, length)
    }
  }

  /// Writes each pair of quotes as one, in place, and returns the new length.
  private static func undouble(_ bytes: UnsafeMutablePointer<UInt8>, _ length: Int) -> Int {
    var read = 0
    var written = 0
    while read < length {
      let byte = bytes[read]
      bytes[written] = byte
      written += 1
      read += byte == quote && read + 1 < length && bytes[read + 1] == quote ? 2 : 1
    }
    return written
  }

  /// Rows are about as long as those of the first 64 KiB.
  private mutating func reserve() {
    let length = min(end - position, 1 << 16)
    guard length > 0 else { return }
    var delimiters = 0
    var lineFeeds = 0
    for index in position..<(position + length) {
      if base[index] == delimiter { delimiters += 1 }
      if base[index] == 0x0A { lineFeeds += 1 }
    }
    let scale = Double(end - position) / Double(length) * 1.05
    places.reserveCapacity(Int(Double(delimiters + lineFeeds) * scale) + 16)
    lines.reserveCapacity(Int(Double(lineFeeds) * scale) + 16)
  }
}

extension CSVParser {
  /// Reads one row and appends its places.
  private mutating func nextRow() -> Row {
    let p = base
    var i = position
    guard i < end else { return .endOfText }
    let rowStart = i
    let rowLine = line
    var currentLine = line
    let firstPlace = places.count
    var nulField = -1
    var longField = -1
    escapedFields.removeAll(keepingCapacity: true)

    while true {
      let start: Int
      let length: Int
      if p[i] == Self.quote {
        let open = i
        let openLine = currentLine
        var hasDoubled = false
        i += 1
        quoted: while true {
          while classes.quoted[Int(p[i])] == 0 { i += 1 }
          switch p[i] {
          case Self.quote:
            guard p[i + 1] == Self.quote else { break quoted }
            hasDoubled = true
            i += 2
          case 0x00:
            nulField = places.count - firstPlace
            i += 1
          default:
            guard i < end else {
              return broken(
                .unterminatedQuote(openedOnLine: openLine), rowStart: rowStart, rowLine: rowLine, open: open,
                openLine: openLine, firstPlace: firstPlace)
            }
            if p[i] == 0x0D && p[i + 1] == 0x0A && i + 1 < end { i += 1 }
            i += 1
            currentLine += 1
          }
        }
        start = open + 1
        length = i - start
        i += 1
        while p[i] == 0x20 { i += 1 }
        let next = p[i]
        guard next == delimiter || next == 0x0A || next == 0x0D else {
          return broken(
            .textAfterClosingQuote(openedOnLine: openLine), rowStart: rowStart, rowLine: rowLine, open: open,
            openLine: openLine, firstPlace: firstPlace)
        }
        if hasDoubled { escapedFields.append(places.count) }
      } else {
        start = i
        while true {
          while classes.unquoted[Int(p[i])] == 0 { i += 1 }
          guard p[i] == 0 else { break }
          nulField = places.count - firstPlace
          i += 1
        }
        length = i - start
        if length > 2 && p[start] == 0x3D && p[i - 1] == Self.quote { escapedFields.append(places.count) }
      }
      if length > FieldPlace.maximumLength { longField = places.count - firstPlace }
      places.append(FieldPlace.make(start, length))
      guard p[i] == delimiter else { break }
      i += 1
    }

    let bytes = rowStart..<i
    if i < end {
      i += p[i] == 0x0D && p[i + 1] == 0x0A && i + 1 < end ? 2 : 1
      currentLine += 1
    }
    position = i
    line = currentLine
    let count = places.count - firstPlace
    // Nothing but delimiters, or nothing but spaces: Excel leaves such rows below a table, DOS a Ctrl-Z.
    if bytes.count == count - 1 || count == 1 && isBlank(bytes) {
      places.removeLast(count)
      return .blank
    }
    let reason: (RejectionReason, Int)? =
      nulField >= 0 ? (.nulCharacter, nulField) : longField >= 0 ? (.fieldTooLong, longField) : nil
    if let (reason, field) = reason ?? malformedField(bytes, firstPlace: firstPlace) {
      places.removeLast(count)
      return .broken(RejectedRow(line: rowLine, column: field + 1, reason: reason, bytes: bytes))
    }
    return .fields(count: count, line: rowLine, bytes: bytes)
  }

  /// Rejects the text up to the end of the line on which the quote at `open` stands.
  private mutating func broken(
    _ reason: RejectionReason, rowStart: Int, rowLine: Int, open: Int, openLine: Int, firstPlace: Int
  ) -> Row {
    let field = places.count - firstPlace + 1
    places.removeLast(places.count - firstPlace)
    var i = open
    while base[i] != 0x0A && base[i] != 0x0D { i += 1 }
    let bytes = rowStart..<i
    if i < end { i += base[i] == 0x0D && base[i + 1] == 0x0A && i + 1 < end ? 2 : 1 }
    position = i
    line = openLine + 1
    return .broken(RejectedRow(line: rowLine, column: field, reason: reason, bytes: bytes))
  }

  private func isBlank(_ bytes: Range<Int>) -> Bool {
    bytes.allSatisfy { base[$0] == 0x20 || base[$0] == 0x09 || base[$0] == 0x1A }
  }

  /// The field of the first malformed byte, when the file has any at all.
  private func malformedField(_ bytes: Range<Int>, firstPlace: Int) -> (RejectionReason, Int)? {
    guard isMalformed else { return nil }
    let row = Span(_unsafeElements: UnsafeBufferPointer(text).extracting(bytes))
    guard let offset = UTF8Validation.firstMalformed(in: row) else { return nil }
    var field = 0
    while firstPlace + field + 1 < places.count,
      FieldPlace.bounds(places[firstPlace + field + 1]).start <= bytes.lowerBound + offset
    {
      field += 1
    }
    return (.malformedBytes(encoding), field)
  }

  private func misfit(
    count: Int, columnCount: Int, required: Int, line: Int, bytes: Range<Int>
  ) -> RejectedRow? {
    if count < required {
      return RejectedRow(
        line: line, column: count + 1, reason: .tooFewFields(expected: columnCount, found: count),
        bytes: bytes)
    }
    guard count > columnCount else { return nil }
    let extra = places[(places.count - count + columnCount)...]
    guard let text = extra.firstIndex(where: { FieldPlace.bounds($0).length > 0 }) else { return nil }
    return RejectedRow(
      line: line, column: text - (places.count - count) + 1,
      reason: .tooManyFields(expected: columnCount, found: count), bytes: bytes)
  }
}

/// Which bytes end a run of plain text.
private struct ByteClasses {
  let unquoted: InlineArray<256, UInt8>
  let quoted: InlineArray<256, UInt8>

  init(delimiter: UInt8) {
    var unquoted = InlineArray<256, UInt8>(repeating: 0)
    var quoted = unquoted
    for byte in [0x00, 0x0A, 0x0D, Int(delimiter)] { unquoted[byte] = 1 }
    for byte in [0x00, 0x0A, 0x0D, Int(CSVParser.quote)] { quoted[byte] = 1 }
    self.unquoted = unquoted
    self.quoted = quoted
  }
}
