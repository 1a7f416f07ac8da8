import CTables

/// Variant forms of kanji: which are one character in another dress (髙/高), and which only look alike (斎/斉).
///
/// In the family register 澤田 and 沢田 are two spellings, but their holders switch between them, and a sender's
/// character set may lack one. So linking folds the *safe* forms: canonical equivalents (compatibility ideographs),
/// official pairs (常用漢字表, 人名用漢字別表, 表外漢字字体表), the tax agency's reduction map, register relations and print
/// forms. Each row with its source is in `Scripts/data/kanji-variants.tsv`.
///
/// Characters that are *different and constantly confused* (斎/斉, 崎/埼, 広/弘) never fold; ``areSimilar(_:_:)`` knows
/// them. Each variant has one canonical character, and no relation is closed transitively.
///
/// A few formal numerals fold as well (弌 is 一, 丗 is 世), so that ``KanjiNumeral`` reads the text before this fold.
public enum KanjiVariants {
  /// The canonical form of `scalar` under the safe fold; itself when it has none.
  ///
  /// Idempotent. Small ヶ and ヵ are ケ and カ (霞ヶ関, 霞ケ関); no other kana is touched.
  ///
  /// - Complexity: O(1).
  public static func canonical(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = idm_kanji_fold(scalar.value)
    return value == 0 ? scalar : Unicode.Scalar(value) ?? scalar
  }

  /// `text` with every variant folded to its canonical form and 々 replaced by the kanji that it repeats.
  ///
  /// 々 at the start or after anything but a kanji stays; each of several repeats the same kanji (代々々 is 代代代).
  /// Idempotent. Text that has nothing to fold comes back without a copy, so that comparing it with the input says
  /// at once whether the spelling was another.
  ///
  /// ```swift
  /// String(scalars: KanjiVariants.fold(ScalarText("佐々木髙澤".unicodeScalars)))  // "佐佐木高沢"
  /// ```
  ///
  /// - Complexity: O(*n*).
  public static func fold(_ text: ScalarText) -> ScalarText {
    guard let first = text.firstIndex(where: { changes($0) }) else { return text }
    var result = text
    fold(&result, from: first)
    return result
  }

  /// Folds `text` as ``fold(_:)`` does, without a copy.
  public static func fold(inPlace text: inout ScalarText) {
    guard let first = text.firstIndex(where: { changes($0) }) else { return }
    fold(&text, from: first)
  }

  private static func fold(_ text: inout ScalarText, from first: Int) {
    for index in first..<text.count {
      let scalar = text[index]
      if isIterationMark(scalar) {
        if index > 0, isKanji(text[index - 1]), !isIterationMark(text[index - 1]) {
          text[index] = text[index - 1]
        }
      } else {
        let folded = canonical(scalar)
        if folded != scalar { text[index] = folded }
      }
    }
  }

  /// Whether two *canonical* characters are listed as similar, never as equal: 斎 and 斉, 崎 and 埼.
  ///
  /// Symmetric; a character is not similar to itself. Not transitive: 弘 is similar to 広 and 広 to 曠, which says
  /// nothing about a name with 弘 and one with 曠.
  ///
  /// - Complexity: O(log *n*) in the number of listed pairs (about 150).
  public static func areSimilar(_ lhs: Unicode.Scalar, _ rhs: Unicode.Scalar) -> Bool {
    idm_kanji_is_similar(lhs.value, rhs.value) != 0
  }

  /// A coarse key for blocking: equal for any two *canonical* characters that are similar; otherwise the character itself.
  ///
  /// Sound but coarse: all characters that a chain of similar pairs connects share the key (広, 弘, 宏; 二, 次, 治, 冶),
  /// also those that are not similar to each other. The largest bucket has five characters. Find candidates with it;
  /// never score with it.
  ///
  /// - Complexity: O(log *n*) in the number of listed characters (about 280).
  public static func similarityKey(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    Unicode.Scalar(idm_kanji_bucket(scalar.value)) ?? scalar
  }

  /// Whether `scalar` stands for a character that the sender could not write: private use, 〓, ■ and the like.
  ///
  /// Two unknown characters are not equal, whatever their code points: a private-use code means another character on each
  /// system. `?`, `●` and `*` stand for a missing kanji as well, but only inside a name in kanji; elsewhere they are
  /// themselves (a bullet, a masked digit). That is for the name parser to know, and they are not unknown here.
  public static func isUnknown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3013, 0x25A0, 0x25A1, 0x25AF, 0xFFFD: true
    case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: true
    default: false
    }
  }

  /// Whether `scalar` is a kanji; 々, 〆 and 〇 included.
  public static func isKanji(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x3FFFD, 0xF900...0xFAFF, 0x3005...0x3007, 0x303B: true
    default: false
    }
  }

  /// 々, and 〻 of vertical writing.
  private static func isIterationMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x3005 || scalar.value == 0x303B
  }

  private static func changes(_ scalar: Unicode.Scalar) -> Bool {
    idm_kanji_fold(scalar.value) != 0 || isIterationMark(scalar)
  }
}
