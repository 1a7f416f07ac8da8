internal import JapaneseNormalization
internal import RecordLinkage

/// Words of any kind in Japanese.
struct JapaneseTextType: ValueType {
  let name = "japanese-text"
  let summary = "Japanese words: width, case, dashes, white space and safe variants of kanji folded"
  let parts = [""]

  func derive(_ text: String) -> [String] {
    [String(scalars: KanjiVariants.fold(TextFolding.fold(text)))]
  }
}

/// The name of a person, in whatever script.
///
/// The whole is without separators and titles, variants folded: 髙橋　健一様 is 高橋健一. `family` and `given` are of its
/// likeliest division; `kana` is the reading where it is known, `romaji` the spelling in Latin letters where the name
/// has kana or Latin letters, so that カトウ and KATO meet.
struct JapaneseNameType: ValueType {
  let name = "japanese-name"
  let summary =
    "a person's name in kanji, kana or Latin letters; family, given, kana and romaji are parts of it"
  let parts = ["", "family", "given", "kana", "romaji"]

  func derive(_ text: String) -> [String] {
    let name = PersonName.parse(text)
    return [
      name.whole.folded, name.family.folded, name.given.folded, name.whole.kana.k1,
      name.whole.romaji1.first ?? [],
    ].map { String(scalars: $0) }
  }
}

/// The reading of a name.
struct JapaneseKanaType: ValueType {
  let name = "japanese-kana"
  let summary =
    "a reading in kana: small kana, width and long vowels folded; sound is as it is heard, for similar ones"
  let parts = ["", "sound", "romaji"]

  func derive(_ text: String) -> [String] {
    let folded = TextFolding.fold(text)
    let key = KanaKey.k1(folded)
    return [key, KanaKey.k2(folded), RomajiKey.level1(ofKana: key)].map { String(scalars: $0) }
  }
}

/// The name of an organization, without its legal form: ㈱山田商事 and 株式会社山田商事 are 山田商事.
struct JapaneseOrganizationType: ValueType {
  let name = "japanese-organization"
  let summary = "an organization's name without its legal form; kana is its reading where it is in kana"
  let parts = ["", "kana"]

  func derive(_ text: String) -> [String] {
    let name = PersonName.parse(text, kind: .organization)
    return [String(scalars: name.whole.folded), String(scalars: name.whole.kana.k1)]
  }
}
