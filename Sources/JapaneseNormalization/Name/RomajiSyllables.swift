/// The Hepburn spelling of each kana syllable.
enum RomajiSyllables {
  /// The spelling of one letter; `nil` for what is no katakana letter.
  static func syllable(_ letter: Unicode.Scalar) -> [UInt8]? {
    guard (0x30A1...0x30FA).contains(letter.value) else { return nil }
    return syllables[Int(letter.value - 0x30A1)]
  }

  /// The spelling of a letter and a small letter after it: キャ, ファ; `nil` where the two do not join.
  static func pair(_ letter: Unicode.Scalar, _ small: Unicode.Scalar, isPassport: Bool) -> [UInt8]? {
    guard isSmall(small), let pair = pairs.first(where: { $0.letter == letter && $0.small == small })
    else { return nil }
    return isPassport ? pair.passport : pair.hepburn
  }

  /// Whether a passport writes some sound of `kana` in a way of its own: only those with a small vowel.
  static func hasPassportSpelling(_ kana: ScalarText) -> Bool {
    kana.contains {
      switch Kana.katakana($0) {
      case "ァ", "ィ", "ゥ", "ェ", "ォ", "ヮ", "ュ", "\u{FF67}"..."\u{FF6B}", "\u{FF6D}": true
      default: false
      }
    }
  }

  private static func isSmall(_ letter: Unicode.Scalar) -> Bool {
    switch letter {
    case "ァ", "ィ", "ゥ", "ェ", "ォ", "ャ", "ュ", "ョ", "ヮ": true
    default: false
    }
  }

  private struct Pair: Sendable {
    var letter: Unicode.Scalar
    var small: Unicode.Scalar
    var hepburn: [UInt8]
    var passport: [UInt8]
  }

  // ァアィイ … ヷヸヹヺ (U+30A1…U+30FA), in the order of the code chart.
  private static let syllables: [[UInt8]] = """
    a a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za shi ji su zu se ze so zo ta da chi ji tsu tsu zu te de to do \
    na ni nu ne no ha ba pa hi bi pi fu bu pu he be pe ho bo po ma mi mu me mo ya ya yu yu yo yo ra ri ru re ro wa wa \
    i e o n bu ka ke ba bi be bo
    """.split(separator: " ").map { Array($0.utf8) }

  private static let pairs: [Pair] = {
    var pairs: [Pair] = []
    func add(_ written: String, _ hepburn: String, passport: String? = nil) {
      let scalars = ScalarText(written.unicodeScalars)
      guard scalars.count == 2 else { return }
      pairs.append(
        Pair(
          letter: scalars[0], small: scalars[1], hepburn: Array(hepburn.utf8),
          passport: Array((passport ?? hepburn).utf8)))
    }
    for (row, consonant) in glides {
      for (small, vowel) in [("ャ", "a"), ("ュ", "u"), ("ョ", "o")] { add(row + small, consonant + vowel) }
    }
    for (written, hepburn, passport) in foreign { add(written, hepburn, passport: passport) }
    return pairs
  }()

  private static let glides: KeyValuePairs<String, String> = [
    "キ": "ky", "ギ": "gy", "シ": "sh", "ジ": "j", "チ": "ch", "ヂ": "j", "ニ": "ny", "ヒ": "hy", "ビ": "by",
    "ピ": "py",
    "ミ": "my", "リ": "ry", "ヴ": "by",
  ]

  // Sounds from abroad: as most write them, and as a Japanese passport does.
  private static let foreign: [(String, String, String)] = [
    ("ヴァ", "ba", "bua"), ("ヴィ", "bi", "bui"), ("ヴェ", "be", "bue"), ("ヴォ", "bo", "buo"),
    ("ファ", "fa", "fua"), ("フィ", "fi", "fui"), ("フェ", "fe", "fue"), ("フォ", "fo", "fuo"), ("フュ", "fyu", "fuyu"),
    ("ティ", "ti", "tei"), ("ディ", "di", "dei"), ("トゥ", "tu", "tou"), ("ドゥ", "du", "dou"),
    ("テュ", "tyu", "teyu"), ("デュ", "dyu", "deyu"),
    ("シェ", "she", "shie"), ("ジェ", "je", "jie"), ("チェ", "che", "chie"),
    ("ウィ", "wi", "ui"), ("ウェ", "we", "ue"), ("ウォ", "wo", "uo"),
    ("ツァ", "tsa", "tsua"), ("ツィ", "tsi", "tsui"), ("ツェ", "tse", "tsue"), ("ツォ", "tso", "tsuo"),
    ("クァ", "kwa", "kua"), ("クィ", "kwi", "kui"), ("クェ", "kwe", "kue"), ("クォ", "kwo", "kuo"),
    ("グァ", "gwa", "gua"), ("クヮ", "kwa", "kua"), ("グヮ", "gwa", "gua"), ("イェ", "ye", "ie"),
  ]
}
