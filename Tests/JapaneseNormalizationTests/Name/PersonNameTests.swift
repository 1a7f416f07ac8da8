import JapaneseNormalization
import Testing

@Suite("Reading names")
struct PersonNameTests {
  @Test("A name field is read into its parts", arguments: NameCorpus.rows("parse.tsv"))
  func parse(row: [String]) throws {
    try #require(row.count == 7)
    let name = PersonName.parse(row[0], reading: row[1])
    #expect("\(name.kind)" == row[2])
    #expect(String(scalars: name.family.literal) == row[3])
    #expect(String(scalars: name.given.literal) == row[4])
    #expect(name.splits.first.map { "\($0.basis)" } ?? "-" == row[5])
  }

  @Test("A field with another name in it gives a second name", arguments: NameCorpus.rows("sets.tsv"))
  func additionalNames(row: [String]) throws {
    try #require(row.count == 5)
    var fields = NameFields()
    fields.name = row[0]
    let names = NameSet(fields).names
    #expect(names.count == 2)
    #expect(names.first?.kind == .legal)
    let second = try #require(names.last)
    #expect("\(second.kind)" == row[1])
    #expect(String(scalars: second.family.literal) == row[2])
    #expect(String(scalars: second.given.literal) == row[3])
  }

  @Test("The case tables are there")
  func corpusIsPresent() {
    #expect(NameCorpus.rows("parse.tsv").count > 30)
    #expect(NameCorpus.rows("sets.tsv").count > 5)
  }

  @Test("Every division with a known family name is kept, with scores that add up to 1")
  func ambiguousDivision() {
    let name = PersonName.parse("森下健")
    let families = name.splits.map { String(scalars: $0.family.folded) }
    #expect(families == ["森下", "森"])
    #expect(abs(name.splits.reduce(0) { $0 + $1.score } - 1) < 1e-9)
    #expect(name.splits[0].score > 0.5)
    #expect(String(scalars: name.whole.folded) == "森下健")
  }

  @Test("The reading of an unsegmented name is divided along with it")
  func reading() {
    let name = PersonName.parse("佐藤太郎", reading: "さとうたろう")
    #expect(String(scalars: name.family.kana.k1) == "サトウ")
    #expect(String(scalars: name.given.kana.k1) == "タロウ")
    #expect(name.family.isKnownReading)
    #expect(String(scalars: name.family.romaji1.first ?? []) == "sato")
  }

  @Test(
    "The corporate form is no part of an organization's folded name",
    arguments: ["株式会社山田商事", "㈱山田商事", "山田商事（株）", "(株)　山田商事"])
  func corporateForm(text: String) {
    let name = PersonName.parse(text)
    #expect(name.kind == .organization)
    #expect(String(scalars: name.whole.folded) == "山田商事")
    #expect(name.splits.isEmpty)
  }

  /// Names of organizations from Japan Post's register of offices, and what is left to compare.
  @Test(
    "An organization is told from a person by the kind that a word of its name ends with",
    arguments: [
      ("仙台高等裁判所", "仙台高等裁判所"), ("消防庁", "消防庁"), ("衆議院", "衆議院"), ("文部科学省", "文部科学省"),
      ("住友生命保険　相互会社　長崎支社", "住友生命保険長崎支社"), ("みずほ信託銀行　株式会社　トラスト事務センター", "みずほ信託銀行トラスト事務センター"),
      ("日本赤十字社　血液事業本部　辰巳分室", "日本赤十字社血液事業本部辰巳分室"), ("弘前大学　（本部）", "弘前大学本部"),
      ("国家公務員　共済組合連合会　（年金部）", "国家公務員共済組合連合会年金部"),
      ("（国研）　量子科学技術研究開発機構", "量子科学技術研究開発機構"), ("一般財団法人　産業経理協会", "産業経理協会"),
      ("味の素　株式会社　（本社）", "味の素"), ("ひたちなか市役所", "ひたちなか市役所"),
    ])
  func organizations(text: String, core: String) {
    let name = PersonName.parse(text)
    #expect(name.kind == .organization)
    #expect(String(scalars: name.whole.folded) == core)
  }

  @Test(
    "A person whose name has a letter of some organization stays a person",
    arguments: [
      "服部 太郎", "田所 浩", "佐藤 美園", "伊集院 光", "川上 省", "広末 涼子", "大庭 みな子", "会田 誠", "工藤 産", "佐藤 学",
      "氷室 京介", "兵庫 和夫", "市役 太郎", "銀行", "勘解由小路 左衛門三郎", "本店 太郎", "山田花子(旧姓 佐藤)", "大学 太郎",
    ])
  func persons(text: String) {
    #expect(PersonName.parse(text).kind != .organization)
  }

