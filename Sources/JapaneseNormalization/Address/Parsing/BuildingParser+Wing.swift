/// The wing.
extension BuildingParser {
  /// A棟, 1号棟, 12棟, 東館, 別館 at the end of the name.
  mutating func takeWing() -> Bool {
    guard parts.wing.isEmpty, let last = last(), last == "棟" || last == "館", end - start > 1 else {
      return false
    }
    var stop = end - 1
    let isBlock = last == "棟"
    if text[stop - 1] == "号",
      let before = text[start..<(stop - 1)].lastIndex(where: { !AddressScalars.isNumeral($0) }),
      text[before] == "第"
    {
      return false  // 合同庁舎第2号館 is a name.
    }
    if text[stop - 1] == "号" || text[stop - 1] == "番" && isBlock { stop -= 1 }
    if let number = number(endingAt: stop, kanji: true) {
      // 十五番館 is a name; 1号館 and 12棟 are wings.
      guard isBlock || stop < end - 1 else { return false }
      parts.wing = composeRaw(number)
      cut(at: number.start)
      return true
    }
    guard stop == end - 1, isWingMark(at: stop - 1, isBlock: isBlock) else { return false }
    parts.wing = stop - 1..<stop
    cut(at: stop - 1)
    return true
  }

  /// Whether the one scalar before 棟 or 館 makes a wing of it.
  private func isWingMark(at index: Int, isBlock: Bool) -> Bool {
    guard index >= start else { return false }
    let mark = text[index]
    switch mark {
    case "別", "本", "新", "東", "西", "南", "北", "中": return true
    default:
      if AddressScalars.isLatin(mark) {
        return isBlock || !(index > start && AddressScalars.isLatin(text[index - 1]))
      }
      return isBlock && AddressScalars.isLetterKana(mark)
    }
  }
}
