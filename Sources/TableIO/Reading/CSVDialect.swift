internal import CTextScan

/// The byte between two fields.
public struct Delimiter: Sendable, Hashable, CustomStringConvertible {
  /// The ASCII byte.
  public let byte: UInt8

  private init(byte: UInt8) { self.byte = byte }

  /// `,`
  public static let comma = Delimiter(byte: 0x2C)
  /// The tab of TSV and of Excel's "Unicode text".
  public static let tab = Delimiter(byte: 0x09)
  /// `;`
  public static let semicolon = Delimiter(byte: 0x3B)
  /// `|`
  public static let pipe = Delimiter(byte: 0x7C)

  /// The delimiters that are looked for, in order of preference.
  static let candidates: [Delimiter] = [.comma, .tab, .semicolon, .pipe]

  /// The delimiter that people call `name`: the character itself, `\t`, or the words `comma`, `tab`, `semicolon`,
  /// `pipe`. `nil` for a letter, a digit, a quote, a space, a line end or anything that is not one ASCII character.
  public init?(name: String) {
    switch name.lowercased() {
    case "comma", "csv": self = .comma
    case "tab", "\\t", "tsv": self = .tab
    case "semicolon": self = .semicolon
    case "pipe", "bar": self = .pipe
    default:
      guard name.utf8.count == 1, let byte = name.utf8.first else { return nil }
      switch byte {
      case 0x09, 0x21, 0x23...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: self.byte = byte
      default: return nil
      }
    }
  }

  /// The character, and `\t` for the tab.
  public var description: String {
    byte == 0x09 ? "\\t" : String(Unicode.Scalar(byte))
  }
}

/// How a table is written as text: what RFC 4180 leaves open.
public struct CSVDialect: Sendable, Hashable {
  /// What ends a row.
  public enum LineEnding: String, Sendable {
    /// CR LF, which RFC 4180 and Excel for Windows write.
    case crlf = "CRLF"
    /// LF
    case lf = "LF"
    /// CR, of old Macintosh programs.
    case cr = "CR"

    var bytes: [UInt8] {
      switch self {
      case .crlf: [0x0D, 0x0A]
      case .lf: [0x0A]
      case .cr: [0x0D]
      }
    }
  }

  /// What stands between fields.
  public var delimiter: Delimiter
  /// What ends a row; when a file has several kinds, the first. Reading takes all three.
  public var lineEnding: LineEnding
  /// Whether the first row names the columns.
  public var hasHeader: Bool

  /// A dialect; by default RFC 4180's, with LF.
  public init(delimiter: Delimiter = .comma, lineEnding: LineEnding = .lf, hasHeader: Bool = true) {
    self.delimiter = delimiter
    self.lineEnding = lineEnding
    self.hasHeader = hasHeader
  }

  /// The dialect of UTF-8 text, seen from its beginning.
  ///
  /// The delimiter is the candidate that the first row has and that divides the most of the first rows into as many
  /// fields as the first; of two that do, the one that makes more fields (`氏名,住所;備考` is divided by whichever is as
  /// regular below). Text in quotes does not count. Without any the comma is meant: a table of one column.
  public static func detect(_ text: Span<UInt8>, hasHeader: Bool = true) -> CSVDialect {
    let sample = text.extracting(first: min(text.count, sampleLength))
    var best: (delimiter: Delimiter, agreement: Int, fields: Int) = (.comma, 0, 0)
    for candidate in Delimiter.candidates {
      let counts = delimiterCounts(candidate, in: sample)
      guard let first = counts.first, first > 0 else { continue }
      let agreement = counts.count { $0 == first } * 100 / counts.count
      if agreement > best.agreement || agreement == best.agreement && first > best.fields {
        best = (candidate, agreement, first)
      }
    }
    return CSVDialect(delimiter: best.delimiter, lineEnding: lineEnding(of: sample), hasHeader: hasHeader)
  }

  private static let sampleLength = 1 << 16

  /// How often `delimiter` occurs outside quotes in each row that is not blank.
  private static func delimiterCounts(_ delimiter: Delimiter, in sample: Span<UInt8>) -> [Int] {
    guard sample.firstIndex(of: delimiter.byte) != nil else { return [] }
    var counts: [Int] = []
    var count = 0
    var isBlank = true
    var isQuoted = false
    var startsField = true
    // Where the text goes on that was not looked at yet.
    var next = 0
    sample.forEachBreak(delimiter.byte) { index, byte in
      if isQuoted {
        // A doubled quote closes and opens again, which comes to the same.
        if byte == 0x22 {
          isQuoted = false
          next = index + 1
        }
        return
      }
      if index > next {
        isBlank = false
        startsField = false
      }
      next = index + 1
      switch byte {
      case 0x22:
        if startsField || index > 0 && sample[index - 1] == 0x22 { isQuoted = true }
        isBlank = false
        startsField = false
      case 0x0A, 0x0D:
        if !isBlank { counts.append(count) }
        (count, isBlank, startsField) = (0, true, true)
      default:
        count += 1
        isBlank = false
        startsField = true
      }
    }
    if next < sample.count && !isQuoted { isBlank = false }
    if !isBlank && (counts.isEmpty || sample.count < sampleLength) { counts.append(count) }
    return counts
  }

  private static func lineEnding(of sample: Span<UInt8>) -> LineEnding {
    guard let end = sample.indices.first(where: { sample[$0] == 0x0A || sample[$0] == 0x0D }) else {
      return .lf
    }
    if sample[end] == 0x0A { return .lf }
    return end + 1 < sample.count && sample[end + 1] == 0x0A ? .crlf : .cr
  }
}

extension Span<UInt8> {
  /// Calls `body` with every delimiter, quote and line end, and its offset.
  fileprivate func forEachBreak(_ delimiter: UInt8, _ body: (Int, UInt8) -> Void) {
    withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      var rest = InlineArray<64, UInt8>(repeating: 0)
      for start in stride(from: 0, to: bytes.count, by: 64) {
        var masks = idm_text_masks()
        if bytes.count - start >= 64 {
          masks = idm_text_masks_of(base + start, delimiter)
        } else {
          for index in start..<bytes.count { rest[index - start] = bytes[index] }
          rest.span.withUnsafeBufferPointer { rest in
            if let rest = rest.baseAddress { masks = idm_text_masks_of(rest, delimiter) }
          }
        }
        var places = masks.breaks | masks.quotes
        while places != 0 {
          let index = start + places.trailingZeroBitCount
          body(index, bytes[index])
          places &= places - 1
        }
      }
    }
  }
}
