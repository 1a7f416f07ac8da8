internal import CTextScan
internal import Glibc

/// Which encoding a file is in, and how that is known.
///
/// In the order in which they are asked:
/// 1. A byte order mark settles it.
/// 2. Zero bytes that sit nearly all at odd (low byte first) or nearly all at even places: UTF-16. Even a table all in
///    kanji has the commas and line ends.
/// 3. Seven-bit text with the escape sequences of ISO-2022-JP.
/// 4. Well-formed UTF-8, to which other encodings' Japanese text practically never conforms; pure ASCII too.
/// 5. What is left is UTF-8 with some broken rows, CP932 or EUC-JP: the one under which a sample reads most like
///    Japanese, where kana and common kanji speak for an encoding and impossible bytes against it. Half-width katakana
///    speak for nothing: EUC-JP's hiragana look like pairs of them when read as CP932.
///
/// The kanji rows are those of JIS X 0208; the byte ranges are those of the WHATWG Encoding Standard.
public struct EncodingDetection: Sendable, Equatable {
  /// How the encoding is known.
  public enum Evidence: String, Sendable {
    /// The caller named it.
    case given
    /// The file begins with a byte order mark.
    case byteOrderMark
    /// The form of the bytes leaves no other.
    case form
    /// Only ASCII: every encoding that was considered would read the same.
    case ascii
    /// The encoding under which the text reads most like Japanese.
    case likelihood
  }

  /// The encoding.
  public let encoding: TextEncoding
  /// How it is known.
  public let evidence: Evidence
  /// Whether finding the encoding has shown that the whole text is well-formed.
  var isKnownWellFormed: Bool { encoding == .utf8 && (evidence == .form || evidence == .ascii) }

  static func detect(_ bytes: Span<UInt8>, workers: Int = 1) -> EncodingDetection {
    for encoding in [TextEncoding.utf8, .utf16LE, .utf16BE] where bytes.starts(with: encoding.byteOrderMark) {
      return EncodingDetection(encoding: encoding, evidence: .byteOrderMark)
    }
    if let utf16 = utf16WithoutMark(bytes) {
      return EncodingDetection(encoding: utf16, evidence: .form)
    }
    guard let first = bytes.firstNonASCII else {
      return holdsJapaneseEscape(bytes)
        ? EncodingDetection(encoding: .iso2022JP, evidence: .form)
        : EncodingDetection(encoding: .utf8, evidence: .ascii)
    }
    if UTF8Validation.isWellFormed(bytes, workers: workers) {
      return EncodingDetection(encoding: .utf8, evidence: .form)
    }
    // A sample after the first byte that is not ASCII; a character cut at its end costs one point of many.
    let sample = bytes.extracting(first..<min(bytes.count, first + sampleLength))
    var best = (encoding: TextEncoding.utf8, score: utf8Score(sample))
    for (encoding, score) in [(TextEncoding.cp932, cp932Score(sample)), (.eucJP, eucScore(sample))]
    where score > best.score {
      best = (encoding, score)
    }
    return EncodingDetection(encoding: best.encoding, evidence: .likelihood)
  }

