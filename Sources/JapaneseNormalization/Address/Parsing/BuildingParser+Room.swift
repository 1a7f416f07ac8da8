/// The room.
///
/// | pattern | examples |
/// |---|---|
/// | number with a mark behind | 203号室, 203号, 203室, 二〇三号室, 203ゴウシツ |
/// | number with a mark before | #203, No.203, Rm203, Room 203, ルーム203 |
/// | bare number | コーポ青葉203, コーポ青葉 2, 青葉荘12; the digits of コーポ青葉2 and アスティ45 are the name's |
/// | wing and number | A-203, A203, 3-502, B1-101 |
/// | number and letter | 203c, 203-c |
/// | room and part of it | 203-1 |
/// | letter or side on a floor | 5階A号室, 5F-A, 2階東 |
/// | several rooms | 201・202, 201号室・202号室 |
/// | penthouse | PH, PH1, ペントハウス |
extension BuildingParser {
  /// Takes a room off the end.
  mutating func takeRoom() -> Bool {
    guard parts.room.isEmpty, start < end else { return false }
    if takeLetterOnFloor() { return true }
    let mark = roomMark(endingAt: end)
    var stop = end - mark
    if takePenthouse(endingAt: stop) { return true }
    if mark > 0, stop > start, text[stop - 1] == " " { stop -= 1 }
    if mark > 0, takeLetter(endingAt: stop, isStrong: mark > 1) { return true }
    guard let number = number(endingAt: stop, kanji: mark > 0), !isBox(before: number.start),
      number.count <= 6
    else { return false }
    return takeRoom(number, isMarked: mark > 0)
  }

  private mutating func takeRoom(_ number: Number, isMarked: Bool) -> Bool {
    var index = number.start
    var isMarked = isMarked
    func skipMark() {
      let length = leadingMark(endingAt: index)
      isMarked = isMarked || length > 0
      index -= length
    }
    skipMark()
    // 7階の8号室, コーポ青葉の203; ゆりの203 is a name.
    if index - start > 1, AddressScalars.isNo(text[index - 1]), !Kana.isKana(text[index - 2]) { index -= 1 }
    // ー is a dash but where it lengthens a vowel: タワー203.
    let isDashed =
      index > start
      && (text[index - 1] == "-"
        || text[index - 1] == "ー" && !(index - start > 1 && Kana.isKana(text[index - 2])))
    var head = 0..<0
    let before = isDashed ? index - 1 : index
    if isLoneLetter(at: before - 1) {
      head = before - 1..<before
      index = before - 1
      skipMark()
    } else if isDashed, let block = self.number(endingAt: before, kanji: false) {
      if block.count > 2, number.digits.count < 3 {
        // 203-1 is a part of the room 203.
        parts.room = block.start..<number.digits.upperBound
        cut(at: block.start)
        return true
      }
      // 3-502 is the third building of an estate, B1-101 one of its buildings B.
      head = compose(block, strippingZeros: false)
      index = block.start
      if block.suffix == nil, isLoneLetter(at: index - 1) {
        head = index - 1..<block.digits.upperBound
        index -= 1
      }
      if index > start, text[index - 1] == "第" { index -= 1 }
    } else if isDashed {
      index = before
    }
    if !isMarked && head.isEmpty && !isDashed, isOfName(number) { return false }
    // B1 is a basement.
    if head.count == 1, text[head.lowerBound] == "b", number.count == 1, !isMarked { return false }
    if head.isEmpty, !isDashed {
      parts.room = takeRooms(before: &index, last: number)
    } else {
      parts.room = compose(number)
    }
    if !head.isEmpty { parts.wing = head }
    cut(at: index)
    return true
  }

