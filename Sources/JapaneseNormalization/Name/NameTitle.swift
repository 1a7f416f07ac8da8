/// Titles before and behind a name.
enum NameTitle {
  /// Folded `text` without titles: 山田太郎様, Mr. Taro Yamada, 故 山田太郎.
  static func strip(_ text: ScalarText) -> ScalarText {
    guard let first = text.first, let last = text.last,
      firstLetters.contains(first) || lastLetters.contains(last)
    else { return text }
    var core = text[...]
    var isStripped = true
    while isStripped {
      isStripped = false
      for (title, minimum) in suffixes where core.count >= title.count + minimum && core.ends(with: title) {
        core = core.dropLast(title.count)
        while let last = core.last, NameSeparator.isSeparator(last) { core = core.dropLast() }
        isStripped = true
        break
      }
      for title in prefixes where core.count > title.count && core.starts(with: title) {
        let rest = core.dropFirst(title.count)
        guard let next = rest.first, NameSeparator.isSeparator(next) else { continue }
        core = rest.drop(while: NameSeparator.isSeparator)
        isStripped = true
        break
      }
    }
    return core.count == text.count ? text : ScalarText(core)
  }

  /// Whether `text` ends with a title, however little stands before it.
  static func endsWithSuffix(_ text: NameLetters) -> Bool {
    suffixes.contains { text.ends(with: $0.0) }
  }

  // The number is how many characters must be left: 鵜殿 is a family name, 様 ends none.
  private static let suffixTable: KeyValuePairs<String, Int> = [
    "御中": 1, "先生": 2, "ちゃん": 2, "さま": 2, "さん": 2, "くん": 2, "様": 1, "殿": 3, "氏": 2,
  ]

  private static let suffixes = suffixTable.map { (ScalarText($0.key.unicodeScalars), $0.value) }

  static let firstLetters = Set(prefixes.compactMap(\.first))
  static let lastLetters = Set(suffixes.compactMap(\.0.last))

  // A title before a name is a word of its own.
  private static let prefixes: [ScalarText] = [
    "mr", "mrs", "ms", "miss", "dr", "prof", "故", "亡",
  ].map { ScalarText($0.unicodeScalars) }
}
