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

  /// Whether a folded text can be an address in Latin letters or kana; `false` for one in kanji, by its first letters.
  static func mayBeReading(_ folded: ScalarText) -> Bool {
    RomajiTokens.beginsInLatin(folded) || KanaAddressParser.mayBeReading(folded)
  }

  /// Parses the Japanese spelling of what was read.
  private mutating func parse(_ reading: AddressReading) -> JapaneseAddress {
    parseWritten(reading.japanese, as: reading)
  }

  /// Sees to it that the place is the one that was read, or one of those.
  mutating func settle(_ reading: AddressReading) {
    let tables = gazetteer.tables
    if reading.candidates.count == 1, let only = reading.candidates.first {
      address.place.inferred.formUnion(reading.inferred)
      guard only.town >= 0, Int(address.place.town) != only.town else { return }
      address.place.towns.removeAll(keepingCapacity: true)
      address.place.isComplete = true
      address.place.town = Int32(truncatingIfNeeded: only.town)
      let owner = Int(tables.townMunicipality[only.town])
      if Int(address.place.municipality) != owner { take(municipality: owner, nil, tables) }
    } else if Set(reading.candidates.map(\.town)).count > 1 {
      address.place.town = -1
      address.place.municipalities.removeAll(keepingCapacity: true)
      address.place.towns = reading.candidates.prefix(CandidateList.capacity).filter { $0.town >= 0 }
        .map { Int32(truncatingIfNeeded: $0.town) }.sorted()
      address.place.isComplete = reading.candidates.count <= CandidateList.capacity
    } else if address.place.municipality < 0 {
      address.place.municipalities = reading.candidates.prefix(CandidateList.capacity)
        .filter { $0.municipality >= 0 }.map { Int32(truncatingIfNeeded: $0.municipality) }
    }
  }
}

extension JapaneseAddress {
  /// Whether the gazetteer knows the town, or several that it can be, and nothing is left between it and the numbers:
  /// サイタマケン does not begin with the town さい.
  fileprivate var isInKnownTown: Bool {
    storage.withView { view in
      if view.facts.town >= 0 { return view.areaAza.isEmpty }
      return view.towns.count > 0 && view.facts.municipality >= 0
    }
  }
}
