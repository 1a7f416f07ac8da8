import JapaneseNormalization
import Testing

@Suite("The short way for plain names")
struct PlainNameTests {
  private static let kanji = Array("佐藤鈴木高橋田中渡辺山本森下健一郎美子花弘之介々髙澤辻浜崎部市地生殿旧通様".unicodeScalars)
  private static let kana = Array(
    ("アイウエオカキクケコガギグゲゴサシスセソザジズゼゾタチツテトダヂヅデドナニヌネノハヒフヘホ"
      + "バビブベボパピプペポマミムメモヤユヨラリルレロワヰヱヲンャュョッーアイウオーンッ").unicodeScalars)
  private static let odd = Array("ァィゥェォヮヴヵヶヽヾゝゔ・-' 　ﾀﾞｶ〓●A(株)\u{3099}\u{FE00}𠮷﨑".unicodeScalars)

  /// A word of letters of one kind, with one that is unusual now and then.
  private static func word(
    _ letters: [Unicode.Scalar], _ lengths: ClosedRange<Int>, _ random: inout NameTextGenerator
  ) -> ScalarText {
    (0..<Int.random(in: lengths, using: &random)).map { _ in
      let isOdd = Int.random(in: 0..<40, using: &random) == 0
      return (isOdd ? odd : letters).randomElement(using: &random) ?? "ア"
    }
  }

  private static func hiragana(_ text: ScalarText) -> ScalarText { text.map(Kana.hiragana) }

  @Test("A part of plain letters has the keys that the definition of each says")
  func parts() {
    var random = NameTextGenerator(state: 71)
    var others: [String] = []
    for round in 0..<4_000 {
      var text = Self.word(round % 4 == 0 ? Self.kana : Self.kanji, 0...6, &random)
      var reading = Self.word(Self.kana, 0...(round % 50 == 0 ? 30 : 9), &random)
      if round % 3 == 0 { text += Self.word(Self.kana, 0...3, &random) }
      if round % 5 == 0 { reading = Self.hiragana(reading) }
      if round % 7 == 0 { text = Self.hiragana(text) }
      for role in [NamePart.Role.family, .given, .whole] {
        let part = NamePart(text, role: role, reading: reading)
        let defined = NamePart(text, role: role, reading: reading, foldedAs: nil)
        if part != defined { others.append("\(String(scalars: text)) \(String(scalars: reading)) \(role)") }
      }
    }
    #expect(others.isEmpty)
  }

  @Test("A plain name is read as the long way reads it")
  func names() {
    var random = NameTextGenerator(state: 72)
    var others: [String] = []
    let separators = [" ", "　", "", "  "]
    for _ in 0..<3_000 {
      let letters = Int.random(in: 0..<6, using: &random) == 0 ? Self.kana : Self.kanji
      func spaced(_ first: ScalarText, _ second: ScalarText, _ random: inout NameTextGenerator) -> String {
        String(scalars: first) + (separators.randomElement(using: &random) ?? "") + String(scalars: second)
      }
      let text = spaced(Self.word(letters, 0...4, &random), Self.word(letters, 0...4, &random), &random)
      let reading = spaced(
        Self.word(Self.kana, 0...6, &random), Self.word(Self.kana, 0...6, &random), &random)
      let name = PersonName.parse(text, reading: reading)
      if name != PersonName.parseAny(text, reading: reading, kind: .legal) {
        others.append("\(text) \(reading)")
      }
    }
    #expect(others.isEmpty)
  }

  @Test(
    "What is more than a plain name goes the long way",
    arguments: [
      ("佐藤 太郎様", "サトウ タロウ"), ("故 山田太郎", ""), ("山田 花子(旧姓 鈴木)", ""), ("山田 旧姓鈴木", ""),
      ("山田 商店", "ヤマダ ショウテン"), ("交通 安全協会", ""), ("山田 健ー", ""), ("山田 健ニ", "ヤマダ ケンジ"),
      ("佐藤", "サトウ タロウ"), ("佐藤太郎", "サトウタロウ"), ("佐 々木", ""), ("ｻﾄｳ ﾀﾛｳ", "ｻﾄｳ ﾀﾛｳ"), ("森下健", "モリシタ ケン"),
    ])
  func borders(text: String, reading: String) {
    #expect(
      PersonName.parse(text, reading: reading) == PersonName.parseAny(text, reading: reading, kind: .legal))
  }
}
