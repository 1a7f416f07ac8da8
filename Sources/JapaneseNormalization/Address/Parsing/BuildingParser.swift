/// Takes what comes after the lot apart from its end: care-of, room, floor, wing; the rest is the building's name.
struct BuildingParser {
  /// The text after the general fold; brackets are spaces.
  private var text: ScalarText
  /// What belongs to no part: a note in brackets after the building, a name after 様方.
  private(set) var leftover: ScalarText = []
  private(set) var careOf: ScalarText = []
  private(set) var wing: ScalarText = []
  private(set) var floor: ClosedRange<Int>?
  private(set) var room: ScalarText = []

  /// The name of the building, as written.
  var building: ScalarText { text }

  var unit: DwellingUnit {
    if !room.isEmpty { return .room(room) }
    return floor.map(DwellingUnit.floor) ?? .notStated
  }

  init(_ rest: ArraySlice<Unicode.Scalar>) {
    var rest = rest
    while rest.last == " " { rest.removeLast() }
    leftover = Self.takeNote(&rest)
    text = []
    text.reserveCapacity(rest.count)
    for scalar in rest {
      let isMark = AddressScalars.isOpening(scalar) || AddressScalars.isClosing(scalar) || scalar == ","
      let replaced: Unicode.Scalar = isMark ? " " : scalar
      if replaced == " " && (text.last ?? " ") == " " { continue }
      if text.isEmpty && AddressScalars.isSeparator(scalar) { continue }
      text.append(replaced)
    }
    trim()
    takeCareOf()
    for _ in 0..<4 where takeRoom() || takeFloor() || takeWing() {}
    takeLeadingRoom()
  }

  /// Takes a note in brackets off the end, if there is something before it and it is no room: コーポ青葉203(田中).
  private static func takeNote(_ rest: inout ArraySlice<Unicode.Scalar>) -> ScalarText {
    guard let last = rest.last, AddressScalars.isClosing(last),
      let start = rest.suffix(40).lastIndex(where: AddressScalars.isOpening)
    else { return [] }
    let note = rest[(start + 1)..<(rest.endIndex - 1)]
    let before = rest[..<start]
    let isName = before.contains {
      $0 != " " && !AddressScalars.isOpening($0) && !AddressScalars.isClosing($0)
    }
    guard !note.isEmpty, !note.contains(where: AddressScalars.isClosing) else { return [] }
    // Where mail is fetched is no part of the place: 内神田3-3-7(銀座郵便局私書箱第2288号).
    let isBox = note.indices.dropLast(2).contains { note[$0...].starts(with: Self.box) }
    guard isBox || isName && !note.contains(where: AddressScalars.isDigit) else { return [] }
    rest = before
    return ScalarText(note)
  }

  private static let box = "私書箱".scalarText

  /// A room in a field of its own: 203, 203号室, A-203, 2階.
  mutating func setRoom(_ field: ScalarText) {
    let parsed = BuildingParser(field[...])
    guard parsed.room.isEmpty else {
      room = parsed.room
      if wing.isEmpty { wing = parsed.wing }
      floor = floor ?? parsed.floor
      return
    }
    if let floor = parsed.floor {
      self.floor = floor
    } else if !parsed.building.isEmpty {
      room = parsed.building
    }
  }

  private mutating func trim() {
    while let last = text.last, last == " " || AddressScalars.isDash(last) && !endsInKana {
      text.removeLast()
    }
  }

  /// Whether a final ー is a long vowel.
  private var endsInKana: Bool {
    text.count > 1 && text[text.count - 1] == "ー" && Kana.isKana(text[text.count - 2])
  }

  /// 山田様方, and 山田方 where it is a word of its own.
  private mutating func takeCareOf() {
    takeAddressee()
    guard text.last == "方", text.count > 1 else { return }
    var end = text.count - 1
    let hasTitle = text[end - 1] == "様"
    if hasTitle { end -= 1 }
    var start = end
    while start > 0, start > end - 12, text[start - 1] != " ", !AddressScalars.isDigit(text[start - 1]) {
      start -= 1
    }
    // 号室 and 号 end the room before a name that is written on: 203号山田様方.
    if let mark = text[start..<end].lastIndex(where: { $0 == "室" || $0 == "号" }) { start = mark + 1 }
    guard start < end, hasTitle || start > 0 && text[start - 1] == " " || start == 0 else { return }
    careOf = ScalarText(text[start..<end])
    text.removeSubrange(start...)
    trim()
  }

