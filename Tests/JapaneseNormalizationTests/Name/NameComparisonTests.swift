import JapaneseNormalization
import Testing

@Suite("Comparing names")
struct NameComparisonTests {
  @Test(
    "Two names agree as far as the table says, from both sides", arguments: NameCorpus.rows("name_pairs.tsv"))
  func pairs(row: [String]) throws {
    try #require(row.count == 8)
    let one = PersonName.parse(row[0], reading: row[1])
    let other = PersonName.parse(row[2], reading: row[3])
    for comparison in [PersonName.compare(one, other), PersonName.compare(other, one)] {
      #expect("\(comparison.arrangement)" == row[4])
      if row[5] == "-" {
        #expect(comparison.whole.agreement.isSupport)
      } else {
        #expect("\(comparison.family.agreement)" == row[5])
        #expect("\(comparison.given.agreement)" == row[6])
      }
    }
  }

  @Test("The case table is there")
  func corpusIsPresent() { #expect(NameCorpus.rows("name_pairs.tsv").count > 30) }

  private static func part(_ text: String, _ reading: String, _ role: NamePart.Role) -> NamePart {
    NamePart(nameScalars(text), role: role, reading: nameScalars(reading))
  }

  @Test(
    "Equal kanji with other readings are no contradiction",
    arguments: [
      ("東", "ヒガシ", "アズマ", ReadingAgreement.differs(known: true)),
      ("中島", "ナカジマ", "ナカシマ", .voicing),
      ("山崎", "ヤマザキ", "ヤマサキ", .voicing),
      ("河野", "コウノ", "コーノ", .similar),
      ("河野", "コウノ", "こうの", .equal),
      ("佐藤", "サトウ", "スズキ", .differs(known: false)),
      ("佐藤", "サトウ", "", .unknown),
    ])
  func readings(kanji: String, one: String, other: String, expected: ReadingAgreement) {
    let comparison = NamePart.compare(
      Self.part(kanji, one, .family), Self.part(kanji, other, .family))
    #expect(comparison.agreement == .identical)
    #expect(comparison.reading == expected)
  }

  @Test("Other kanji with an equal reading stay different, and the reading is told")
  func otherKanji() {
    let comparison = NamePart.compare(
      Self.part("孝弘", "タカヒロ", .given), Self.part("貴大", "たかひろ", .given))
    #expect(comparison.agreement == .different)
    #expect(comparison.reading == .equal)
  }

  @Test("Voicing is nothing without the kanji")
  func voicingWithoutKanji() {
    let comparison = NamePart.compare(
      Self.part("ナカジマ", "", .family), Self.part("ナカシマ", "", .family))
    #expect(comparison.agreement == .partial)
  }

  @Test(
    "Unknown characters are never equal to one another",
    arguments: ["\u{E000}", "\u{F0000}", "〓", "■", "●", "?", "*", "_"])
  func privateUse(wildcard: String) {
    let lone = Self.part("田" + wildcard, "", .family)
    #expect(NamePart.compare(lone, lone).agreement == .wildcard)
    #expect(NamePart.compare(lone, Self.part("田中", "", .family)).agreement == .wildcard)
    #expect(NamePart.compare(lone, Self.part("山中", "", .family)).agreement == .different)
    let unknown = Self.part("〓〓", "", .family)
    #expect(NamePart.compare(unknown, unknown).agreement == .missing)
    #expect(NamePart.compare(unknown, Self.part("田中", "", .family)).agreement == .missing)
  }

  @Test("A name from abroad in Latin letters neither confirms nor contradicts its katakana")
  func incomparable() {
    #expect(
      NamePart.compare(Self.part("Smith", "", .family), Self.part("スミス", "", .family)).agreement == .missing)
    #expect(
      NamePart.compare(Self.part("Suzuki", "", .family), Self.part("サトウ", "", .family)).agreement
        == .different)
    #expect(
      NamePart.compare(Self.part("珠洲紅", "", .family), Self.part("サトウ", "", .family)).agreement == .missing)
    #expect(NamePart.compare(.missing(.family), Self.part("佐藤", "", .family)).agreement == .missing)
  }

  @Test(
    "Similar spellings fall into one bucket for candidates, and stay similar",
    arguments: [("斎藤", "斉藤"), ("齋藤", "齊藤"), ("木ノ下", "木下"), ("市ヶ谷", "市が谷"), ("山崎", "山埼")])
  func bucket(one: String, other: String) {
    let left = Self.part(one, "", .family)
    let right = Self.part(other, "", .family)
    #expect(left.bucket == right.bucket)
    #expect(NamePart.compare(left, right).agreement == .similarSpelling)
  }

  @Test("A married name and a maiden name meet in the set of names")
  func formerName() throws {
    var married = NameFields()
    married.name = "佐藤花子（旧姓：鈴木）"
    var maiden = NameFields()
    maiden.name = "鈴木花子"
    let comparison = try #require(NameSet.compare(NameSet(married), NameSet(maiden)))
    #expect(comparison.lhs == 1 && comparison.rhs == 0)
    #expect(comparison.names.family.agreement == .identical)
    #expect(comparison.names.given.agreement == .identical)
  }

  @Test(
    "These stay two persons by their names",
    arguments: [
      ("佐藤健一", "佐藤健二"), ("佐藤花子", "佐藤桃子"), ("佐藤太郎", "佐藤花子"), ("田中実", "田中稔"), ("山田太一", "山田太郎"),
      ("森下健", "森健"), ("林健太", "小林健太"), ("佐藤 ジョン", "佐藤 ジョージ"), ("Sato Taro", "Sato Jiro"),
      ("サトウ タロウ", "サトウ ジロウ"),
      ("株式会社山田商事", "株式会社山本商事"), ("株式会社山田", "山田太郎"),
    ])
  func mustNotAgree(one: String, other: String) {
    let comparison = PersonName.compare(.parse(one), .parse(other))
    #expect(!comparison.isSupport)
  }

  @Test("Comparison is symmetric and a name agrees with itself")
  func symmetry() {
    var generator = NameTextGenerator(state: 4)
    let texts =
      (NameCorpus.rows("name_pairs.tsv").flatMap { [$0[0], $0[2]] }
        + (0..<150).map { _ in
          String(scalars: generator.text(of: "佐藤太郎森下健一斎斉 サトウ・ジョンabt.〓", length: 7))
        })
    let names = texts.map { PersonName.parse($0) }
    for (one, text) in zip(names, texts) {
      let itself = PersonName.compare(one, one)
      if !one.isEmpty && !one.whole.hasWildcard {
        #expect(itself.isSupport || itself.whole.agreement.isSupport, "\(text)")
      }
      for other in names {
        let forth = PersonName.compare(one, other)
        let back = PersonName.compare(other, one)
        if forth != back { Issue.record("\(text): \(String(scalars: other.whole.literal))") }
      }
    }
  }
}
