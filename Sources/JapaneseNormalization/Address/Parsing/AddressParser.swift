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
  var address = AddressFields()
  /// The town as written, with what follows it before the numbers; and where the registered name ends in it.
  var town = 0..<0
  var townNameEnd = 0
  var lotEnd = 0
  /// A smaller name that stands between the 丁目 and the lot; empty if there is none.
  var nameAfterChome = 0..<0
  /// The address in kana, folded; empty if there is none.
  var kana: ScalarText = []
  // The stages' own buffers.
  var folding = PlaceNameFolding()
  /// Another reading of the name, while it is tried.
  var repaired = PlaceNameFolding()
  var areaFolding = AreaFolding()
  var streetBuffers = KyotoStreetParser.Buffers()
  var scanner = LotScanner()
  var building = BuildingParser()
  var folder = TextFolder()
  /// The fields after the lot, until their turn comes.
  var later = LaterFields()
  /// A field, or another text for a moment.
  var scratch: ScalarText = []
  private var buildingKey: ScalarText = []
  private var arena = AddressArena()

  /// A parser that looks places up in `gazetteer`.
  public init(gazetteer: Gazetteer = .embedded) {
    self.gazetteer = gazetteer
  }

  /// Takes an address in one string apart; see ``JapaneseAddress/parse(_:gazetteer:)``.
  ///
  /// Allocates the address, and nothing else once it has parsed as long a one.
  public mutating func parse(_ text: String) -> JapaneseAddress {
    folder.fold(text, limit: Self.limit, into: &self.text)
    if Self.mayBeReading(self.text) {
      let folded = self.text
      if let address = parseReading(folded) { return address }
      self.text.assign(folded)
    }
    return parseText()
  }

  /// Takes a folded address apart that is written as places are registered, in kanji; `reading` says which place it is, where
  /// the text was made of a reading.
  mutating func parseWritten(_ folded: ScalarText, as reading: AddressReading? = nil) -> JapaneseAddress {
    text.assign(folded)
    return parseText(as: reading)
  }

  /// Parses ``text``.
  private mutating func parseText(as reading: AddressReading? = nil) -> JapaneseAddress {
    begin()
    postalCode()
    prefecture()
    place()
    if let reading { settle(reading) }
    lot()
    building.parse(text[lotEnd...])
    return finish()
  }

  /// How many scalars of a text are read. No address comes near it; what is longer is no address, and must not take long.
  public static let limit = 2048

  /// Prepares ``text``, which has been folded, and everything else for a new address.
  mutating func begin() {
    // Some scalars become several, and fields add up.
    if text.count > 2 * Self.limit { text.removeSubrange((2 * Self.limit)...) }
    tighten()
    key.assign(text)
    KanjiVariants.fold(inPlace: &key)
    // 巿 (a belt, U+5DFF) is typed for 市; no name of a place has it.
    for index in key.indices where key[index] == "\u{5DFF}" { key[index] = "市" }
    position = 0
    address.reset()
    town = 0..<0
    townNameEnd = 0
    lotEnd = 0
    nameAfterChome = 0..<0
    kana.empty()
  }

  /// Takes the spaces before the first digit out of ``text``: in the area a space means nothing.
  private mutating func tighten() {
    guard text.contains(" ") else { return }
    var inPostalCode = true
    var digits = 0
    var count = 0
    var index = 0
    while index < text.count {
      let scalar = text[index]
      if scalar == " " {
        // A postal code is digits before the area; where no name follows it, the space is what ends it.
        if digits == 7, inPostalCode, let next = text.scalar(at: index + 1), AddressScalars.isDigit(next) {
          break
        }
        index += 1
        continue
      }
      var endsArea = false
      if AddressScalars.isDigit(scalar) {
        digits += 1
        endsArea = digits > 7 || !inPostalCode
      }
      // 五十七番地一 第2コーポ: a lot in kanji ends the area as one in digits does.
      if scalar == "番", count > 0, AddressScalars.isNumeral(text[count - 1]),
        let next = text.scalar(at: index + 1),
        next == "地" && text.scalar(at: index + 2) != "割" || AddressScalars.isNumeral(next)
      {
        endsArea = true
      }
      if endsArea { break }
      inPostalCode = inPostalCode && Self.isPostal(scalar)
      text[count] = scalar
      count += 1
      index += 1
    }
    text.removeSubrange(count..<index)
  }

  private static func isPostal(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "-", "〒", "郵", "便", "番", "号", ":": true
    default: false
    }
  }

  /// The seven digits of a field as a number; `nil` if there are not seven.
  static func postalCode(_ text: ScalarText) -> Int? {
    var count = 0
    var code = 0
    for scalar in text where AddressScalars.isDigit(scalar) {
      count += 1
      if count > 7 { return nil }
      code = code * 10 + Int(scalar.value) - 0x30
    }
    return count == 7 ? code : nil
  }

  /// 〒105-6390 or 郵便番号105-6390 or 105-6390 or 1056390 in front of a name.
  mutating func postalCode() {
    var index = 0
    if text.first == "〒" { index = 1 }
    if text.hasPrefix(Self.postalCodeWord, at: index) {
      index += Self.postalCodeWord.count
      while let mark = text.scalar(at: index), mark == ":" || mark == " " { index += 1 }
      if text.scalar(at: index) == "〒" { index += 1 }
    }
    var digits = 0
    var code = 0
    let start = index
    while index < min(text.count, start + 9) {
      if AddressScalars.isDigit(text[index]) {
        digits += 1
        code = code * 10 + Int(text[index].value) - 0x30
      } else if !(text[index] == "-" && digits == 3) {
        break
      }
      index += 1
    }
    position = start
    guard digits == 7, index == text.count || !AddressScalars.isDigit(text[index]) else { return }
    address.postalCode = code
    position = index
    if text.scalar(at: position) == " " { position += 1 }
  }

  private static let postalCodeWord = "郵便番号".scalarText

  mutating func prefecture() {
    guard let match = Prefecture.match(key, from: position) else { return }
    address.prefecture = match.prefecture
    position = match.end
  }

  mutating func finish() -> JapaneseAddress {
    narrowByNumbers()
    finishTown()
    address.room.assign(building.text[building.parts.room])
    readChome()
    address.premisesCount = premisesCount
    takeDashedRoom()
    return pack()
  }

  /// Town and area key: by the registered name, where there is one, and what is written between it and the numbers.
  private mutating func finishTown() {
    let index = Int(address.place.town)
    guard index >= 0 else {
      let areaCount = address.area.text.count
      address.area.text.append(folding: key[town], with: &areaFolding)
      address.area.azaStart = areaCount + areaFolding.azaStart
      show(town)
      address.area.markBand()
      if !nameAfterChome.isEmpty {
        address.area.text.append(folding: key[nameAfterChome], with: &areaFolding)
        address.town.append("字")
        show(nameAfterChome)
      }
      return
    }
    let tables = gazetteer.tables
    tables.append(tables.townName[index], to: &address.area.text)
    if let code = tables.distinguishingCode(ofTown: index) {
      address.area.text.append("@")
      address.area.text.append(decimal: code)
    }
    address.area.azaStart = address.area.text.count
    let rest = townNameEnd..<max(townNameEnd, town.upperBound)
    if rest.isEmpty && nameAfterChome.isEmpty { return }
    address.area.text.append(folding: key[rest], with: &areaFolding)
    address.area.text.append(folding: key[nameAfterChome], with: &areaFolding)
    if address.area.text.count > address.area.azaStart {
      tables.append(tables.townName[index], to: &address.town)
      address.town.append("字")
      show(rest)
      show(nameAfterChome)
    }
  }

  /// Appends a name to the town as it is shown, with 々 where it was written: 代々木 is not shown as 代代木.
  private mutating func show(_ range: Range<Int>) {
    scratch.empty()
    for index in range { scratch.append(text[index] == "々" ? "々" : key[index]) }
    address.town.append(showing: scratch[...], with: &areaFolding)
  }

  /// Makes a number after those of the lot the room, where it looks like one: 516 of 5-10-27-516. A small one can be
  /// a room or the branch of a lot (24-23-4); it stays a number.
  private mutating func takeDashedRoom() {
    guard address.numbers.count == address.premisesCount + 1, let last = address.numbers.last,
      last.head == nil,
      let value = last.value, value >= JapaneseAddress.leastRoom, building.parts.wing.isEmpty,
      address.room.isEmpty
    else { return }
    address.room.append(decimal: value)
    address.numbers.removeLast()
  }

  /// The address as one object.
  private mutating func pack() -> JapaneseAddress {
    let parts = building.parts
    scratch.assign(building.text[parts.building])
    KanjiVariants.fold(inPlace: &scratch)
    buildingKey.empty()
    let ranges = BuildingKeyRanges.append(
      building: scratch[...], wing: building.text[parts.wing], room: address.room[...], to: &buildingKey)
    arena.begin(AddressFacts(address, ranges, floor: parts.floor))
    if address.place.municipality < 0 {
      arena.append(.county, address.county)
      arena.append(.municipality, address.municipality)
      arena.append(.ward, address.ward)
    }
    arena.append(.street, address.street)
    arena.append(.town, address.town)
    arena.append(.otherLots, address.otherLots)
    arena.append(.building, building.text, parts.building)
    arena.append(.wing, building.text, parts.wing)
    arena.append(.careOf, building.text, parts.careOf)
    arena.append(.leftover, building.text, parts.leftover)
    arena.append(.area, address.area.text)
    arena.append(.areaStreet, address.area.street)
    arena.append(.streetNames, address.area.streetNames)
    arena.append(.key, buildingKey)
    arena.finish(numbers: address.numbers, place: address.place)
    return JapaneseAddress(storage: JapaneseAddress.Storage(arena, tables: gazetteer.tables))
  }
}
