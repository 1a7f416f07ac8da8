/// One value of a cell with several: authors, subjects, telephone numbers as they were found.
///
/// Where the column declares a separator, each value is derived alone, as text. Where it declares none, a
/// whole cell is divided at `;` or `|`, and at commas where there are neither, and its values come out once
/// each and in order, so that lists compare whatever their order.
struct ListType: ValueType {
  let name = "list"
  let summary =
    "several values in a cell, each as text; without a separator of the column, divided at ; | or ,"
  let parts = [""]

  func derive(_ utf8: UnsafeBufferPointer<UInt8>, into result: inout ValueParts) {
    result.removeAll()
    guard let separator = Self.separator(of: utf8) else {
      if !StandardMissing.isMissing(utf8) { TextFold.words.append(utf8, to: &result.bytes) }
      result.endPart()
      return
    }
    var values: [[UInt8]] = []
    CellValues.forEach(of: utf8, separator: separator) { value in
      var folded: [UInt8] = []
      if !StandardMissing.isMissing(value) { TextFold.words.append(value, to: &folded) }
      if !folded.isEmpty { values.append(folded) }
    }
    values.sort { $0.lexicographicallyPrecedes($1) }
    for (index, value) in values.enumerated() where index == 0 || value != values[index - 1] {
      if !result.bytes.isEmpty { result.append(UInt8(ascii: ";")) }
      result.append(contentsOf: value)
    }
    result.endPart()
  }

  private static func separator(of utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    for separator in [UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: ",")] where utf8.contains(separator)
    {
      return [separator]
    }
    return nil
  }
}

/// The several values of a cell.
public enum CellValues {
  /// Calls `body` with each value between separators, without white space around it; empty ones are left out.
  ///
  /// A separator of only spaces or of nothing divides at each run of white space.
  ///
  /// - Complexity: O(*n* · *m*) for a cell of *n* and a separator of *m* bytes.
  public static func forEach(
    of cell: UnsafeBufferPointer<UInt8>, separator: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    let isSpace = separator.allSatisfy(ASCII.isSpace)
    let length = max(1, separator.count)
    var start = 0
    var position = 0
    func end(at end: Int) {
      let value = UnsafeBufferPointer(rebasing: cell[start..<end])
      let trimmed = ASCII.trimmed(value)
      if !trimmed.isEmpty { body(UnsafeBufferPointer(rebasing: value[trimmed])) }
    }
    while position < cell.count {
      if isSpace ? ASCII.isSpace(cell[position]) : cell[position...].starts(with: separator) {
        end(at: position)
        position += isSpace ? 1 : length
        start = position
      } else {
        position += 1
      }
    }
    end(at: cell.count)
  }

  /// The values of a cell, as ``forEach(of:separator:_:)`` has them.
  public static func split(_ cell: String, separator: String) -> [String] {
    var cell = cell
    var values: [String] = []
    cell.withUTF8 { utf8 in
      forEach(of: utf8, separator: Array(separator.utf8)) {
        values.append(String(decoding: $0, as: UTF8.self))
      }
    }
    return values
  }
}
