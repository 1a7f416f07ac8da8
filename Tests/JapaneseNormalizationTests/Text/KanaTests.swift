import JapaneseNormalization
import Testing

@Suite("Kana")
struct KanaTests {
  @Test(
    "Hiragana as katakana",
    arguments: [
      ("たなか", "タナカ"), ("ゔぁ", "ヴァ"), ("すゞき", "スヾキ"), ("ゝ", "ヽ"), ("らーめん", "ラーメン"), ("ゕゖ", "ヵヶ"),
      ("田中a1", "田中a1"), ("", ""),
    ])
  func katakana(input: String, expected: String) {
    #expect(String(scalars: Kana.katakana(ScalarText(input.unicodeScalars))) == expected)
  }

  @Test("Every scalar keeps its script, and katakana is stable")
  func everyScalar() {
    for scalar in RandomText.everyScalar {
      let katakana = Kana.katakana(scalar)
      if Kana.isKana(scalar) != Kana.isKana(katakana) || Kana.isHiragana(katakana)
        || Kana.isHiragana(scalar) && Kana.hiragana(katakana) != scalar
      {
        Issue.record("\(hex([scalar]))")
      }
    }
    #expect(Kana.isKatakana("ー") && !Kana.isHiragana("ー") && !Kana.isKana("・") && !Kana.isKana("一"))
  }
}
