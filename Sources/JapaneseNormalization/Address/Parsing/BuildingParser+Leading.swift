/// Units that stand before the name, and names of people that stand after the unit.
extension BuildingParser {
  /// A unit before the building (A22 コーポ青葉, 203号室 コーポ青葉, 3F 青葉ビル), and a letter that is all there is (5-30-A).
  mutating func takeLeading() {
    guard start < end else { return }
    if end - start == 1, AddressScalars.isLatin(text[start]) {
      guard parts.room.isEmpty else { return }
      parts.room = start..<end
      end = start
      return
    }
    guard marks.hasSpace, let space = text[start..<min(end, start + 14)].firstIndex(of: " "), space + 1 < end
    else { return }
    takeUnit(before: space, next: space + 1)
  }

  /// Takes `start..<stop` if all of it is a unit and it says nothing that is known already.
  private mutating func takeUnit(before stop: Int, next: Int) {
    let whole = (start: start, end: end, parts: parts)
    let isMarked = text[stop - 1] == "号" || text[stop - 1] == "室"
    let digits = text[start..<stop].count(where: AddressScalars.isDigit)
    parts.room = 0..<0
    parts.wing = 0..<0
    parts.floor = nil
    end = stop
    takeUnits()
    let own = parts
    let isUnit =
      start == end
      && (isMarked || digits > 2 || !own.wing.isEmpty || own.floor != nil || own.room.count > digits)
    (start, end, parts) = whole
    let repeats =
      !own.room.isEmpty && !parts.room.isEmpty || own.floor != nil && parts.floor != nil
    guard isUnit, !repeats else { return }
    if parts.room.isEmpty { parts.room = own.room }
    if parts.wing.isEmpty { parts.wing = own.wing }
    parts.floor = parts.floor ?? own.floor
    start = next
  }

  /// What follows a room or a floor and is no part of a place: 203号室 田中, 4階 株式会社山田, コーポ青葉 203 田中様.
  /// Before a name it is the building: 203号室コーポ青葉.
  mutating func takeResident() {
    guard end - start > 1,
      let tail = (marks.hasUnit ? tailAfterMark() : nil) ?? (marks.hasSpace ? tailAfterNumber() : nil)
    else { return }
    var first = tail
    while first < end, text[first] == " " || text[first] == "-" { first += 1 }
    guard first < end, !text[first..<end].contains(where: AddressScalars.isDigit) else { return }
    let whole = (start: start, end: end, parts: parts)
    end = tail
    takeUnits()
    let own = (end: end, parts: parts)
    (start, end, parts) = whole
    // The tail of コーポ青葉203号室 A棟 is a wing: the loop from the end takes it.
    if isWingTail(first) { return }
    if own.end == start {
      if own.parts.room.isEmpty && own.parts.floor == nil { return }
      parts = own.parts
      start = first
      return
    }
    if parts.leftover.isEmpty { parts.leftover = first..<end }
    cut(at: tail)
  }

  private func isWingTail(_ first: Int) -> Bool {
    switch text[end - 1] {
    case "棟", "館", "階", "室", "号": true
    case "f": true
    case "側", "東", "西", "南", "北", "右", "左": end - first < 3
    default: end - first == 1 && !KanjiVariants.isKanji(text[first])
    }
  }

  /// The index after the last 号室 or 階 that something follows.
  private func tailAfterMark() -> Int? {
    guard
      let mark = text[start..<end - 1].indices.last(where: { index in
        switch text[index] {
        case "室": index > start && text[index - 1] == "号"
        case "階":
          // 二階堂 is a name.
          index > start
            && (AddressScalars.isDigit(text[index - 1])
              || text[index + 1] == " " && AddressScalars.isNumeral(text[index - 1]))
        case "f":
          isFloorLetter(at: index) && !AddressScalars.isLatin(text[index + 1]) && text[index + 1] != "-"
        default: false
        }
      })
    else { return nil }
    return mark + 1
  }

  /// The index after a room that a space and a person's name follow: コーポ青葉 203 田中, コーポ青葉 田中様.
  private func tailAfterNumber() -> Int? {
    guard var space = text[start..<end].lastIndex(of: " "), space > start, end - space < 9 else { return nil }
    // A firm's form in brackets is a word of its own: 203 (株)山田.
    if space - start > 2, text[space - 2] == " ", KanjiVariants.isKanji(text[space - 1]) { space -= 2 }
    if text[end - 1] == "様" || text[end - 1] == "中" && text[end - 2] == "御" { return space }
    let name = text[(space + 1)..<end]
    guard name.allSatisfy({ KanjiVariants.isKanji($0) || Kana.isKana($0) || $0 == " " }),
      BuildingWords.written.suffix(of: name) == 0, BuildingWords.writtenFirst.prefix(of: name) == 0
    else { return nil }
    var index = space
    while index > start, AddressScalars.isDigit(text[index - 1]) { index -= 1 }
    return space - index > 2 && index > start ? space : nil
  }
}