  /// The name of the addressee after 様方: 田中様方 山田太郎.
  private mutating func takeAddressee() {
    guard let space = text.lastIndex(of: " "), space > 1, text[space - 1] == "方", text[space - 2] == "様",
      leftover.isEmpty, !text[space...].contains(where: AddressScalars.isDigit)
    else { return }
    leftover = ScalarText(text[(space + 1)...])
    text.removeSubrange(space...)
  }

  /// 203, 203号, 203号室, #203, A-203, 203c, 3-502 at the end.
  private mutating func takeRoom() -> Bool {
    guard room.isEmpty else { return false }
    var end = text.count
    var marked = false
    if end > 2, text[end - 1] == "室", text[end - 2] == "号" {
      end -= 2
      marked = true
    } else if end > 1, text[end - 1] == "室" || text[end - 1] == "号" {
      end -= 1
      marked = true
    }
    if marked, end > 0, text[end - 1] == " " { end -= 1 }
    if marked, end > 0, AddressScalars.isLatin(text[end - 1]),
      end == 1 || text[end - 2] == " " || text[end - 2] == "階"
    {
      room = [text[end - 1]]
      text.removeSubrange((end - 1)...)
      trim()
      return true
    }
    guard let digits = digits(endingAt: end, kanji: marked), !isBox(before: digits.start) else {
      return false
    }
    var start = digits.start
    var number = digits.text
    let single = number.count == 1
    var head: ScalarText = []
    var index = start
    if index > 0, text[index - 1] == "#" { index -= 1 }
    let dashed = index > 0 && AddressScalars.isDash(text[index - 1])
    if dashed { index -= 1 }
    if index > 0, AddressScalars.isLatin(text[index - 1]), !isFloorLetter(at: index - 1),
      !(index > 1 && AddressScalars.isLatin(text[index - 2]))
    {
      head = [text[index - 1]]
      index -= 1
    } else if dashed, let before = self.digits(endingAt: index, kanji: false) {
      // 3-502: the third building of an estate.
      head = before.text
      index = before.start
    }
    // One digit at the end of a name belongs to the name: コーポ青葉2.
    let attached = start > 0 && text[start - 1] != " " && text[start - 1] != "#" && !dashed
    if single && !marked && attached && head.isEmpty { return false }
    // B1 is a basement.
    if head == ["b"], single, !marked { return false }
    if number.count > 6 { return false }
    while number.count > 1, number.first == "0" { number.removeFirst() }
    start = index
    if head.isEmpty, !dashed { number = takeRooms(before: &start, last: number) }
    room = number
    if !head.isEmpty { wing = head }
    text.removeSubrange(start...)
    trim()
    return true
  }

  /// Several rooms of one office, 201・202 and 201、202: as one text with ・ between them.
  private func takeRooms(before start: inout Int, last: ScalarText) -> ScalarText {
    var rooms = last
    for _ in 0..<Self.roomLimit {
      guard last.count > 1, start > 0, isListMark(text[start - 1]),
        let before = digits(endingAt: start - 1, kanji: false), before.text.count > 1,
        !(before.start > 0 && AddressScalars.isDash(text[before.start - 1]))
      else { break }
      rooms = before.text + ["・"] + rooms
      start = before.start
    }
    return rooms
  }

  private static let roomLimit = 8

  /// Whether the f at `index` is that of a floor and no wing: 16f1号, 1f101.
  private func isFloorLetter(at index: Int) -> Bool {
    text[index] == "f" && index > 0 && AddressScalars.isDigit(text[index - 1])
  }

  /// A room before the building (A22 コーポ青葉, 203号室 コーポ青葉), and a letter that is all there is (5-30-A).
  private mutating func takeLeadingRoom() {
    guard room.isEmpty, let first = text.first else { return }
    if text.count == 1, AddressScalars.isLatin(first) {
      room = text
      text = []
      return
    }
    guard let space = text.prefix(14).firstIndex(of: " "), space + 1 < text.count else { return }
    var front = BuildingParser.unparsed
    front.text = ScalarText(text[..<space])
    let digits = front.text.filter(AddressScalars.isDigit).count
    let isMarked = front.text.last == "号" || front.text.last == "室"
    guard front.takeRoom(), front.text.isEmpty, isMarked || digits > 2 || !front.wing.isEmpty else { return }
    room = front.room
    if wing.isEmpty { wing = front.wing }
    text.removeSubrange(...space)
  }

  /// 私書箱12号 is a box at the post office.
  private func isBox(before index: Int) -> Bool {
    index > 1 && text[index - 1] == "箱" && text[index - 2] == "書"
  }

  private static let unparsed = BuildingParser([])

