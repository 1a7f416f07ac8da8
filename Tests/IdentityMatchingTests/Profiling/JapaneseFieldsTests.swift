import IdentityMatching
import RecordLinkage
import Testing

@Suite("What Japanese tables hold")
struct JapaneseFieldsTests {
  /// A table of the test: its headers, and rows of cells divided by `|`.
  private struct Table: TableSource {
    let name = "table"
    let headers: [String]
    let rows: [[String]]

    init(_ text: String) {
      let lines = text.split(separator: "\n").map {
        $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      }
      headers = lines[0]
      rows = Array(lines.dropFirst())
    }

    var rowCount: Int { rows.count }

    func withCell<R>(row: Int, column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
      Array(rows[row][column].utf8).withUnsafeBufferPointer(body)
    }
  }

  private static let persons = """
    顧客番号|氏名|フリガナ|生年月日|性別|郵便番号|住所|建物名|携帯電話|メールアドレス|登録日
    1|佐藤　健一|サトウ ケンイチ|1985-04-01|男|105-0001|東京都港区虎ノ門1-23-1||090-3141-5926|ken@example.jp|2020-01-05
    2|髙橋　花子|タカハシ ハナコ|S60.4.2|女|530-0001|大阪府大阪市北区梅田3-1-1|コーポ青葉203|080-2718-2818||2021-01-05
    3|鈴木　一郎|スズキ イチロウ|昭和50年1月3日|男|060-0001|北海道札幌市中央区北一条西2-1||070-1414-2135|i@example.jp|2020-02-05
    4|田中　美咲|タナカ ミサキ|1999/12/08|女|460-0001|愛知県名古屋市中区三の丸3-1-2|青葉荘5|090-1732-0508|m@example.jp|2020-03-05
    """

  private static func types(_ tables: String...) -> [String: String] {
    let model = ModelSuggestion(tables.map { Table($0) }, name: "t", knowledge: [JapaneseFields()]).model
    return Dictionary(uniqueKeysWithValues: model.columns.map { ($0.name, $0.type) })
  }

  @Test("A register of persons: types, an address of two columns, what is left out")
  func register() throws {
    let suggestion = ModelSuggestion([Table(Self.persons)], name: "t", knowledge: [JapaneseFields()])
    let columns = suggestion.model.columns
    #expect(
      columns.map { "\($0.name): \($0.type)" } == [
        "name: japanese-name", "name_kana: japanese-kana", "birth_date: japanese-date", "sex: japanese-sex",
        "postal_code: postal-code", "address: japanese-address", "phone: japanese-phone", "email: mailbox",
      ])
    #expect(columns.first { $0.name == "address" }?.joined == ["住所", "建物名"])
    #expect(suggestion.reasonsAgainst["登録日"] == "when the row came in: nothing to compare")
    #expect(suggestion.reasonsAgainst["顧客番号"] != nil)
    #expect(suggestion.model.relations.map(\.name) == ["person", "household"])
    let roles = Dictionary(uniqueKeysWithValues: suggestion.model.comparisons.map { ($0.name, $0.role) })
    #expect(roles["family name"] == .family)
    #expect(roles["given name"] == .identity)
    #expect(roles["address"] == .contact)
  }

  @Test("The model fits its table: every part that it names exists")
  func compiles() async throws {
    let source = Table(Self.persons)
    let model = ModelSuggestion([source], name: "t", knowledge: [JapaneseFields()]).model
    let table = try await LinkageTable([source], model: model, types: .japanese())
    #expect(table.recordCount == 4)
    #expect(table.text(ofRecord: 1, column: "address.dwelling").isEmpty == false)
    #expect(table.text(ofRecord: 1, column: "name.family") == "高橋")
  }

  @Test("Names in two columns with their readings are compared part by part")
  func dividedNames() {
    let types = Self.types(
      """
      姓|名|セイ|メイ|電話番号
      佐藤|健一|サトウ|ケンイチ|03-3141-5926
      髙橋|花子|タカハシ|ハナコ|06-2718-2818
      鈴木|一郎|スズキ|イチロウ|011-414-2135
      """)
    #expect(
      types == [
        "family_name": "japanese-text", "given_name": "japanese-text", "family_kana": "japanese-kana",
        "given_kana": "japanese-kana", "phone": "japanese-phone",
      ])
  }

  @Test(
    "Two tables that divide their addresses differently share one column, from the prefecture to the room")
  func dividedAddresses() throws {
    let whole = Table(
      """
      会社名|所在地
      株式会社青葉|東京都港区虎ノ門1-23-1
      ㈲山田商店|大阪府大阪市北区梅田3-1-1 青葉ビル2F
      みなと信用金庫本店|北海道札幌市中央区北一条西2-1
      """)
    let divided = Table(
      """
      会社名|建物名|番地|市区町村|都道府県
      株式会社青葉||虎ノ門1-23-1|港区|東京都
      ㈲山田商店|青葉ビル2F|梅田3-1-1|大阪市北区|大阪府
      """)
    let model = ModelSuggestion([whole, divided], name: "t", knowledge: [JapaneseFields()]).model
    let address = try #require(model.columns.first { $0.type == "japanese-address" })
    #expect(address.joined == ["都道府県", "市区町村", "所在地", "番地", "建物名"])
    #expect(model.relations.map(\.name) == ["match"])
  }

  @Test("An address that the other table does not have is left out, with all its columns")
  func addressOfOneTable() {
    let customers = Table(Self.persons)
    let callers = Table(
      """
      氏名|携帯電話
      佐藤　健一|090-3141-5926
      鈴木　一朗|070-1414-2135
      山田　カナ|080-1618-0339
      """)
    let suggestion = ModelSuggestion([customers, callers], name: "t", knowledge: [JapaneseFields()])
    #expect(suggestion.model.columns.map(\.name) == ["name", "phone"])
    #expect(suggestion.reasonsAgainst["住所"] == "table has no such column")
    #expect(suggestion.reasonsAgainst["建物名"] == "table has no such column")
  }

  @Test("Values tell where headers do not")
  func byValues() {
    let types = Self.types(
      """
      a|b|c
      株式会社青葉|東京都港区虎ノ門1-23-1|2020年4月1日
      ㈲山田商店|大阪府大阪市北区梅田3-1-1|2021年4月2日
      有限会社みなと|北海道札幌市中央区北一条西2-1|2022年4月3日
      """)
    #expect(types == ["a": "japanese-organization", "b": "japanese-address", "c": "japanese-date"])
  }

  @Test("Tables of other countries are left to the engine")
  func foreign() {
    let english = """
      name|address|dob
      Ann Lee|12 high street|1985-04-01
      Bob Ray|3 low road|1975-02-03
      """
    let chinese = """
      姓名|地址
      王小明|北京市海淀区中关村大街1号
      李小红|上海市浦东新区世纪大道100号
      """
    for text in [english, chinese] {
      let with = ModelSuggestion([Table(text)], name: "t", knowledge: [JapaneseFields()]).model
      #expect(with == ModelSuggestion([Table(text)], name: "t").model)
    }
  }
}
