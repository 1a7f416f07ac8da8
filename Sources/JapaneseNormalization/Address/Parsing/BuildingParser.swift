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
    start = text.count
    for scalar in rest {
      let isMark = AddressScalars.isOpening(scalar) || AddressScalars.isClosing(scalar) || scalar == ","
      let replaced: Unicode.Scalar = isMark ? " " : scalar
      if replaced == " " && (text.count == start || text[text.count - 1] == " ") { continue }
      if text.count == start && AddressScalars.isSeparator(scalar) { continue }
      text.append(replaced)
    }
    end = text.count
    // Parts are composed behind this mark, so that no numeral runs from the text into them.
    text.append(" ")
    trim()
    takeCareOf()
    for _ in 0..<4 where takeRoom() || takeFloor() || takeWing() {}
    takeLeadingRoom()
    parts.building = start..<end
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
