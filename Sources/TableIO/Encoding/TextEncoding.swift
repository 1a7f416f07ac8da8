/// The character sets in which tables come and go.
public enum TextEncoding: String, CaseIterable, Sendable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "UTF-8"
  /// UTF-16, low byte first: Excel's "Unicode text".
  case utf16LE = "UTF-16LE"
  /// UTF-16, high byte first.
  case utf16BE = "UTF-16BE"
  /// Microsoft's Shift_JIS, with the characters of NEC and IBM (①, ㈱, 髙, 﨑): Excel's "CSV" in Japan.
  case cp932 = "CP932"
  /// EUC-JP, with the same extensions where ICU has them.
  case eucJP = "EUC-JP"
  /// ISO-2022-JP, the seven-bit encoding of mail and of old hosts.
  case iso2022JP = "ISO-2022-JP"

  /// The encoding that people call `name`; `nil` when none is called so. Case, hyphens, underscores and spaces do not
  /// matter: `sjis`, `Shift_JIS`, `windows-31j`, `MS932` are all ``cp932``. UTF-16 without a byte order is the low byte
  /// first, as Windows writes it (a byte order mark in the file overrules it).
  public init?(name: String) {
    let folded = String(
      String.UnicodeScalarView(
        name.unicodeScalars.filter { !" -_.:".unicodeScalars.contains($0) })
    ).lowercased()
    guard let match = Self.names.first(where: { $0.names.contains(folded) }) else { return nil }
    self = match.encoding
  }

  private static let names: [(encoding: TextEncoding, names: [String])] = [
    (
      .utf8,
      [
        "utf8", "utf8n", "utf8bom", "utf8sig", "utf8withbom", "unicode11utf8", "ascii", "usascii", "cp65001",
        "65001",
      ]
    ),
    (.utf16LE, ["utf16", "utf16le", "ucs2", "ucs2le", "unicode", "unicodetext", "cp1200"]),
    (.utf16BE, ["utf16be", "ucs2be", "unicodefffe", "cp1201"]),
    (
      .cp932,
      [
        "cp932", "932", "ms932", "sjis", "shiftjis", "xsjis", "xmscp932", "mskanji", "windows31j",
        "windows932",
        "cswindows31j", "csshiftjis", "sjiswin", "ibm943", "ansi",
      ]
    ),
    (
      .eucJP,
      ["eucjp", "euc", "ujis", "xeuc", "xeucjp", "eucjpms", "eucjpwin", "cp51932", "ms51932", "eucjis"]
    ),
    (.iso2022JP, ["iso2022jp", "jis", "jis7", "csiso2022jp", "iso2022jpms", "cp50220", "cp50221"]),
  ]

  /// The name under which ICU knows it.
  var icuName: String { rawValue }

  /// The bytes of its byte order mark; empty for the encodings without one.
  var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LE: [0xFF, 0xFE]
    case .utf16BE: [0xFE, 0xFF]
    case .cp932, .eucJP, .iso2022JP: []
    }
  }

  /// Whether a byte below 0x80 between whole characters is the ASCII character of that number whatever came before,
  /// so that ASCII text needs no conversion.
  var keepsASCII: Bool {
    switch self {
    case .utf8, .cp932, .eucJP: true
    case .utf16LE, .utf16BE, .iso2022JP: false
    }
  }
}
