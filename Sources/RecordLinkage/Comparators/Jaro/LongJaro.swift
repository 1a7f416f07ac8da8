/// Jaro's matches for texts of any length in O(*n* log *n*).
///
/// The windows of a symbol's occurrences all have the same width, so taking for each occurrence the first
/// free partner is a merge of the two lists of places: whichever place lies too far before the other's next
/// one stays alone.
enum LongJaro {
  /// How many symbols match, and how many of them have another one in their place.
  ///
  /// - Precondition: Neither text is empty.
  static func agreement(_ pattern: SymbolBuffer, _ text: SymbolBuffer) -> (matches: Int, outOfOrder: Int) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: pattern.count + text.count) { places in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: pattern.count + text.count) { matched in
        matched.initialize(repeating: 0)
        let rows = UnsafeMutableBufferPointer(rebasing: places[..<pattern.count])
        let columns = UnsafeMutableBufferPointer(rebasing: places[pattern.count...])
        sortPlaces(of: pattern, into: rows)
        sortPlaces(of: text, into: columns)
        let matchedRows = UnsafeMutableBufferPointer(rebasing: matched[..<pattern.count])
        let matchedColumns = UnsafeMutableBufferPointer(rebasing: matched[pattern.count...])
        let matches = merge(
          rows, columns, window: Jaro.window(longer: max(pattern.count, text.count)), matchedRows,
          matchedColumns)
        var row = 0
        var outOfOrder = 0
        for column in 0..<text.count where matchedColumns[column] != 0 {
          while matchedRows[row] == 0 { row += 1 }
          if pattern[row] != text[column] { outOfOrder += 1 }
          row += 1
        }
        return (matches, outOfOrder)
      }
    }
  }

  /// Each symbol's places, ascending: the symbol above bit 32, the place below.
  private static func sortPlaces(of text: SymbolBuffer, into places: UnsafeMutableBufferPointer<UInt64>) {
    var places = places
    for index in 0..<text.count {
      places.initializeElement(at: index, to: UInt64(text[index]) &<< 32 | UInt64(index))
    }
    places.sort()
  }

  private static func merge(
    _ rows: UnsafeMutableBufferPointer<UInt64>, _ columns: UnsafeMutableBufferPointer<UInt64>, window: Int,
    _ matchedRows: UnsafeMutableBufferPointer<UInt8>, _ matchedColumns: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    let place: UInt64 = 0xFFFF_FFFF
    var matches = 0
    var row = 0
    var column = 0
    while row < rows.count, column < columns.count {
      let left = rows[row]
      let right = columns[column]
      // A greater symbol counts as a place that lies too far behind.
      if left &>> 32 != right &>> 32 {
        if left < right { row += 1 } else { column += 1 }
      } else if left + UInt64(window) < right {
        row += 1
      } else if right + UInt64(window) < left {
        column += 1
      } else {
        matchedRows[Int(left & place)] = 1
        matchedColumns[Int(right & place)] = 1
        matches += 1
        row += 1
        column += 1
      }
    }
    return matches
  }
}
