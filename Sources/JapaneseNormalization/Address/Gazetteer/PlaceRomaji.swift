/// Names of places in Hepburn romanization, as signs and passports have them: no macrons, the suffix after a hyphen.
enum PlaceRomaji {
  /// ミナトク is Minato-ku, ニセコチョウ Niseko-cho.
  static func municipality(_ kana: ScalarText) -> String {
    for suffix in suffixes where kana.count > suffix.count && kana.suffix(suffix.count).elementsEqual(suffix)
    {
      return capitalized(Romaji.transcribe(kana: ScalarText(kana.dropLast(suffix.count)))) + "-"
        + String(scalars: Romaji.transcribe(kana: suffix))
    }
    return town(kana)
  }

  /// トラノモン is Toranomon.
  static func town(_ kana: ScalarText) -> String {
    capitalized(Romaji.transcribe(kana: kana))
  }

  private static func capitalized(_ romaji: ScalarText) -> String {
    guard let first = romaji.first, (0x61...0x7A).contains(first.value),
      let capital = Unicode.Scalar(first.value - 0x20)
    else { return String(scalars: romaji) }
    return String(scalars: [capital] + romaji.dropFirst())
  }

  private static let suffixes = ["グン", "チョウ", "マチ", "ムラ", "ソン", "シ", "ク"].map(\.scalarText)
}
