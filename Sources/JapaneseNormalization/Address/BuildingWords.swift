/// Words that many buildings have in their names.
enum BuildingWords {
  /// Words for a kind of building.
  private static let kinds: [ScalarText] = [
    "ビルディング", "ビルヂング", "ビル", "マンション", "レジデンス", "アパート", "アパートメント", "アパートメンツ", "グランドメゾン",
    "コーポラス", "コーポ", "ハイツ", "ハイム", "メゾン", "荘", "パレス", "タワー", "プラザ", "コート", "ハウス", "ヒルズ", "ガーデン",
    "テラス", "シャトー", "カーサ", "ヴィラ", "フラット", "団地", "住宅", "寮", "宿舎", "社宅", "会館", "bldg", "bldg.", "building",
    "mansion", "heights", "house", "tower", "plaza",
  ].map(\.scalarText)
  private static let foldedKinds = kinds.map { BuildingKeyRanges.fold($0[...]) }

  /// The words as they are written.
  static let written = ScalarWordSet(kinds, atEnd: true)
  static let writtenFirst = ScalarWordSet(kinds, atEnd: false)
  /// The words as a key has them. The name's own part is what is left without them.
  static let leading = ScalarWordSet(foldedKinds, atEnd: false)
  static let trailing = ScalarWordSet(foldedKinds, atEnd: true)

  /// The sides of a building in the other spellings that a wing has: 東棟 is East棟 and イースト棟.
  static let sideNames: [(name: ScalarText, side: Unicode.Scalar)] = [
    ("east", "東"), ("west", "西"), ("south", "南"), ("north", "北"),
    ("イースト", "東"), ("ウエスト", "西"), ("ウェスト", "西"), ("サウス", "南"), ("ノース", "北"),
  ].map { (($0 as String).scalarText, $1) }

  /// Houses beside the main one, and that one itself.
  static let outbuildings = ["離れ", "はなれ", "ハナレ", "離れ家", "母屋", "主屋"]

  /// The names of sides that make a wing with 棟 or 館.
  static let sides = ScalarWordSet(
    (["東", "西", "南", "北", "本", "別", "新", "中", "旧"] + outbuildings).map(\.scalarText) + sideNames.map(\.name),
    atEnd: true)
}
