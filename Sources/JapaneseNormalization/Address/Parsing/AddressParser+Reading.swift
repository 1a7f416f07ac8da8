/// Addresses that are written by their readings: in Latin letters, or in kana alone.
extension AddressParser {
  /// Takes a folded address apart that is in Latin letters or kana; `nil` for any other, and where no place is found.
  ///
  /// - Complexity: O(1) for an address in kanji: only its first letter is looked at.
  mutating func parseReading(_ folded: ScalarText) -> JapaneseAddress? {
    if RomajiTokens.beginsInLatin(folded) {
      var parser = RomajiAddressParser(folded, gazetteer.tables)
      return parser?.read().map { parse($0) }
    }
    guard KanaAddressParser.mayBeReading(folded) else { return nil }
    // ニセコ町 and あざみ野 are registered in kana.
    let written = parseWritten(folded)
    if written.isInKnownTown { return written }
    return KanaAddressParser(folded, gazetteer.tables).read().map { parse($0) } ?? written
  }

  /// The same for an address in fields.
  mutating func parseReading(_ parts: AddressParts) -> JapaneseAddress? {
    let area = [parts.prefecture, parts.city, parts.town, parts.lot] + parts.addressLines.map(Optional.some)
    guard let first = area.lazy.compactMap({ $0.map(TextFolding.fold) }).first(where: { !$0.isEmpty }) else {
      return nil
    }
    let isLatin = RomajiTokens.beginsInLatin(first)
    guard isLatin || KanaAddressParser.mayBeReading(first) else { return nil }
    var line = ScalarText()
    func add(_ field: String?, _ mark: ScalarText) {
      guard let folded = field.map(TextFolding.fold), !folded.isEmpty else { return }
      line += line.isEmpty ? folded : mark + folded
    }
    if let code = parts.postalCode { add(code, []) }
    for field in area { add(field, isLatin ? [",", " "] : Self.isNumberBorder(line, field) ? ["-"] : []) }
    add(parts.building, isLatin ? [",", " "] : [" "])
    if isLatin {
      let isMarked =
        parts.room?.unicodeScalars.allSatisfy { $0.isASCII && !LatinLetters.isLetter($0) } ?? false
      add(parts.room, isMarked ? ", room ".scalarText : [",", " "])
      var parser = RomajiAddressParser(TextFolding.fold(line), gazetteer.tables)
      return parser?.read().map { parse($0) }
    }
    add(parts.room, [" "])
    let written = parseWritten(parts)
    if written.isInKnownTown { return written }
    return KanaAddressParser(TextFolding.fold(line), gazetteer.tables).read().map { parse($0) } ?? written
  }

  private static func isNumberBorder(_ line: ScalarText, _ field: String?) -> Bool {
    guard let last = line.last, let first = field?.unicodeScalars.first else { return false }
    return AddressScalars.isNumeral(last) && AddressScalars.isNumeral(first)
  }

  /// Parses the Japanese spelling, and sees to it that the place is the one that was read.
  private mutating func parse(_ reading: AddressReading) -> JapaneseAddress {
    let address = parseWritten(reading.japanese)
    var fields = address.storage.fields
    let tables = gazetteer.tables
    if reading.candidates.count == 1, let only = reading.candidates.first {
      fields.place.inferred.formUnion(reading.inferred)
      if only.town >= 0, Int(fields.place.town) != only.town { fields.settle(only.town, tables) }
    } else if Set(reading.candidates.map(\.town)).count > 1 {
      fields.place.town = -1
      fields.place.municipalities = []
      fields.place.towns = reading.candidates.prefix(CandidateList.capacity).filter { $0.town >= 0 }
        .map { Int32(truncatingIfNeeded: $0.town) }.sorted()
      fields.place.isComplete = reading.candidates.count <= CandidateList.capacity
    } else if fields.place.municipality < 0 {
      fields.place.municipalities = reading.candidates.prefix(CandidateList.capacity)
        .filter { $0.municipality >= 0 }.map { Int32(truncatingIfNeeded: $0.municipality) }
    }
    return JapaneseAddress(fields: fields, gazetteer: gazetteer)
  }
}

extension JapaneseAddress {
  /// Whether the gazetteer knows the town, or several that it can be, and nothing is left between it and the numbers:
  /// サイタマケン does not begin with the town さい.
  fileprivate var isInKnownTown: Bool {
    let place = storage.fields.place
    if place.town >= 0 { return area.azaStart == area.text.count }
    return !place.towns.isEmpty && place.municipality >= 0
  }
}

extension JapaneseAddress.Fields {
  /// Puts a town in the place of those that its name can be: its reading says which.
  fileprivate mutating func settle(_ index: Int, _ tables: GazetteerTables) {
    let municipality = Int(tables.townMunicipality[index])
    let name = tables.scalars(tables.townName[index])
    place.town = Int32(truncatingIfNeeded: index)
    place.towns = []
    place.isComplete = true
    guard Int(place.municipality) == municipality else { return }
    let inner = ScalarText(area.text[min(area.azaStart, area.text.count)...])
    area.text.removeSubrange(area.townStart...)
    area.text += name
    if let code = tables.distinguishingCode(ofTown: index) { area.text += ["@"] + AreaFolding.decimal(code) }
    area.azaStart = area.text.count
    area.text += inner
    area.bandStart = nil
    town = name
  }
}