  @Test(
    "An organization is one whatever its legal form and wherever that stands",
    arguments: [
      ("ピップ　株式会社", "（株）ピップ"), ("ＫＤＤＩ　株式会社", "ＫＤＤＩ（株）"), ("三菱ＵＦＪ信託銀行", "三菱ＵＦＪ信託銀行　株式会社"),
      ("財団法人　日本倉庫協会", "一般社団法人　日本倉庫協会"),
      ("住友生命保険相互会社長崎支社", "住友生命保険（相）長崎支社"), ("クアーズテック　株式会社　秦野事業所", "クアーズテック　合同会社　秦野事業所"),
    ])
  func legalForms(a: String, b: String) {
    #expect(PersonName.compare(.parse(a), .parse(b)).isSupport)
  }

  @Test("Two offices of one organization are not one")
  func offices() {
    for (a, b) in [
      ("日本赤十字社　血液事業本部　辰巳分室", "日本赤十字社　血液事業本部　中央骨髄データセンター"),
      ("国家公務員　共済組合連合会　（年金部）", "国家公務員　共済組合連合会　（旧令年金部）"),
      ("仙台高等裁判所", "仙台地方裁判所"), ("横浜地方裁判所　川崎支部", "横浜家庭裁判所　川崎支部"), ("消防庁", "警察庁"),
      ("住友生命保険　相互会社　長崎支社", "住友生命保険　相互会社　宮崎支社"),
    ] {
      let comparison = PersonName.compare(.parse(a), .parse(b))
      #expect(!comparison.isSupport, "\(a) \(b)")
    }
  }

  @Test("A record has all of its names")
  func nameSet() {
    var fields = NameFields()
    fields.family = "佐藤"
    fields.given = "花子"
    fields.familyKana = "サトウ"
    fields.givenKana = "ハナコ"
    fields.formerFamilyName = "鈴木"
    fields.romaji = "SATO HANAKO"
    fields.alias = "山田 花"
    let set = NameSet(fields)
    #expect(set.names.map(\.kind) == [.legal, .former, .alias, .romaji])
    #expect(String(scalars: set.names[1].given.kana.k1) == "ハナコ")

    var latin = NameFields()
    latin.name = "SMITH JOHN"
    latin.kana = "スミス ジョン"
    #expect(NameSet(latin).names.map(\.kind) == [.legal, .katakana])

    var kana = NameFields()
    kana.kana = "ｻﾄｳ ﾀﾛｳ"
    #expect(NameSet(kana).names.map(\.kind) == [.katakana])
    #expect(NameSet(NameFields()).names.isEmpty)
  }

  @Test("A reading in one field is divided as the name in two fields is")
  func wholeReading() {
    var fields = NameFields()
    fields.family = "佐藤"
    fields.given = "太郎"
    for kana in ["サトウ タロウ", "ｻﾄｳﾀﾛｳ"] {
      fields.kana = kana
      let name = NameSet(fields).primary
      #expect(name.map { String(scalars: $0.family.kana.k1) } == "サトウ", "\(kana)")
      #expect(name.map { String(scalars: $0.given.kana.k1) } == "タロウ", "\(kana)")
    }
  }

  @Test("Any text gives a name")
  func totality() {
    var generator = NameTextGenerator(state: 3)
    for _ in 0..<5_000 {
      let text = generator.text(of: "佐藤太郎森下健一髙々ヶノ様殿氏サトウーッabc.,・ 　（）()旧姓通称株式会社〓?●\u{E000}", length: 14)
      let reading = generator.text(of: "サトウタロモリ ・ー", length: 8)
      let name = PersonName.parse(String(scalars: text), reading: String(scalars: reading))
      let isDivided = name.splits.allSatisfy { !$0.family.isEmpty || !$0.given.isEmpty }
      #expect(isDivided, "\(String(scalars: text))")
      #expect(name == PersonName.parse(String(scalars: text), reading: String(scalars: reading)))
    }
    for unit in ["佐", "(", ")", "・", "旧姓", "a ", "サ", "〓", "様", "株式会社"] {
      let text = String(repeating: unit, count: 65536 / unit.unicodeScalars.count)
      #expect(PersonName.parse(text, reading: text).splits.count < 10)
    }
  }

  @Test("Reading the folded form of a part again changes nothing")
  func idempotence() {
    for row in NameCorpus.rows("parse.tsv") {
      let name = PersonName.parse(row[0])
      for part in [name.family, name.given, name.whole] {
        #expect(NamePart(part.literal, role: part.role).literal == part.literal)
        #expect(NamePart(part.folded, role: part.role).folded == part.folded)
      }
    }
  }
}
