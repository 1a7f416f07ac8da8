extension Gazetteer {
  /// The municipality of a code of five digits (13103); `nil` if there is none.
  ///
  /// - Complexity: O(log *n*).
  public func municipality(code: Int) -> Municipality? {
    var low = 0
    var high = tables.municipalityCount
    while low < high {
      let middle = (low + high) / 2
      if tables.municipalityCode(middle) < code { low = middle + 1 } else { high = middle }
    }
    guard low < tables.municipalityCount, tables.municipalityCode(low) == code else { return nil }
    return municipality(at: low)
  }

  /// The towns that a postal code belongs to; that of a large office or a building gives the town it is in. Empty for a
  /// code that is unknown or belongs to no town in particular.
  public func towns(postalCode: String) -> [Town] {
    guard postalCode.utf8.count == 7, let code = Int(postalCode) else { return [] }
    var towns: [Town] = []
    tables.forEachPlace(ofPostalCode: code) { index, _ in
      if let index { towns.append(town(at: index)) }
    }
    return towns
  }

  /// All towns, by municipality and name; each is made when it is asked for.
  public var towns: some RandomAccessCollection<Town> {
    (0..<tables.townCount).lazy.map { town(at: $0) }
  }

  /// All municipalities, by code; each is made when it is asked for.
  public var municipalities: some RandomAccessCollection<Municipality> {
    (0..<tables.municipalityCount).lazy.map { municipality(at: $0) }
  }

  /// The postal codes of a town of this gazetteer, seven digits each, rising, those of buildings and large offices in it among them.
  ///
  /// - Complexity: O(*n*) in the number of all codes.
  public func postalCodes(of town: Town) -> [String] {
    tables.postalCodes(ofTown: town.index).map { String(String(10_000_000 + $0).dropFirst()) }
  }

  /// The municipality at an index of the tables.
  func municipality(at index: Int) -> Municipality {
    let name = tables.scalars(tables.municipalityName(index))
    let kana = tables.reading(tables.municipalityKana(index))
    let county = tables.countyLength(index)
    let city = county + tables.cityLength(index)
    let readings = [
      kana.prefix(tables.countyKanaLength(index)),
      kana.dropFirst(tables.countyKanaLength(index)).prefix(tables.cityKanaLength(index)),
      kana.dropFirst(tables.countyKanaLength(index) + tables.cityKanaLength(index)),
    ]
    return Municipality(
      code: tables.municipalityCode(index),
      prefecture: Prefecture(clamping: tables.prefectureCode(index)),
      county: String(scalars: name[..<county]), city: String(scalars: name[county..<city]),
      ward: String(scalars: name[city...]), kana: String(scalars: kana),
      romaji: readings.filter { !$0.isEmpty }.map { PlaceRomaji.municipality(ScalarText($0)) }
        .joined(separator: " "))
  }

  /// The town at an index of the tables.
  func town(at index: Int) -> Town {
    let number = Int(tables.townNumber[index])
    let chome = tables.chome(ofTown: index)
    let kana = tables.reading(tables.townKana[index])
    return Town(
      municipality: municipality(at: Int(tables.townMunicipality[index])),
      name: String(scalars: tables.scalars(tables.townName[index])), kana: String(scalars: kana),
      number: number == 0 ? nil : number,
      chome: (1..<64).filter { chome & 1 << UInt64($0) != 0 },
      romaji: PlaceRomaji.town(kana), index: index, id: tables.townID(index))
  }
}
