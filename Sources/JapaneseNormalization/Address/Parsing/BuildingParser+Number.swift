/// The numbers of rooms, floors and wings.
extension BuildingParser {
  /// A number that ends somewhere in the text.
  struct Number {
    /// Its digits, in the text or composed from a kanji numeral.
    var digits: Range<Int>
    /// The letter after the digits: c of 203c and 203-c.
    var suffix: Int?
    /// Where it begins.
    var start: Int

    /// How many scalars it has when it is written in one piece.
    var count: Int { digits.count + (suffix == nil ? 0 : 1) }
  }

  /// The digits, with one Latin letter after them allowed (203c, 203-c), that end at `stop`; a kanji numeral where
  /// `kanji` says that a number is expected, and where it is written digit by digit (二〇三).
  mutating func number(endingAt stop: Int, kanji: Bool) -> Number? {
    var index = stop
    var suffix: Int?
    if index - start > 1, AddressScalars.isLatin(text[index - 1]), AddressScalars.isDigit(text[index - 2]),
      text[index - 1] != "f"
    {
      suffix = index - 1
      index -= 1
    } else if index - start > 2, AddressScalars.isLatin(text[index - 1]), text[index - 2] == "-",
      AddressScalars.isDigit(text[index - 3])
    {
      suffix = index - 1
      index -= 2
    }
    if suffix == nil, index - start > 4, AddressScalars.isLatin(text[index - 1]), text[index - 2] == " ",
      text[(index - 5)..<(index - 2)].allSatisfy(AddressScalars.isDigit)
    {
      // シャトレ203 C: a letter apart after a number that only a room has.
      suffix = index - 1
      index -= 2
    }
    let last = index
    while index > start, AddressScalars.isDigit(text[index - 1]) { index -= 1 }
    if index < last { return Number(digits: index..<last, suffix: suffix, start: index) }
    var hasZero = false
    while index > start, last - index < 8, AddressScalars.isNumeral(text[index - 1]) {
      index -= 1
      hasZero = hasZero || text[index] == "〇"
    }
    guard index < last, suffix == nil, kanji || last - index > 2 && hasZero else { return nil }
    // The numeral ends at `last` even where another part, already taken, begins there with a numeral: 二〇三5階.
    let follower = text[last]
    text[last] = " "
    let value = KanjiNumeral.parse(text, from: index)
    text[last] = follower
    guard let value, value.end == last else { return nil }
    return Number(digits: append(decimal: value.value), suffix: nil, start: index)
  }

  /// The number in one piece, without zeros in front if that is asked for.
  mutating func compose(_ number: Number, strippingZeros: Bool = true) -> Range<Int> {
    var digits = number.digits
    while strippingZeros, digits.count + (number.suffix == nil ? 0 : 1) > 1, digits.count > 0,
      text[digits.lowerBound] == "0"
    {
      digits.removeFirst()
    }
    guard let suffix = number.suffix else { return digits }
    if suffix == digits.upperBound { return digits.lowerBound..<suffix + 1 }
    let first = text.count
    for index in digits { text.append(text[index]) }
    text.append(text[suffix])
    return first..<text.count
  }

  /// The value of at most three digits.
  func value(_ number: Number) -> Int? {
    guard number.suffix == nil, number.digits.count <= 3 else { return nil }
    return number.digits.reduce(0) { $0 * 10 + Int(text[$1].value - 0x30) }
  }

  /// Writes `value` behind the text.
  private mutating func append(decimal value: Int) -> Range<Int> {
    let first = text.count
    text.append(decimal: value)
    return first..<text.count
  }
}

extension Range where Bound == Int {
  /// Gives up the first element.
  fileprivate mutating func removeFirst() {
    self = lowerBound + 1..<upperBound
  }
}
