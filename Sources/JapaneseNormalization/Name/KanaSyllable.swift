/// What a katakana letter sounds like: its vowel, its voicing, its full-size form.
enum KanaSyllable {
  /// The vowel of a syllable, or `none` for ン and for what is no katakana letter.
  enum Vowel: UInt8 {
    case none
    case a
    case i
    case u
    case e
    case o

    /// The letter that lengthens the vowel when it is written out: オ for the vowel of コ.
    var letter: Unicode.Scalar? {
      switch self {
      case .none: nil
      case .a: "ア"
      case .i: "イ"
      case .u: "ウ"
      case .e: "エ"
      case .o: "オ"
      }
    }
  }

  /// The vowel of a katakana letter.
  static func vowel(_ scalar: Unicode.Scalar) -> Vowel {
    guard let index = index(scalar) else { return .none }
    return vowels[index]
  }

  /// The consonant of a katakana letter as an ASCII letter, `-` for a bare vowel; `nil` for anything else.
  ///
  /// One letter a row of the syllabary: シ is `s`, チ and ツ are `t`, フ is `h`.
  static func consonant(_ scalar: Unicode.Scalar) -> UInt8? {
    guard let index = index(scalar) else { return nil }
    return consonants[index]
  }

  /// Whether a second letter only lengthens the vowel of the first: コ + ウ, コ + オ, ケ + イ, シ + イ.
  static func isLengthened(_ vowel: Vowel, by letter: Unicode.Scalar) -> Bool {
    switch letter {
    case "ア": vowel == .a
    case "イ": vowel == .i || vowel == .e
    case "ウ": vowel == .u || vowel == .o
    case "エ": vowel == .e
    case "オ": vowel == .o
    default: false
    }
  }

  /// The letter without its voicing mark: ガ → カ, パ → ハ, ヴ → ウ; others unchanged.
  static func unvoiced(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    let plain: UInt32 =
      switch value {
      case 0x30AB...0x30C2 where value % 2 == 0: value - 1
      case 0x30C5, 0x30C7, 0x30C9: value - 1
      case 0x30CF...0x30DD: value - (value - 0x30CF) % 3
      case 0x30F4: 0x30A6
      default: value
      }
    return Unicode.Scalar(plain) ?? scalar
  }

  /// The letter with a voicing mark: カ → ガ, ハ → バ, ウ → ヴ; `nil` for a letter that takes none.
  static func voiced(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x30AB...0x30C2 where scalar.value % 2 == 1: Unicode.Scalar(scalar.value + 1)
    case 0x30C4, 0x30C6, 0x30C8: Unicode.Scalar(scalar.value + 1)
    case 0x30CF...0x30DD where (scalar.value - 0x30CF) % 3 == 0: Unicode.Scalar(scalar.value + 1)
    case 0x30A6: "ヴ"
    default: nil
    }
  }

  /// The letter with a half-voicing mark: ハ → パ; `nil` for a letter that takes none.
  static func halfVoiced(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard (0x30CF...0x30DD).contains(scalar.value), (scalar.value - 0x30CF) % 3 == 0 else { return nil }
    return Unicode.Scalar(scalar.value + 2)
  }

  /// The full-size form of a small letter, the extensions for Ainu included; others unchanged.
  static func fullSize(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "ァ", "ィ", "ゥ", "ェ", "ォ", "ッ", "ャ", "ュ", "ョ", "ヮ": Unicode.Scalar(scalar.value + 1) ?? scalar
    case "ヵ": "カ"
    case "ヶ": "ケ"
    case "\u{31F0}"..."\u{31FF}": ainuFullSize[Int(scalar.value - 0x31F0)]
    default: scalar
    }
  }

  private static func index(_ scalar: Unicode.Scalar) -> Int? {
    (0x30A1...0x30FA).contains(scalar.value) ? Int(scalar.value - 0x30A1) : nil
  }

  private static let ainuFullSize = ScalarText("クシストヌハヒフヘホムラリルレロ".unicodeScalars)

  // One letter for each of ァアィイ … ヷヸヹヺ (U+30A1…U+30FA), in the order of the code chart.
  private static let vowels: [Vowel] =
    ("aaiiuueeooaaiiuueeooaaiiuueeooaaiiuuueeooaiueo"
    + "aaaiiiuuueeeoooaiueoaauuooaiueoaaieo-uaeaieo").utf8.map { letter in
      switch letter {
      case UInt8(ascii: "a"): .a
      case UInt8(ascii: "i"): .i
      case UInt8(ascii: "u"): .u
      case UInt8(ascii: "e"): .e
      case UInt8(ascii: "o"): .o
      default: .none
      }
    }

  private static let consonants: [UInt8] = Array(
    ("----------kgkgkgkgkgszszszszsztdtzttztdtdnnnnn"
      + "hbphbphbphbphbpmmmmmyyyyyyrrrrrwwwwwnbkkbbbb").utf8)
}