  /// What a file that is no text at all looks like, by its first bytes or by its control characters.
  static func binaryFormat(_ bytes: Span<UInt8>, encoding: TextEncoding) -> BinaryVerdict {
    for (signature, name) in signatures where bytes.starts(with: signature) { return .binary(name) }
    guard encoding != .utf16LE, encoding != .utf16BE else { return .text }
    let sample = bytes.extracting(first: min(bytes.count, sampleLength))
    let controls = sample.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { Int(idm_control_count($0, Int64(bytes.count))) } ?? 0
    }
    return controls > 4 && controls * 20 > sample.count ? .binary(nil) : .text
  }

  enum BinaryVerdict {
    case text
    case binary(String?)
  }

  private static let signatures: [([UInt8], String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "an Excel workbook (.xlsx) or another ZIP archive"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Excel workbook (.xls)"),
    ([0x25, 0x50, 0x44, 0x46, 0x2D], "a PDF"),
    ([0x1F, 0x8B], "compressed with gzip"),
    ([0x28, 0xB5, 0x2F, 0xFD], "compressed with zstd"),
    ([0x42, 0x5A, 0x68], "compressed with bzip2"),
    (Array("SQLite format 3".utf8), "an SQLite database"),
    (Array("PAR1".utf8), "a Parquet file"),
    ([0xFF, 0xFE, 0x00, 0x00], "UTF-32"),
    ([0x00, 0x00, 0xFE, 0xFF], "UTF-32"),
  ]

  private static let sampleLength = 1 << 18

  // MARK: Forms

  private static func utf16WithoutMark(_ bytes: Span<UInt8>) -> TextEncoding? {
    let sample = min(bytes.count, sampleLength) & ~1
    guard sample >= 4, bytes.extracting(first: sample).firstIndex(of: 0x00) != nil else { return nil }
    var zeros = (even: 0, odd: 0)
    // Commas, tabs, semicolons and line ends beside a zero: a field that was padded with NULs has none.
    var separators = (even: 0, odd: 0)
    func isSeparator(_ byte: UInt8) -> Bool {
      byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0x2C || byte == 0x3B
    }
    for index in stride(from: 0, to: sample, by: 2) {
      if bytes[index] == 0 {
        zeros.even += 1
        if isSeparator(bytes[index + 1]) { separators.even += 1 }
      }
      if bytes[index + 1] == 0 {
        zeros.odd += 1
        if isSeparator(bytes[index]) { separators.odd += 1 }
      }
    }
    // One character in twenty is ASCII, and 〇〇 (U+3000…) hardly ever puts a zero in the low byte.
    let (few, many) = zeros.even < zeros.odd ? zeros : (zeros.odd, zeros.even)
    let separated = zeros.even < zeros.odd ? separators.odd : separators.even
    guard many * 40 >= sample, few * 4 <= many, separated > 0 else { return nil }
    // A short file in UTF-8 with a NUL before a comma. UTF-16 that is no ASCII is practically never well-formed UTF-8.
    if bytes.firstNonASCII != nil, UTF8Validation.isWellFormed(bytes) {
      return nil
    }
    return zeros.even < zeros.odd ? .utf16LE : .utf16BE
  }

  private static func holdsJapaneseEscape(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 3 else { return false }
    var start = 0
    while let escape = bytes.extracting(start..<(bytes.count - 2)).firstIndex(of: 0x1B) {
      switch (bytes[start + escape + 1], bytes[start + escape + 2]) {
      case (0x24, 0x40), (0x24, 0x42), (0x24, 0x28), (0x28, 0x4A), (0x28, 0x49): return true
      default: start += escape + 1
      }
    }
    return false
  }

  // MARK: Likelihoods, as points for each byte of the sample that is not ASCII

  private static let impossible = -20

  private static func utf8Score(_ bytes: Span<UInt8>) -> Int {
    var score = 0
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      let length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
      var whole = length > 0 && index + length <= bytes.count
      if whole {
        for offset in 1..<max(length, 1) where bytes[index + offset] & 0xC0 != 0x80 { whole = false }
      }
      guard whole else {
        score += impossible
        index += 1
        continue
      }
      if length > 1 { score += 2 * length }
      index += length
    }
    return score
  }

  private static func cp932Score(_ bytes: Span<UInt8>) -> Int {
    var score = 0
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      index += 1
      switch lead {
      case 0x00...0x7F, 0xA1...0xDF: continue
      case 0x81...0x9F, 0xE0...0xFC:
        guard index < bytes.count else { continue }
        let trail = bytes[index]
        guard (0x40...0xFC).contains(trail), trail != 0x7F else {
          score += impossible
          continue
        }
        index += 1
        switch lead {
        case 0x81...0x83: score += 4
        case 0x88...0x97: score += 3
        case 0x84, 0x87, 0x98...0x9F, 0xE0...0xEA, 0xED, 0xEE, 0xFA...0xFC: score += 1
        default: score -= 4
        }
      default: score += impossible
      }
    }
    return score
  }

  private static func eucScore(_ bytes: Span<UInt8>) -> Int {
    var score = 0
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      index += 1
      if lead < 0x80 { continue }
      let length = lead == 0x8F ? 2 : 1
      guard lead == 0x8E || lead == 0x8F || (0xA1...0xFE).contains(lead), index + length <= bytes.count else {
        score += impossible
        continue
      }
      var whole = true
      for offset in 0..<length where !(0xA1...0xFE).contains(bytes[index + offset]) { whole = false }
      guard whole else {
        score += impossible
        continue
      }
      index += length
      switch lead {
      case 0xA1...0xA5: score += 4
      case 0xB0...0xCF: score += 3
      case 0x8E, 0x8F, 0xA6...0xA8, 0xAD, 0xD0...0xF4, 0xF9...0xFC: score += 1
      default: score -= 4
      }
    }
    return score
  }
}

extension Span<UInt8> {
  func starts(with prefix: [UInt8]) -> Bool {
    guard !prefix.isEmpty, count >= prefix.count else { return false }
    for index in prefix.indices where self[index] != prefix[index] { return false }
    return true
  }

  func firstIndex(of byte: UInt8) -> Int? {
    withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base, Int32(byte), bytes.count) else {
        return nil
      }
      return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  /// The offset of the first byte that is not ASCII.
  var firstNonASCII: Int? {
    withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return nil }
      let length = Int(idm_ascii_length(base, Int64(bytes.count)))
      return length < bytes.count ? length : nil
    }
  }
}
