internal import SynthesisCore

/// Spellings of names and readings.
enum NameWriting {
  /// How the name field is filled.
  enum Form: Sendable {
    case kanji
    /// The reading in place of the kanji.
    case kana
    /// 太郎 佐藤.
    case givenFirst
    /// Sato Taro, TARO SATO.
    case romaji
  }

  static func name(
    _ facts: Facts, _ form: Form, _ penmanship: Penmanship, _ random: inout SeededRandom
  ) -> String {
    let gap = gap(penmanship, &random)
    switch form {
    case .kanji: return facts.family.spelling + gap + facts.given.spelling
    case .givenFirst:
      // Without a gap nobody could tell which of the two comes first.
      return facts.given.spelling + (gap.isEmpty ? " " : gap) + facts.family.spelling
    case .kana:
      let reading = facts.family.reading + gap + facts.given.reading
      return random.pick([reading, reading, Typing.hiragana(reading), Typing.halfWidthKana(reading)])
    case .romaji:
      let style: RomajiWriting.LongVowels = random.chance(300) ? .typed : .dropped
      let family = capitalized(RomajiWriting.hepburn(facts.family.reading, style))
      let given = capitalized(RomajiWriting.hepburn(facts.given.reading, style))
      let name = random.pick(["\(family) \(given)", "\(given) \(family)", "\(family), \(given)"])
      return random.chance(500) ? uppercased(name) : name
    }
  }

  static func kana(_ facts: Facts, _ penmanship: Penmanship, _ random: inout SeededRandom) -> String {
    let gap = gap(penmanship, &random)
    let reading = facts.family.reading + gap + facts.given.reading
    guard penmanship == .freehand else { return reading }
    switch random.below(8) {
    case 0: return Typing.hiragana(reading)
    case 1...2: return Typing.halfWidthKana(reading)
    case 3: return Typing.enlargingKana(reading)
    case 4: return Typing.halfWidthKana(Typing.enlargingKana(reading))
    case 5: return Typing.longVowelMarks(reading)
    default: return reading
    }
  }

  /// The name with one kanji that the sender could not type.
  static func unmappable(_ name: String, _ random: inout SeededRandom) -> String {
    var characters = Array(name)
    let places = characters.indices.filter { characters[$0] >= "一" && characters[$0] < "豈" }
    guard !places.isEmpty else { return name }
    // Gaiji come as geta, a box, a question mark or a private-use character.
    characters[random.pick(places)] = random.pick(["〓", "〓", "■", "?", "\u{E000}", "\u{E1C5}"])
    return String(characters)
  }

  private static func gap(_ penmanship: Penmanship, _ random: inout SeededRandom) -> String {
    switch penmanship {
    case .form: random.chance(600) ? "　" : " "
    case .freehand: random.pick(weighted: [("　", 30), (" ", 30), ("", 35), ("  ", 5)])
    }
  }

  private static func capitalized(_ word: String) -> String {
    uppercased(String(word.prefix(1))) + word.dropFirst()
  }

  /// ASCII upper case, the same in every locale.
  static func uppercased(_ word: String) -> String {
    String(decoding: word.utf8.map { (0x61...0x7A).contains($0) ? $0 - 32 : $0 }, as: UTF8.self)
  }
}
