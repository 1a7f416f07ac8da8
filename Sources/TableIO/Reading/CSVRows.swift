internal import CTextScan

/// The rows of a text below its header: where their fields are, and what could not be read.
///
/// The text is divided into chunks. A row begins at the beginning of a line, so that the first line of a chunk is a good
/// guess for its first row; only a quoted field with line ends can prove it wrong. Threads read all chunks on that
/// guess. Then, in the order of the text, a chunk counts when the one before it ended where this one was begun, and is read
/// again from there when not. So the result is that of reading from the first byte to the last, whatever the number of
/// threads and the length of the chunks.
///
/// How many lines begin in a chunk is counted first: that many rows it can have at most, so that each writes its places
/// right where they belong. Only where lines are no rows (blank and rejected ones, line ends in quotes) gaps are left,
/// and closed in the end.
struct CSVRows {
  /// Where the fields of the good rows are, one ``FieldPlace`` each.
  private(set) var places: [UInt64] = []
  /// The physical line on which each good row begins.
  private(set) var lines: [UInt32] = []
  private(set) var rejects: [RejectedRow] = []
  private(set) var blankRowCount = 0

  /// How many bytes a chunk has: a part of what a processor keeps near.
  static let chunkLength = 1 << 19

  /// Reads all rows of `text` from `start` on, which is on the physical line `line`, and undoes their escapes.
  init(
    _ text: ParsedText, shape: CSVShape, start: Int, line: Int, workers: Int, chunkLength: Int
  ) {
    guard start < text.end else { return }
    let chunks = CSVChunks(
      text, shape: shape, start: start, line: line, workers: workers, chunkLength: chunkLength)
    let rowCapacity = chunks.rowCapacity
    // A field that must be there takes a byte. Far more are asked for where most columns may be absent and most lines
    // hold nothing: a page of commas above a page of line feeds.
    let (placeCapacity, isHuge) = rowCapacity.multipliedReportingOverflow(by: shape.columnCount)
    guard !isHuge, placeCapacity <= 8 * (text.end - start) + 1024 else {
      readInSteps(text, shape: shape, start: start, line: line)
      return
    }
    var parsers: [CSVChunkParser] = []
    lines = [UInt32](unsafeUninitializedCapacity: rowCapacity) { lines, lineCount in
      places = [UInt64](unsafeUninitializedCapacity: placeCapacity) { places, placeCount in
        guard let firstPlace = places.baseAddress, let firstLine = lines.baseAddress else { return }
        LargeMemory.prepare(UnsafeMutableRawBufferPointer(places))
        parsers = chunks.parse(places: firstPlace, lines: firstLine)
        for parser in parsers {
          let (rows, destination) = (parser.rowCount, parser.destination)
          if destination.lines != firstLine + lineCount {
            (firstPlace + placeCount).update(from: destination.places, count: rows * shape.columnCount)
            (firstLine + lineCount).update(from: destination.lines, count: rows)
          }
          placeCount += rows * shape.columnCount
          lineCount += rows
        }
      }
    }
    for parser in parsers {
      rejects += parser.rejects
      blankRowCount += parser.blankRowCount
    }
  }

  /// Reads the rows of a few lines at a time and keeps room for those alone that there are.
  private mutating func readInSteps(_ text: ParsedText, shape: CSVShape, start: Int, line: Int) {
    // At least one row, and at most 32 MiB of places.
    let step = max(1, (1 << 22) / shape.columnCount)
    let stepPlaces = UnsafeMutablePointer<UInt64>.allocate(capacity: step * shape.columnCount)
    let stepLines = UnsafeMutablePointer<UInt32>.allocate(capacity: step)
    defer {
      stepPlaces.deallocate()
      stepLines.deallocate()
    }
    var (position, line) = (start, line)
    while position < text.end {
      var parser = CSVChunkParser(
        text, shape: shape, start: position, line: line,
        into: CSVRowDestination(places: stepPlaces, lines: stepLines, rowCapacity: step))
      parser.parse(before: position + step)
      parser.undoEscapes()
      places += UnsafeBufferPointer(start: stepPlaces, count: parser.rowCount * shape.columnCount)
      lines += UnsafeBufferPointer(start: stepLines, count: parser.rowCount)
      rejects += parser.rejects
      blankRowCount += parser.blankRowCount
      (position, line) = (parser.position, parser.line)
    }
  }
}
