/// Takes what comes after the lot apart from its end: care-of, room, floor, wing; the rest is the building's name.
///
/// One parser reads many addresses: its text is an arena that keeps its room, so that reading allocates nothing
/// once the longest rest has been seen. The results are ranges of ``text``, valid until the next ``parse(_:)``.
///
/// What is taken is cut off at ``end`` (or at ``start``), so the name is what lies between. A part that is not
/// written in one piece (201・202, 二〇三, 203-c) is composed behind the text that was read.
///
/// - Complexity: O(*n*) for a rest of *n* scalars, whatever it is made of: scans over the whole text run a fixed
///   number of times, all others are bounded.
struct BuildingParser {
  /// What was read and what was composed.
  var text = ScalarText()
  /// The part of ``text`` that nothing has taken yet.
  var start = 0
  var end = 0
  var parts = Parts()
  /// What the text has that the rarer patterns begin with.
  var marks = Marks()
  /// The rooms of a list, while they are collected from the last to the first.
  var rooms: [Number] = []

  /// What a rest says, as ranges of the parser's text.
  struct Parts {
    /// The name of the building, as written.
    var building = 0..<0
    var wing = 0..<0
    var floor: ClosedRange<Int>?
    var room = 0..<0
    var careOf = 0..<0
    /// What belongs to no part: a note in brackets after the building, a name after 様方.
    var leftover = 0..<0
  }

  /// Which scalars occur, so that a text without them is not searched.
  struct Marks {
    var hasSpace = false
    var hasSlash = false
    /// 室, 階 or f.
    var hasUnit = false
  }

  init() {
    text.reserveCapacity(256)
    rooms.reserveCapacity(Self.roomLimit)
  }

  /// Reads what follows the lot, folded by ``TextFolding``.
  mutating func parse(_ rest: ArraySlice<Unicode.Scalar>) {
    text.removeAll(keepingCapacity: true)
    read(rest)
  }

  /// Reads a room in a field of its own, after ``parse(_:)``: 203, 203号室, A-203, 2階.
  mutating func parseRoom(_ field: ArraySlice<Unicode.Scalar>) {
    let rest = parts
    read(field)
    let own = parts
    parts = rest
    guard own.room.isEmpty else {
      parts.room = own.room
      if parts.wing.isEmpty { parts.wing = own.wing }
      parts.floor = parts.floor ?? own.floor
      return
    }
    if parts.wing.isEmpty { parts.wing = own.wing }
    if let floor = own.floor {
      parts.floor = floor
    } else if !own.building.isEmpty {
      parts.room = own.building
    }
  }

  /// Reads `field` behind what the arena holds, into fresh ``parts``.
  private mutating func read(_ field: ArraySlice<Unicode.Scalar>) {
    parts = Parts()
    var rest = field
    while rest.last == " " { rest.removeLast() }
    takeNote(&rest)
    clean(rest)
    if start < end {
      takeCareOf()
      takeResident()
      takeUnits()
      takeLeading()
    }
    parts.building = start..<end
  }

  /// Takes room, floor and wing off the end, in whatever order they stand: 5階502号室 A棟.
  mutating func takeUnits() {
    for _ in 0..<4 {
      guard let last = last(), Self.endsUnit(last), takeRoom() || takeFloor() || takeWing() else { return }
    }
  }

