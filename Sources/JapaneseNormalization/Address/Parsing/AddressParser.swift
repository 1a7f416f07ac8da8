/// Takes addresses apart. Holds its buffers, so that a parser that is used for many addresses is faster than one for each.
///
/// ```swift
/// var parser = AddressParser()
/// for line in lines { print(parser.parse(line).canonical) }
/// ```
///
/// The stages, from the left: postal code, prefecture, municipality and town by the gazetteer, numbers, building and
/// unit. Where the gazetteer knows the town, its name ends the town and the numbers begin after it, whatever numerals the
/// name holds (助七一 is the town 助七 and the lot 1); where it does not, the town ends where the first number begins that
/// can be a lot's.
public struct AddressParser: Sendable {
  /// Where places are looked up.
  public let gazetteer: Gazetteer

  /// The text after the general fold, and the same through the kanji variants: one position in both.
  var text: ScalarText = []
  var key: ScalarText = []
  var position = 0
  var address = JapaneseAddress.Fields()
  /// The town as written, with what follows it before the numbers; and where the registered name ends in it.
  var town = 0..<0
  var townNameEnd = 0
  var lotEnd = 0
  /// The address in kana, folded; empty if there is none.
  var kana: ScalarText = []
  var folding = PlaceNameFolding()

  /// A parser that looks places up in `gazetteer`.
  public init(gazetteer: Gazetteer = .embedded) {
    self.gazetteer = gazetteer
  }

  /// Takes an address in one string apart; see ``JapaneseAddress/parse(_:gazetteer:)``.
  public mutating func parse(_ text: String) -> JapaneseAddress {
    let folded = TextFolding.fold(text)
    return parseReading(folded) ?? parseWritten(folded)
  }

  /// Takes a folded address apart that is written as places are registered, in kanji.
  mutating func parseWritten(_ folded: ScalarText) -> JapaneseAddress {
    begin(Self.tightened(folded))
    postalCode()
    prefecture()
    place()
    lot()
    return finish(building: BuildingParser(self.text[lotEnd...]))
  }

  /// Takes an address in fields apart; see ``JapaneseAddress/parse(parts:gazetteer:)``.
  public mutating func parse(_ parts: AddressParts) -> JapaneseAddress {
    parseReading(parts) ?? parseWritten(parts)
  }

  /// Takes an address in fields apart that is written as places are registered, in kanji.
  mutating func parseWritten(_ parts: AddressParts) -> JapaneseAddress {
    var line = ScalarText()
    for field in [parts.prefecture, parts.city, parts.town, parts.lot] + parts.addressLines.map(Optional.some)
    {
      let folded = field.map(TextFolding.fold) ?? []
      guard let first = folded.first else { continue }
      // A border between numbers is a border: town 虎ノ門1, lot 23-1.
      if let last = line.last, AddressScalars.isNumeral(last), AddressScalars.isNumeral(first) {
        line.append("-")
      }
      line += folded
    }
    begin(Self.tightened(line))
    if let kana = parts.kana { self.kana = Kana.katakana(TextFolding.fold(kana)) }
    postalCode()
    if address.postalCode.isEmpty, let code = parts.postalCode {
      address.postalCode = Self.postalDigits(TextFolding.fold(code))
    }
    prefecture()
    place()
    lot()
    var rest = ScalarText(text[lotEnd...])
    if let building = parts.building, !building.isEmpty { rest += [" "] + TextFolding.fold(building) }
    var building = BuildingParser(rest[...])
    if let room = parts.room.map(TextFolding.fold), !room.isEmpty { building.setRoom(room) }
    return finish(building: building)
  }

  private mutating func begin(_ folded: ScalarText) {
    var variants = KanjiVariants.fold(folded)
    // 巿 (a belt, U+5DFF) is typed for 市; no name of a place has it.
    for index in variants.indices where variants[index] == "\u{5DFF}" { variants[index] = "市" }
    key = variants
    text = variants.count == folded.count ? folded : variants
    position = 0
    address = JapaneseAddress.Fields()
    town = 0..<0
    townNameEnd = 0
    lotEnd = 0
    kana = []
  }

