/// What the keys of a reading need of one katakana letter, in one place.
///
/// The same as ``KanaReading``, ``KanaSyllable`` and ``RomajiSyllables`` say, from which the table is made.
struct KanaLetter: Sendable {
  /// The letter in its present spelling, full size: ヂ is ジ, ャ is ヤ.
  var full: Unicode.Scalar
  /// The vowel of the present spelling.
  var vowel: KanaSyllable.Vowel
  /// Whether the letter is spelled alike by itself and beside others: neither ヴ nor a small vowel, which join with their
  /// neighbours in ways of their own.
  var isPlain: Bool
  /// Whether the letter has other spellings in passports before ュ: デュ.
  var hasPassportGlide: Bool
  /// The Hepburn spelling.
  var romaji: LetterRun
  /// The Hepburn spelling before ャ, ュ and ョ; empty where the two do not join.
  var beforeYa: LetterRun
  var beforeYu: LetterRun
  var beforeYo: LetterRun

  /// Up to three ASCII letters in a register, the first in the lowest byte.
  struct LetterRun: Sendable {
    var bits: UInt32 = 0

    init() {}

    init(_ letters: [UInt8]) {
      for letter in letters.prefix(3).reversed() { bits = bits << 8 | UInt32(letter) }
    }

    var isEmpty: Bool { bits == 0 }
    var first: UInt8 { UInt8(truncatingIfNeeded: bits) }
  }

  static let firstValue = 0x30A1
  /// The letters from ァ (U+30A1) to ン (U+30F3).
  static let table: [KanaLetter] = (0x30A1...0x30F3).map { value in
    let letter = Unicode.Scalar(UInt32(value)) ?? "ア"
    let reading = KanaReading.presentSpelling(letter)
    let glides = ["ャ", "ュ", "ョ"].map { (small: Unicode.Scalar) -> [UInt8] in
      RomajiSyllables.pair(letter, small, isPassport: false) ?? []
    }
    let isForeign: Bool
    switch letter {
    case "ァ", "ィ", "ゥ", "ェ", "ォ", "ヮ", "ヴ", "ヵ", "ヶ": isForeign = true
    default: isForeign = false
    }
    return KanaLetter(
      full: KanaSyllable.fullSize(reading), vowel: KanaSyllable.vowel(reading), isPlain: !isForeign,
      hasPassportGlide: ["ャ", "ュ", "ョ"].contains { (small: Unicode.Scalar) in
        RomajiSyllables.pair(letter, small, isPassport: true)
          != RomajiSyllables.pair(letter, small, isPassport: false)
      },
      romaji: LetterRun(RomajiSyllables.syllable(letter) ?? []),
      beforeYa: LetterRun(glides[0]), beforeYu: LetterRun(glides[1]), beforeYo: LetterRun(glides[2]))
  }
}
