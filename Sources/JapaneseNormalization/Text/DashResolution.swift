/// Tells the long-vowel mark ー from the hyphen, which people type for one another.
///
/// A ー key and a - key lie far apart on a Japanese keyboard but look the same in most fonts, and the half-width
/// ｰ of old systems is written for both: 1ｰ23, ｺ-ﾎﾟ, 03ー1234ー5678. The neighbours decide:
/// - ー stays after kana, and after a ー that stays (タワー1, ラーメン). Elsewhere it is `-` (1ー2, 二ー三, Aー1, 門ー1).
/// - ー after a *single* katakana that follows a kanji, a digit or a dash, with a digit after it, is `-`: a lot head
///   (三日市町イー12, 2-ハー3). No word is that short there; タワー1 and コーポ are longer or go on in kana.
/// - `-` or `~` alone between two katakana letters is ー (コ-ポ, ビ-ル) unless the first cannot be lengthened (ン, ッ):
///   メゾン-ド is two words. ハイツ-101 and サクラ-館 stay, as a dash is as likely there.
/// - `~` alone between any two kana is ー (コ〜ポ, お〜い). Between digits it stays, a range.
///
/// ロイヤル-ハイツ cannot be told from コ-ポ and becomes ロイヤルーハイツ: both spellings of a word differ by one ー, which
/// the comparison of building names has to bear anyway.
enum DashResolution {
  private static let hyphen: Unicode.Scalar = "-"
  private static let wave: Unicode.Scalar = "~"
  private static let longVowel: Unicode.Scalar = "ー"

  /// Resolves every dash, wave and ー of folded text in place. Idempotent.
  ///
  /// Goes left to right and looks at what is already resolved before, and at the letter after.
  static func resolve(_ text: inout ScalarText) {
    for index in text.indices {
      let replacement: Unicode.Scalar
      switch text[index] {
      case longVowel: replacement = resolvedLongVowel(text, index)
      case hyphen: replacement = isBetweenKatakana(text, index) ? longVowel : hyphen
      case wave: replacement = isBetweenKana(text, index) ? longVowel : wave
      default: continue
      }
      if replacement != text[index] { text[index] = replacement }
    }
  }

  private static func resolvedLongVowel(_ text: ScalarText, _ index: Int) -> Unicode.Scalar {
    guard index > 0, Kana.isKana(text[index - 1]) else { return hyphen }
    guard text[index - 1].isKatakanaLetter, index > 1, index + 1 < text.count, text[index + 1].isASCIIDigit
    else { return longVowel }
    let before = text[index - 2]
    let beginsLot = before == hyphen || before.isASCIIDigit || KanjiVariants.isKanji(before)
    return beginsLot ? hyphen : longVowel
  }

  private static func isBetweenKatakana(_ text: ScalarText, _ index: Int) -> Bool {
    isBetweenKana(text, index) && text[index - 1].isKatakanaLetter && text[index + 1].isKatakanaLetter
  }

  private static func isBetweenKana(_ text: ScalarText, _ index: Int) -> Bool {
    guard index > 0, index + 1 < text.count else { return false }
    return text[index - 1].isVoweledKana && text[index + 1].isKanaLetter
  }
}

extension Unicode.Scalar {
  fileprivate var isKatakanaLetter: Bool { (0x30A1...0x30FA).contains(value) }
  fileprivate var isKanaLetter: Bool { isKatakanaLetter || (0x3041...0x3096).contains(value) }
  /// A kana letter with a vowel to lengthen: not っ and not ん, in either script.
  fileprivate var isVoweledKana: Bool {
    switch value {
    case 0x3063, 0x3093, 0x30C3, 0x30F3: false
    default: isKanaLetter
    }
  }
}
