/// One spelling for kana readings of places, unit by unit, so that positions are kept.
enum KanaFold {
  /// A kana in large katakana; ヂ is ジ and ヅ is ズ. Half-width equipment has no small kana: ﾄｳｷﾖｳﾄ.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch Kana.katakana(scalar) {
    case "ヂ": "ジ"
    case "ヅ": "ズ"
    case "ヲ": "オ"
    case "ヶ": "ケ"
    case "ヵ": "カ"
    case let katakana: KanaSyllable.fullSize(katakana)
    }
  }

  /// The same with long vowels as one letter: トウ, トー and トオ are one.
  static func fold(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Unicode.Scalar {
    let plain = plain(scalar)
    guard let previous else { return plain }
    let vowel = KanaSyllable.vowel(previous).letter
    if scalar == "ー" || scalar == "-", let vowel { return vowel }
    if plain == "ウ", vowel == "オ" { return "オ" }
    return plain
  }

  /// Whether a reading whose first unit in the gazetteer is `unit` can begin with the folded `first`.
  static func begins(_ unit: UInt8, _ first: Unicode.Scalar) -> Bool {
    guard unit < GazetteerFormat.kanaDigit, let kana = Unicode.Scalar(0x30A0 + UInt32(unit)) else {
      return AddressScalars.isDigit(first)
    }
    let plain = plain(kana)
    // After オ an ウ has become オ.
    return plain == first || plain == "ウ" && first == "オ"
  }
}
