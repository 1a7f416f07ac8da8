/// Some lines of a text file that follow each other: what a ``TextLineReader`` gives at a time.
public struct LineBatch: Sendable {
  /// How many lines there are.
  public var count: Int { places.count }
  /// The number of the first line in the file, counted from 1.
  public let firstLine: Int

  private let bytes: [UInt8]
  private let places: [Range<Int>]
  private let isMalformed: Bool

  /// The lines of `bytes`, which end with a line end, or with the end of the file.
  init(bytes: [UInt8], firstLine: Int) {
    var places: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        places.append(start..<index)
        if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < bytes.count { places.append(start..<bytes.count) }
    isMalformed = UTF8Validation.firstMalformed(in: bytes.span) != nil
    self.bytes = bytes
    self.places = places
    self.firstLine = firstLine
  }

  /// A line, counted from 0 in the batch, without its end; U+FFFD where bytes are no characters of the encoding.
  public subscript(line: Int) -> String {
    String(decoding: bytes[places[line]], as: UTF8.self)
  }

  /// Whether a line holds bytes which are no characters of the encoding.
  ///
  /// - Complexity: O(1) where no line of the batch does, else O(*n*) in the length of the line.
  public func isMalformed(_ line: Int) -> Bool {
    isMalformed && UTF8Validation.firstMalformed(in: bytes.span.extracting(places[line])) != nil
  }
}
