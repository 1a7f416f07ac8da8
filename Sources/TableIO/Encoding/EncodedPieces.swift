internal import CICU

/// A text in pieces that can be decoded each for itself, by several threads.
///
/// A piece ends after a line feed before which stands a byte that begins no character of several bytes: whatever came
/// before, well-formed or not, a decoder is in its initial state there. (A line feed is no part of a longer character in
/// CP932 and EUC-JP, but it may follow half of one.) There is no such place in ISO-2022-JP, which has shift states.
struct EncodedPieces {
  private let encoding: TextEncoding
  /// How long a piece is, but for the rest of its last line.
  private let length: Int
  /// Where a unit of UTF-16 has its low byte; `nil` where units are bytes.
  private let lowByte: Int?

  /// `nil` for an encoding whose text cannot be divided.
  init?(_ encoding: TextEncoding, length: Int) {
    switch encoding {
    case .cp932, .eucJP: lowByte = nil
    case .utf16LE: lowByte = 0
    case .utf16BE: lowByte = 1
    case .utf8, .iso2022JP: return nil
    }
    self.encoding = encoding
    self.length = length
  }

  /// Decodes the text from `start` on: each thread a piece at a time, of which the results are then put together.
  func decode(
    _ bytes: [UInt8], from start: Int, workers: Int, path: String
  ) throws(TableError) -> DecodedText {
    let decoders = (0..<workers).compactMap { _ in PieceDecoder(encoding) }
    guard decoders.count == workers else { throw TableError(.conversion(encoding), path: path) }
    var malformed = 0
    var failed = false
    let capacity = TextDecoder.capacity(of: bytes.count - start, encoding) + ParsedText.padding
    let text = [UInt8](unsafeUninitializedCapacity: capacity) { target, written in
      bytes.withUnsafeBufferPointer { source in
        guard let target = target.baseAddress else { return }
        LargeMemory.prepare(UnsafeMutableRawBufferPointer(start: target, count: bytes.count - start))
        var next = start
        while next < source.count && !failed {
          var pieces: [Range<Int>] = []
          while pieces.count < workers && next < source.count {
            let end = end(ofPieceAt: next, in: source, from: start)
            pieces.append(next..<end)
            next = end
          }
          ParallelWork.run(pieces: pieces.count, workers: workers) { index in
            decoders[index].decode(UnsafeBufferPointer(rebasing: source[pieces[index]]))
          }
          for decoder in decoders[..<pieces.count] {
            decoder.place = written
            written += decoder.count
            malformed += decoder.malformedCount
            failed = failed || decoder.hasFailed
          }
          ParallelWork.run(pieces: pieces.count, workers: workers) { index in
            decoders[index].copy(to: target)
          }
        }
        (target + written).initialize(repeating: 0x0A, count: ParsedText.padding)
        written += ParsedText.padding
      }
    }
    guard !failed else { throw TableError(.conversion(encoding), path: path) }
    return DecodedText(
      bytes: text, start: 0, end: text.count - ParsedText.padding, isMalformed: malformed > 0)
  }

  /// The end of the piece that begins at `first`, of a text that begins at `start`.
  private func end(ofPieceAt first: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let lowByte else {
      var end = first + max(length, 2)
      while end < bytes.count && !(bytes[end - 1] == 0x0A && bytes[end - 2] < 0x80) { end += 1 }
      return min(end, bytes.count)
    }
    // The end of a unit, before which stand a line feed and a unit that is no surrogate.
    var end = first + max(length & ~1, 4)
    while end < bytes.count {
      let (low, high) = (end - 2 + lowByte, end - 1 - lowByte)
      if bytes[low] == 0x0A && bytes[high] == 0x00 && bytes[high - 2] & 0xF8 != 0xD8 { break }
      end += 2
    }
    return min(end, bytes.count)
  }
}

/// What one thread decodes at a time.
private final class PieceDecoder {
  /// Where the result belongs in the whole text.
  var place = 0
  private(set) var count = 0
  private(set) var malformedCount = 0
  private(set) var hasFailed = false

  private let encoding: TextEncoding
  private let converter: OpaquePointer
  private var text: UnsafeMutableBufferPointer<UInt8>

  init?(_ encoding: TextEncoding) {
    guard let converter = idm_converter_open(encoding.icuName) else { return nil }
    self.encoding = encoding
    self.converter = converter
    text = .allocate(capacity: 0)
  }

  deinit {
    idm_converter_close(converter)
    text.deallocate()
  }

  func decode(_ bytes: UnsafeBufferPointer<UInt8>) {
    let capacity = TextDecoder.capacity(of: bytes.count, encoding)
    if text.count < capacity {
      text.deallocate()
      text = .allocate(capacity: capacity)
    }
    guard let source = bytes.baseAddress, let target = text.baseAddress else { return }
    var result = idm_conversion()
    let outcome = idm_converter_decode(
      converter, source, Int64(bytes.count), true, target, Int64(text.count), &result)
    hasFailed = outcome != IDM_CONVERTED
    count = Int(result.written)
    malformedCount = Int(result.malformed)
  }

  func copy(to whole: UnsafeMutablePointer<UInt8>) {
    guard let source = text.baseAddress else { return }
    (whole + place).update(from: source, count: count)
  }
}