  /// The digits, with one Latin letter after them allowed (203c), that end at `end`.
  private func digits(endingAt end: Int, kanji: Bool) -> (text: ScalarText, start: Int)? {
    var index = end
    var suffix: ScalarText = []
    if index > 1, AddressScalars.isLatin(text[index - 1]), AddressScalars.isDigit(text[index - 2]),
      text[index - 1] != "f"
    {
      suffix = [text[index - 1]]
      index -= 1
    } else if index > 2, AddressScalars.isLatin(text[index - 1]), text[index - 2] == "-",
      AddressScalars.isDigit(text[index - 3])
    {
      suffix = [text[index - 1]]
      index -= 2
    }
    let stop = index
    while index > 0, AddressScalars.isDigit(text[index - 1]) { index -= 1 }
    if index < stop { return (ScalarText(text[index..<stop]) + suffix, index) }
    while index > 0, stop - index < 8, AddressScalars.isNumeral(text[index - 1]) { index -= 1 }
    // Without 号室 after it a kanji numeral is a number only if it is written digit by digit: 二〇三.
    guard index < stop, suffix.isEmpty, kanji || stop - index > 2 && text[index..<stop].contains("〇"),
      let number = KanjiNumeral.parse(ScalarText(text[index..<stop]), from: 0), number.end == stop - index
    else { return nil }
    return (AreaFolding.decimal(number.value), index)
  }

  /// 5階, 5f, 地下1階, b1, 1~3階 at the end.
  private mutating func takeFloor() -> Bool {
    guard floor == nil, let upper = floor(endingAt: text.count, marked: false) else { return false }
    var start = upper.start
    var range = upper.number...upper.number
    // 6f~13f, 3・4f, 5・7・8f: from the lowest to the highest that is named.
    for _ in 0..<Self.roomLimit {
      guard start > 0, isRangeMark(text[start - 1]),
        let lower = floor(endingAt: start - 1, marked: true), lower.number <= range.lowerBound
      else { break }
      range = lower.number...range.upperBound
      start = lower.start
    }
    floor = range
    text.removeSubrange(start...)
    trim()
    return true
  }

  private func isRangeMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "~", "〜", "～", "-": true
    default: isListMark(scalar)
    }
  }

  private func isListMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "・" || scalar == "、" || scalar == "/"
  }

  private func floor(endingAt end: Int, marked: Bool) -> (number: Int, start: Int)? {
    var index = end
    var marked = marked
    if index > 0, text[index - 1] == "階" || text[index - 1] == "f" {
      index -= 1
      marked = true
    }
    guard let digits = digits(endingAt: index, kanji: marked), digits.text.count <= 3,
      let value = BuildingParser.value(digits.text)
    else { return nil }
    var start = digits.start
    if start > 1, text[start - 1] == "下", text[start - 2] == "地" {
      return (-value, start - 2)
    }
    if start > 0, text[start - 1] == "b", !(start > 1 && AddressScalars.isLatin(text[start - 2])) {
      start -= 1
      return (-value, start)
    }
    return marked ? (value, start) : nil
  }

  private static func value(_ digits: ScalarText) -> Int? {
    digits.reduce(0) { total, digit in
      guard let total, AddressScalars.isDigit(digit) else { return nil }
      return total * 10 + Int(digit.value - 0x30)
    }
  }

  /// A棟, 1号棟, 12棟, 東館, 別館 at the end of the name.
  private mutating func takeWing() -> Bool {
    guard wing.isEmpty, let last = text.last, last == "棟" || last == "館", text.count > 1 else { return false }
    var end = text.count - 1
    let isBlock = last == "棟"
    if text[end - 1] == "号",
      let before = text[..<(end - 1)].lastIndex(where: { !AddressScalars.isNumeral($0) }),
      text[before] == "第"
    {
      return false  // 合同庁舎第2号館 is a name.
    }
    if text[end - 1] == "号" || text[end - 1] == "番" && isBlock { end -= 1 }
    var start = end
    if let digits = digits(endingAt: end, kanji: true) {
      // 十五番館 is a name; 1号館 and 12棟 are wings.
      guard isBlock || end < text.count - 1 else { return false }
      wing = digits.text
      start = digits.start
    } else if end == text.count - 1, let mark = text.scalar(at: end - 1) {
      let isName: Bool
      switch mark {
      case "別", "本", "新", "東", "西", "南", "北", "中": isName = true
      default:
        let isLetter =
          AddressScalars.isLatin(mark) && (isBlock || !(end > 1 && AddressScalars.isLatin(text[end - 2])))
        isName = isLetter || isBlock && AddressScalars.isLetterKana(mark)
      }
      guard isName else { return false }
      wing = [mark]
      start = end - 1
    } else {
      return false
    }
    text.removeSubrange(start...)
    trim()
    return true
  }
}
