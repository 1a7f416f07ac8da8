internal import CTextScan

/// A text in chunks of equal length, which are read as ``CSVRows`` says.
struct CSVChunks {
  private let text: ParsedText
  private let shape: CSVShape
  private let start: Int
  private let workers: Int
  private let chunkLength: Int
  private let chunks: [Chunk]

  private struct Chunk {
    let range: Range<Int>
    /// The number of the first line that begins in the chunk.
    let line: Int
    /// How many good rows at most begin in it, and in all chunks before it.
    let rowCapacity: Int
    let firstRow: Int
  }

  /// How many good rows there are at most.
  var rowCapacity: Int { chunks.last.map { $0.firstRow + $0.rowCapacity } ?? 0 }

  init(_ text: ParsedText, shape: CSVShape, start: Int, line: Int, workers: Int, chunkLength: Int) {
    self.text = text
    self.shape = shape
    self.start = start
    self.workers = workers
    self.chunkLength = chunkLength
    let ranges = stride(from: start, to: text.end, by: chunkLength).map {
      $0..<min($0 + chunkLength, text.end)
    }
    var line = line
    var firstRow = 0
    var chunks: [Chunk] = []
    for (range, lineCount) in zip(ranges, Self.lineCounts(text, ranges, workers: workers)) {
      // A good row has a byte at least for every field that it must have; only the last can go on outside.
      let capacity = min(lineCount, range.count / shape.required + 1)
      chunks.append(Chunk(range: range, line: line, rowCapacity: capacity, firstRow: firstRow))
      line += lineCount
      firstRow += capacity
    }
    self.chunks = chunks
  }

  /// How many lines begin in each of `ranges`, of which the first begins with a line.
  private static func lineCounts(_ text: ParsedText, _ ranges: [Range<Int>], workers: Int) -> [Int] {
    [Int](unsafeUninitializedCapacity: ranges.count) { counts, initialized in
      ParallelWork.run(pieces: ranges.count, workers: workers) { part in
        let range = ranges[part]
        // A line begins after the end of another; the first of all has none before it.
        let count =
          part == 0
          ? 1 + idm_line_end_count(text.base + range.lowerBound, Int64(range.count - 1))
          : idm_line_end_count(text.base + range.lowerBound - 1, Int64(range.count))
        counts.initializeElement(at: part, to: Int(count))
      }
      initialized = ranges.count
    }
  }

  /// Reads all rows and undoes their escapes. The rows of each chunk are at its parser's destination.
  func parse(places: UnsafeMutablePointer<UInt64>, lines: UnsafeMutablePointer<UInt32>) -> [CSVChunkParser] {
    let destinations = chunks.map {
      CSVRowDestination(
        places: places + $0.firstRow * shape.columnCount, lines: lines + $0.firstRow,
        rowCapacity: $0.rowCapacity)
    }
    var guesses: [CSVChunkParser?] = []
    if workers > 1 && chunks.count > 1 {
      guesses = [CSVChunkParser?](unsafeUninitializedCapacity: chunks.count) { guesses, initialized in
        ParallelWork.run(pieces: chunks.count, workers: workers) { index in
          guesses.initializeElement(at: index, to: guess(index, into: destinations[index]))
        }
        initialized = chunks.count
      }
    }

    var parsers: [CSVChunkParser] = []
    parsers.reserveCapacity(chunks.count)
    var position = start
    var line = chunks.first?.line ?? 1
    for (index, chunk) in chunks.enumerated() {
      if !guesses.isEmpty, let guess = guesses[index], guess.start == position, !guess.isGivenUp {
        parsers.append(guess)
      } else {
        var parser = CSVChunkParser(
          text, shape: shape, start: position, line: line, into: destinations[index])
        parser.parse(before: chunk.range.upperBound)
        // At once, while the text is near.
        if guesses.isEmpty { parser.undoEscapes() }
        parsers.append(parser)
      }
      position = parsers[index].position
      line = parsers[index].line
    }
    if !guesses.isEmpty {
      ParallelWork.run(pieces: parsers.count, workers: workers) { parsers[$0].undoEscapes() }
    }
    return parsers
  }

  /// The rows of a chunk if its first line is the beginning of a row; `nil` when no line begins in it.
  private func guess(_ index: Int, into destination: CSVRowDestination) -> CSVChunkParser? {
    let chunk = chunks[index]
    var position = chunk.range.lowerBound
    if index > 0 {
      while !isLineStart(position) {
        position += 1
        guard position < chunk.range.upperBound else { return nil }
      }
    }
    var parser = CSVChunkParser(
      text, shape: shape, start: position, line: chunk.line,
      farthest: chunk.range.upperBound + chunkLength, into: destination)
    parser.parse(before: chunk.range.upperBound)
    return parser
  }

  private func isLineStart(_ position: Int) -> Bool {
    let before = text.base[position - 1]
    return before == 0x0A || before == 0x0D && text.base[position] != 0x0A
  }
}
