extension CSVChunkParser {
  /// Undoes doubled quotes and `="…"` in the rows that were read: in place, in the same bytes.
  func undoEscapes() {
    for place in escapedPlaces { CSVEscapes.undo(destination.places + place, text.base) }
  }
}

/// What stands for a quote in quotes, and for a text that is not to be taken for a number.
enum CSVEscapes {
  /// Undoes the escapes of a field that is known to have some, and changes its place accordingly.
  static func undo(_ place: UnsafeMutablePointer<UInt64>, _ bytes: UnsafeMutablePointer<UInt8>) {
    var (start, length) = FieldPlace.bounds(place.pointee)
    if start > 0 && bytes[start - 1] == CSVRowParser.quote {
      length = undouble(bytes + start, length)
    }
    // ="0123" is how a table tells Excel to keep a zero; in quotes it is "=""0123""".
    if length >= 3, bytes[start] == 0x3D, bytes[start + 1] == CSVRowParser.quote,
      bytes[start + length - 1] == CSVRowParser.quote
    {
      start += 2
      length = undouble(bytes + start, length - 3)
    }
    place.pointee = FieldPlace.make(start, length)
  }

  /// Writes each pair of quotes as one, in place, and returns the new length.
  private static func undouble(_ bytes: UnsafeMutablePointer<UInt8>, _ length: Int) -> Int {
    var read = 0
    var written = 0
    while read < length {
      let byte = bytes[read]
      bytes[written] = byte
      written += 1
      read += byte == CSVRowParser.quote && read + 1 < length && bytes[read + 1] == CSVRowParser.quote ? 2 : 1
    }
    return written
  }
}
