/// A reading in one orthography: the part that all kana keys share.
enum KanaReading {
  /// `text` folded, in katakana, without separators; iteration marks expanded, loose voicing marks joined, old kana
  /// and ヂヅヴ in their present spelling. Small kana and ー stay.
  static func normalize(_ text: ScalarText) -> ScalarText {
    let folded = TextFolding.fold(text)
    var result = ScalarText()
    result.reserveCapacity(folded.count)
    // The letter before the present one as it was written: ヂヽ repeats チ, though ヂ has become ジ.
    var previous: Unicode.Scalar?
    for scalar in folded {
      if NameSeparator.isSeparator(scalar) { continue }
      var letter = Kana.katakana(scalar)
      switch letter {
      case "ヽ", "ヾ":
        guard let repeated = previous.map(KanaSyllable.unvoiced) else { continue }
        letter = letter == "ヾ" ? KanaSyllable.voiced(repeated) ?? repeated : repeated
      case "\u{3099}", "\u{309B}", "\u{309A}", "\u{309C}":
        // カ and a mark that stands apart, as some terminals send it.
        let isVoicing = letter == "\u{3099}" || letter == "\u{309B}"
        guard let base = previous,
          let marked = isVoicing ? KanaSyllable.voiced(base) : KanaSyllable.halfVoiced(base)
        else { continue }
        result.removeLast()
        letter = marked
      default: break
      }
      previous = Kana.isKana(letter) && letter != "ー" ? letter : nil
      append(letter, to: &result)
    }
    if result.last == "ヴ" { result[result.count - 1] = "ブ" }
    return result
  }

  /// Appends `letter` in its present spelling. ヴ waits in `result` for the vowel that decides about it: ヴァ is バ,
  /// ヴュ is ビュ, and ヴ alone is ブ. A full-size vowel counts too, since half-width systems write ｳﾞｱ.
  private static func append(_ letter: Unicode.Scalar, to result: inout ScalarText) {
    let letter = presentSpelling(letter)
    guard result.last == "ヴ" else {
      result.append(letter)
      return
    }
    result.removeLast()
    switch letter {
    case "ァ", "ア": result.append("バ")
    case "ィ", "イ": result.append("ビ")
    case "ェ", "エ": result.append("ベ")
    case "ォ", "オ": result.append("ボ")
    case "ャ", "ュ", "ョ":
      result.append("ビ")
      result.append(letter)
    default:
      result.append("ブ")
      result.append(letter)
    }
  }

  static func presentSpelling(_ letter: Unicode.Scalar) -> Unicode.Scalar {
    switch letter {
    case "ヰ": "イ"
    case "ヱ": "エ"
    case "ヲ": "オ"
    case "ヂ": "ジ"
    case "ヅ": "ズ"
    case "ヵ": "カ"
    case "ヶ": "ケ"
    case "ヷ": "バ"
    case "ヸ": "ビ"
    case "ヹ": "ベ"
    case "ヺ": "ボ"
    default: letter
    }
  }
}
