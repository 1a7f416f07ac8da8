/// Characters that stand for one kanji which somebody could not write or would not show.
///
/// Registers hold characters outside every public character set; on the way they become private-use code points, 〓 or
/// a question mark. Two equal private-use code points from two systems are two unknown characters, not one known.
public enum NameWildcard {
  /// The character that all wildcards become in normalized names: 〓 (geta).
  public static let canonical: Unicode.Scalar = "\u{3013}"

  /// Whether `scalar` is a wildcard wherever it stands: private use, 〓 and the replacement character.
  public static func isWildcard(_ scalar: Unicode.Scalar) -> Bool {
    KanjiVariants.isUnknown(scalar)
  }

  /// Whether `scalar` is a wildcard among kanji and kana; elsewhere it is punctuation.
  static func isWildcardInJapaneseName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "●", "■", "?", "？", "*", "＊", "_", "＿", "□", "○", "◯", "◆", "◎": true
    default: isWildcard(scalar)
    }
  }

  /// Folded `text` with every wildcard in its canonical form, if `text` is a Japanese name; else without them.
  static func canonicalize(_ text: ScalarText) -> ScalarText {
    guard text.contains(where: isWildcardInJapaneseName) else { return text }
    let isJapanese = text.contains { KanjiVariants.isKanji($0) || Kana.isKana($0) || isWildcard($0) }
    var result = ScalarText()
    result.reserveCapacity(text.count)
    for scalar in text {
      if !isWildcardInJapaneseName(scalar) {
        result.append(scalar)
      } else if isJapanese {
        result.append(canonical)
      }
    }
    return result
  }
}