  /// Whether a number that nothing marks belongs to the name that it is written on: one digit (コーポ青葉2), two that
  /// follow no word for a kind of building (アスティ45, but 青葉荘12), and any before a floor that it is not on.
  private func isOfName(_ number: Number) -> Bool {
    guard number.start > start else { return false }
    let previous = text[number.start - 1]
    if previous == " " || previous == "階" || isFloorLetter(at: number.start - 1) { return false }
    if previous == "第" { return true }
    if number.suffix == nil, number.digits.count == 1 { return true }
    if number.suffix == nil, number.digits.count == 2 {
      // ハイツ88 has no other name.
      let kind = BuildingWords.written.suffix(of: text[start..<number.start])
      return kind == 0 || kind == number.start - start
    }
    guard let floor = parts.floor else { return false }
    let digits = number.digits
    let story = text[digits.lowerBound..<max(digits.lowerBound, digits.upperBound - 2)]
    let value = story.reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
    return !floor.contains(value) && floor.lowerBound > 0
  }

  /// The length of what says that a number before it is a room: 号室, 室, 号, ゴウシツ. 0 where nothing does.
  private func roomMark(endingAt stop: Int) -> Int {
    guard stop - start > 1 else { return 0 }
    let (last, before) = (text[stop - 1], text[stop - 2])
    switch last {
    case "室":
      if before == "号" || before == "番" { return 2 }
      return before == " " && stop - start > 3 && text[stop - 3] == "号" ? 3 : 1
    case "号": return 1
    case "番":
      let isRoom =
        AddressScalars.isDigit(before) && stop - start > 3 && AddressScalars.isDigit(text[stop - 4])
      return isRoom ? 1 : 0
    case "ツ", "つ":
      guard stop - start > 4, before == "シ" || before == "し" else { return 0 }
      let isRoom =
        text[stop - 3] == "ウ" && text[stop - 4] == "ゴ" || text[stop - 3] == "う" && text[stop - 4] == "ご"
      return isRoom ? 4 : 0
    case "ウ", "う":
      guard stop - start > 2, before == "ゴ" || before == "ご" else { return 0 }
      return AddressScalars.isDigit(text[stop - 3]) ? 2 : 0
    default: return 0
    }
  }

  /// The length of what says that a number after it is a room: #, No., Rm, Room, ルーム. With a space or a point behind.
  private func leadingMark(endingAt stop: Int) -> Int {
    var index = stop
    while index > start, stop - index < 2,
      text[index - 1] == " " || text[index - 1] == "." || text[index - 1] == ":"
    {
      index -= 1
    }
    guard index > start else { return 0 }
    if text[index - 1] == "#" { return stop - index + 1 }
    let length = Self.roomWords.suffix(of: text[start..<index])
    guard length > 0 else { return 0 }
    let first = index - length
    // A word of its own: クリーンルーム203 is a name, ks21no is none.
    let isBound =
      first == start || text[first - 1] == " "
      || AddressScalars.isLatin(text[first]) && !AddressScalars.isLatin(text[first - 1])
    return isBound ? stop - first : 0
  }

  private static let roomWords = ScalarWordSet(
    ["no", "rm", "room", "apt", "unit", "suite", "ste", "ルーム", "部屋", "部屋番号", "号室", "室番号"].map(\.scalarText),
    atEnd: true)

  /// Whether a Latin letter stands at `index` that is no part of a Latin word and not the F of a floor.
  func isLoneLetter(at index: Int) -> Bool {
    index >= start && AddressScalars.isLatin(text[index]) && !isFloorLetter(at: index)
      && !(index > start && AddressScalars.isLatin(text[index - 1]))
  }

  /// A号室, and A室 and A号 where the letter stands apart; also いろは: イ号室.
  private mutating func takeLetter(endingAt stop: Int, isStrong: Bool) -> Bool {
    guard stop > start else { return false }
    let letter = text[stop - 1]
    let isApart = stop - start == 1 || text[stop - 2] == " " || endsFloor(at: stop - 2)
    let isSide = isApart && Self.isSide(letter)
    guard isLoneLetter(at: stop - 1) || AddressScalars.isLetterKana(letter) && isApart || isSide else {
      return false
    }
    let follows = stop - start > 1 ? text[stop - 2] : " "
    if !isApart, !isStrong || AddressScalars.isDigit(follows) || AddressScalars.isDash(follows) {
      return false
    }
    parts.room = stop - 1..<stop
    cut(at: stop - 1)
    return true
  }

