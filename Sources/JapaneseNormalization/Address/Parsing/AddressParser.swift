/// The stages of parsing, from the left: postal code, prefecture, municipality and ward, street, town, numbers, rest.
///
/// The town ends where the first number begins that is a lot's. A gazetteer's place is between ``area(_:)`` and
/// ``lot(_:)``: where it knows the town, its name ends the town and the numbers begin after it, whatever numerals
/// the name holds; where it does not, these rules stand.
struct AddressParser {
  /// The text after the general fold, and the same through the kanji variants: one position in both.
  private let text: ScalarText
  private let key: ScalarText
  private var position = 0
  private var address = JapaneseAddress.Fields()
  private var town = 0..<0
  private var lotEnd = 0

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
    if let building = parts.building { rest += [" "] + TextFolding.fold(building) }
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
    address.municipality = ScalarText(text[match.municipality])
    address.ward = ScalarText(text[match.ward])
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
      address.street = ScalarText(text[position..<end])
      let street = KyotoStreetParser.fold(ScalarText(key[position..<end]))
      address.area.street = street.key
      address.area.streetNames = street.names
      position = end
    }
  }

  /// The town, and the numbers after it.
  private mutating func lot() {
    let start = position
    var index = start
    var scanner = LotScanner(key, from: text.count, to: text.count)
    while index < key.count {
      if AddressScalars.isOpening(key[index]) {
        index = AddressScalars.endOfNote(key, from: index, to: key.count) ?? index + 1
        continue
      }
      guard AddressScalars.isNumeral(key[index]) || key[index] == "無" || key[index] == "番" else {
        index += 1
        continue
      }
      var candidate = LotScanner(key, from: index, to: key.count)
      candidate.scan()
      if let first = candidate.numbers.first,
        isLot(first, at: index, next: candidate.position, candidate.numbers)
      {
        scanner = candidate
        break
      }
      index = max(index + 1, endOfRun(from: index))
    }
    var townEnd = index
    lotEnd = min(scanner.position, text.count)
    address.numbers = scanner.numbers
    if address.numbers.isEmpty {
      // No number is a lot's. Of a building's name in the town only the unit can be told: 西新宿新宿スクエアタワー12階.
      townEnd = text.count
      lotEnd = text.count
      if let end = unitStart(from: start) {
        townEnd = end
        lotEnd = end
      }
    } else {
      townEnd = takeHead(before: townEnd, from: start)
    }
    takeOtherLots()
    if townEnd > start, key[townEnd - 1] == "第", address.numbers.first?.kind == .chiwari { townEnd -= 1 }
    town = start..<townEnd
  }

  /// Whether the numbers that begin with `first` are a lot's. A lone 14号 before something else is a line of 北海道.
  private func isLot(_ first: LotNumber, at index: Int, next: Int, _ numbers: [LotNumber]) -> Bool {
    let isOrdinal = index > 0 && key[index - 1] == "第"
    if isOrdinal && first.kind != .chiwari && first.kind != .chome { return false }
    // 麻布十番二丁目, 麻布十番2-4-8: a lot is not before a 丁目, and 番 is not before three more numbers.
    if first.kind == .banchi, numbers.dropFirst().contains(where: { $0.kind == .chome }) { return false }
    if first.kind == .banchi, numbers.count > 3, !AddressScalars.isDigit(key[index]) { return false }
    if first.kind == .go { return !isOrdinal && (next >= key.count || key[next] == " ") }
    return true
  }

  /// A list of lots on which one building stands: 24-5、15、16 and 21-15・14.
  private mutating func takeOtherLots() {
    guard !address.numbers.isEmpty, let mark = key.scalar(at: lotEnd), isListMark(mark),
      let next = key.scalar(at: lotEnd + 1), AddressScalars.isDigit(next)
    else { return }
    var index = lotEnd
    while index < key.count, AddressScalars.isDigit(key[index]) || isListMark(key[index]) || key[index] == "-"
    {
      index += 1
    }
    address.otherLots = ScalarText(text[lotEnd..<index])
    lotEnd = index
  }

  private func isListMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "、" || scalar == "・" || scalar == ","
  }

  private func endOfRun(from start: Int) -> Int {
    let isDigits = AddressScalars.isDigit(key[start])
    var index = start
    while index < key.count, AddressScalars.isNumeral(key[index]),
      AddressScalars.isDigit(key[index]) == isDigits
    {
      index += 1
    }
    return index
  }

  /// Moves a mark before the first number from the town to the number: 甲 of 東弁分甲871, ハ of ハの74.
  private mutating func takeHead(before end: Int, from start: Int) -> Int {
    var index = end
    while index > start, AddressScalars.isDash(key[index - 1]) || key[index - 1] == " " { index -= 1 }
    if index > start + 1, AddressScalars.isNo(key[index - 1]), AddressScalars.isLotHead(key[index - 2]),
      isAlone(index - 2, from: start)
    {
      index -= 1
    }
    guard let first = address.numbers.first, first.head == nil, index > start,
      AddressScalars.isLotHead(key[index - 1]), isAlone(index - 1, from: start)
    else { return index }
    address.numbers[0] = LotNumber(head: key[index - 1], value: first.value, kind: first.kind)
    return index - 1
  }

  /// Whether the mark at `index` is no part of a word: 通り is one, and so is 亀の甲, in any spelling of の.
  private func isAlone(_ index: Int, from start: Int) -> Bool {
    guard index > start else { return true }
    let previous = key[index - 1]
    if key[index] == "丁" && previous == "番" { return false }
    if Kana.isKana(previous) || AddressScalars.isNo(previous) || AddressScalars.isNo(key[index]) {
      return false
    }
    // Hiragana ends many names and marks few lots; those are written ハの74.
    return !Kana.isHiragana(key[index]) || key.scalar(at: index + 1).map(AddressScalars.isNo) ?? false
  }

  /// Where a floor or room begins at the end of an address without a lot number.
  private func unitStart(from start: Int) -> Int? {
    guard let last = key.last, last == "階" || last == "f" || last == "室" else { return nil }
    let parsed = BuildingParser(key[start...])
    guard parsed.unit != .notStated, parsed.building.count < key.count - start else { return nil }
    return start + parsed.building.count
  }

  private mutating func finish(building: BuildingParser) -> JapaneseAddress {
    let folded = AreaFolding.fold(key[town])
    address.town = text[town].filter { $0 != " " }
    address.area.azaStart = address.area.text.count + folded.azaStart
    address.area.text += folded.text
    address.area.markBand()
    address.building = building.building
    address.wing = building.wing
    address.floor = building.floor
    address.unit = building.unit
    address.careOf = building.careOf
    address.premisesCount = AddressParser.premisesCount(address.numbers, unit: building.unit)
    address.structure = BuildingKey(
      building: KanjiVariants.fold(building.building)[...], wing: building.wing, unit: building.unit)
    return JapaneseAddress(fields: address)
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
