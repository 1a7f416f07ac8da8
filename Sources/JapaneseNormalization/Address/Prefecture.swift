/// One of the 47 prefectures, by its JIS X 0401 code.
public struct Prefecture: Sendable, Hashable {
  /// The JIS X 0401 code, 1 (北海道) to 47 (沖縄県).
  public let code: Int

  /// The prefecture with this JIS X 0401 code; `nil` outside 1...47.
  public init?(code: Int) {
    guard (1...47).contains(code) else { return nil }
    self.code = code
  }

  /// The prefecture of a code that a table has checked.
  init(clamping code: Int) {
    self.code = min(max(code, 1), 47)
  }

  /// The full name, with 都, 道, 府 or 県.
  public var name: String { Self.names[code - 1] }

  /// The prefecture whose full name `text` begins with at `start`, and the index after the name.
  ///
  /// The suffix is required: 福島町 and 千葉市 are no prefectures, and 京都市 does not begin with 京都府.
  static func match(_ text: ScalarText, from start: Int) -> (prefecture: Prefecture, end: Int)? {
    guard let first = text.scalar(at: start) else { return nil }
    let match = table.first(beginningLike: first) { text.hasPrefix(table.words[$0], at: start) }
    if let match { return Prefecture(code: match + 1).map { ($0, start + table.words[match].count) } }
    return matchStem(text, from: start)
  }

  /// The prefecture whose name without its suffix `text` begins with at `start`: 千葉 of 千葉市川市.
  static func stem(_ text: ScalarText, from start: Int) -> (prefecture: Prefecture, end: Int)? {
    guard let first = text.scalar(at: start) else { return nil }
    let match = table.first(beginningLike: first) { text.hasPrefix(table.words[$0].dropLast(), at: start) }
    guard let match else { return nil }
    return Prefecture(code: match + 1).map { ($0, start + table.words[match].count - 1) }
  }

  /// 岩手花巻市, 東京港区: the name without its suffix, where a city, ward or county follows it. Not 山口市, whose
  /// own name it is, and not the names that begin with another place's: 大阪狭山市, 長野原町.
  private static func matchStem(_ text: ScalarText, from start: Int) -> (prefecture: Prefecture, end: Int)? {
    guard let first = text.scalar(at: start) else { return nil }
    let match = table.first(beginningLike: first) { place in
      place > 0 && isStem(table.words[place], text, at: start)
    }
    guard let match else { return nil }
    return Prefecture(code: match + 1).map { ($0, start + table.words[match].count - 1) }
  }

  private static func isStem(_ name: ScalarText, _ text: ScalarText, at start: Int) -> Bool {
    let end = start + name.count - 1
    guard text.hasPrefix(name.dropLast(), at: start),
      longerNames.longestPrefix(of: text, at: start) == nil, let next = text.scalar(at: end),
      next != "市", next != "区", next != "郡", next != "町", next != "村", next != "府", next != "県"
    else { return false }
    var scan = end + 1
    while let scalar = text.scalar(at: scan), scan < end + 6, scalar != "町", scalar != "村" {
      if scalar == "市" || scalar == "区" || scalar == "郡" { return true }
      scan += 1
    }
    return false
  }

  /// Municipalities and wards that begin with the stem of a prefecture and go on.
  private static let longerNames = FirstScalarTable(
    ["大阪狭山市", "長野原町", "宮城野区", "佐賀関町", "神奈川区"].map(AddressScalars.folded))

  private static let names = [
    "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県",
    "茨城県", "栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県",
    "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県",
    "三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県",
    "鳥取県", "島根県", "岡山県", "広島県", "山口県",
    "徳島県", "香川県", "愛媛県", "高知県",
    "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県",
  ]

  /// The names as they look after kanji variants are folded.
  private static let table = FirstScalarTable(names.map(AddressScalars.folded))
}
