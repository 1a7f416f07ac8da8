/// Writes the two kana keys and the romaji key of a reading of plain letters in one walk.
///
/// ``KanaKey`` and ``RomajiKey`` say what the keys are; their general code takes the passes apart that are one here. Of
/// the spellings that ``RomajiSpelling`` undoes, Hepburn of plain kana has none but long vowels and nasals, and the
/// passport's spelling of them has the same key.
struct PlainReading {
  /// Letters that are being written to a place with enough room.
  struct Letters {
    let base: UnsafeMutablePointer<Unicode.Scalar>
    var count = 0

    var last: Unicode.Scalar? { count > 0 ? base[count - 1] : nil }

    mutating func append(_ letter: Unicode.Scalar) {
      base[count] = letter
      count &+= 1
    }

    func elementsEqual(_ other: Letters) -> Bool {
      guard count == other.count else { return false }
      for position in 0..<count where base[position] != other.base[position] { return false }
      return true
    }
  }

  /// K1.
  var exact: Letters
  /// K2.
  var heard: Letters
  /// The level-1 romaji key.
  var romaji: PlainRomaji

  /// Makes room for the keys of `count` kana in six times as many scalars: K1 first, then K2, then the romaji.
  init(out: UnsafeMutablePointer<Unicode.Scalar>, count: Int) {
    exact = Letters(base: out)
    heard = Letters(base: out + count)
    romaji = PlainRomaji(letters: Letters(base: out + 2 * count))
  }

  /// Writes the keys; `false` where some letter is not plain.
  mutating func write(_ sound: NameLetters) -> Bool {
    let table = KanaLetter.table
    var skipsGlide = false
    for (position, letter) in sound.enumerated() {
      if letter == "ー" {
        guard position > 0 else { return false }
        lengthen(table)
        romaji.lengthen()
        continue
      }
      guard let index = Self.index(of: letter) else { return false }
      let kana = table[index]
      guard kana.isPlain else { return false }
      exact.append(kana.full)
      if index != Self.smallTsu { hear(kana.full, table) }

      if skipsGlide {
        skipsGlide = false
        continue
      }
      switch index {
      case Self.smallTsu: romaji.doublesNext = true
      case Self.nasal:
        // Three in a row are cut to two, in a passport to three.
        if romaji.endsWithNasal { return false }
        romaji.emit(UInt8(ascii: "n"))
      default:
        var syllable = kana.romaji
        if position + 1 < sound.count, let glide = Self.glide(kana, sound[position + 1]) {
          if kana.hasPassportGlide { return false }
          syllable = glide
          skipsGlide = true
        }
        romaji.append(syllable)
      }
    }
    romaji.finish()
    return true
  }

  private static let smallTsu = 0x30C3 - KanaLetter.firstValue
  private static let nasal = 0x30F3 - KanaLetter.firstValue

  /// The place of a kana letter in ``KanaLetter/table``, as katakana.
  private static func index(of letter: Unicode.Scalar) -> Int? {
    switch letter.value {
    case 0x30A1...0x30F3: Int(letter.value) - KanaLetter.firstValue
    case 0x3041...0x3093: Int(letter.value) + 0x60 - KanaLetter.firstValue
    default: nil
    }
  }

  private static func glide(_ kana: KanaLetter, _ small: Unicode.Scalar) -> KanaLetter.LetterRun? {
    let run: KanaLetter.LetterRun
    switch small {
    case "ャ", "ゃ": run = kana.beforeYa
    case "ュ", "ゅ": run = kana.beforeYu
    case "ョ", "ょ": run = kana.beforeYo
    default: return nil
    }
    return run.isEmpty ? nil : run
  }

  /// Writes the vowel that ー lengthens into K1, unless it is written already.
  private mutating func lengthen(_ table: [KanaLetter]) {
    guard let last = exact.last, let letter = Self.vowel(last, table).letter else { return }
    let isAlreadyLong =
      exact.count > 1
      && KanaSyllable.isLengthened(Self.vowel(exact.base[exact.count - 2], table), by: last)
    if !isAlreadyLong { exact.append(letter) }
  }

