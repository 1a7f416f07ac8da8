/// Kana: which script a scalar belongs to, and one script as the other.
///
/// For text that ``TextFolding`` has folded: half-width kana (ﾀﾞ) are full-width (ダ) there, and voicing marks composed.
public enum Kana {
  /// `text` with every hiragana letter and iteration mark as katakana; everything else unchanged.
  ///
  /// Idempotent, total. Text without hiragana comes back without a copy.
  ///
  /// - Complexity: O(*n*).
  public static func katakana(_ text: ScalarText) -> ScalarText {
    guard text.contains(where: isHiragana) else { return text }
    return text.map(katakana)
  }

  /// The katakana of a hiragana letter or iteration mark; any other scalar unchanged.
  public static func katakana(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    isHiragana(scalar) ? Unicode.Scalar(scalar.value + distance) ?? scalar : scalar
  }

  /// The hiragana of a katakana letter or iteration mark that has one; any other scalar (ー, ヷ, ㇰ) unchanged.
  public static func hiragana(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x30A1...0x30F6, 0x30FD...0x30FE: Unicode.Scalar(scalar.value - distance) ?? scalar
    default: scalar
    }
  }

  /// Whether `scalar` is a katakana letter, the long-vowel mark ー or an iteration mark.
  public static func isKatakana(_ scalar: Unicode.Scalar) -> Bool {
    (0x30A1...0x30FA).contains(scalar.value) || (0x30FC...0x30FE).contains(scalar.value)
      || (0x31F0...0x31FF).contains(scalar.value)
  }

  /// Whether `scalar` is a hiragana letter or iteration mark.
  public static func isHiragana(_ scalar: Unicode.Scalar) -> Bool {
    (0x3041...0x3096).contains(scalar.value) || (0x309D...0x309E).contains(scalar.value)
  }

  /// Whether `scalar` is hiragana or katakana.
  public static func isKana(_ scalar: Unicode.Scalar) -> Bool {
    isKatakana(scalar) || isHiragana(scalar)
  }

  /// How far katakana lie above hiragana in Unicode.
  private static let distance: UInt32 = 0x60
}
