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
    let places = (0..<min(chunks, workers * 4)).map { _ in RowTextPlace(emptyRows(keepsEnds: isEncoded)) }
    var next = 0
    while next < chunks {
      let count = min(places.count, chunks - next)
      ParallelWork.run(pieces: count, workers: workers) { index in
        places[index].rows.clear()
        body(next + index, &places[index].rows)
      }
      for place in places[..<count] { try write(place.rows) }
      next += count
    }
  }
}

/// Rows that one thread makes at a time.
private final class RowTextPlace {
  var rows: RowText

  init(_ rows: consuming RowText) { self.rows = rows }
}
