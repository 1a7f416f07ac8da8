import IdentityMatching
import RecordLinkage
import Testing

@Suite("Japanese value types")
struct JapaneseValueTypeTests {
  private static let types = ValueTypes.japanese()

  @Test(
    "Values come out in one form, with their parts",
    arguments: [
      ("japanese-text", "髙橋　Ａ−１", ["高橋 a-1"]),
      ("japanese-name", "髙橋　健一様", ["高橋健一", "高橋", "健一", "", ""]),
      (
        "japanese-name", "ﾀｶﾊｼ ｹﾝｲﾁ",
        ["タカハシケンイチ", "タカハシ", "ケンイチ", "タカハシケンイチ", "takahashikenichi"]
      ),
      ("japanese-name", "SATO, Taro", ["satotaro", "sato", "taro", "", "satotaro"]),
      ("japanese-kana", "オーノ", ["オオノ", "オノ", "ono"]), ("japanese-kana", "ｵｵﾉ", ["オオノ", "オノ", "ono"]),
      ("japanese-organization", "㈱山田商事", ["山田商事", ""]),
      ("japanese-organization", "山田商事株式会社", ["山田商事", ""]),
      ("japanese-date", "昭和60年4月1日", ["1985-04-01", "1985", "04", "01"]),
      ("japanese-date", "S60.4.1", ["1985-04-01", "1985", "04", "01"]),
      ("japanese-date", "1985年", ["1985", "1985", "", ""]),
      ("japanese-date", "1900-01-01", ["", "", "", ""]),
      ("japanese-date", "未定", ["未定", "", "", ""]),
      ("japanese-phone", "+81 (0)90-3141-5926", ["09031415926", "mobile", ""]),
      ("japanese-phone", "０３（３１４１）５９２６", ["0331415926", "landline", "03"]),
      ("japanese-phone", "0120-444-444", ["", "", ""]), ("japanese-phone", "なし", ["", "", ""]),
      ("postal-code", "〒１０５-0001", ["1050001", "105"]), ("postal-code", "000-0000", ["", ""]),
      ("mailbox", "Taro.Yamada+shop@googlemail.com", ["taroyamada@gmail.com", "taroyamada@gmail.com"]),
      ("mailbox", "noreply@shop.jp", ["", ""]),
      ("japanese-sex", "女性", ["female"]), ("japanese-sex", "1", ["male"]), ("japanese-sex", "不明", [""]),
    ] as [(String, String, [String])])
  func values(_ type: String, _ text: String, expected: [String]) throws {
    #expect(try #require(Self.types[type]).derive(text) == expected)
  }

  @Test("The ways to write an address meet in premises and dwelling")
  func addresses() throws {
    let type = try #require(Self.types["japanese-address"])
    func part(_ name: String, _ text: String) throws -> String {
      type.derive(text)[try #require(type.parts.firstIndex(of: name))]
    }
    let long = "〒105-0001 東京都港区虎ノ門一丁目23番1号 コーポ青葉203号室"
    let short = "港区虎ノ門１－２３－１ コーポ青葉203"
    let house = "東京都港区虎ノ門1-23-1"
    for name in ["premises", "dwelling", "room", "town", "municipality", "block"] {
      #expect(try part(name, long) == part(name, short), "\(name)")
      #expect(try !part(name, long).isEmpty, "\(name)")
    }
    #expect(try part("premises", house) == part("premises", long))
    #expect(try part("dwelling", house) != part("dwelling", long))
    #expect(try part("postal-code", long) == "1050001" && part("prefecture", short) == "東京都")
    #expect(try part("premises", "東京都港区") == "" && part("municipality", "東京都港区") == "港区")
    #expect(type.derive("") == type.parts.map { _ in "" })
  }

  @Test("Types of the engine are there too, and a caller's last of all")
  func composition() {
    struct Mine: ValueType {
      let name = "japanese-text"
      let summary = "mine"
      let parts = [""]
      func derive(_ text: String) -> [String] { ["mine"] }
    }
    #expect(Self.types["name"] != nil)
    #expect(Set(ValueTypes().names).isSubset(of: Self.types.names))
    #expect(ValueTypes.japanese(adding: [Mine()])["japanese-text"]?.derive("a") == ["mine"])
  }

  @Test("Total, with as many parts as promised, from several threads at once")
  func total() async throws {
    let pieces = [
      "東京都", "港区", "虎ノ門", "一丁目", "1", "-", "ー", "号", "コーポ", "203", "佐藤", "様", "㈱", "ｶﾞ", "S60", "年", "〒", "@",
      "+81", "090",
      " ", "　", "\u{0}", "é", "\u{3099}", "😀",
    ]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 0..<4 {
        group.addTask {
          var state = UInt64(worker)
          func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
          }
          for name in Self.types.names where ValueTypes()[name] == nil {
            let type = try #require(Self.types[name])
            for _ in 0..<200 {
              let text = (0..<next(9)).map { _ in pieces[next(pieces.count)] }.joined()
              let parts = type.derive(text)
              #expect(parts.count == type.parts.count, "\(name): \(text.debugDescription)")
              #expect(parts == type.derive(text))
            }
          }
        }
      }
      try await group.waitForAll()
    }
  }
}
