/// Prefectures by their readings.
extension Prefecture {
  /// The reading of the full name in katakana.
  var kana: ScalarText { Self.readings[code - 1] }

  /// The prefecture of a level-1 romaji key (tokyoto, tokyo), and whether the key has the suffix: without it the name
  /// can be a city's as well.
  static func named(_ key: [UInt8]) -> (prefecture: Prefecture, isFull: Bool)? {
    romaji[key].flatMap { entry in Prefecture(code: entry.code).map { ($0, entry.isFull) } }
  }

  private static let readings: [ScalarText] = [
    "ホッカイドウ", "アオモリケン", "イワテケン", "ミヤギケン", "アキタケン", "ヤマガタケン", "フクシマケン",
    "イバラキケン", "トチギケン", "グンマケン", "サイタマケン", "チバケン", "トウキョウト", "カナガワケン",
    "ニイガタケン", "トヤマケン", "イシカワケン", "フクイケン", "ヤマナシケン", "ナガノケン", "ギフケン", "シズオカケン", "アイチケン",
    "ミエケン", "シガケン", "キョウトフ", "オオサカフ", "ヒョウゴケン", "ナラケン", "ワカヤマケン",
    "トットリケン", "シマネケン", "オカヤマケン", "ヒロシマケン", "ヤマグチケン",
    "トクシマケン", "カガワケン", "エヒメケン", "コウチケン",
    "フクオカケン", "サガケン", "ナガサキケン", "クマモトケン", "オオイタケン", "ミヤザキケン", "カゴシマケン", "オキナワケン",
  ].map(\.scalarText)

  private static let romaji: [[UInt8]: (code: Int, isFull: Bool)] = {
    var table: [[UInt8]: (code: Int, isFull: Bool)] = [:]
    for (index, reading) in readings.enumerated() {
      let suffix = reading.hasPrefix("ケン".scalarText, at: reading.count - 2) ? 2 : 1
      if index > 0 { table[ReadingKey.romaji(ofKana: reading.dropLast(suffix))] = (index + 1, false) }
      table[ReadingKey.romaji(ofKana: reading[...])] = (index + 1, true)
    }
    return table
  }()
}
