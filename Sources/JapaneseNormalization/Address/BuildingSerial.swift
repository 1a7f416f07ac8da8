/// Which of several houses of one name: コーポ青葉2, コーポ青葉Ⅱ, 青葉二番館, 第2青葉ビル, ハイツA.
///
/// The first form that the name has, in this order:
/// - a number of up to three digits at the end, also with 第, 号, 番館, 館 or 棟 (サンシティ1番館, 合同庁舎第2号館, コスモⅢ番館),
///   in kanji where one of these or a space sets it off;
/// - a Roman numeral to 10 at the end, after something that is not Latin (TERASOII is not read so, テラソII is);
/// - one Latin letter at the end, after something that is not Latin;
/// - a side of the compass at the end, also before タワー and コート (プラザEAST, 青葉ウエストタワー, 青葉東棟);
/// - 第 with a number in digits or kanji, anywhere (第三山田ビル, 山田第2ビル).
struct BuildingSerial {
  /// What of the name says it.
  private(set) var extent: Range<Int>
  private var value: Int?
  private var letter: Unicode.Scalar?

  init(_ name: ArraySlice<Unicode.Scalar>) {
    extent = name.endIndex..<name.endIndex
    if takeHouse(name) || takeSide(name) || takeRoman(name, before: name.endIndex) || takeLetter(name) {
      return
    }
    takeOrdinal(name)
  }

  /// Writes the serial in digits, or its letter.
  func append(to arena: inout ScalarText, of name: ArraySlice<Unicode.Scalar>) {
    if let letter { arena.append(letter) }
    guard let value else { return }
    if value > 99 { arena.append(Unicode.Scalar(UInt8(0x30 + value / 100 % 10))) }
    if value > 9 { arena.append(Unicode.Scalar(UInt8(0x30 + value / 10 % 10))) }
    arena.append(Unicode.Scalar(UInt8(0x30 + value % 10)))
  }

  private mutating func takeHouse(_ name: ArraySlice<Unicode.Scalar>) -> Bool {
    let start = name.startIndex
    var end = name.endIndex
    if end - start > 1, name[end - 1] == "館" || name[end - 1] == "棟" { end -= 1 }
    if end - start > 1, name[end - 1] == "号" || name[end - 1] == "番" && end < name.endIndex { end -= 1 }
    let isHouse = end < name.endIndex
    if isHouse, takeRoman(name, before: end) { return true }
    let stop = end
    while end > start, stop - end < 4, AddressScalars.isNumeral(name[end - 1]) { end -= 1 }
    if !isHouse, !(end > start && name[end - 1] == " ") {
      // The last kanji of a name may be a numeral: only digits end one that is written on.
      end = stop
      while end > start, stop - end < 4, AddressScalars.isDigit(name[end - 1]) { end -= 1 }
    }
    guard end < stop, stop - end < 4, let value = Self.value(name[end..<stop]) else { return false }
    if end > start, name[end - 1] == "第" { end -= 1 }
    self.value = value
    extent = end..<name.endIndex
    return true
  }

  private mutating func takeSide(_ name: ArraySlice<Unicode.Scalar>) -> Bool {
    let tail = Self.sideTails.suffix(of: name)
    let stem = name.dropLast(tail)
    if tail > 0, stem.count > 1, let last = stem.last, AddressScalars.isDirection(last) {
      letter = last
      extent = stem.endIndex - 1..<name.endIndex
      return true
    }
    for (side, scalar) in BuildingWords.sideNames
    where stem.count > side.count && stem.suffix(side.count).elementsEqual(side) {
      let first = stem.endIndex - side.count
      // Midwest is no west.
      if AddressScalars.isLatin(side[0]), AddressScalars.isLatin(stem[first - 1]) { continue }
      letter = scalar
      extent = first..<name.endIndex
      return true
    }
    return false
  }

  private static let sideTails = ScalarWordSet(
    ["タワー", "コート", "ウイング", "ウィング", "棟", "館", "tower"].map(\.scalarText), atEnd: true)

  private mutating func takeRoman(_ name: ArraySlice<Unicode.Scalar>, before stop: Int) -> Bool {
    var index = stop
    while index > name.startIndex, stop - index < 5, AddressScalars.isLatin(name[index - 1]) { index -= 1 }
    guard index < stop, let value = Self.romans.firstIndex(where: { name[index..<stop].elementsEqual($0) })
    else { return false }
    self.value = value + 1
    extent = index..<name.endIndex
    return true
  }

  private mutating func takeLetter(_ name: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let last = name.last, AddressScalars.isLatin(last), name.count > 1,
      !AddressScalars.isLatin(name[name.endIndex - 2])
    else { return false }
    letter = last
    extent = name.endIndex - 1..<name.endIndex
    return true
  }

  private mutating func takeOrdinal(_ name: ArraySlice<Unicode.Scalar>) {
    guard let mark = name.firstIndex(of: "第") else { return }
    var end = mark + 1
    while end < name.endIndex, end - mark < 4, AddressScalars.isNumeral(name[end]) { end += 1 }
    guard end > mark + 1, let value = Self.value(name[(mark + 1)..<end]) else { return }
    self.value = value
    extent = mark..<end
  }

  /// The value of up to three numerals: 2, 12, 十五, 二十, 一二.
  private static func value(_ numerals: ArraySlice<Unicode.Scalar>) -> Int? {
    var value = 0
    var pending = 0
    for scalar in numerals {
      if AddressScalars.isDigit(scalar) {
        pending = pending * 10 + Int(scalar.value - 0x30)
        continue
      }
      switch scalar {
      case "〇", "零": pending *= 10
      case "一", "壱", "壹": pending = pending * 10 + 1
      case "二", "弐", "貳": pending = pending * 10 + 2
      case "三", "参", "參": pending = pending * 10 + 3
      case "四": pending = pending * 10 + 4
      case "五": pending = pending * 10 + 5
      case "六": pending = pending * 10 + 6
      case "七": pending = pending * 10 + 7
      case "八": pending = pending * 10 + 8
      case "九": pending = pending * 10 + 9
      case "十", "拾":
        value += max(pending, 1) * 10
        pending = 0
      default: return nil
      }
    }
    value += pending
    return value < 1000 ? value : nil
  }

  private static let romans: [ScalarText] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x",
  ].map(\.scalarText)
}
