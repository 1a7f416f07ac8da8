/// Variant forms of kanji: which are one character in another dress (髙/高), and which only look alike (斎/斉).
public enum KanjiVariants {
  /// The canonical form of `scalar` under the safe fold; itself when it has none.
  ///
  /// - Complexity: O(1).
  public static func canonical(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar
  }

  /// `text` with every variant folded to its canonical form and 々 replaced by the kanji that it repeats.
  public static func fold(_ text: ScalarText) -> ScalarText {
    text.map(canonical)
  }

  /// Whether two *canonical* characters are listed as similar, never as equal: 斎 and 斉, 崎 and 埼.
  public static func areSimilar(_ lhs: Unicode.Scalar, _ rhs: Unicode.Scalar) -> Bool {
    false
  }

  /// Whether `scalar` stands for a character that the sender could not write: private use, 〓, ■ and the like.
  public static func isUnknown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3013, 0x25A0, 0x25CF, 0xFFFD, 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: true
    default: false
    }
  }

  /// Whether `scalar` is a kanji, 々 included.
  public static func isKanji(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x3FFFD, 0xF900...0xFAFF, 0x3005, 0x3006, 0x3007: true
    default: false
    }
  }
}