  /// Whether 階 or the F of a floor stands at `index`, also with a dash after it.
  private func endsFloor(at index: Int) -> Bool {
    guard index >= start else { return false }
    let last = AddressScalars.isDash(text[index]) ? index - 1 : index
    return last >= start && (text[last] == "階" || isFloorLetter(at: last))
  }

  /// 5階A, 5F-A, 2階東, 2F 右側: what parts a floor without a number.
  private mutating func takeLetterOnFloor() -> Bool {
    var stop = end
    if last() == "側" { stop -= 1 }
    guard stop - start > 2 else { return false }
    let isSide = Self.isSide(text[stop - 1])
    let previous = text[stop - 2] == " " ? stop - 3 : stop - 2
    let isPart = isSide || stop == end && isLoneLetter(at: stop - 1) && text[stop - 1] != "f"
    guard isPart, endsFloor(at: previous) else { return false }
    parts.room = stop - 1..<stop
    cut(at: stop - 1)
    return true
  }

  private static func isSide(_ scalar: Unicode.Scalar) -> Bool {
    AddressScalars.isDirection(scalar) || scalar == "右" || scalar == "左"
  }

  /// PH, PH1, PH-1, ペントハウス.
  private mutating func takePenthouse(endingAt stop: Int) -> Bool {
    var index = stop
    while index > start, stop - index < 3, AddressScalars.isDigit(text[index - 1]) { index -= 1 }
    let digits = index..<stop
    if !digits.isEmpty, index > start, text[index - 1] == "-" || text[index - 1] == " " { index -= 1 }
    let length = Self.penthouses.suffix(of: text[start..<index])
    guard length > 0 else { return false }
    let first = index - length
    let isBound =
      first == start || text[first - 1] == " "
      || AddressScalars.isLatin(text[first]) && !AddressScalars.isLatin(text[first - 1])
    guard isBound || !AddressScalars.isLatin(text[first]) else { return false }
    let room = text.count
    text.append("p")
    text.append("h")
    for digit in digits { text.append(text[digit]) }
    parts.room = room..<text.count
    cut(at: first)
    return true
  }

  private static let penthouses = ScalarWordSet(["ph", "ペントハウス"].map(\.scalarText), atEnd: true)

  /// Several rooms of one office, 201・202 and 201、202: as one text with ・ between them.
  private mutating func takeRooms(before index: inout Int, last: Number) -> Range<Int> {
    let single = compose(last)
    rooms.removeAll(keepingCapacity: true)
    while rooms.count < Self.roomLimit, single.count > 1, index > start,
      Self.isListMark(text[index - 1]) || text[index - 1] == "~"
    {
      let stop = index - 1 - roomMark(endingAt: index - 1)
      guard let before = number(endingAt: stop, kanji: false), before.count > 1,
        !(before.start > start && AddressScalars.isDash(text[before.start - 1]))
      else { break }
      rooms.append(before)
      index = before.start
    }
    if rooms.isEmpty { return single }
    let first = text.count
    for room in rooms.reversed() {
      for index in room.digits { text.append(text[index]) }
      if let suffix = room.suffix { text.append(text[suffix]) }
      text.append("・")
    }
    for index in single { text.append(text[index]) }
    return first..<text.count
  }

  /// Whether the f at `index` is that of a floor and no wing: 16f1号, 1f101.
  func isFloorLetter(at index: Int) -> Bool {
    text[index] == "f" && index > start && AddressScalars.isDigit(text[index - 1])
  }

  /// 私書箱12号 is a box at the post office.
  private func isBox(before index: Int) -> Bool {
    var index = index
    if index > start, text[index - 1] == "第" { index -= 1 }
    return index - start > 1 && text[index - 1] == "箱" && text[index - 2] == "書"
  }

  static func isListMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "・" || scalar == "、" || scalar == "/"
  }
}
