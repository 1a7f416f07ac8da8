/// Names of places in Hepburn romanization, as signs and passports have them: no macrons, the suffix after a hyphen.
enum PlaceRomaji {
  /// ミナトク is Minato-ku, ニセコチョウ Niseko-cho.
  static func municipality(_ kana: ScalarText) -> String {
    for suffix in suffixes where kana.count > suffix.count && kana.suffix(suffix.count).elementsEqual(suffix)
    {
      return town(ScalarText(kana.dropLast(suffix.count))) + "-"
        + String(scalars: Romaji.transcribe(kana: short(suffix)))
    }
    return town(kana)
  }

  /// トラノモン is Toranomon.
  static func town(_ kana: ScalarText) -> String {
    var romaji = Romaji.transcribe(kana: short(kana))
    // Tamba, Shimbashi: as stations have it.
    for index in romaji.indices.dropLast() where romaji[index] == "n" {
      switch romaji[index + 1] {
      case "b", "m", "p": romaji[index] = "m"
      default: break
      }
    }
    return capitalized(romaji)
  }

  /// Without the long vowels that no sign shows: チュウオウ is Chuo, オオタ Ota; マツウラ keeps both its vowels.
  private static func short(_ kana: ScalarText) -> ScalarText {
    var result = ScalarText()
    for scalar in kana {
      if let last = result.last {
        if scalar == "ー" { continue }
        if scalar == "ウ" || scalar == "オ", endsInO.contains(last) { continue }
        if scalar == "ウ", last == "ュ" || last == "ユ" { continue }
      }
      result.append(scalar)
    }
    return result
  }

  private static let endsInO = Set("オコソトノホモヨョロゴゾドボポ".unicodeScalars)

  private static func capitalized(_ romaji: ScalarText) -> String {
    guard let first = romaji.first, (0x61...0x7A).contains(first.value),
      let capital = Unicode.Scalar(first.value - 0x20)
    else { return String(scalars: romaji) }
    return String(scalars: [capital] + romaji.dropFirst())
  }

  private static let suffixes = ["グン", "チョウ", "マチ", "ムラ", "ソン", "シ", "ク"].map(\.scalarText)
}
