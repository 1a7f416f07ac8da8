/// The stages of parsing, from the left: postal code, prefecture, municipality and ward, street, town, numbers, rest.
///
/// The town ends where the first number begins that is a lot's. A gazetteer's place is between ``area()`` and
/// ``lot()``: where it knows the town, its name ends the town and the numbers begin after it, whatever numerals
/// the name holds (助七一 is the town 助七 and the lot 1, or 助 and 71); where it does not, these rules stand.
struct AddressParser {
  /// The text after the general fold, and the same through the kanji variants: one position in both.
  let text: ScalarText
  let key: ScalarText
  var position = 0
  var address = JapaneseAddress.Fields()
  var town = 0..<0
  var lotEnd = 0

  private init(folded: ScalarText) {
    var variants = KanjiVariants.fold(folded)
    // 巿 (a belt, U+5DFF) is typed for 市; no name of a place has it.
    for index in variants.indices where variants[index] == "\u{5DFF}" { variants[index] = "市" }
    key = variants
    text = variants.count == folded.count ? folded : variants
  }

  static func parse(_ text: String) -> JapaneseAddress {
    var parser = AddressParser(folded: tightened(TextFolding.fold(text)))
    parser.postalCode()
    parser.prefecture()
    parser.area()
    parser.lot()
    return parser.finish(building: BuildingParser(parser.text[parser.lotEnd...]))
  }

  static func parse(_ parts: AddressParts) -> JapaneseAddress {
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
    var parser = AddressParser(folded: tightened(line))
    parser.postalCode()
    if parser.address.postalCode.isEmpty, let code = parts.postalCode {
      parser.address.postalCode = postalDigits(TextFolding.fold(code))
    }
    parser.prefecture()
    parser.area()
    parser.lot()
    var rest = ScalarText(parser.text[parser.lotEnd...])
    if let building = parts.building, !building.isEmpty { rest += [" "] + TextFolding.fold(building) }
    var building = BuildingParser(rest[...])
    if let room = parts.room.map(TextFolding.fold), !room.isEmpty { building.setRoom(room) }
    return parser.finish(building: building)
  }

  /// `text` without the spaces before the first digit: in the area a space means nothing.
  private static func tightened(_ text: ScalarText) -> ScalarText {
    var result = ScalarText()
    result.reserveCapacity(text.count)
    var inArea = true
    for (index, scalar) in text.enumerated() {
      if inArea, scalar == " " {
        // A postal code is digits before the area.
        continue
      }
      if inArea, AddressScalars.isDigit(scalar), index > 10 || !result.allSatisfy(isPostal) { inArea = false }
      // 五十七番地一 第2コーポ: a lot in kanji ends the area as one in digits does.
      if inArea, scalar == "番", let last = result.last, AddressScalars.isNumeral(last),
        let next = text.scalar(at: index + 1),
        next == "地" && text.scalar(at: index + 2) != "割" || AddressScalars.isNumeral(next)
      {
        inArea = false
      }
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

  /// County, municipality and ward, and in 京都 the street.
  private mutating func area() {
    let match = MunicipalityParser.match(key, from: position, prefecture: address.prefecture)
    address.county = ScalarText(text[match.county])
    address.municipality = key[match.municipality].map { $0 == "ヶ" ? "ケ" : $0 }
    address.ward = key[match.ward].map { $0 == "ヶ" ? "ケ" : $0 }
    var municipality = AreaFolding.fold(key[match.municipality]).text
    let ward = AreaFolding.fold(key[match.ward]).text
    if let city = match.city {
      if municipality.isEmpty { municipality = AreaFolding.fold(city.name[...]).text }
      address.prefecture = address.prefecture ?? Prefecture(code: city.prefecture)
    }
    address.area.text = municipality + ward
    address.area.wardStart = municipality.count
    address.area.townStart = municipality.count + ward.count
    if match.end > position || !match.ward.isEmpty { position = match.end }
    let mayBeKyoto = municipality == DesignatedCity.kyoto || municipality.isEmpty && !ward.isEmpty
    if mayBeKyoto, let end = KyotoStreetParser.match(key, from: position) {
      let street = KyotoStreetParser.fold(ScalarText(key[position..<end]))
      address.street = street.shown
      address.area.street = street.key
      address.area.streetNames = street.names
      position = end
    }
  }

  /// The folded text with 々 where it was written: 代々木 is not shown as 代代木.
  private func shown(_ range: Range<Int>) -> ScalarText {
    range.map { text[$0] == "々" ? "々" : key[$0] }
  }

  private mutating func finish(building: BuildingParser) -> JapaneseAddress {
    let folded = AreaFolding.fold(key[town])
    address.town = AreaFolding.display(shown(town)[...])
    address.area.azaStart = address.area.text.count + folded.azaStart
    address.area.text += folded.text
    address.area.markBand()
    address.building = building.building
    address.wing = building.wing
    address.floor = building.floor
    address.unit = building.unit
    address.careOf = building.careOf
    address.leftover = building.leftover
    address.premisesCount = AddressParser.premisesCount(address.numbers, unit: building.unit)
    takeDashedRoom()
    address.structure = BuildingKey(
      building: KanjiVariants.fold(building.building)[...], wing: building.wing, unit: address.unit)
    return JapaneseAddress(fields: address)
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

  /// How many numbers can be a lot's: 丁目, 番 and 号 are three; a fourth is a room written with a dash
  /// (5-10-27-516). After 番地 two are (12番地3), and a third is a room if it looks like one.
  private static func premisesCount(_ numbers: [LotNumber], unit: DwellingUnit) -> Int {
    guard let first = numbers.first else { return 0 }
    if case .room = unit { return numbers.count }
    if first.kind == .chiwari { return min(numbers.count, 4) }
    if first.kind == .banchi {
      return numbers.count == 3 && numbers[2].value ?? 0 >= 100 ? 2 : min(numbers.count, 3)
    }
    return min(numbers.count, 3)
  }
}
