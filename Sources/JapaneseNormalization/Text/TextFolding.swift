/// The first door of every normalizer: one spelling for all ways to type the same characters.
public enum TextFolding {
  /// Folds `text`: NFKC; invisible characters, controls and variation selectors removed; every kind of white space one
  /// U+0020, runs collapsed, ends trimmed; Latin letters lower case; every dash look-alike `-`, but ー where it
  /// follows kana as a long-vowel mark, and ー between digits `-`.
  ///
  /// Total and idempotent.
  ///
  /// - Complexity: O(*n*).
  public static func fold(_ text: String) -> ScalarText {
    fold(ScalarText(text.unicodeScalars))
  }

  /// Folds `text` as ``fold(_:)-(String)`` does.
  public static func fold(_ text: ScalarText) -> ScalarText {
    // Skeleton behaviour: ASCII range of full-width forms, spaces and a few dashes.
    var result = ScalarText()
    for scalar in text {
      switch scalar.value {
      case 0xFF01...0xFF5E:
        result.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
      case 0x3000, 0x20, 0x9:
        if let last = result.last, last != " " { result.append(" ") }
      case 0x2010...0x2015, 0x2212:
        result.append("-")
      case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x200B...0x200F:
        continue
      default:
        result.append(scalar)
      }
    }
    if result.last == " " { result.removeLast() }
    return result.map { $0.value >= 0x41 && $0.value <= 0x5A ? Unicode.Scalar(UInt8($0.value + 32)) : $0 }
  }
}
