/// Kana: which script a scalar belongs to, and hiragana as katakana.
public enum Kana {
  /// `text` with every hiragana letter and iteration mark as katakana; everything else unchanged.
  public static func katakana(_ text: ScalarText) -> ScalarText {
    text.map(katakana)
  }

  /// The katakana of a hiragana letter or iteration mark; any other scalar unchanged.
  public static func katakana(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x3041...0x3096, 0x309D...0x309E: Unicode.Scalar(scalar.value + 0x60) ?? scalar
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
}
