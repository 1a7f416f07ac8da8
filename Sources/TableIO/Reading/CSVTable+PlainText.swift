internal import CTextScan

extension CSVTable {
  /// Calls `body` with the text of a row where a writer would write it as it is: unquoted fields that need no quotes, with
  /// the delimiter between them.
  ///
  /// Fields that stood in quotes have more than the delimiter between them, so that what follows one another was not quoted
  /// and holds no delimiter. One field alone has no neighbours to tell.
  ///
  /// - Returns: whether it is so, and `body` was called.
  func withPlainText(
    ofRow row: Int, delimiter: UInt8, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) -> Bool {
    precondition(row >= 0 && row < rowCount, "no such row")
    guard columnCount > 1, dialect.delimiter.byte == delimiter else { return false }
    return arena.withUnsafeBufferPointer { bytes in
      places.withUnsafeBufferPointer { places in
        guard let base = bytes.baseAddress else { return false }
        let first = FieldPlace.bounds(places[row * columnCount]).start
        var end = first - 1
        for place in places[row * columnCount..<(row + 1) * columnCount] {
          let (start, length) = FieldPlace.bounds(place)
          guard start == end + 1, start == first || base[end] == delimiter else { return false }
          end = start + length
          // A space at either end is quoted.
          if length > 0, base[start] == 0x20 || base[end - 1] == 0x20 { return false }
        }
        guard idm_field_contents(base + first, Int64(end - first), CSVRowParser.quote) == 0 else {
          return false
        }
        body(UnsafeBufferPointer(start: base + first, count: end - first))
        return true
      }
    }
  }
}