  /// Whether a room, floor or wing can end in `scalar`; most names end in something else, and are done with at once.
  private static func endsUnit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "室", "号", "番", "階", "棟", "館", "下", "側", "東", "西", "南", "北", "右", "左", "れ", "レ", "屋", "家": true
    case "ツ", "つ", "ウ", "う", "ス", ".": true
    default: AddressScalars.isLatin(scalar) || AddressScalars.isNumeral(scalar)
    }
  }

  /// Copies `rest` into the arena with spaces for brackets and quotation marks, none of them twice, and notes in
  /// ``marks`` what it saw. Runs of other scalars are copied at once.
  private mutating func clean(_ field: ArraySlice<Unicode.Scalar>) {
    let rest = field.drop { $0 == " " || $0 == "," || AddressScalars.isSeparator($0) || Self.isEnclosing($0) }
    start = text.count
    marks = Marks()
    var run = rest.startIndex
    for index in rest.indices {
      let scalar = rest[index]
      if scalar.value > 0x3021 && scalar.value < 0xFF00 {
        if scalar == "室" || scalar == "階" { marks.hasUnit = true }
        continue
      }
      let isComma = scalar == ","
      if isComma || Self.isEnclosing(scalar) || scalar == " " && rest[index - 1] == " " {
        text.append(contentsOf: rest[run..<index])
        run = index + 1
        if isComma, run < rest.endIndex, isInList(next: rest[run]) {
          text.append("、")
        } else if text[text.count - 1] != " " {
          text.append(" ")
          marks.hasSpace = true
        }
        continue
      }
      switch scalar {
      case " ":
        marks.hasSpace = true
        // After a bracket that became one.
        if run == index, text[text.count - 1] == " " { run += 1 }
      case "/": marks.hasSlash = true
      case "f": marks.hasUnit = true
      default: break
      }
    }
    text.append(contentsOf: rest[run...])
    end = text.count
    // Parts are composed behind this mark, so that no numeral runs from the text into them.
    text.append(" ")
    trim()
  }

  /// Whether a comma after what was copied parts two rooms or floors: 201,202 and 6F,7F.
  private func isInList(next: Unicode.Scalar) -> Bool {
    guard text.count - start > 1, AddressScalars.isDigit(next) else { return false }
    let last = text[text.count - 1]
    return last == "階" || last == "室" || last == "f"
      || AddressScalars.isDigit(last) && AddressScalars.isDigit(text[text.count - 2])
  }

  /// Brackets, and quotation marks around the name of a building.
  private static func isEnclosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "“", "”", "„", "‟", "〝", "〞", "〟", "″", "«", "»", "《", "》", "〈", "〉", "\t": true
    default: AddressScalars.isOpening(scalar) || AddressScalars.isClosing(scalar)
    }
  }

  /// Copies `scalars` into the arena.
  mutating func append(_ scalars: ArraySlice<Unicode.Scalar>) -> Range<Int> {
    let first = text.count
    text.append(contentsOf: scalars)
    return first..<text.count
  }

  /// Cuts the text off at `index`, and the space and dash before it.
  mutating func cut(at index: Int) {
    end = index
    trim()
  }

  /// Cuts spaces and dashes off the end; a final ー after kana is a long vowel.
  mutating func trim() {
    while end > start {
      let last = text[end - 1]
      guard last == " " || AddressScalars.isDash(last) && !endsInLongVowel else { return }
      end -= 1
    }
  }

  private var endsInLongVowel: Bool {
    end - start > 1 && text[end - 1] == "ー" && Kana.isKana(text[end - 2])
  }

  /// The scalar `distance` before the end; `nil` before the start.
  func last(_ distance: Int = 0) -> Unicode.Scalar? {
    end - 1 - distance >= start ? text[end - 1 - distance] : nil
  }

  /// How many rooms or floors a list may have.
  static let roomLimit = 8
}

/// The parts as texts of their own, for those who keep them apart.
extension BuildingParser {
  /// Reads `rest` once.
  init(_ rest: ArraySlice<Unicode.Scalar>) {
    self.init()
    parse(rest)
  }

  /// A room in a field of its own: 203, 203号室, A-203, 2階.
  mutating func setRoom(_ field: ScalarText) { parseRoom(field[...]) }

  var building: ScalarText { ScalarText(text[parts.building]) }
  var wing: ScalarText { ScalarText(text[parts.wing]) }
  var floor: ClosedRange<Int>? { parts.floor }
  var room: ScalarText { ScalarText(text[parts.room]) }
  var careOf: ScalarText { ScalarText(text[parts.careOf]) }
  var leftover: ScalarText { ScalarText(text[parts.leftover]) }

  var unit: DwellingUnit {
    if !parts.room.isEmpty { return .room(room) }
    return parts.floor.map(DwellingUnit.floor) ?? .notStated
  }
}
