internal import CTextScan

/// Reads the rows that begin in a part of the text.
///
/// Rows with as many fields as the header, and quotes where they should be, are found 64 bytes at a time (``TextBlock``);
/// any other row is read by ``CSVRowParser``, which alone knows what is blank, broken, too long or malformed. The text is
/// only looked at: which fields hold escapes is noted, so that a chunk whose beginning was guessed wrong can be read again.
struct CSVChunkParser {
  /// Where the places and lines of good rows go: room for as many rows as the part has beginnings of lines.
  let destination: CSVRowDestination
  /// How many good rows there are.
  private(set) var rowCount = 0
  private(set) var blankRowCount = 0
  private(set) var rejects: [RejectedRow] = []
  /// Which of the places, counted from the first of the chunk, may hold doubled quotes or `="…"`.
  private(set) var escapedPlaces: [Int] = []
  /// Whether reading was given up because quoted text went on too far.
  private(set) var isGivenUp = false
  /// Where the next row begins, after the part.
  var position: Int { rows.position }
  /// The physical line of ``position``.
  var line: Int { rows.line }

  /// Where the first row of the part begins.
  let start: Int
  let text: ParsedText

  private var rows: CSVRowParser
  private let shape: CSVShape
  private let farthest: Int

  /// A parser of the rows from `start` on; it gives up where quoted text goes on after `farthest`.
  init(
    _ text: ParsedText, shape: CSVShape, start: Int, line: Int, farthest: Int = .max,
    into destination: CSVRowDestination
  ) {
    self.text = text
    self.start = start
    rows = CSVRowParser(text, position: start, line: line)
    self.shape = shape
    self.farthest = farthest
    self.destination = destination
  }

  /// Reads the rows that begin before `limit`.
  mutating func parse(before limit: Int) {
    let limit = min(limit, text.end)
    while rows.position < limit && !isGivenUp {
      parseRegularRows(before: limit)
      if rows.position < limit { parseRow() }
    }
  }

  /// Reads one row of any kind.
  private mutating func parseRow() {
    switch rows.next(farthest: farthest) {
    case .endOfText: return
    case .tooFar: isGivenUp = true
    case .blank: blankRowCount += 1
    case .broken(let reject): rejects.append(reject)
    case .fields(let line, let bytes):
      if let reject = rows.misfit(
        columnCount: shape.columnCount, required: shape.required, line: line, bytes: bytes)
      {
        rejects.append(reject)
        return
      }
      guard rowCount < destination.rowCapacity else {
        preconditionFailure("more rows than beginnings of lines")
      }
      let first = rowCount * shape.columnCount
      let places = destination.places + first
      for column in 0..<shape.columnCount {
        places[column] =
          column < rows.fields.count ? rows.fields[column] : FieldPlace.make(bytes.upperBound, 0)
      }
      for field in rows.escapedFields where field < shape.columnCount { escapedPlaces.append(first + field) }
      destination.lines[rowCount] = UInt32(clamping: line)
      rowCount += 1
    }
  }

  /// Reads rows up to the first that ``CSVRowParser`` must read.
  private mutating func parseRegularRows(before limit: Int) {
    let bytes = UnsafePointer(text.base)
    let (end, delimiter, columnCount) = (text.end, text.delimiter, shape.columnCount)
    let longest = FieldPlace.maximumLength
    var rowStart = rows.position
    var line = rows.line
    var row = rowCount
    var places = destination.places + row * columnCount
    var block = TextBlock(bytes, rowAt: rowStart, delimiter: delimiter)
    var hasDoubledQuotes = block.hasDoubledQuotes
    var hasQuotedBreaks = block.hasQuotedBreaks
    defer {
      rows.position = rowStart
      rows.line = line
      rowCount = row
    }

    while rowStart < limit, row < destination.rowCapacity {
      var start = rowStart
      var field = 0
      var position: Int
      while true {
        while block.events == 0 {
          // A quote is open at the end of the text, or for too long.
          guard block.start &+ 64 <= end, block.start < farthest else { return }
          block.advance(bytes, delimiter: delimiter)
          hasDoubledQuotes = hasDoubledQuotes || block.hasDoubledQuotes
          hasQuotedBreaks = hasQuotedBreaks || block.hasQuotedBreaks
        }
        position = block.start &+ block.events.trailingZeroBitCount
        block.events &= block.events &- 1
        // Without its quotes, which a field has at both ends or nowhere.
        let quote = bytes[start] == CSVRowParser.quote ? 1 : 0
        places[field] = FieldPlace.make(start &+ quote, position &- start &- 2 &* quote)
        field &+= 1
        guard bytes[position] == delimiter, field < columnCount else { break }
        start = position &+ 1
      }
      let last = bytes[position]
      guard last == 0x0A || last == 0x0D, field == columnCount, position <= end else { return }
      let length = position &- rowStart
      // Fields as long as that, and blank rows, are for the other parser to judge.
      guard length <= longest, length >= columnCount, columnCount > 1 || bytes[rowStart] > 0x20 else {
        return
      }
      if text.isMalformed, !idm_is_utf8(bytes + rowStart, Int64(length)) { return }

      destination.lines[row] = UInt32(clamping: line)
      if hasDoubledQuotes { noteEscapes(places, firstOf: row, bytes) }
      if hasQuotedBreaks { line &+= Int(idm_line_end_count(bytes + rowStart, Int64(length))) }
      row &+= 1
      places += columnCount
      guard position < end else {
        rowStart = end
        return
      }
      line &+= 1
      rowStart = position &+ 1
      if last == 0x0D, rowStart < end, bytes[rowStart] == 0x0A {
        // The line feed is the next event.
        rowStart &+= 1
        while block.events == 0 { block.advance(bytes, delimiter: delimiter) }
        block.events &= block.events &- 1
      }
      hasDoubledQuotes = block.hasDoubledQuotes
      hasQuotedBreaks = block.hasQuotedBreaks
    }
  }

  @inline(never)
  private mutating func noteEscapes(
    _ places: UnsafeMutablePointer<UInt64>, firstOf row: Int, _ bytes: UnsafePointer<UInt8>
  ) {
    for column in 0..<shape.columnCount {
      let (start, length) = FieldPlace.bounds(places[column])
      guard start > 0, bytes[start - 1] == CSVRowParser.quote else { continue }
      let field = UnsafeBufferPointer(start: bytes + start, count: length)
      if field.contains(CSVRowParser.quote) { escapedPlaces.append(row * shape.columnCount + column) }
    }
  }
}

/// How many fields a row has.
struct CSVShape {
  /// How many columns the table has.
  let columnCount: Int
  /// How many fields a row must have at least.
  let required: Int
}

/// Where the places of fields and the lines of rows are written.
struct CSVRowDestination {
  let places: UnsafeMutablePointer<UInt64>
  let lines: UnsafeMutablePointer<UInt32>
  let rowCapacity: Int
}
