extension CSVWriter {
  /// Writes rows that several threads make, in the order of their chunks.
  ///
  /// ```swift
  /// let length = 10_000
  /// try writer.write(chunks: (persons.count + length - 1) / length) { chunk, rows in
  ///   for person in persons[chunk * length..<min((chunk + 1) * length, persons.count)] {
  ///     rows.append(person.name)
  ///     rows.append(person.probability, decimals: 4)
  ///     rows.endRow()
  ///   }
  /// }
  /// ```
  ///
  /// The file is the same for any number of threads. A few chunks are in memory at a time; a chunk of a megabyte of text or
  /// less is good.
  ///
  /// - Parameters:
  ///   - chunks: How many chunks there are.
  ///   - workers: How many threads share the work, the caller's included; as many as there are processors when `nil`.
  ///   - body: Appends the rows of a chunk, whose number it is given. It is called once for each chunk, from several threads.
  /// - Throws: ``TableError`` where the output cannot be written or a row has another number of fields than the header; the
  ///   rows before it are written.
  public func write(
    chunks: Int, workers: Int? = nil, _ body: @Sendable (_ chunk: Int, _ rows: inout RowText) -> Void
  ) throws(TableError) {
    let workers = max(1, workers ?? ParallelWork.processorCount)
    let width = min(chunks, workers * 4)
    // Twice as many: some are written while the next are made.
    var (made, full) = (places(width), places(workers > 1 ? width : 0))
    var fullCount = 0
    var next = 0
    while next < chunks || fullCount > 0 {
      let count = min(width, chunks - next)
      let isWriting = fullCount > 0
      var failure: TableError?
      ParallelWork.run(pieces: count + (isWriting ? 1 : 0), workers: workers) { piece in
        if isWriting, piece == 0 {
          failure = write(full[..<fullCount])
        } else {
          let place = made[piece - (isWriting ? 1 : 0)]
          place.rows.clear()
          body(next + piece - (isWriting ? 1 : 0), &place.rows)
        }
      }
      if let failure { throw failure }
      next += count
      if workers > 1 {
        swap(&made, &full)
        fullCount = count
      } else if let failure = write(made[..<count]) {
        throw failure
      }
    }
  }

  /// Room for the rows of some chunks.
  private func places(_ count: Int) -> [RowTextPlace] {
    (0..<count).map { _ in RowTextPlace(emptyRows(keepsEnds: isEncoded)) }
  }

  /// Writes the rows of chunks in their order, until one cannot be written.
  private func write(_ places: ArraySlice<RowTextPlace>) -> TableError? {
    do throws(TableError) {
      for place in places { try write(place.rows) }
      return nil
    } catch {
      return error
    }
  }
}

/// Rows that one thread makes at a time.
private final class RowTextPlace {
  var rows: RowText

  init(_ rows: consuming RowText) { self.rows = rows }
}