  /// `text` without the spaces before the first digit: in the area a space means nothing.
  private static func tightened(_ text: ScalarText) -> ScalarText {
    var result = ScalarText()
    result.reserveCapacity(text.count)
    var inArea = true
    var inPostalCode = true
    for (index, scalar) in text.enumerated() {
      if inArea, scalar == " " {
        // A postal code is digits before the area.
        continue
      }
      if inArea, AddressScalars.isDigit(scalar), index > 10 || !inPostalCode { inArea = false }
      // 五十七番地一 第2コーポ: a lot in kanji ends the area as one in digits does.
      if inArea, scalar == "番", let last = result.last, AddressScalars.isNumeral(last),
        let next = text.scalar(at: index + 1),
        next == "地" && text.scalar(at: index + 2) != "割" || AddressScalars.isNumeral(next)
      {
        inArea = false
      }
      inPostalCode = inPostalCode && isPostal(scalar)
      result.append(scalar)
    }
    return result
  }

  private static func isPostal(_ scalar: Unicode.Scalar) -> Bool {
    AddressScalars.isDigit(scalar) || scalar == "-" || scalar == "〒"
  }

  private static func postalDigits(_ text: ScalarText) -> ScalarText {
    let digits = text.filter(AddressScalars.isDigit)
    return digits.count == 7 ? digits : []
  }

  /// 〒105-6390 or 105-6390 or 1056390 in front of a name.
  private mutating func postalCode() {
    var index = 0
    if text.first == "〒" { index = 1 }
    var digits = ScalarText()
    let start = index
    while index < min(text.count, start + 9) {
      if AddressScalars.isDigit(text[index]) {
        digits.append(text[index])
      } else if !(text[index] == "-" && digits.count == 3) {
        break
      }
      index += 1
    }
    position = start
    guard digits.count == 7, index == text.count || !AddressScalars.isDigit(text[index]) else { return }
    address.postalCode = digits
    position = index
  }

  private mutating func prefecture() {
    guard let match = Prefecture.match(key, from: position) else { return }
    address.prefecture = match.prefecture
    position = match.end
  }

  /// The folded text with 々 where it was written: 代々木 is not shown as 代代木.
  func shown(_ range: Range<Int>) -> ScalarText {
    range.map { text[$0] == "々" ? "々" : key[$0] }
  }

  private mutating func finish(building: BuildingParser) -> JapaneseAddress {
    narrowByNumbers()
    finishTown()
    address.building = building.building
    address.wing = building.wing
    address.floor = building.floor
    address.unit = building.unit
    address.careOf = building.careOf
    address.leftover = building.leftover
    readChome()
    address.premisesCount = premisesCount(unit: building.unit)
    takeDashedRoom()
    address.structure = BuildingKey(
      building: KanjiVariants.fold(building.building)[...], wing: building.wing, unit: address.unit)
    return JapaneseAddress(fields: address, gazetteer: gazetteer)
  }

  /// Town and area key: by the registered name, where there is one, and what is written between it and the numbers.
  private mutating func finishTown() {
    let index = Int(address.place.town)
    guard index >= 0 else {
      let folded = AreaFolding.fold(key[town])
      address.town = AreaFolding.display(shown(town)[...])
      address.area.azaStart = address.area.text.count + folded.azaStart
      address.area.text += folded.text
      address.area.markBand()
      return
    }
    let name = gazetteer.tables.scalars(gazetteer.tables.townName[index])
    let rest = townNameEnd..<max(townNameEnd, town.upperBound)
    let inner = AreaFolding.fold(key[rest]).text
    address.area.text += name
    if let code = gazetteer.tables.distinguishingCode(ofTown: index) {
      address.area.text += ["@"] + AreaFolding.decimal(code)
    }
    address.area.azaStart = address.area.text.count
    address.area.text += inner
    address.town = name
    if !inner.isEmpty { address.town += ["字"] + AreaFolding.display(shown(rest)[...]) }
  }

  /// Makes a number after those of the lot the room, where it looks like one: 516 of 5-10-27-516. A small one can be
  /// a room or the branch of a lot (24-23-4); it stays a number.
  private mutating func takeDashedRoom() {
    guard address.numbers.count == address.premisesCount + 1, let last = address.numbers.last,
      last.head == nil,
      let value = last.value, value >= JapaneseAddress.leastRoom, address.wing.isEmpty
    else { return }
    if case .room = address.unit { return }
    address.unit = .room(AreaFolding.decimal(value))
    address.numbers.removeLast()
  }
}
