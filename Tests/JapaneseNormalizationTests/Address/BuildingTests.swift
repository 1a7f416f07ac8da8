import Foundation
import JapaneseNormalization
import Testing

/// Rows of corpus/addresses/buildings.tsv.
private struct BuildingCase {
  let a: String
  let b: String
  let relation: String
  let why: String

  static let all: [BuildingCase] = {
    let file = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("corpus/addresses/buildings.tsv")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let row = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return row.count == 4 ? BuildingCase(a: row[0], b: row[1], relation: row[2], why: row[3]) : nil
    }
  }()
}

@Suite("Buildings and rooms")
struct BuildingTests {
  private static let lot = "東京都港区虎ノ門1-23-1 "

  @Test("Two dwellings on one lot stand to one another as the table says")
  func relations() {
    #expect(BuildingCase.all.count > 200)
    for row in BuildingCase.all {
      let a = JapaneseAddress.parse(row.a)
      let b = JapaneseAddress.parse(row.b)
      #expect("\(a.relation(to: b))" == row.relation, "\(row.why): \(row.a) | \(row.b)")
      #expect(a.relation(to: b) == b.relation(to: a), "not symmetric: \(row.a) | \(row.b)")
    }
  }

  @Test("A dwelling is one with itself, and its canonical text reads back the same")
  func canonical() {
    for row in BuildingCase.all {
      for text in [row.a, row.b] {
        let address = JapaneseAddress.parse(text)
        #expect(address.relation(to: address) == .same, "\(text)")
        let canonical = address.canonical
        #expect(JapaneseAddress.parse(canonical).canonical == canonical, "\(text)")
      }
    }
  }

  /// What a rest of an address is taken apart into.
  struct Parts: Sendable, CustomTestStringConvertible {
    let rest: String
    let building: String
    var wing = ""
    var floor: ClosedRange<Int>?
    var room = ""
    var careOf = ""
    var leftover = ""
    var testDescription: String { rest }
  }

  static let parts: [Parts] = [
    Parts(rest: "コーポ青葉2 203号室", building: "コーポ青葉2", room: "203"),
    Parts(rest: "コーポ青葉2", building: "コーポ青葉2"),
    Parts(rest: "千代田21ビル7階", building: "千代田21ビル", floor: 7...7),
    Parts(rest: "アスティ45-14F", building: "アスティ45", floor: 14...14),
    Parts(rest: "109ビル", building: "109ビル"),
    Parts(rest: "十五番館ビル", building: "十五番館ビル"),
    Parts(rest: "青葉団地 12-304", building: "青葉団地", wing: "12", room: "304"),
    Parts(rest: "青葉荘 離れ", building: "青葉荘", wing: "離れ"),
    Parts(rest: "「コーポ青葉203号室」", building: "コーポ青葉", room: "203"),
    Parts(rest: "青葉ビル12F-3", building: "青葉ビル", floor: 12...12, room: "3"),
    Parts(rest: "青葉ビルB1F~3F", building: "青葉ビル", floor: -1...3),
    Parts(rest: "青葉タワー203", building: "青葉タワー", room: "203"),
    Parts(rest: "丸の内", building: "丸の内"),
    Parts(rest: "青葉ビル内", building: "青葉ビル"),
    Parts(rest: "コーポ青葉203 田中様方 田中太郎", building: "コーポ青葉", room: "203", careOf: "田中", leftover: "田中太郎"),
    Parts(rest: "コーポ青葉203号室 c/o 田中", building: "コーポ青葉", room: "203", careOf: "田中"),
    Parts(rest: "青葉住宅", building: "青葉住宅"),
    Parts(rest: "二階堂ビル203", building: "二階堂ビル", room: "203"),
    Parts(rest: "青葉ビル201、202号室", building: "青葉ビル", room: "201・202"),
  ]

  @Test("The rest of an address is taken apart", arguments: parts)
  func taken(expected: Parts) {
    let address = JapaneseAddress.parse(Self.lot + expected.rest)
    #expect(address.building == text(expected.building))
    #expect(address.wing == text(expected.wing))
    #expect(address.floor == expected.floor)
    if expected.room.isEmpty {
      #expect(address.unit == expected.floor.map(DwellingUnit.floor) ?? .notStated)
    } else {
      #expect(address.unit == .room(text(expected.room)))
    }
    #expect(address.careOf == text(expected.careOf))
    #expect(address.leftover == text(expected.leftover))
  }

  @Test(
    "A room in a field of its own",
    arguments: ["203", "203号室", "２０３", "#203", "No.203", "Room 203", "二〇三号室", "0203"])
  func roomField(room: String) {
    let parts = AddressParts(addressLines: [Self.lot], building: "コーポ青葉", room: room)
    let whole = JapaneseAddress.parse(Self.lot + "コーポ青葉203号室")
    #expect(JapaneseAddress.parse(parts: parts).relation(to: whole) == .same)
  }

  @Test("A field may hold a wing, a floor or a penthouse")
  func otherFields() {
    func parsed(_ room: String) -> JapaneseAddress {
      JapaneseAddress.parse(parts: AddressParts(addressLines: [Self.lot], building: "コーポ青葉", room: room))
    }
    #expect(parsed("A-203").wing == text("a"))
    #expect(parsed("離れ").wing == text("離れ"))
    #expect(parsed("5F").floor == 5...5)
    #expect(parsed("PH").unit == .room(text("ph")))
    #expect(parsed("12").unit == .room(text("12")))
  }

  @Test("64 KiB of anything is taken apart, and the lot before it is not lost")
  func longText() {
    let units = [
      "-", "ー", "1", "0", "(", ")", "()", "方", "様方", "号室", "1号室", "階", "1階", "1f", "棟", "a棟", "・", "1・",
      "12、", "~", "1~",
      "第", "第1", "私書箱", "一", "〇", "十", "a", "a1", "1a", "1-", "a-", "内", "付", "気付", "c/o", "c/o ", "地下", "b1",
      " ", "1 ", "室 ", "#",
      "no.", "「", "」", "離れ", "東", "ビル", "コーポ", "\"", ",", "1,", "ph", "号", "1号", "館", "5階 ",
    ]
    for unit in units {
      let count = 65_536 / unit.utf8.count
      let address = JapaneseAddress.parse(
        Self.lot + "コーポ青葉 " + String(repeating: unit, count: count) + " 203号室")
      #expect(address.town == text("虎ノ門"), "\(unit)")
      #expect(address.numbers.count > 2, "\(unit)")
    }
  }

  @Test("Any text is taken apart without a trap, and a dwelling is one with itself")
  func anyText() {
    let alphabet = Array("0123456789abfph号室階棟館方様宅内付気-ー~ (),・、\"「」#.第地下一二三〇十新東離れ団荘ビルコポ/cono".unicodeScalars)
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 33) % bound
    }
    for _ in 0..<4000 {
      var rest = Self.lot
      for _ in 0..<next(14) { rest.unicodeScalars.append(alphabet[next(alphabet.count)]) }
      let address = JapaneseAddress.parse(rest)
      #expect(address.relation(to: address) == .same, "\(rest)")
    }
  }

  private func text(_ string: String) -> ScalarText { ScalarText(string.unicodeScalars) }
}
