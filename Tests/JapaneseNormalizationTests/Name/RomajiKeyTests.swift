import JapaneseNormalization
import Testing

@Suite("Romaji keys")
struct RomajiKeyTests {
  @Test("Romanizations of one name are equal at level 1", arguments: NameCorpus.rows("romaji_equal.tsv"))
  func equal(row: [String]) throws {
    let spellings = try #require(row.first).split(separator: " ").map(String.init)
    try #require(spellings.count > 1)
    for spelling in spellings.dropFirst() {
      let one = RomajiKey.level1(nameScalars(spelling))
      #expect(one == RomajiKey.level1(nameScalars(spellings[0])), "\(spelling)")
    }
  }

  @Test("Different names stay apart at level 1", arguments: NameCorpus.rows("romaji_different.tsv"))
  func different(row: [String]) throws {
    try #require(row.count == 3)
    #expect(RomajiKey.level1(nameScalars(row[0])) != RomajiKey.level1(nameScalars(row[1])))
  }

  @Test(
    "A word-initial Oh before a vowel has a key with and one without the h",
    arguments: [
      ("Ohishi", "オオイシ"), ("Ohe", "オオエ"), ("Ohashi", "オオハシ"), ("Ohuchi", "オオウチ"), ("Ohara", "オオハラ"),
      ("OHISHI", "オオイシ"), ("Oishi", "オオイシ"), ("Oohashi", "オオハシ"),
    ])
  func initialOh(romaji: String, kana: String) {
    #expect(RomajiKey.level1Keys(nameScalars(romaji)).contains(RomajiKey.level1(ofKana: nameScalars(kana))))
  }

  @Test("Inside a word the h is a consonant", arguments: ["Tomohiro", "Nahomi", "Kohei", "Shuhei"])
  func innerH(romaji: String) {
    let keys = RomajiKey.level1Keys(nameScalars(romaji))
    #expect(keys.count == 1 && keys[0].contains("h"))
  }

  @Test(
    "A kana name and its romaji meet at level 1",
    arguments: [
      ("オオノ", "Ohno"), ("サトウ", "Satoh"), ("シンイチ", "Shin'ichi"), ("ほんま", "Homma"), ("ハッチョウ", "Hatcho"),
      ("ジュンコ", "Zyunko"), ("ツジ", "Tuzi"), ("キョウコ", "Kyoko"), ("ユウイチロウ", "YUICHIRO"), ("マツダ", "Matsuda"),
      ("ハットリ", "Hattori"), ("イノウエ", "Inoue"), ("チヅル", "Chizuru"), ("ジョージ", "Jōji"),
      ("ヴィオラ", "Viola"), ("ドウモト", "Doumoto"), ("ヒョウドウ", "Hyodo"), ("セノオ", "SENOO"),
      ("リョウ", "Ryoh"), ("ヤナギ", "Yanagi"), ("カンバヤシ", "Kambayashi"), ("コンノ", "Konno"),
    ])
  func kana(kana: String, romaji: String) {
    #expect(RomajiKey.level1(ofKana: nameScalars(kana)) == RomajiKey.level1(nameScalars(romaji)))
  }

  @Test(
    "Passport spelling",
    arguments: [
      ("セノオ", "senoo"), ("オオノ", "ono"), ("コウノ", "kono"), ("ホンマ", "homma"), ("ハッチョウ", "hatcho"), ("ヴァ", "bua"),
      ("ティ", "tei"), ("チェ", "chie"), ("ファ", "fua"), ("ヨコオ", "yokoo"), ("ユウコ", "yuko"), ("シンイチ", "shinichi"),
      ("ナンバ", "namba"), ("ニイジマ", "niijima"),
    ])
  func passport(kana: String, romaji: String) {
    #expect(String(scalars: Romaji.transcribe(kana: nameScalars(kana), style: .passport)) == romaji)
  }

  @Test(
    "A name from abroad in kana meets its passport spelling",
    arguments: [("ティナ", "TEINA"), ("チェリ", "CHIERI"), ("ファン", "FUAN"), ("ヴァン", "BUAN"), ("ヴァン", "Van")])
  func foreignSounds(kana: String, romaji: String) {
    #expect(RomajiKey.level1Keys(ofKana: nameScalars(kana)).contains(RomajiKey.level1(nameScalars(romaji))))
  }

  @Test(
    "Level 2 also joins ei with e and doubled with single letters",
    arguments: [
      ("Keiko", "Keko"), ("Hattori", "Hatori"), ("Niijima", "Nijima"), ("Konno", "Kono"), ("Haccho", "Hacho"),
    ])
  func level2(one: String, other: String) {
    #expect(RomajiKey.level2(nameScalars(one)) == RomajiKey.level2(nameScalars(other)))
    #expect(RomajiKey.level1(nameScalars(one)) != RomajiKey.level1(nameScalars(other)))
  }

  @Test(
    "Accents and letters from abroad lose their marks",
    arguments: [
      ("Nguyễn", "nguyen"), ("José", "jose"), ("Strauß", "strauss"), ("Łukasz", "rukasz"), ("Ōtani", "otani"),
    ])
  func accents(written: String, key: String) {
    #expect(String(scalars: RomajiKey.level1(nameScalars(written))) == key)
  }

  @Test("Level 1 is idempotent and total, and decides level 2")
  func properties() {
    var generator = NameTextGenerator(state: 2)
    for _ in 0..<20_000 {
      let text = generator.text(of: "aiueoouhhtsnmcychjzdbpklrvw'- oōUÔKé", length: 12)
      let key = RomajiKey.level1(text)
      #expect(RomajiKey.level1(key) == key, "\(String(scalars: text))")
      #expect(RomajiKey.level2(text) == RomajiKey.level2(key), "\(String(scalars: text))")
      #expect(RomajiKey.level1Keys(text).first == key)
    }
  }
}
