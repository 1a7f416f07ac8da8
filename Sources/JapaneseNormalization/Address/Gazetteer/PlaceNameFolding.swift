/// The form in which names of places are looked up: one spelling for all spellings of a registered name.
///
/// Works on text that has been through ``TextFolding`` and ``KanjiVariants``, and keeps, for each folded unit, where in
/// that text it ends, so that a name that is found in the folded text ends at a place in the original. The fold looks at
/// nothing but the next characters, so a name folds alike alone and in the middle of an address:
///
/// - 大字, 小字 and 字 are dropped (大字平方, 平方), as are spaces and notes in brackets; り after 通.
/// - ヶ ケ カ が か ガ are ガ, の ノ 之 乃 are ノ, ツ ッ つ are ツ; all other kana are large katakana.
/// - Digits below 1000 are kanji (北3条, 北三条), as are kanji written digit by digit before a word that counts (一一条);
///   壱 and 弐 are 一 and 二. 番丁 is 番町, 町目 is 丁目, 第10地割 is 10地割.
///
/// Two registered names of one municipality that fold alike (舟屋町 and 船屋町 do not) are told apart by their spelling.
package struct PlaceNameFolding {
  /// The folded units. A kanji outside the basic plane is a unit from the surrogates; names hardly have one.
  package private(set) var units: [UInt16] = []
  /// For each unit, the index in the source after what it stands for; ``inside`` within a number.
  package private(set) var ends: [Int32] = []

  /// Not a place where a name can end: 七 of 71, which folds to 七十一.
  package static let inside: Int32 = -1

  /// No name of a place is longer than this, with its municipality.
  static let limit = 56

  /// Buffers for one thread of parsing.
  package init() {
    units.reserveCapacity(Self.limit + 8)
    ends.reserveCapacity(Self.limit + 8)
  }

  /// Folds `text` from `start` on, as far as names of places can go.
  ///
  /// - Complexity: O(1): bounded by ``limit``, but for spaces and brackets, of which at most 512 are passed.
  package mutating func fold(_ text: ScalarText, from start: Int) {
    units.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    let stop = min(text.count, start + 512)
    var index = start
    while index < stop, units.count < Self.limit {
      index = step(text, at: index, from: start)
    }
  }

  /// Drops ノ and ガ between kanji from `start` on; `false`, and nothing changed, if there are none.
  mutating func dropParticles(from start: Int) -> Bool {
    var kept = 0
    var previous: UInt16 = 0
    for index in units.indices {
      let unit = units[index]
      let isDropped =
        index >= start && (unit == Self.no || unit == Self.ga) && index > 0 && index + 1 < units.count
        && previous >= 0x3400 && units[index + 1] >= 0x3400
      previous = unit
      if isDropped { continue }
      if kept < index {
        units[kept] = unit
        ends[kept] = ends[index]
      }
      kept += 1
    }
    guard kept < units.count else { return false }
    units.removeSubrange(kept...)
    ends.removeSubrange(kept...)
    return true
  }

  /// Takes over another reading, and keeps the storage.
  mutating func assign(_ other: borrowing PlaceNameFolding) {
    units.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    units.append(contentsOf: other.units)
    ends.append(contentsOf: other.ends)
  }

  /// Drops the first 町, 村 or 区 that stands inside the name after `start`; `false` if there is none.
  mutating func dropInnerSuffix(from start: Int) -> Bool {
    let inner = units.indices.dropFirst(start + 1).prefix(6).first { index in
      index + 1 < units.count && Self.isSuffix(units[index])
    }
    guard let inner else { return false }
    remove(inner)
    return true
  }

  /// Drops the first 大 that begins a name, at `start` or after 町; `false` if there is none.
  mutating func dropBig(from start: Int) -> Bool {
    let big = units.indices.dropFirst(start).prefix(8).first { index in
      units[index] == 0x5927 && (index == start || Self.isSuffix(units[index - 1]))
    }
    guard let big else { return false }
    remove(big)
    return true
  }

  /// Whether ノ or ガ stands in a range, as far as there is text.
  func hasParticle(in range: Range<Int>) -> Bool {
    units[range.clamped(to: units.indices)].contains { $0 == Self.no || $0 == Self.ga }
  }

  /// Drops what stands at `end` and repeats the name that ends there, without its 市, 町 or 村; `false` if nothing does.
  mutating func dropRepeatedStem(of end: Int) -> Bool {
    let stem = units[..<max(0, end - 1)]
    guard stem.count > 1, units.count > end + stem.count, units[end...].starts(with: stem) else {
      return false
    }
    units.removeSubrange(end..<end + stem.count)
    ends.removeSubrange(end..<end + stem.count)
    return true
  }

  /// Drops a unit.
  mutating func remove(_ index: Int) {
    units.remove(at: index)
    ends.remove(at: index)
  }

  /// Whether `unit` is 町, 村 or 区.
  static func isSuffix(_ unit: UInt16) -> Bool {
    unit == 0x753A || unit == 0x6751 || unit == 0x533A
  }

  /// Whether a name of a municipality can end with `unit`: 市, 区, 町, 村, or 島 for an island that is one village.
  package static func endsMunicipality(_ unit: UInt16) -> Bool {
    isSuffix(unit) || unit == 0x5E02 || unit == 0x5CF6
  }

  /// Puts another unit in the place of one.
  mutating func replace(_ index: Int, with unit: UInt16) {
    units[index] = unit
  }

  private static let no: UInt16 = 0x30CE
  private static let ga: UInt16 = 0x30AC

  /// Folds what stands at `index` and returns the index after it.
  private mutating func step(_ text: ScalarText, at index: Int, from start: Int) -> Int {
    let scalar = text[index]
    let value = scalar.value
    if value >= 0x30 && value <= 0x39 { return foldDigits(text, at: index) }
    if value < 0x3000 {
      if scalar == " " || AddressScalars.isClosing(scalar) { return index + 1 }
      if AddressScalars.isOpening(scalar) {
        return AddressScalars.endOfNote(text, from: index, to: text.count) ?? index + 1
      }
      append(scalar, end: index + 1)
      return index + 1
    }
    if value <= 0x30FF {
      if AddressScalars.isOpening(scalar) {
        return AddressScalars.endOfNote(text, from: index, to: text.count) ?? index + 1
      }
      if AddressScalars.isClosing(scalar) { return index + 1 }
      if scalar == "り", units.last == Self.street {
        ends[ends.count - 1] = Int32(truncatingIfNeeded: index + 1)
        return index + 1
      }
      append(Self.kana(scalar), end: index + 1)
      return index + 1
    }
    return foldKanji(scalar, text, at: index, from: start)
  }

  private mutating func foldKanji(
    _ scalar: Unicode.Scalar, _ text: ScalarText, at index: Int, from start: Int
  ) -> Int {
    switch scalar {
    case "大" where next(text, index) == "字":
      return index + 2
    case "小" where index > start && next(text, index) == "字":
      return index + 2
    // Everywhere, also in 十文字町: people drop it there too (十文町).
    case "字":
      return index + 1
    case "第":
      if let after = endOfNumerals(text, from: index + 1), next(text, after - 1) == "地",
        next(text, after) == "割"
      {
        return index + 1
      }
    case "丁" where index > start && text[index - 1] == "番":
      append("町", end: index + 1)
      return index + 1
    // 一町目, and not 三戸町目時.
    case "町" where next(text, index) == "目" && index > start && AddressScalars.isNumeral(text[index - 1]):
      append("丁", end: index + 1)
      return index + 1
    case "之", "乃", "丿":
      append("ノ", end: index + 1)
      return index + 1
    case "壱", "壹": return foldNumeral("一", text, at: index)
    case "弐", "貳": return foldNumeral("二", text, at: index)
    case "拾": return foldNumeral("十", text, at: index)
    case "一", "二", "三", "四", "五", "六", "七", "八", "九", "〇": return foldNumeral(scalar, text, at: index)
    default: break
    }
    append(scalar, end: index + 1)
    return index + 1
  }

  /// A kanji numeral: as it is, or, where it is written digit by digit and counts something, as 十一.
  private mutating func foldNumeral(_ scalar: Unicode.Scalar, _ text: ScalarText, at index: Int) -> Int {
    if let value = Self.digitByDigit(text, from: index) {
      let begins = index == 0 || Self.digit(text[index - 1]) == nil
      if begins, isCounted(text, from: index, to: value.end) {
        appendNumber(value.value, end: value.end)
        return value.end
      }
    }
    append(scalar, end: index + 1)
    return index + 1
  }

  private mutating func foldDigits(_ text: ScalarText, at index: Int) -> Int {
    var end = index
    var value = 0
    while end < text.count, end - index < 4, AddressScalars.isDigit(text[end]) {
      value = value * 10 + Int(text[end].value - 0x30)
      end += 1
    }
    if end - index < 4 {
      appendNumber(value, end: end)
      return end
    }
    // No name holds a number of four digits.
    while end < text.count, AddressScalars.isDigit(text[end]) { end += 1 }
    append("0", end: end)
    return end
  }

  private mutating func appendNumber(_ value: Int, end: Int) {
    if value == 0 { return append("〇", end: end) }
    let hundreds = value / 100
    let tens = value / 10 % 10
    let ones = value % 10
    if hundreds > 1 { append(Self.digits[hundreds], end: nil) }
    if hundreds > 0 { append("百", end: tens == 0 && ones == 0 ? end : nil) }
    if tens > 1 { append(Self.digits[tens], end: nil) }
    if tens > 0 { append("十", end: ones == 0 ? end : nil) }
    if ones > 0 { append(Self.digits[ones], end: end) }
  }

  private mutating func append(_ scalar: Unicode.Scalar, end: Int?) {
    units.append(UInt16(exactly: scalar.value) ?? 0xD800 | UInt16(truncatingIfNeeded: scalar.value & 0x7FF))
    ends.append(end.map { Int32(truncatingIfNeeded: $0) } ?? Self.inside)
  }

  /// Whether the number from `start` to `end` counts something (一一条), or is a 条 of 北海道 without its word (北一一西).
  private func isCounted(_ text: ScalarText, from start: Int, to end: Int) -> Bool {
    guard end < text.count else { return false }
    switch text[end] {
    case "条", "線", "号", "番", "軒", "区": return true
    default:
      return start > 0 && AddressScalars.isDirection(text[start - 1]) && AddressScalars.isDirection(text[end])
    }
  }

  private func next(_ text: ScalarText, _ index: Int) -> Unicode.Scalar? {
    index + 1 < text.count ? text[index + 1] : nil
  }

  private func endOfNumerals(_ text: ScalarText, from start: Int) -> Int? {
    var index = start
    while index < text.count, index < start + 6, AddressScalars.isNumeral(text[index]) { index += 1 }
    return index > start ? index : nil
  }

  /// Two or three kanji digits without 十 and 百, as a number.
  private static func digitByDigit(_ text: ScalarText, from start: Int) -> (value: Int, end: Int)? {
    var value = 0
    var index = start
    while index < text.count, index < start + 4, let digit = digit(text[index]) {
      value = value * 10 + digit
      index += 1
    }
    let isNumber = index - start == 2 || index - start == 3
    guard isNumber, index == text.count || !AddressScalars.isNumeral(text[index]) else { return nil }
    return (value, index)
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "〇": 0
    case "一", "壱": 1
    case "二", "弐": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    default: nil
    }
  }

  private static let digits: [Unicode.Scalar] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
  private static let street: UInt16 = 0x901A  // 通

  /// The unit that a kana folds to.
  static func kanaUnit(_ scalar: Unicode.Scalar) -> UInt16 {
    UInt16(truncatingIfNeeded: kana(scalar).value)
  }

  /// One spelling for kana, whatever stands beside it.
  private static func kana(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let katakana = Kana.katakana(scalar)
    switch katakana {
    case "ヶ", "ヵ", "ケ", "カ", "ガ": return "ガ"
    case "ッ": return "ツ"
    case "ァ", "ィ", "ゥ", "ェ", "ォ", "ャ", "ュ", "ョ", "ヮ":
      return Unicode.Scalar(katakana.value + 1) ?? katakana
    case "ヱ": return "エ"
    case "ヰ": return "イ"
    case "ヂ": return "ジ"
    case "ヅ": return "ズ"
    default: return katakana
    }
  }
}