  /// Appends a letter to K2, joined with those before it as long as that goes.
  private mutating func hear(_ letter: Unicode.Scalar, _ table: [KanaLetter]) {
    var next = letter
    // Only a vowel joins: オウ, テイ.
    while next.value <= 0x30AA, let last = heard.last {
      let joined: Unicode.Scalar
      switch (last, next) {
      case ("テ", "イ"): joined = "チ"
      case ("フ", "イ"): joined = "ヒ"
      case ("ウ", "イ"): joined = "イ"
      default:
        guard KanaSyllable.isLengthened(Self.vowel(last, table), by: next) else {
          heard.append(next)
          return
        }
        // What stays was no neighbour of what is before it to be joined.
        return
      }
      heard.count &-= 1
      next = joined
    }
    heard.append(next)
  }

  private static func vowel(_ letter: Unicode.Scalar, _ table: [KanaLetter]) -> KanaSyllable.Vowel {
    index(of: letter).map { table[$0].vowel } ?? .none
  }
}

/// Writes the level-1 romaji key of a reading, letter by letter.
struct PlainRomaji {
  var letters: PlainReading.Letters
  /// Whether a ッ stands before the next syllable.
  var doublesNext = false
  // The last two letters before long vowels go.
  private var last: UInt8 = 0
  private var beforeLast: UInt8 = 0

  init(letters: PlainReading.Letters) {
    self.letters = letters
  }

  /// Appends a syllable, its consonant twice behind ッ.
  mutating func append(_ syllable: KanaLetter.LetterRun) {
    if doublesNext {
      doublesNext = false
      let first = syllable.first
      if !Self.isVowel(first) { emit(first == UInt8(ascii: "c") ? UInt8(ascii: "t") : first) }
    }
    var rest = syllable.bits
    while rest != 0 {
      emit(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// Repeats the vowel before a ー.
  mutating func lengthen() {
    if Self.isVowel(last) { emit(last) }
  }

  /// Appends a letter as ``RomajiSpelling`` leaves it: no run of three, long vowels short, m as n before b, m and p.
  mutating func emit(_ letter: UInt8) {
    if letter == last && letter == beforeLast { return }
    beforeLast = last
    last = letter
    if let previous = letters.last {
      if letter == UInt8(ascii: "u") && (previous == "u" || previous == "o")
        || letter == UInt8(ascii: "o") && previous == "o"
      {
        return
      }
      if !Self.isVowel(letter) {
        if endsWithLengtheningH { letters.count &-= 1 }
        if letters.last == "m",
          letter == UInt8(ascii: "b") || letter == UInt8(ascii: "m") || letter == UInt8(ascii: "p")
        {
          letters.base[letters.count - 1] = "n"
        }
        if letter == UInt8(ascii: "h"), letters.last == "c", letters.count > 1,
          letters.base[letters.count - 2] == "t"
        {
          letters.base[letters.count - 2] = "c"
        }
      }
    }
    letters.append(Unicode.Scalar(letter))
  }

  /// Takes the h off that lengthens an o or u at the end.
  mutating func finish() {
    if endsWithLengtheningH { letters.count &-= 1 }
  }

  /// Whether the last sound is ン.
  var endsWithNasal: Bool { last == UInt8(ascii: "n") }

  private var endsWithLengtheningH: Bool {
    guard letters.count > 1, letters.base[letters.count - 1] == "h" else { return false }
    let vowel = letters.base[letters.count - 2]
    return vowel == "o" || vowel == "u"
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    // a, e, i, o and u in the order of the low five bits.
    letter >= 0x61 && letter < 0x7B && (0x0020_8222 as UInt32) >> (UInt32(letter) & 31) & 1 == 1
  }
}
