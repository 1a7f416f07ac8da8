/// The wing, or the house of several.
///
/// | pattern | examples |
/// |---|---|
/// | number | 1号棟, 12棟, 第3棟, 2号館; 十五番館 and 合同庁舎第2号館 are names |
/// | letter | A棟, A館, A-2棟, イ棟 |
/// | side | 東棟, 別館, North棟, イースト棟 |
/// | name | コーポ青葉 さくら棟, where it is a word of its own |
/// | outbuilding | 離れ, 母屋 |
extension BuildingParser {
  /// Takes a wing off the end.
  mutating func takeWing() -> Bool {
    guard parts.wing.isEmpty, let last = last(), end - start > 1 else { return false }
    switch last {
    case "棟", "館": return takeBlock(isBlock: last == "棟")
    case "れ", "レ", "屋", "家": return takeOutbuilding()
    default: return false
    }
  }

  private mutating func takeBlock(isBlock: Bool) -> Bool {
    var stop = end - 1
    if text[stop - 1] == "号" || text[stop - 1] == "番" && isBlock { stop -= 1 }
    let isNumbered = isBlock || stop < end - 1
    // The letter of コーポ青葉203 A棟 is the wing's alone.
    if isNumbered, let number = number(endingAt: stop, kanji: true),
      number.suffix.map({ text[$0 - 1] != " " }) ?? true
    {
      var first = number.start
      if first > start, text[first - 1] == "第" {
        if !isBlock { return false }
        first -= 1
      }
      parts.wing = compose(number, strippingZeros: false)
      // A-2棟 and A2棟 are one.
      let dash = first > start && text[first - 1] == "-" ? first - 1 : first
      if number.suffix == nil, first == number.start, number.digits.lowerBound == first,
        isLoneLetter(at: dash - 1)
      {
        first = dash - 1
        parts.wing = first..<number.digits.upperBound
      }
      cut(at: first)
      return true
    }
    guard let length = wingName(endingAt: stop, isBlock: isBlock) else { return false }
    let first = stop - length
    // A・B棟 and A-B棟 are two wings, so none of them is the wing.
    if first > start,
      Self.isListMark(text[first - 1]) || text[first - 1] == "-" && isLoneLetter(at: first - 2)
    {
      return false
    }
    parts.wing = first..<stop
    cut(at: first)
    return true
  }

  /// The length of what before 棟 or 館 makes a wing of it; `nil` if nothing does.
  private func wingName(endingAt stop: Int, isBlock: Bool) -> Int? {
    guard stop > start else { return nil }
    let side = BuildingWords.sides.suffix(of: text[start..<stop])
    if side > 0 { return side }
    let mark = text[stop - 1]
    if isLoneLetter(at: stop - 1) || isBlock && AddressScalars.isLatin(mark) && stop - start == 1 { return 1 }
    guard isBlock, stop == end - 1, Kana.isKana(mark) else { return nil }
    // A word of its own: コーポ青葉 さくら棟.
    var first = stop
    while first > start, stop - first < 9, Kana.isKana(text[first - 1]) { first -= 1 }
    if first > start, text[first - 1] == " " { return stop - first }
    return AddressScalars.isLetterKana(mark) && (stop - first < 2 || !Kana.isKatakana(mark)) ? 1 : nil
  }

  private mutating func takeOutbuilding() -> Bool {
    let length = Self.outbuildings.suffix(of: text[start..<end])
    guard length > 0 else { return false }
    let first = end - length
    parts.wing = first..<end
    cut(at: first)
    return true
  }

  private static let outbuildings = ScalarWordSet(BuildingWords.outbuildings.map(\.scalarText), atEnd: true)
}
