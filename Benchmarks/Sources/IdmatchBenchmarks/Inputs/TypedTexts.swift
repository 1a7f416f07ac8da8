/// Texts as people and other systems type them: the same fields twice, as they should be and as they come.
enum TypedTexts {
  /// Fields that folding leaves as they are: what a second system writes after a first one has normalized.
  static let clean = repeated([
    "東京都港区虎ノ門1-23-1", "虎ノ門ヒルズ森タワー 1203号室", "大阪府大阪市北区梅田3丁目1番3号",
    "北海道札幌市中央区北1条西2丁目", "コーポやまざくら 203", "京都府京都市中京区寺町通御池上る上本能寺前町488番地",
    "佐藤 太郎", "勅使河原 美智子", "タカハシ マコト", "ヴァレリー・スミス", "sato taro", "渡邉 健一郎",
    "090-1234-5678", "03-5678-1234", "105-0001", "1985-04-01", "昭和60年4月1日", "taro.sato@example.jp",
  ])

  /// The same fields with full and half width mixed, half-width kana, all kinds of dashes and spaces, circled numbers,
  /// ligatures and variation selectors.
  static let dirty = repeated([
    "東京都港区虎ノ門１－２３－１", "虎ノ門ﾋﾙｽﾞ森ﾀﾜｰ　１２０３号室", "大阪府大阪市北区梅田３丁目１番３号",
    "北海道札幌市中央区北１条西２丁目", "ｺｰﾎﾟやまざくら\u{200B}　２０３", "京都府京都市中京区寺町通御池上る上本能寺前町４８８番地",
    "佐藤　太郎", "勅使河原\u{3000}\u{3000}美智子 ", "ﾀｶﾊｼ ﾏｺﾄ", "ｳﾞｧﾚﾘｰ･ｽﾐｽ", "ＳＡＴＯ　Ｔａｒｏ", "渡邉\u{E0101}　健一郎",
    "０９０−１２３４−５６７８", "０３（５６７８）１２３４", "〒１０５ー０００１", "㍼６０．４．１", "昭和六十年④月①日",
    "Ｔａｒｏ．Ｓａｔｏ＠ｅｘａｍｐｌｅ．ｊｐ",
  ])

  private static func repeated(_ texts: [String]) -> [String] {
    (0..<50).flatMap { _ in texts }
  }
}
