/// The spelling of a name in its three degrees of folding.
enum NameSpelling {
  /// Folded text without separators, wildcards in canonical form, look-alike signs after kanji as kanji.
  static func literal(_ text: ScalarText) -> ScalarText {
    let folded = NameWildcard.canonicalize(TextFolding.fold(replacingLookAlikes(text)))
    return folded.contains(where: NameSeparator.isSeparator)
      ? folded.filter { !NameSeparator.isSeparator($0) } : folded
  }

  /// The safe fold of a literal spelling: variants and 々, and small ヶ, ヵ as their full-size forms among kanji.
  static func folded(_ literal: ScalarText) -> ScalarText {
    var result = KanjiVariants.fold(literal)
    for index in result.indices where result[index] == "ヶ" || result[index] == "ヵ" {
      if isBesideKanji(result, index) { result[index] = KanaSyllable.fullSize(result[index]) }
    }
    return result
  }

  /// The fold of connecting kana between kanji, for spellings that are similar and no more.
  ///
  /// ケ, カ and が become ガ (市ケ谷, 市が谷). In a family name ノ, の, 之 and 乃 go (木ノ下, 木下); in a given name they
  /// only become one another, for 龍之介 and 龍介 are two names.
  static func loose(_ folded: ScalarText, role: NamePart.Role) -> ScalarText {
    guard folded.contains(where: isConnecting) else { return folded }
    var result = ScalarText()
    result.reserveCapacity(folded.count)
    for index in folded.indices {
      let scalar = folded[index]
      let isInside =
        index > 0 && index + 1 < folded.count && isSolid(folded[index - 1]) && isSolid(folded[index + 1])
      guard isInside, isConnecting(scalar) else {
        result.append(scalar)
        continue
      }
      switch scalar {
      case "ケ", "カ", "ガ", "が", "か": result.append("ガ")
      default: if role != .family { result.append("ノ") }
      }
    }
    return result
  }

  private static func isConnecting(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "ケ", "カ", "ガ", "が", "か", "ノ", "の", "之", "乃": true
    default: false
    }
  }

  /// The characters that may connect two kanji.
  static let connecting = ScalarText("ケカガがかノの之乃".unicodeScalars)

  /// A kanji that is no connecting one itself.
  private static func isSolid(_ scalar: Unicode.Scalar) -> Bool {
    KanjiVariants.isKanji(scalar) && !isConnecting(scalar)
  }

  private static func isBesideKanji(_ text: ScalarText, _ index: Int) -> Bool {
    (index > 0 && KanjiVariants.isKanji(text[index - 1]))
      || (index + 1 < text.count && KanjiVariants.isKanji(text[index + 1]))
  }

  /// ー and ニ after a kanji are slips for 一 and 二: 健ー, 健ニ. No name has a long-vowel mark after a kanji.
  static func replacingLookAlikes(_ text: ScalarText) -> ScalarText {
    guard text.contains(where: { $0 == "ー" || $0 == "ニ" }) else { return text }
    var result = text
    for index in result.indices.dropFirst() where KanjiVariants.isKanji(result[index - 1]) {
      let isLast = index + 1 == result.count || !Kana.isKana(result[index + 1])
      guard isLast else { continue }
      if result[index] == "ー" { result[index] = "一" }
      if result[index] == "ニ" { result[index] = "二" }
    }
    return result
  }
}
