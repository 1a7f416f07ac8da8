internal import JapaneseNormalization

/// A header's text as the tables of names are asked for it.
enum HeaderKey {
  /// The words of a header: cut at spaces, brackets and punctuation, each folded, hiragana as katakana.
  ///
  /// `お電話番号（携帯）` is `オ電話番号`, `携帯`; `Zip/Postal Code*` is `zip`, `postal`, `code`.
  static func words(_ header: String) -> [String] {
    words(TextFolding.fold(header))
  }

  /// The header as one word.
  static func joined(_ folded: ScalarText) -> String {
    words(folded).joined()
  }

  private static func words(_ folded: ScalarText) -> [String] {
    Kana.katakana(folded).split(whereSeparator: isSeparator).map { String(scalars: $0) }
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "_", "-", "/", ".", ":", ",", ";", "*", "#", "'", "\"", "\\", "|", "&", "+", "!", "?", "=", "~",
      "\n",
      "\r", "\t", "(", ")", "[", "]", "{", "}", "<", ">", "・", "、", "。", "「", "」", "『", "』", "【", "】", "〔",
      "〕",
      "《", "》", "〈", "〉", "※", "→", "⇒", "●", "○", "◎", "■", "□", "◆", "◇", "★", "☆", "\u{FEFF}", "\u{30A0}":
      true
    default: false
    }
  }
}
