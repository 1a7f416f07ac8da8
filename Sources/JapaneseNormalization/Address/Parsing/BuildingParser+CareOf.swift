/// Names of people and notes: in whose household, to whom, where mail is fetched.
///
/// | pattern | examples |
/// |---|---|
/// | household | 山田様方, 山田方, (山田方), c/o 山田, 山田宅 |
/// | at a firm's | 株式会社山田 気付 |
/// | inside | 青葉ビル内 is 青葉ビル; 丸の内 and 山内 are names |
/// | note | コーポ青葉203(田中) |
extension BuildingParser {
  /// Takes a note in brackets off the end, if there is something before it and it is no unit: コーポ青葉203(田中).
  mutating func takeNote(_ rest: inout ArraySlice<Unicode.Scalar>) {
    guard let last = rest.last, AddressScalars.isClosing(last),
      let start = rest.suffix(40).lastIndex(where: AddressScalars.isOpening)
    else { return }
    let note = rest[(start + 1)..<(rest.endIndex - 1)]
    let before = rest[..<start]
    let isName = before.contains {
      $0 != " " && !AddressScalars.isOpening($0) && !AddressScalars.isClosing($0)
    }
    guard let end = note.last, !note.contains(where: AddressScalars.isClosing) else { return }
    // Where mail is fetched is no part of the place: 内神田3-3-7(銀座郵便局私書箱第2288号).
    if !Self.isBox(note) {
      guard isName, !note.contains(where: AddressScalars.isDigit), !Self.isUnit(end, note) else { return }
    }
    rest = before
    if end == "方", note.count > 1 {
      let title = note.dropLast().last == "様" ? 2 : 1
      parts.careOf = append(note.dropLast(title))
    } else {
      parts.leftover = append(note)
    }
  }

  /// Whether a note is a wing, a floor or a room without digits: (南館), (A棟), (地下), (離れ), (二階).
  private static func isUnit(_ end: Unicode.Scalar, _ note: ArraySlice<Unicode.Scalar>) -> Bool {
    switch end {
    case "館", "棟", "階", "室": note.count < 8
    case "下", "れ": note.count == 2
    default: note.count == 1 && AddressScalars.isLatin(end)
    }
  }

  private static func isBox(_ note: ArraySlice<Unicode.Scalar>) -> Bool {
    note.indices.dropLast(2).contains { note[$0] == "私" && note[$0 + 1] == "書" && note[$0 + 2] == "箱" }
  }

  /// Takes the household or the firm in which the addressee is found.
  mutating func takeCareOf() {
    if marks.hasSlash { takeLatinCareOf() }
    if marks.hasSpace { takeAddressee() }
    takeInside()
    guard let last = last(), end - start > 1 else { return }
    switch last {
    case "方", "宅": takeHousehold()
    case "付": takeFirm()
    default: break
    }
  }

  /// 山田様方, and 山田方 and 山田宅 where it is a word of its own.
  private mutating func takeHousehold() {
    var stop = end - 1
    let hasTitle = text[stop - 1] == "様"
    if hasTitle { stop -= 1 }
    guard hasTitle || text[stop] == "方" || stop > start && text[stop - 1] != "住" && text[stop - 1] != "社"
    else {
      return
    }
    let first = startOfName(endingAt: stop)
    guard first < stop, hasTitle || first == start || Self.endsUnit(text[first - 1]) else { return }
    // 青葉住宅 is a building even where it stands alone.
    if text[stop] == "宅", !hasTitle, first == start { return }
    parts.careOf = first..<stop
    cut(at: first)
  }

  /// Whether a name can begin after `scalar`: a space, 号室, 号 and 階.
  private static func endsUnit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "室", "号", "階": true
    default: false
    }
  }

  /// Where the name that ends at `stop` begins: after a space, a digit, or the mark of a room (203号山田様方).
  private func startOfName(endingAt stop: Int) -> Int {
    var first = stop
    while first > start, first > stop - 12, text[first - 1] != " ", !AddressScalars.isDigit(text[first - 1]) {
      first -= 1
    }
    let mark = text[first..<stop].lastIndex { $0 == "室" || $0 == "号" || $0 == "階" }
    return mark.map { $0 + 1 } ?? first
  }

  /// 株式会社山田 気付: the firm is where mail is handed over; alone it is the place itself.
  private mutating func takeFirm() {
    guard last(1) == "気" else { return }
    var stop = end - 2
    while stop > start, text[stop - 1] == " " { stop -= 1 }
    let first = startOfName(endingAt: stop)
    guard first > start, first < stop else {
      cut(at: stop)
      return
    }
    parts.careOf = first..<stop
    cut(at: first)
  }

  /// c/o 山田 at the end, or before a building with a space between.
  private mutating func takeLatinCareOf() {
    guard end - start > 4,
      let slash = text[(start + 1)..<(end - 1)].indices.first(where: {
        text[$0] == "/" && text[$0 - 1] == "c" && text[$0 + 1] == "o"
          && !($0 - 2 >= start && AddressScalars.isLatin(text[$0 - 2]))
      })
    else { return }
    var first = slash + 2
    while first < end, text[first] == " " || text[first] == "." || text[first] == ":" { first += 1 }
    guard first < end else { return }
    if !text[first..<end].contains(where: AddressScalars.isDigit) {
      parts.careOf = first..<end
      cut(at: slash - 1)
    } else if slash - 1 == start, let space = text[first..<end].firstIndex(of: " ") {
      parts.careOf = first..<space
      start = space + 1
    }
  }

  /// The name of the addressee after 様方: 田中様方 山田太郎.
  private mutating func takeAddressee() {
    guard let space = text[start..<end].lastIndex(of: " "), space - start > 1, text[space - 1] == "方",
      text[space - 2] == "様", parts.leftover.isEmpty,
      !text[space..<end].contains(where: AddressScalars.isDigit)
    else { return }
    parts.leftover = space + 1..<end
    end = space
  }

  /// 青葉ビル内 is 青葉ビル. 内 is a word after katakana, Latin, digits and the ends of words for places; 丸の内 keeps it.
  private mutating func takeInside() {
    guard last() == "内", let before = last(1) else { return }
    if before == "様" {
      let first = startOfName(endingAt: end - 2)
      guard first < end - 2 else { return }
      parts.careOf = first..<end - 2
      cut(at: first)
      return
    }
    let isWord: Bool
    switch before {
    case "館", "所", "院", "校", "園", "社", "舎", "棟", "駅", "局", "署", "寮", "荘", "室", "階", "店", "場", "会", "学", "庫",
      " ":
      isWord = true
    case "地": isWord = last(2) == "団"
    default:
      isWord = Kana.isKatakana(before) || AddressScalars.isLatin(before) || AddressScalars.isDigit(before)
    }
    if isWord, end - start > 2 { cut(at: end - 1) }
  }
}
