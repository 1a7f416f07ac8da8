/// The lines of a text file: one value a line, in which commas and quotes are text like any other.
///
/// ```swift
/// let lines = try TextLines.read(path: "addresses.txt")
/// for line in 0..<lines.count { print(lines[line]) }
/// ```
///
/// Every line is there, the empty ones too, so that line *n* of what is made of them belongs to line *n* of the file. A
/// line ends with LF, CR LF or CR; after the last line end there is no further line. A file without a byte has no lines.
public struct TextLines: Sendable {
  /// How many lines there are.
  public var count: Int { places.count }
  /// The encoding of the file, and how it is known.
  public let detection: EncodingDetection
  /// The path that was read; `-` is standard input.
  public let path: String

  private let bytes: [UInt8]
  private let places: [Range<Int>]
  private let isMalformed: Bool

  /// Reads a file; the encoding is detected when it is `nil`.
  ///
  /// - Complexity: O(*n*) in the bytes of the file, which are held in memory with 16 bytes for each line.
  public static func read(path: String, encoding: TextEncoding? = nil) throws(TableError) -> TextLines {
    try TextLines(contents: FileContents.read(path: path), path: path, encoding: encoding)
  }

  /// Reads lines from bytes that are in memory; `path` is the name for errors.
  public init(contents: consuming [UInt8], path: String, encoding: TextEncoding? = nil) throws(TableError) {
    detection = CSVTable.detection(contents.span, given: encoding)
    if case .binary(let format) = EncodingDetection.binaryFormat(contents.span, encoding: detection.encoding)
    {
      throw TableError(.binary(format: format), path: path)
    }
    let text = try TextDecoder.decode(contents, detection: detection, path: path)
    var places: [Range<Int>] = []
    var start = text.start
    var index = start
    while index < text.end {
      let byte = text.bytes[index]
      if byte == 0x0A || byte == 0x0D {
        places.append(start..<index)
        if byte == 0x0D, index + 1 < text.end, text.bytes[index + 1] == 0x0A { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < text.end { places.append(start..<text.end) }
    bytes = text.bytes
    self.places = places
    isMalformed = text.isMalformed
    self.path = path
  }

  /// A line, counted from 0, without its end; U+FFFD where bytes are no characters of the encoding.
  public subscript(line: Int) -> String {
    String(decoding: bytes[places[line]], as: UTF8.self)
  }

  /// The lines, counted from 0, that hold bytes which are no characters of the encoding.
  public var malformedLines: [Int] {
    guard isMalformed else { return [] }
    return places.indices.filter {
      UTF8Validation.firstMalformed(in: bytes.span.extracting(places[$0])) != nil
    }
  }
}
