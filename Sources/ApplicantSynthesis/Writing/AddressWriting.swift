internal import SynthesisCore

/// Spellings of addresses: which parts are named, how numbers are written, where the building stands.
struct AddressStyle: Sendable, Equatable {
  /// How the numbers of a lot are written.
  enum Numbers: Sendable, CaseIterable {
    /// 1-23-4, 1234-5
    case hyphens
    /// 1丁目23番4号, 1234番地5
    case full
    /// 1丁目23-4
    case chomeThenHyphens
    /// 一丁目23番4号
    case kanjiChome
    /// 一丁目二十三番四号
    case kanji
    /// １－２３－４ with one of the dashes that keyboards offer
    case wideHyphens
    /// １丁目２３番４号
    case wide
    /// 1の23の4
    case no
  }

  /// Where the building is named.
  enum Place: Sendable {
    case ownField
    case address
    /// 1-23-4-203: the room alone, as one more number.
    case roomAlone
    case omitted
  }

  /// How the room is written after the building.
  enum Room: Sendable {
    case number
    case goshitsu
    case hyphen
    case omitted
  }

  private static let formNumbers: [(Numbers, Int)] = [(.hyphens, 60), (.full, 20), (.chomeThenHyphens, 20)]

  var prefecture = true
  var numbers: Numbers = .hyphens
  var place: Place = .ownField
  var room: Room = .goshitsu
  /// Before the building.
  var gap = " "
  /// 大字 before a town that has no 丁目.
  var oaza = false
  var wideBuilding = false
  var spaced = false
  var dash = "－"

  /// A style of `penmanship`.
  init(_ penmanship: Penmanship, _ random: inout SeededRandom) {
    switch penmanship {
    case .form:
      numbers = random.pick(weighted: Self.formNumbers)
      room = random.chance(500) ? .number : .goshitsu
    case .freehand:
      prefecture = random.chance(720)
      numbers = random.pick(Numbers.allCases)
      place = random.pick(weighted: [(.ownField, 45), (.address, 35), (.roomAlone, 12), (.omitted, 8)])
      room = random.pick(weighted: [(.number, 35), (.goshitsu, 35), (.hyphen, 22), (.omitted, 8)])
      gap = random.pick(weighted: [(" ", 45), ("　", 30), ("", 25)])
      oaza = random.chance(100)
      wideBuilding = random.chance(250)
      spaced = random.chance(120)
      dash = random.pick(["－", "−", "‐", "ー", "―"])
    }
  }
}

enum AddressWriting {
  /// The address and the building field of `dwelling`.
  static func write(
    _ dwelling: Dwelling, in town: Town, _ style: AddressStyle
  ) -> (address: String, building: String) {
    let separator = style.spaced ? " " : ""
    var address = style.prefecture ? town.prefecture + separator : ""
    address += town.municipality + separator
    if style.oaza, case .parcel = dwelling.lot { address += "大字" }
    address += town.name + numbers(dwelling.lot, style)
    guard let building = dwelling.building else { return (address, "") }

    // 1234-203 would read as branch 203 of parcel 1234, and B棟 must not get lost.
    let hasWing = "棟館".contains(building.name.last ?? " ")
    let canEndInRoom: Bool =
      switch (style.numbers, dwelling.lot) {
      case _ where hasWing: false
      case (_, .parcel(_, branch: 0)): false
      case (.hyphens, _), (.wideHyphens, _): true
      default: false
      }
    switch style.place {
    case .omitted: return (address, "")
    case .roomAlone where canEndInRoom:
      guard let room = dwelling.room else { return (address, "") }
      let number = style.numbers == .wideHyphens ? style.dash + Typing.fullWidth("\(room)") : "-\(room)"
      return (address + number, "")
    case .ownField: return (address, name(building, dwelling.room, style))
    // After 4号 a bare number would read as part of the lot, so there the building is named.
    case .address, .roomAlone:
      return (address + style.gap + name(building, dwelling.room, style), "")
    }
  }

  private static func name(_ building: Building, _ room: Int?, _ style: AddressStyle) -> String {
    // Between 桜2 and 203 only a gap tells where the name ends.
    let endsInDigit = building.name.utf8.last.map { (0x30...0x39).contains($0) } ?? false
    let gap = style.gap.isEmpty && (endsInDigit || style.room == .omitted) ? " " : style.gap
    let text: String =
      switch (style.room, room) {
      case (.omitted, _), (_, nil): building.name
      case (.number, let room?): building.name + gap + "\(room)"
      case (.goshitsu, let room?): building.name + gap + "\(room)号室"
      case (.hyphen, let room?): building.name + "-\(room)"
      }
    return style.wideBuilding ? Typing.fullWidth(text) : text
  }

  private static func numbers(_ lot: Lot, _ style: AddressStyle) -> String {
    let short: String
    let full: String
    let kanji: String
    let mixed: String
    switch lot {
    case .chome(let chome, let block, let number):
      short = "\(chome)-\(block)-\(number)"
      full = "\(chome)丁目\(block)番\(number)号"
      mixed =
        style.numbers == .kanjiChome
        ? "\(numeral(chome))丁目\(block)番\(number)号" : "\(chome)丁目\(block)-\(number)"
      kanji = "\(numeral(chome))丁目\(numeral(block))番\(numeral(number))号"
    case .block(let block, let number):
      short = "\(block)-\(number)"
      full = "\(block)番\(number)号"
      mixed = full
      kanji = "\(numeral(block))番\(numeral(number))号"
    case .parcel(let parcel, let branch):
      let hasBranch = branch > 0
      short = hasBranch ? "\(parcel)-\(branch)" : "\(parcel)"
      full = hasBranch ? "\(parcel)番地\(branch)" : "\(parcel)番地"
      mixed = hasBranch ? "\(parcel)番地の\(branch)" : "\(parcel)番地"
      kanji = hasBranch ? "\(numeral(parcel))番地\(numeral(branch))" : "\(numeral(parcel))番地"
    }
    switch style.numbers {
    case .hyphens: return short
    case .full: return full
    case .chomeThenHyphens, .kanjiChome: return mixed
    case .kanji: return kanji
    case .wide: return Typing.fullWidth(full)
    case .wideHyphens: return replacingHyphens(Typing.fullWidth(short), by: style.dash)
    case .no: return replacingHyphens(short, by: "の")
    }
  }

  private static func replacingHyphens(_ text: String, by dash: String) -> String {
    text.map { $0 == "-" || $0 == "－" ? dash : String($0) }.joined()
  }

  /// 23 as 二十三, for 1 to 9999.
  static func numeral(_ number: Int) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    guard (1...9999).contains(number) else { return String(number) }
    var result = ""
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = number / unit % 10
      if digit > 0 { result += (digit == 1 && unit > 1 ? "" : digits[digit]) + name }
    }
    return result
  }
}
