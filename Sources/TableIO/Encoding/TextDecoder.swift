internal import CICU

/// A whole file's bytes as UTF-8.
struct DecodedText {
  /// The text, then line feeds that do not belong to it (``ParsedText/padding``): loops end on the first without asking for
  /// the end.
  var bytes: [UInt8]
  /// Where the text begins: after the byte order mark.
  let start: Int
  /// Where it ends, before these line feeds.
  let end: Int
  /// Whether any byte is not part of a well-formed character. See ``UTF8Validation``.
  let isMalformed: Bool
}

/// Converts a file's bytes to UTF-8, once and in chunks. UTF-8 itself is left where it is.
enum TextDecoder {
  /// `contents` as UTF-8. Sequences that the encoding does not have become the byte FF, which UTF-8 never contains, so
  /// that the rows that hold one can be rejected by line and column.
  static func decode(
    _ contents: consuming [UInt8], detection: EncodingDetection, path: String, workers: Int = 1,
    pieceLength: Int = 1 << 19
  ) throws(TableError) -> DecodedText {
    let encoding = detection.encoding
    var bytes = contents
    let mark = encoding.byteOrderMark
    let start = !mark.isEmpty && bytes.starts(with: mark) ? mark.count : 0
    if encoding == .utf8 {
      let end = bytes.count
      let isMalformed =
        !detection.isKnownWellFormed
        && !UTF8Validation.isWellFormed(bytes.span.extracting(start..<end), workers: workers)
      bytes.append(contentsOf: repeatElement(0x0A, count: ParsedText.padding))
      return DecodedText(bytes: bytes, start: start, end: end, isMalformed: isMalformed)
    }
    if workers > 1, bytes.count - start > pieceLength,
      let pieces = EncodedPieces(encoding, length: pieceLength)
    {
      return try pieces.decode(bytes, from: start, workers: workers, path: path)
    }
    guard let converter = idm_converter_open(encoding.icuName) else {
      throw TableError(.conversion(encoding), path: path)
    }
    defer { idm_converter_close(converter) }

    let capacity = capacity(of: bytes.count - start, encoding) + ParsedText.padding
    var malformed: Int64 = 0
    var failed = false
    let text = [UInt8](unsafeUninitializedCapacity: capacity) { target, written in
      bytes.withUnsafeBufferPointer { source in
        guard let source = source.baseAddress, let target = target.baseAddress else { return }
        var read = start
        repeat {
          let length = min(chunkLength, bytes.count - read)
          var result = idm_conversion()
          let outcome = idm_converter_decode(
            converter, source + read, Int64(length), read + length == bytes.count,
            target + written, Int64(capacity - written - ParsedText.padding), &result)
          read += Int(result.read)
          written += Int(result.written)
          malformed += result.malformed
          failed = outcome != IDM_CONVERTED
        } while read < bytes.count && !failed
        (target + written).initialize(repeating: 0x0A, count: ParsedText.padding)
        written += ParsedText.padding
      }
    }
    guard !failed else { throw TableError(.conversion(encoding), path: path) }
    return DecodedText(
      bytes: text, start: 0, end: text.count - ParsedText.padding, isMalformed: malformed > 0)
  }

  /// How many bytes of UTF-8 `length` bytes can become. Pages of memory that are never written take none.
  static func capacity(of length: Int, _ encoding: TextEncoding) -> Int {
    // One byte makes three at most (a half-width katakana of CP932), one unit of UTF-16 three too.
    let isUTF16 = encoding == .utf16LE || encoding == .utf16BE
    return length / (isUTF16 ? 2 : 1) * 3 + 64
  }

  private static let chunkLength = 1 << 20
}
