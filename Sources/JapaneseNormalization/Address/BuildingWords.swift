/// Words that many buildings have in their names.
enum BuildingWords {
  /// Words for a kind of building. The name's own part is what is left without them.
  private static let kinds: [ScalarText] = [
    "ビルディング", "ビルヂング", "ビル", "マンション", "レジデンス", "アパート", "アパートメント", "アパートメンツ", "グランドメゾン",
    "コーポラス", "コーポ", "ハイツ", "ハイム", "メゾン", "荘", "パレス", "タワー", "プラザ", "コート", "ハウス", "ヒルズ", "ガーデン",
    "テラス", "シャトー", "カーサ", "ヴィラ", "フラット", "団地", "住宅", "寮", "宿舎", "社宅", "会館", "bldg", "building",
    "mansion", "heights", "house", "tower", "plaza",
  ].map { BuildingKeyRanges.fold($0.scalarText[...]) }

  static let leading = ScalarWordSet(kinds, atEnd: false)
  static let trailing = ScalarWordSet(kinds, atEnd: true)

  /// The sides of a building in the other spellings that a wing has: 東棟 is East棟 and イースト棟.
  static let sideNames: [(name: ScalarText, side: Unicode.Scalar)] = [
    ("east", "東"), ("west", "西"), ("south", "南"), ("north", "北"),
    ("イースト", "東"), ("ウエスト", "西"), ("ウェスト", "西"), ("サウス", "南"), ("ノース", "北"),
  ].map { (($0 as String).scalarText, $1) }
}
