/// Reads an address in Latin letters and writes it as it would be in Japanese.
///
/// The words are taken in any order: `1-23-1 Toranomon, Minato-ku, Tokyo 105-0001` and
/// `Tokyo-to Minato-ku Toranomon 1-chome 23-1` are one address. What the Japanese spelling then says is decided by the
/// stages for Japanese, so that both come to the same parts.
struct RomajiAddressParser {
  private let text: ScalarText
  private let tokens: [RomajiTokens.Token]
  private let rest: Range<Int>
  private let tables: GazetteerTables
  /// The tokens that have been read, a bit each.
  private var taken: UInt64 = 0
  private var postalCode: ScalarText = []

  /// `nil` if `text` is no address in Latin letters.
  init?(_ text: ScalarText, _ tables: GazetteerTables) {
    guard let split = RomajiTokens(text) else { return nil }
    self.text = text
    self.tables = tables
    tokens = split.tokens
    rest = split.rest
  }

  /// What the address says; `nil` if no place is found in it.
  mutating func read() -> AddressReading? {
    takeCountry()
    takePostalCode()
    let code = postalCode.isEmpty ? nil : postalCode.reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
    let readings = RomajiPlaceSearch(tables, tokens, taken: taken, postalCode: code).readings()
    guard let first = readings.first, isPlace(first) else { return nil }
    for reading in readings { taken |= reading.mask }
    let span = first.townSpan.map { $0.start..<$0.end }
    var lot = RomajiLotReader(tokens, taken: taken)
    lot.read(beside: span)
    taken |= lot.mask
    return compose(readings, lot)
  }

  /// Whether a reading is more than a word that happens to be a name: an address of nothing but Aoba is none.
  private func isPlace(_ reading: RomajiPlaceSearch.Reading) -> Bool {
    if reading.town >= 0 { return true }
    if reading.municipality >= 0 { return !reading.isStem || reading.placeMask.nonzeroBitCount > 1 }
    return reading.prefecture != nil
  }

  private mutating func take(_ index: Int) { taken |= 1 << UInt64(index) }

  private mutating func takeCountry() {
    for index in [0, tokens.count - 1, tokens.count - 2]
    where tokens.indices.contains(index) && RomajiVocabulary.isCountry(tokens[index].letters) {
      take(index)
    }
    // JAPAN may stand before the postal code.
    if tokens.count > 2, let last = tokens.lastIndex(where: { !$0.isNumber }),
      RomajiVocabulary.isCountry(tokens[last].letters)
    {
      take(last)
    }
  }

  /// 105-6390 or 1056390, anywhere; the last that is known, as lots come in the same shape.
  private mutating func takePostalCode() {
    for index in tokens.indices.reversed() where tokens[index].isNumber {
      let letters = tokens[index].letters
      let follows = index + 1 < tokens.count && tokens[index + 1].glue <= .hyphen
      if letters.count == 7, tokens[index].glue > .hyphen, !follows, isKnown(letters) {
        return takePostalCode(letters, index..<index + 1)
      }
      guard letters.count == 4, index > 0, tokens[index].glue == .hyphen,
        tokens[index - 1].letters.count == 3,
        tokens[index - 1].isNumber, tokens[index - 1].glue > .hyphen, !follows,
        isKnown(tokens[index - 1].letters + letters)
      else { continue }
      return takePostalCode(tokens[index - 1].letters + letters, index - 1..<index + 1)
    }
  }

  private func isKnown(_ digits: [UInt8]) -> Bool {
    tables.postalValue(digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }) != nil
  }

  private mutating func takePostalCode(_ digits: [UInt8], _ range: Range<Int>) {
    postalCode = digits.map { Unicode.Scalar($0) }
    for index in range { take(index) }
  }

  // MARK: The Japanese spelling

  private func compose(_ readings: [RomajiPlaceSearch.Reading], _ lot: RomajiLotReader) -> AddressReading {
    var composer = AddressComposer(tables)
    composer.postalCode = postalCode
    composer.numbers = lot.japanese
    composer.candidates = readings.map { AddressComposer.Candidate($0.municipality, $0.town) }
    if let first = readings.first {
      composer.prefecture = first.prefecture
      composer.narrow(by: lot.numbers)
      composer.isMunicipalityWritten =
        first.placeMask & ~(first.prefecture == nil ? 0 : first.countyMask) != 0
      if let span = first.townSpan { composer.writtenTown = written(span.start, span.end) }
      composer.hasCounty = first.countyMask != 0
      composer.hasCity = first.cityMask != 0
    }
    var unit = RomajiUnitReader(text, tokens)
    let town = readings.first?.town ?? -1
    var open = indicesLeft()
    if town < 0, let range = unreadTown(beside: lot, in: open) {
      composer.writtenTown = written(range.lowerBound, range.upperBound)
      open.removeAll(where: range.contains)
    }
    unit.read(open)
    composer.building = unit.japanese + (rest.isEmpty ? [] : [" "] + text[rest])
    return composer.reading
  }

  private func indicesLeft() -> [Int] {
    tokens.indices.filter { index in
      taken & 1 << UInt64(index) == 0 && !RomajiVocabulary.isFiller(tokens[index].letters)
    }
  }

  private func written(_ start: Int, _ end: Int) -> ScalarText {
    ScalarText(text[tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound])
  }

  /// The words beside the numbers, where no town could be read.
  private func unreadTown(beside lot: RomajiLotReader, in open: [Int]) -> Range<Int>? {
    guard let numbers = lot.range else { return nil }
    var start = numbers.lowerBound
    while start > 0, open.contains(start - 1), !tokens[start - 1].isNumber, tokens[start].glue < .comma {
      start -= 1
    }
    if start < numbers.lowerBound { return start..<numbers.lowerBound }
    var end = numbers.upperBound
    while end < tokens.count, open.contains(end), !tokens[end].isNumber,
      tokens[end].glue < .comma || end == numbers.upperBound
    {
      end += 1
    }
    // After the numbers a town has its municipality after it.
    guard end > numbers.upperBound, end < tokens.count, taken & 1 << UInt64(end) != 0 else { return nil }
    return numbers.upperBound..<end
  }
}
