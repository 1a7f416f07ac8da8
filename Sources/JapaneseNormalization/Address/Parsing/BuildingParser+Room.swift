/// The room.
extension BuildingParser {
  /// 203, 203号, 203号室, #203, A-203, 203c, 3-502 at the end.
  mutating func takeRoom() -> Bool {
    guard parts.room.isEmpty else { return false }
    var stop = end
    var marked = false
    if end - start > 2, last() == "室", last(1) == "号" {
      stop -= 2
      marked = true
    } else if end - start > 1, last() == "室" || last() == "号" {
      stop -= 1
      marked = true
    }
    if marked, stop > start, text[stop - 1] == " " { stop -= 1 }
    if marked, stop > start, AddressScalars.isLatin(text[stop - 1]),
      stop - start == 1 || text[stop - 2] == " " || text[stop - 2] == "階"
    {
      parts.room = stop - 1..<stop
      cut(at: stop - 1)
      return true
    }
    guard let number = number(endingAt: stop, kanji: marked), !isBox(before: number.start) else {
      return false
    }
    var index = number.start
    var head = 0..<0
    if index > start, text[index - 1] == "#" { index -= 1 }
    let dashed = index > start && AddressScalars.isDash(text[index - 1])
    if dashed { index -= 1 }
    if index > start, AddressScalars.isLatin(text[index - 1]), !isFloorLetter(at: index - 1),
      !(index - start > 1 && AddressScalars.isLatin(text[index - 2]))
    {
      head = index - 1..<index
      index -= 1
    } else if dashed, let before = self.number(endingAt: index, kanji: false) {
      // 3-502: the third building of an estate.
      head = composeRaw(before)
      index = before.start
    }
    let isSingle = number.count == 1
    // One digit at the end of a name belongs to the name: コーポ青葉2.
    let attached =
      number.start > start && text[number.start - 1] != " " && text[number.start - 1] != "#" && !dashed
    if isSingle && !marked && attached && head.isEmpty { return false }
    // B1 is a basement.
    if head.count == 1, text[head.lowerBound] == "b", isSingle, !marked { return false }
    if number.count > 6 { return false }
    if head.isEmpty, !dashed {
      parts.room = takeRooms(before: &index, last: number)
    } else {
      parts.room = compose(number)
    }
    if !head.isEmpty { parts.wing = head }
    cut(at: index)
    return true
  }

  /// The number in one piece, as written.
  mutating func composeRaw(_ number: Number) -> Range<Int> {
    guard let suffix = number.suffix else { return number.digits }
    if suffix == number.digits.upperBound { return number.digits.lowerBound..<suffix + 1 }
    let first = text.count
    for index in number.digits { text.append(text[index]) }
    text.append(text[suffix])
    return first..<text.count
  }

  /// Several rooms of one office, 201・202 and 201、202: as one text with ・ between them.
  private mutating func takeRooms(before index: inout Int, last: Number) -> Range<Int> {
    let single = compose(last)
    rooms.removeAll(keepingCapacity: true)
    while rooms.count < Self.roomLimit, single.count > 1, index > start, Self.isListMark(text[index - 1]),
      let before = number(endingAt: index - 1, kanji: false), before.count > 1,
      !(before.start > start && AddressScalars.isDash(text[before.start - 1]))
    {
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
  private func isFloorLetter(at index: Int) -> Bool {
    text[index] == "f" && index > start && AddressScalars.isDigit(text[index - 1])
  }

  /// A room before the building (A22 コーポ青葉, 203号室 コーポ青葉), and a letter that is all there is (5-30-A).
  mutating func takeLeadingRoom() {
    guard parts.room.isEmpty, start < end else { return }
    if end - start == 1, AddressScalars.isLatin(text[start]) {
      parts.room = start..<end
      end = start
      return
    }
    guard let space = text[start..<min(end, start + 14)].firstIndex(of: " "), space + 1 < end else { return }
    let whole = (start: start, end: end, parts: parts)
    let isMarked = text[space - 1] == "号" || text[space - 1] == "室"
    let digits = text[start..<space].count(where: AddressScalars.isDigit)
    end = space
    parts.wing = 0..<0
    let isRoom = takeRoom() && start == end && (isMarked || digits > 2 || !parts.wing.isEmpty)
    (start, end) = (whole.start, whole.end)
    guard isRoom else {
      parts = whole.parts
      return
    }
    if !whole.parts.wing.isEmpty { parts.wing = whole.parts.wing }
    start = space + 1
  }

  /// 私書箱12号 is a box at the post office.
  private func isBox(before index: Int) -> Bool {
    index - start > 1 && text[index - 1] == "箱" && text[index - 2] == "書"
  }

  static func isListMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "・" || scalar == "、" || scalar == "/"
  }
}
