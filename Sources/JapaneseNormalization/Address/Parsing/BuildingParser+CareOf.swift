/// Names of people and notes: in whose household, to whom, where mail is fetched.
extension BuildingParser {
  /// Takes a note in brackets off the end, if there is something before it and it is no room: コーポ青葉203(田中).
  mutating func takeNote(_ rest: inout ArraySlice<Unicode.Scalar>) {
    guard let last = rest.last, AddressScalars.isClosing(last),
      let start = rest.suffix(40).lastIndex(where: AddressScalars.isOpening)
    else { return }
    let note = rest[(start + 1)..<(rest.endIndex - 1)]
    let before = rest[..<start]
    let isName = before.contains {
      $0 != " " && !AddressScalars.isOpening($0) && !AddressScalars.isClosing($0)
    }
    guard !note.isEmpty, !note.contains(where: AddressScalars.isClosing) else { return }
    // Where mail is fetched is no part of the place: 内神田3-3-7(銀座郵便局私書箱第2288号).
    guard Self.isBox(note) || isName && !note.contains(where: AddressScalars.isDigit) else { return }
    rest = before
    parts.leftover = append(note)
  }

  private static func isBox(_ note: ArraySlice<Unicode.Scalar>) -> Bool {
    note.indices.dropLast(2).contains { note[$0] == "私" && note[$0 + 1] == "書" && note[$0 + 2] == "箱" }
  }

  /// 山田様方, and 山田方 where it is a word of its own.
  mutating func takeCareOf() {
    takeAddressee()
    guard last() == "方", end - start > 1 else { return }
    var stop = end - 1
    let hasTitle = text[stop - 1] == "様"
    if hasTitle { stop -= 1 }
    var first = stop
    while first > start, first > stop - 12, text[first - 1] != " ", !AddressScalars.isDigit(text[first - 1]) {
      first -= 1
    }
    // 号室 and 号 end the room before a name that is written on: 203号山田様方.
    if let mark = text[first..<stop].lastIndex(where: { $0 == "室" || $0 == "号" }) { first = mark + 1 }
    guard first < stop, hasTitle || first > start && text[first - 1] == " " || first == start else { return }
    parts.careOf = first..<stop
    cut(at: first)
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
}
