/// The floor.
extension BuildingParser {
  /// 5階, 5f, 地下1階, b1, 1~3階 at the end.
  mutating func takeFloor() -> Bool {
    guard parts.floor == nil, let upper = floor(endingAt: end, marked: false) else { return false }
    var first = upper.start
    var range = upper.number...upper.number
    // 6f~13f, 3・4f, 5・7・8f: from the lowest to the highest that is named.
    for _ in 0..<Self.roomLimit {
      guard first > start, Self.isRangeMark(text[first - 1]),
        let lower = floor(endingAt: first - 1, marked: true), lower.number <= range.lowerBound
      else { break }
      range = lower.number...range.upperBound
      first = lower.start
    }
    parts.floor = range
    cut(at: first)
    return true
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
    if index > start, text[index - 1] == "階" || text[index - 1] == "f" {
      index -= 1
      marked = true
    }
    guard let number = number(endingAt: index, kanji: marked), let value = value(number) else { return nil }
    let first = number.start
    if first - start > 1, text[first - 1] == "下", text[first - 2] == "地" { return (-value, first - 2) }
    if first > start, text[first - 1] == "b", !(first - start > 1 && AddressScalars.isLatin(text[first - 2]))
    {
      return (-value, first - 1)
    }
    return marked ? (value, first) : nil
  }
}
