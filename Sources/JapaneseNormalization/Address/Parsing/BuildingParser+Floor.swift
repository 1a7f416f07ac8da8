/// The floor.
///
/// | pattern | examples |
/// |---|---|
/// | floor | 5階, 5F, 二階, 地上5階, 5FL |
/// | basement | 地下1階, B1F, B1, 地階, 地下 |
/// | range | 1~3階, 6F~13F, B1-2F |
/// | list | 3・4F, 7階8階, 6F,7F: from the lowest to the highest |
extension BuildingParser {
  /// Takes a floor off the end.
  mutating func takeFloor() -> Bool {
    guard parts.floor == nil, let upper = floor(endingAt: end, marked: false) else { return false }
    var first = upper.start
    var range = upper.number...upper.number
    for _ in 0..<Self.roomLimit {
      guard first > start, let lower = floorBefore(first), lower.number <= range.lowerBound else { break }
      range = lower.number...range.upperBound
      first = lower.start
    }
    parts.floor = range
    cut(at: first)
    return true
  }

  /// The floor before one that begins at `first`, with a mark between, or marked itself: 7階8階.
  private mutating func floorBefore(_ first: Int) -> (number: Int, start: Int)? {
    if Self.isRangeMark(text[first - 1]) {
      if text[first - 1] == "-", !mayBeRange(before: first - 1) { return nil }
      return floor(endingAt: first - 1, marked: true)
    }
    let stop = text[first - 1] == " " ? first - 1 : first
    guard stop > start, text[stop - 1] == "階" || isFloorLetter(at: stop - 1) else { return nil }
    return floor(endingAt: stop, marked: true)
  }

  /// Whether 2 of 2-3F begins a range: it does after something other than a name, as アスティ2-3F is a name and a floor.
  private func mayBeRange(before stop: Int) -> Bool {
    if text[stop - 1] == "階" || isFloorLetter(at: stop - 1) { return true }
    var index = stop
    while index > start, AddressScalars.isDigit(text[index - 1]) { index -= 1 }
    return index == start || text[index - 1] == " " || text[index - 1] == "b" || text[index - 1] == "下"
      || BuildingWords.written.suffix(of: text[start..<index]) > 0
  }

  private static func isRangeMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "~", "〜", "～", "-": true
    default: isListMark(scalar)
    }
  }

  /// The floor that ends at `stop`. `marked` says that what follows makes a bare number a floor: 1~3階.
  private mutating func floor(endingAt stop: Int, marked: Bool) -> (number: Int, start: Int)? {
    var index = stop
    var marked = marked
    let length = floorMark(endingAt: stop)
    if length > 0 {
      index -= length
      marked = true
    }
    // 地階 and 地下 without a number.
    if length == 1, index > start, text[index - 1] == "地", text[index] == "階" { return (-1, index - 1) }
    if length == 0, index - start > 2, text[index - 1] == "下", text[index - 2] == "地" {
      return (-1, index - 2)
    }
    guard let number = number(endingAt: index, kanji: marked), let value = value(number) else { return nil }
    let first = number.start
    if first - start > 1, text[first - 2] == "地" {
      if text[first - 1] == "下" { return (-value, first - 2) }
      if text[first - 1] == "上", marked { return (value, first - 2) }
    }
    if first > start, text[first - 1] == "b", isLoneLetter(at: first - 1) { return (-value, first - 1) }
    return marked ? (value, first) : nil
  }

  /// The length of 階, F, FL or Floor before `stop`; 0 where none is.
  private func floorMark(endingAt stop: Int) -> Int {
    guard stop > start else { return 0 }
    switch text[stop - 1] {
    case "階", "f": return 1
    case ".": return stop - start > 2 && text[stop - 2] == "l" && text[stop - 3] == "f" ? 3 : 0
    case "l": return stop - start > 1 && text[stop - 2] == "f" ? 2 : 0
    case "r": return text[start..<stop].hasSuffix(Self.floorWord) ? Self.floorWord.count : 0
    default: return 0
    }
  }

  private static let floorWord = "floor".scalarText
}

extension ArraySlice where Element == Unicode.Scalar {
  fileprivate func hasSuffix(_ word: ScalarText) -> Bool {
    count >= word.count && suffix(word.count).elementsEqual(word)
  }
}
