/// How a record is typed.
enum Penmanship: Sendable {
  /// Through a form that checks: one of a few regular spellings.
  case form
  /// By free hand: any width, spacing and spelling.
  case freehand
}

/// What a record leaves out, in per mille of records.
struct Omissions: Sendable {
  var kana: Int
  var birthDate: Int
  var sex: Int
  var postalCode: Int

  /// The base grew over years with forms that asked for less.
  static let base = Omissions(kana: 30, birthDate: 12, sex: 80, postalCode: 40)
  /// The application form of today.
  static let application = Omissions(kana: 10, birthDate: 5, sex: 60, postalCode: 20)
}

/// Small changes that a keyboard makes to any text.
enum Typing {
  /// ASCII as full-width forms; the space as U+3000.
  static func fullWidth(_ text: String) -> String {
    map(text) { $0 == 0x20 ? 0x3000 : (0x21...0x7E).contains($0) ? $0 + 0xFEE0 : $0 }
  }

  /// Katakana as hiragana.
  static func hiragana(_ text: String) -> String {
    map(text) { (0x30A1...0x30F6).contains($0) ? $0 - 0x60 : $0 }
  }

  /// Small kana as large ones, as forms without small kana have them: シヨウジ.
  static func enlargingKana(_ text: String) -> String {
    let pairs: [UInt32: UInt32] = [
      0x30A1: 0x30A2, 0x30A3: 0x30A4, 0x30A5: 0x30A6, 0x30A7: 0x30A8, 0x30A9: 0x30AA, 0x30C3: 0x30C4,
      0x30E3: 0x30E4,
      0x30E5: 0x30E6, 0x30E7: 0x30E8,
    ]
    return map(text) { pairs[$0] ?? $0 }
  }

  /// オオノ as オーノ: a vowel written twice becomes the long-vowel mark.
  static func longVowelMarks(_ text: String) -> String {
    var result = ""
    var previous: Character?
    for character in text {
      result.append(
        character == "オ" && previous.map { "オコソトノホモヨロゴゾドボポ".contains($0) } == true ? "ー" : character)
      previous = character
    }
    return result
  }

  /// Katakana as half-width forms, voicing marks apart: ﾔﾏﾀﾞ.
  static func halfWidthKana(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let half = halfWidth[scalar] { result.append(contentsOf: half) } else { result.append(scalar) }
    }
    return String(result)
  }

  private static func map(_ text: String, _ change: (UInt32) -> UInt32) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(Unicode.Scalar(change(scalar.value)) ?? scalar) }
    return String(result)
  }

  private static let halfWidth: [Unicode.Scalar: [Unicode.Scalar]] = {
    let full = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
    var table: [Unicode.Scalar: [Unicode.Scalar]] = ["　": [" "]]
    for (offset, scalar) in full.unicodeScalars.enumerated() {
      guard let half = Unicode.Scalar(0xFF66 + UInt32(offset)) else { continue }
      table[scalar] = [half]
      // ガ and パ follow カ and ハ; of the vowels ウ has ヴ alone.
      if "カキクケコサシスセソタチツテトハヒフヘホ".unicodeScalars.contains(scalar),
        let voiced = Unicode.Scalar(scalar.value + 1)
      {
        table[voiced] = [half, "\u{FF9E}"]
      }
      if "ハヒフヘホ".unicodeScalars.contains(scalar), let plosive = Unicode.Scalar(scalar.value + 2) {
        table[plosive] = [half, "\u{FF9F}"]
      }
    }
    return table
  }()
}
