/// Divides UTF-8 text into rows and fields, one row at a time: the rule that ``CSVChunkParser`` is a fast way for.
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
struct CSVRowParser {
  /// Where the fields of the row that was read last are.
  private(set) var fields: [UInt64] = []
  /// Which of them may hold doubled quotes or be `="…"`.
  private(set) var escapedFields: [Int] = []
  /// Where the next row begins.
  var position: Int
  /// The physical line of ``position``.
  var line: Int

  let text: ParsedText
  private let base: UnsafePointer<UInt8>
  private let end: Int
  private let delimiter: UInt8
  private let classes: ByteClasses

  static let quote: UInt8 = 0x22

  init(_ text: ParsedText, position: Int, line: Int) {
    self.text = text
    base = UnsafePointer(text.base)
    end = text.end
    delimiter = text.delimiter
    classes = ByteClasses(delimiter: text.delimiter)
    self.position = position
    self.line = line
  }

  /// What reading one row came to.
  enum Row {
    /// The row's fields are ``fields``.
    case fields(line: Int, bytes: Range<Int>)
    case blank
    case broken(RejectedRow)
    case endOfText
    /// Quoted text goes on beyond where it was of use to read.
    case tooFar
  }

  /// Reads the row at ``position``; gives up where quoted text goes on after `farthest`.
  mutating func next(farthest: Int = .max) -> Row {
    let p = base
    var i = position
    guard i < end else { return .endOfText }
    let rowStart = i
    let rowLine = line
    var currentLine = line
    var nulField = -1
    var longField = -1
    fields.removeAll(keepingCapacity: true)
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
            nulField = fields.count
            i += 1
          default:
            guard i < end else {
              return broken(
                .unterminatedQuote(openedOnLine: openLine), rowStart: rowStart, rowLine: rowLine, open: open,
                openLine: openLine)
            }
            guard i < farthest else { return .tooFar }
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
            openLine: openLine)
        }
        if hasDoubled { escapedFields.append(fields.count) }
      } else {
        start = i
        while true {
          while classes.unquoted[Int(p[i])] == 0 { i += 1 }
          guard p[i] == 0 else { break }
          nulField = fields.count
          i += 1
        }
        length = i - start
        if length > 2 && p[start] == 0x3D && p[i - 1] == Self.quote { escapedFields.append(fields.count) }
      }
      if length > FieldPlace.maximumLength { longField = fields.count }
      fields.append(FieldPlace.make(start, length))
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
    // Nothing but delimiters, or nothing but spaces: Excel leaves such rows below a table, DOS a Ctrl-Z.
    if bytes.count == fields.count - 1 || fields.count == 1 && isBlank(bytes) { return .blank }
    let reason: (RejectionReason, Int)? =
      nulField >= 0 ? (.nulCharacter, nulField) : longField >= 0 ? (.fieldTooLong, longField) : nil
    if let (reason, field) = reason ?? malformedField(bytes) {
      return .broken(RejectedRow(line: rowLine, column: field + 1, reason: reason, bytes: bytes))
    }
    return .fields(line: rowLine, bytes: bytes)
  }

  /// Why a row of these fields does not fit a table of `columnCount` columns, of which the last ones, after `required`,
  /// may be absent.
  func misfit(columnCount: Int, required: Int, line: Int, bytes: Range<Int>) -> RejectedRow? {
    let count = fields.count
    if count < required {
      return RejectedRow(
        line: line, column: count + 1, reason: .tooFewFields(expected: columnCount, found: count),
        bytes: bytes)
    }
    guard count > columnCount,
      let text = fields[columnCount...].firstIndex(where: { FieldPlace.bounds($0).length > 0 })
    else { return nil }
    return RejectedRow(
      line: line, column: text + 1, reason: .tooManyFields(expected: columnCount, found: count), bytes: bytes)
  }

  /// Rejects the text up to the end of the line on which the quote at `open` stands.
  private mutating func broken(
    _ reason: RejectionReason, rowStart: Int, rowLine: Int, open: Int, openLine: Int
  ) -> Row {
    let field = fields.count + 1
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
  private func malformedField(_ bytes: Range<Int>) -> (RejectionReason, Int)? {
    guard text.isMalformed else { return nil }
    let row = Span(_unsafeStart: base + bytes.lowerBound, count: bytes.count)
    guard let offset = UTF8Validation.firstMalformed(in: row) else { return nil }
    var field = 0
    while field + 1 < fields.count, FieldPlace.bounds(fields[field + 1]).start <= bytes.lowerBound + offset {
      field += 1
    }
    return (.malformedBytes(text.encoding), field)
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
    for byte in [0x00, 0x0A, 0x0D, Int(CSVRowParser.quote)] { quoted[byte] = 1 }
    self.unquoted = unquoted
    self.quoted = quoted
  }
}
