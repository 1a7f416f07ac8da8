/// A city with wards: one of the 20 designated cities, or 東京 with its 23 special wards, which are
/// municipalities of their own.
struct DesignatedCity: Sendable {
  /// The city with 市; empty for the special wards of 東京.
  let name: ScalarText
  /// The JIS X 0401 code of its prefecture.
  let prefecture: Int
  /// Its wards, each with 区, present and former.
  let wards: [ScalarText]

  private init(_ name: String, _ prefecture: Int, _ wards: String) {
    self.name = AddressScalars.folded(name)
    self.prefecture = prefecture
    self.wards = AddressScalars.folded(wards).split(separator: " ").map { $0 + ["区"] }
  }

  /// The ward of this city that `text` begins with at `start`, longest first; the index after it.
  func matchWard(_ text: ScalarText, from start: Int) -> Int? {
    var end: Int?
    for ward in wards where text.hasPrefix(ward, at: start) && start + ward.count > end ?? 0 {
      end = start + ward.count
    }
    return end
  }

  /// The city whose name is exactly `name`.
  static func named(_ name: ArraySlice<Unicode.Scalar>) -> DesignatedCity? {
    all.first { !$0.name.isEmpty && $0.name.elementsEqual(name) }
  }

  /// Whether it has a ward of this name: one city has 山科区, and many have 南区.
  func has(ward: ArraySlice<Unicode.Scalar>) -> Bool {
    wards.contains { $0.elementsEqual(ward) }
  }

  /// Whether one ward was reorganised into the other: 浜松 made 中央区 and 浜名区 of six wards on 2024-01-01, and
  /// 大阪 made 中央区 of 東区 and 南区, and 北区 of 北区 and 大淀区, on 1989-02-13.
  static func isSuccession(_ lhs: AddressView, _ rhs: AddressView) -> Bool {
    let (ward, other) = (lhs.areaWard, rhs.areaWard)
    guard !ward.isEmpty, !other.isEmpty else { return false }
    let city = lhs.areaMunicipality
    return successions.contains { succession in
      succession.city.elementsEqual(city)
        && (succession.before.elementsEqual(ward) && succession.after.elementsEqual(other)
          || succession.before.elementsEqual(other) && succession.after.elementsEqual(ward))
    }
  }

  private static let successions: [(city: ScalarText, before: ScalarText, after: ScalarText)] = [
    ("浜松市", "中区", "中央区"), ("浜松市", "東区", "中央区"), ("浜松市", "西区", "中央区"), ("浜松市", "南区", "中央区"),
    ("浜松市", "北区", "中央区"), ("浜松市", "北区", "浜名区"), ("浜松市", "浜北区", "浜名区"),
    ("大阪市", "東区", "中央区"), ("大阪市", "南区", "中央区"), ("大阪市", "大淀区", "北区"),
  ].map { row in
    (AddressScalars.folded(row.0), AddressScalars.folded(row.1), AddressScalars.folded(row.2))
  }

  /// The city with many towns of one name in a ward, told apart by street.
  static let kyoto = "京都市".scalarText

  /// 浜松 lists the wards before and after the reorganisation of 2024-01-01.
  static let all = [
    DesignatedCity(
      "", 13,
      "千代田 中央 港 新宿 文京 台東 墨田 江東 品川 目黒 大田 世田谷 渋谷 中野 杉並 豊島 北 荒川 板橋 練馬 足立 葛飾 江戸川"),
    DesignatedCity("札幌市", 1, "中央 北 東 白石 豊平 南 西 厚別 手稲 清田"),
    DesignatedCity("仙台市", 4, "青葉 宮城野 若林 太白 泉"),
    DesignatedCity("さいたま市", 11, "西 北 大宮 見沼 中央 桜 浦和 南 緑 岩槻"),
    DesignatedCity("千葉市", 12, "中央 花見川 稲毛 若葉 緑 美浜"),
    DesignatedCity("横浜市", 14, "鶴見 神奈川 西 中 南 保土ケ谷 保土ヶ谷 磯子 金沢 港北 戸塚 港南 旭 緑 瀬谷 栄 泉 青葉 都筑"),
    DesignatedCity("川崎市", 14, "川崎 幸 中原 高津 多摩 宮前 麻生"),
    DesignatedCity("相模原市", 14, "緑 中央 南"),
    DesignatedCity("新潟市", 15, "北 東 中央 江南 秋葉 南 西 西蒲"),
    DesignatedCity("静岡市", 22, "葵 駿河 清水"),
    DesignatedCity("浜松市", 22, "中央 浜名 天竜 中 東 西 南 北 浜北"),
    DesignatedCity("名古屋市", 23, "千種 東 北 西 中村 中 昭和 瑞穂 熱田 中川 港 南 守山 緑 名東 天白"),
    DesignatedCity("京都市", 26, "北 上京 左京 中京 東山 下京 南 右京 伏見 山科 西京"),
    DesignatedCity(
      "大阪市", 27,
      "都島 福島 此花 西 港 大正 天王寺 浪速 西淀川 東淀川 東成 生野 旭 城東 阿倍野 住吉 東住吉 西成 大淀 淀川 鶴見 住之江 住ノ江 住の江 平野 北 中央"),
    DesignatedCity("堺市", 27, "堺 中 東 西 南 北 美原"),
    DesignatedCity("神戸市", 28, "東灘 灘 兵庫 長田 須磨 垂水 北 中央 西"),
    DesignatedCity("岡山市", 33, "北 中 東 南"),
    DesignatedCity("広島市", 34, "中 東 南 西 安佐南 安佐北 安芸 佐伯"),
    DesignatedCity("北九州市", 40, "門司 若松 戸畑 小倉北 小倉南 八幡東 八幡西"),
    DesignatedCity("福岡市", 40, "東 博多 中央 南 西 城南 早良"),
    DesignatedCity("熊本市", 43, "中央 東 西 南 北"),
  ]
}
