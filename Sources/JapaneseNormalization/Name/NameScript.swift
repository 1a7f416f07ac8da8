/// The script that a name is written in, as far as it decides how the name may be compared.
public enum NameScript: UInt8, Sendable, Hashable, CaseIterable {
  /// No letters at all.
  case none
  /// Kanji, or characters that stand for kanji which the sender could not write.
  case kanji
  /// Kanji and kana: 木ノ下, 美ゆき.
  case kanjiAndKana
  /// Hiragana only.
  case hiragana
  /// Katakana only.
  case katakana
  /// Hiragana and katakana.
  case kana
  /// Latin letters.
  case latin
  /// Anything else: other scripts, or Latin letters among Japanese ones.
  case mixed

  /// The script of folded text; separators do not count.
  ///
  /// - Complexity: O(*n*).
  public init(_ text: ScalarText) {
    var kanji = false
    var hiragana = false
    var katakana = false
    var latin = false
    for scalar in text where !NameSeparator.isSeparator(scalar) {
      if KanjiVariants.isKanji(scalar) || NameWildcard.isWildcard(scalar) {
        kanji = true
      } else if Kana.isHiragana(scalar) {
        hiragana = true
      } else if scalar == "ー" {
        katakana = katakana || !hiragana
      } else if Kana.isKatakana(scalar) {
        katakana = true
      } else if LatinLetters.isLetter(scalar) || (0x300...0x36F).contains(scalar.value) {
        latin = true
      } else {
        self = .mixed
        return
      }
    }
    switch (kanji, hiragana || katakana, latin) {
    case (false, false, false): self = .none
    case (true, false, false): self = .kanji
    case (true, true, false): self = .kanjiAndKana
    case (false, true, false): self = hiragana ? (katakana ? .kana : .hiragana) : .katakana
    case (false, false, true): self = .latin
    default: self = .mixed
    }
  }

  /// Whether the name has kanji, so that its spelling says more than its reading.
  public var hasKanji: Bool { self == .kanji || self == .kanjiAndKana }

  /// Whether the name is its own reading.
  public var isKana: Bool { self == .hiragana || self == .katakana || self == .kana }
}
