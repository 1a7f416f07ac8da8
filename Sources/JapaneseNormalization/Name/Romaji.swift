/// Romanization of kana.
public enum Romaji {
  /// How long vowels, ん and sounds from abroad are written.
  public enum Style: Sendable, Hashable {
    /// Hepburn with every vowel written out as in kana: オオノ oono, コウノ kouno, シンイチ shin'ichi.
    case hepburn
    /// The rule for Japanese passports: long o and u short except a final オオ (SENOO), ん as m before b, m and p,
    /// ヴァ as bua, ティ as tei, チェ as chie, ファ as fua.
    case passport
  }

  /// `text` with its kana in lower-case Latin letters; what is no kana stays as it is.
  ///
  /// Takes hiragana and half-width kana too. ー repeats the vowel before it.
  ///
  /// - Complexity: O(*n*).
  public static func transcribe(kana text: ScalarText, style: Style = .hepburn) -> ScalarText {
    let kana = TextFolding.fold(text).map(Kana.katakana)
    var result = ScalarText()
    result.reserveCapacity(kana.count * 2)
    var index = 0
    var doublesNext = false
    while index < kana.count {
      let letter = kana[index]
      index += 1
      switch letter {
      case "ッ":
        doublesNext = true
        continue
      case "ー":
        if let last = result.last, isVowel(last), style == .hepburn || !isShortened(last) {
          result.append(last)
        }
        continue
      case "ン":
        let next = index < kana.count ? kana[index] : " "
        result.append(style == .passport && isLabial(next) ? "m" : "n")
        if style == .hepburn && (isVowelOrY(next)) { result.append("'") }
        continue
      default: break
      }
      guard var syllable = RomajiSyllables.syllable(letter) else {
        doublesNext = false
        result.append(letter)
        continue
      }
      if index < kana.count,
        let pair = RomajiSyllables.pair(letter, kana[index], isPassport: style == .passport)
      {
        syllable = pair
        index += 1
      }
      if doublesNext, let first = syllable.first.map({ Unicode.Scalar($0) }), !isVowel(first) {
        result.append(first == "c" ? "t" : first)
      }
      doublesNext = false
      let isLastKana = index >= kana.count || !Kana.isKana(kana[index])
      if style == .passport && lengthens(syllable, after: result)
        && !(syllable == [UInt8(ascii: "o")] && isLastKana && result.last == "o")
      {
        continue
      }
      for letter in syllable { result.append(Unicode.Scalar(letter)) }
    }
    return result
  }

  /// Whether a bare vowel only lengthens the o or u before it, which passports do not write.
  private static func lengthens(_ syllable: [UInt8], after result: ScalarText) -> Bool {
    guard syllable.count == 1 else { return false }
    switch result.last {
    case "o": return syllable[0] == UInt8(ascii: "u") || syllable[0] == UInt8(ascii: "o")
    case "u": return syllable[0] == UInt8(ascii: "u")
    default: return false
    }
  }

  private static func isShortened(_ vowel: Unicode.Scalar) -> Bool { vowel == "o" || vowel == "u" }

  private static func isVowel(_ letter: Unicode.Scalar) -> Bool {
    letter == "a" || letter == "i" || letter == "u" || letter == "e" || letter == "o"
  }

  private static func isVowelOrY(_ kana: Unicode.Scalar) -> Bool {
    guard let consonant = KanaSyllable.consonant(kana) else { return false }
    return consonant == UInt8(ascii: "-") || consonant == UInt8(ascii: "y")
  }

  private static func isLabial(_ kana: Unicode.Scalar) -> Bool {
    switch KanaSyllable.consonant(kana) {
    case UInt8(ascii: "b"), UInt8(ascii: "p"), UInt8(ascii: "m"): true
    default: false
    }
  }
}
