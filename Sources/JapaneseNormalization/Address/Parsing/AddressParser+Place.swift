/// Municipality and town by the gazetteer.
extension AddressParser {
  /// Finds the place, and where the gazetteer does not know the municipality, what looks like one.
  mutating func place() {
    let tables = gazetteer.tables
    let search = PlaceSearch(tables: tables)
    let start = position
    folding.fold(key, from: position)
    // A place begins with no digit; what does is a lot, and its place is the postal code's.
    if let first = key.scalar(at: position), AddressScalars.isDigit(first) { return unregisteredPlace() }
    var match = search.match(folding, prefecture: address.prefecture?.code ?? 0)
    if match.municipalityLength == 0, let other = afterCounty(search, match) { match = other }
    if address.prefecture == nil, let other = afterPrefectureStem(search, match) { match = other }
    if match.length == 0 {
      unregisteredPlace()
      return
    }
    if match.municipalityLength > 0 { position = Int(folding.ends[match.municipalityLength - 1]) }
    if isKyoto(match) { street(search, &match) }
    if match.townLength == 0 { repairTown(search, &match) } else { lengthenTown(search, &match) }
    if match.townLength > 0 {
      position = Int(folding.ends[match.municipalityLength + match.townLength - 1])
      passSuffix()
    }
    narrow(&match, tables)
    take(match, from: start, search)
  }

  /// 千葉市川市 is 市川市 in 千葉, and not 千葉市: the reading that leads to a town, and farther, is right.
  private mutating func afterPrefectureStem(
    _ search: PlaceSearch, _ match: PlaceSearch.Match
  ) -> PlaceSearch.Match? {
    guard let stem = Prefecture.stem(key, from: position) else { return nil }
    repaired.fold(key, from: stem.end)
    let other = search.match(repaired, prefecture: stem.prefecture.code)
    guard other.townLength > 0, other.municipalityLength > 0,
      match.townLength == 0 || Int(repaired.ends[other.length - 1]) > Int(folding.ends[match.length - 1])
    else { return nil }
    swap(&folding, &repaired)
    address.prefecture = stem.prefecture
    return other
  }

  /// A county that is no more, or is misspelt, before a name that leads to a town: 大野郡野津町野津市, 神崎郡吉野ヶ里町.
  private mutating func afterCounty(_ search: PlaceSearch, _ match: PlaceSearch.Match) -> PlaceSearch.Match? {
    guard let county = folding.units.prefix(7).firstIndex(of: 0x90E1), county > 0,
      folding.ends[county] != PlaceNameFolding.inside
    else { return nil }
    repaired.fold(key, from: Int(folding.ends[county]))
    var other = search.match(repaired, prefecture: address.prefecture?.code ?? 0)
    if other.townLength == 0 {
      // 石川郡鶴来町本町 is 鶴来本町 now.
      var merged = repaired
      if merged.dropInnerSuffix(from: 0) {
        let bare = search.match(merged, prefecture: address.prefecture?.code ?? 0)
        if bare.townLength > 3 { (other, repaired) = (bare, merged) }
      }
    }
    guard other.townLength > 0 || other.municipalityLength > 0, other.length > 2,
      match.townLength == 0 || Int(repaired.ends[other.length - 1]) > Int(folding.ends[match.length - 1])
    else { return nil }
    swap(&folding, &repaired)
    return other
  }

  /// A town whose registered name goes on after a 町 or 区 that is no more in it: 南郷区島守 is 南郷島守, and not 南郷.
  private mutating func lengthenTown(_ search: PlaceSearch, _ match: inout PlaceSearch.Match) {
    let end = match.municipalityLength + match.townLength
    guard end < folding.units.count else { return }
    let isSuffix = PlaceNameFolding.isSuffix(folding.units[end])
    let hasParticle = folding.hasParticle(in: end..<end + 4)
    var isStem = false
    guard isSuffix || hasParticle || match.townLength == match.municipalityLength - 1 else { return }
    repaired.assign(folding)
    if isSuffix {
      repaired.remove(end)
    } else {
      // 八条寺ノ内町 is 八条寺内町, and not 八条; 長野市大字長野大門町 is 大門町.
      isStem =
        match.townLength == match.municipalityLength - 1
        && repaired.dropRepeatedStem(of: match.municipalityLength)
      guard
        isStem || hasParticle && repaired.dropParticles(from: end)
      else { return }
    }
    guard let town = search.town(of: match, repaired, from: match.municipalityLength),
      town.townLength > match.townLength + 1 || isStem
    else { return }
    (match.towns, match.townLength, match.townRank) = (town.towns, town.townLength, town.townRank)
    swap(&folding, &repaired)
  }

  /// Looks for a town that is spelt as people misspell it, where none is registered as it is written:
  /// with ノ or 町 too many, or with a kanji that looks like the right one.
  private mutating func repairTown(_ search: PlaceSearch, _ match: inout PlaceSearch.Match) {
    guard !match.municipalities.isEmpty else { return }
    let start = match.municipalityLength
    repaired.assign(folding)
    // 八条寺ノ内町 is registered as 八条寺内町.
    if repaired.dropParticles(from: start), let town = search.town(of: match, repaired, from: start) {
      return accept(town, &match)
    }
    repaired.assign(folding)
    // 長野市大字長野大門町 is 長野市大門町: a 大字 that bears the city's name.
    if repaired.dropRepeatedStem(of: start), let town = search.town(of: match, repaired, from: start) {
      return accept(town, &match)
    }
    repaired.assign(folding)
    // 菱刈町前目 is registered as 菱刈前目, 南郷区島守 as 南郷島守.
    if repaired.dropInnerSuffix(from: start), let town = search.town(of: match, repaired, from: start),
      town.townLength > 2
    {
      return accept(town, &match)
    }
    repaired.assign(folding)
    // 浜玉町大浜崎 is 浜玉町大字浜崎 written in haste.
    if repaired.dropBig(from: start), let town = search.town(of: match, repaired, from: start),
      town.townLength > 2
    {
      return accept(town, &match)
    }
    repaired.assign(folding)
    for index in folding.units.indices.dropFirst(start).prefix(8) {
      let unit = folding.units[index]
      for other in PlaceLookAlikes.partners(of: unit) {
        repaired.replace(index, with: other)
        if let town = search.town(of: match, repaired, from: start), start + town.townLength > index {
          return accept(town, &match)
        }
      }
      repaired.replace(index, with: unit)
    }
    // くじ野川 is 鬮野川: kana in the place of a kanji that is hard to write.
    if let town = search.townByKana(of: match, folding, from: start) {
      repaired.assign(folding)
      accept(town, &match)
    }
  }

  private mutating func accept(_ town: PlaceSearch.Match, _ match: inout PlaceSearch.Match) {
    (match.towns, match.townLength) = (town.towns, town.townLength)
    match.townRank = GazetteerFormat.TownRank.withoutQuarter.rawValue
    swap(&folding, &repaired)
  }

  /// The rules for names that the gazetteer does not have.
  private mutating func unregisteredPlace() {
    let match = MunicipalityParser.match(key, from: position, prefecture: address.prefecture)
    address.county.assign(text[match.county])
    for scalar in key[match.municipality] { address.municipality.append(scalar == "ヶ" ? "ケ" : scalar) }
    for scalar in key[match.ward] { address.ward.append(scalar == "ヶ" ? "ケ" : scalar) }
    address.area.text.append(folding: key[match.municipality], with: &areaFolding)
    if let city = match.city {
      if address.area.text.isEmpty { address.area.text.append(folding: city.name[...], with: &areaFolding) }
      address.prefecture = address.prefecture ?? Prefecture(code: city.prefecture)
    }
    address.area.wardStart = address.area.text.count
    address.area.text.append(folding: key[match.ward], with: &areaFolding)
    address.area.townStart = address.area.text.count
    if match.end > position || !match.ward.isEmpty { position = match.end }
    inferFromPostalCode()
    townNameEnd = position
  }

  private func isKyoto(_ match: PlaceSearch.Match) -> Bool {
    guard !match.municipalities.isEmpty else { return false }
    return gazetteer.tables.municipalityCode(match.municipalities[0]) / 100 == 261
  }

  /// Directions before the town (室町通上立売上る), after which the town is looked for again.
  private mutating func street(_ search: PlaceSearch, _ match: inout PlaceSearch.Match) {
    var end: Int?
    var town = PlaceSearch.Match()
    for reading in KyotoStreetParser.Reading.allCases where town.townLength == 0 {
      guard let next = KyotoStreetParser.match(key, from: position, as: reading) else { continue }
      repaired.fold(key, from: next)
      let found = search.town(of: match, repaired, from: 0)
      // Directions without their る are believed only before a town.
      if found == nil && (end != nil || reading == .short || reading == .shortWithBlocks) { continue }
      end = next
      town = found ?? town
    }
    guard let end else { return }
    if town.townLength == 0 { repaired.fold(key, from: end) }
    // 役人町中立売通堀川西入 has its town in front; then the directions are what follows it.
    if town.townLength == 0 && match.townLength > 0 { return }
    KyotoStreetParser.fold(key[position..<end], into: &address.area, &address.street, &streetBuffers)
    position = end
    swap(&folding, &repaired)
    match.municipalityLength = 0
    (match.towns, match.townLength, match.townRank) = (town.towns, town.townLength, town.townRank)
  }

  /// 町 that is written but not registered (新堀町 where there is only 新堀), and の between a name and a number (ハの74).
  private mutating func passSuffix() {
    if let mark = key.scalar(at: position), AddressScalars.isNo(mark), position > 0,
      Kana.isKana(key[position - 1]), let next = key.scalar(at: position + 1), AddressScalars.isDigit(next)
    {
      position += 1
      return
    }
    guard key.scalar(at: position) == "町", let next = key.scalar(at: position + 1),
      AddressScalars.isNumeral(next) || next == " "
    else { return }
    if next == "丁" || key.scalar(at: position + 1) == "目" { return }
    position += 1
  }

  /// Chooses among several towns by street, postal code and kana.
  private mutating func narrow(_ match: inout PlaceSearch.Match, _ tables: GazetteerTables) {
    if match.towns.total > 1, !address.area.street.isEmpty {
      let hash = KyotoStreets.hash(address.area.street)
      match.towns = match.towns.narrowed { tables.streetHashes(ofTown: $0).contains(hash) }
    }
    if match.towns.total > 1 || match.towns.isEmpty && match.municipalities.total > 1 {
      narrowByPostalCode(&match, tables)
    }
    if match.towns.total > 1, !kana.isEmpty {
      match.towns = match.towns.narrowed { isRead(tables.reading(tables.townKana[$0])) }
    }
  }

  private func narrowByPostalCode(_ match: inout PlaceSearch.Match, _ tables: GazetteerTables) {
    guard let code = address.postalCode else { return }
    var towns = CandidateList()
    var municipalities = CandidateList()
    tables.forEachPlace(ofPostalCode: code) { town, municipality in
      if let town { towns.add(town) }
      municipalities.add(municipality)
    }
    if match.towns.total > match.towns.count {
      // 本町 has more bearers than are kept: those of the code's own municipality are looked up.
      var kept = CandidateList()
      for index in 0..<towns.count
      where tables.townName[towns[index]] == tables.townName[match.towns[0]] { kept.add(towns[index]) }
      if !kept.isEmpty { match.towns = kept }
      return
    }
    let exact = match.towns.narrowed { towns.contains($0) }
    match.towns =
      exact.total < match.towns.total
      ? exact : match.towns.narrowed { municipalities.contains(Int(tables.townMunicipality[$0])) }
    match.municipalities = match.municipalities.narrowed { municipalities.contains($0) }
  }

  /// Chooses among towns of one name by the numbers: 本町2丁目 is in the one that has a 2丁目, 北崎町清水1-3 in the one that has
  /// none. Three numbers without a word begin with a 丁目, if one town has it and the others have no 丁目 at all.
  mutating func narrowByNumbers() {
    guard address.place.towns.count > 1, address.place.isComplete, let first = address.numbers.first,
      let value = first.value, first.head == nil
    else { return }
    let tables = gazetteer.tables
    let hasInner = town.upperBound > townNameEnd
    // Not for two towns of one municipality, where a slip costs more: 2-12-203 may be a room.
    let isThree = first.kind == .plain && address.numbers.count > 2 && address.place.municipality < 0
    let isChome = first.kind == .chome || isThree && !hasInner
    let kept = address.place.towns.filter { town in
      let chome = tables.chome(ofTown: Int(town))
      if isChome && value < 64 { return chome & 1 << UInt64(value) != 0 }
      return (hasInner || first.kind == .banchi) && chome == 0
        && !tables.flags(ofTown: Int(town)).contains(.someChome)
    }
    guard kept.count == 1, let town = kept.first else { return }
    if first.kind == .plain && isChome {
      let others = address.place.towns.filter { $0 != town }
      guard others.allSatisfy({ tables.chome(ofTown: Int($0)) == 0 }) else { return }
    }
    address.place.towns = []
    address.place.town = town
    if address.place.municipality < 0 {
      take(municipality: Int(tables.townMunicipality[Int(town)]), nil, tables)
    }
  }

  /// Whether the address in kana has this reading in it.
  private func isRead(_ reading: ScalarText) -> Bool {
    guard !reading.isEmpty, kana.count >= reading.count else { return false }
    return (0...(kana.count - reading.count)).contains { kana.hasPrefix(reading, at: $0) }
  }

  /// Writes what was found into the address.
  private mutating func take(_ match: PlaceSearch.Match, from start: Int, _ search: PlaceSearch) {
    let tables = search.tables
    var municipality = match.municipalities.single
    if let town = match.towns.single {
      address.place.town = Int32(truncatingIfNeeded: town)
      municipality = Int(tables.townMunicipality[town])
      if match.townRank > GazetteerFormat.TownRank.withoutSuffix.rawValue {
        address.place.inferred.insert(.town)
      }
    } else if !match.towns.isEmpty {
      for index in 0..<match.towns.count {
        address.place.towns.append(Int32(truncatingIfNeeded: match.towns[index]))
      }
      address.place.isComplete = match.towns.isComplete
      let first = tables.townMunicipality[match.towns[0]]
      let isOne = (0..<match.towns.count).allSatisfy { tables.townMunicipality[match.towns[$0]] == first }
      municipality = isOne && match.towns.isComplete ? Int(first) : nil
    } else if municipality == nil {
      for index in 0..<match.municipalities.count {
        address.place.municipalities.append(Int32(truncatingIfNeeded: match.municipalities[index]))
      }
    }
    townNameEnd = position
    if let municipality {
      take(municipality: municipality, search.rank(of: municipality, in: match), tables)
      if match.towns.isEmpty { inferFromPostalCode() }
    } else {
      // Which one it is stays open, so the names are those that are written.
      let name = start..<max(start, endOfMunicipality(match, from: start))
      let isWard = key[name].last == "区" && !key[name].contains("市")
      if isWard { address.ward.assign(key[name]) } else { address.municipality.assign(key[name]) }
      address.area.text.empty()
      address.area.text.append(folding: key[name], with: &areaFolding)
      address.area.setBorders(isWard: isWard)
      position = max(start, endOfMunicipality(match, from: start))
      townNameEnd = match.towns.isEmpty ? position : townNameEnd
    }
    if address.place.town >= 0 || match.towns.isEmpty { return }
    // The town's own text is compared where it is not certain which town it is.
    position = townStart(match, from: start)
  }

  private func endOfMunicipality(_ match: PlaceSearch.Match, from start: Int) -> Int {
    match.municipalityLength > 0 ? Int(folding.ends[match.municipalityLength - 1]) : start
  }

  private func townStart(_ match: PlaceSearch.Match, from start: Int) -> Int {
    address.street.isEmpty ? endOfMunicipality(match, from: start) : position
  }

  /// The municipality by its registered name.
  mutating func take(
    municipality index: Int, _ rank: GazetteerFormat.MunicipalityRank?, _ tables: GazetteerTables
  ) {
    address.place.municipality = Int32(truncatingIfNeeded: index)
    if address.prefecture == nil {
      address.prefecture = Prefecture(clamping: tables.prefectureCode(index))
      address.place.inferred.insert(.prefecture)
    }
    address.area.text.empty()
    address.area.text.append(decimal: tables.municipalityCode(index), width: 5)
    address.area.setBorders(isWard: false)
    switch rank {
    case .full?: break
    case .name?: if tables.countyLength(index) > 0 { address.place.inferred.insert(.county) }
    case .ward?: address.place.inferred.insert(.city)
    case .city?: address.place.inferred.insert(.ward)
    case .former?, nil: address.place.inferred.insert(.municipality)
    }
  }

  /// The town, and the municipality if there is none, of a postal code that has one town, where none is written.
  private mutating func inferFromPostalCode() {
    guard let next = key.scalar(at: position), AddressScalars.isDigit(next), let code = address.postalCode
    else {
      return
    }
    let tables = gazetteer.tables
    var towns = CandidateList()
    tables.forEachPlace(ofPostalCode: code) { town, municipality in
      let known = address.place.municipality
      let fits = known < 0 ? address.municipality.isEmpty : Int(known) == municipality
      if fits, let town { towns.add(town) }
    }
    if towns.total > 1 {
      // A code of several towns does not stand for one.
      for index in 0..<towns.count { address.place.towns.append(Int32(truncatingIfNeeded: towns[index])) }
      address.place.isComplete = towns.isComplete
      return
    }
    guard let town = towns.single else { return }
    let owner = Int(tables.townMunicipality[town])
    if let prefecture = address.prefecture, prefecture.code != tables.prefectureCode(owner) { return }
    address.place.town = Int32(truncatingIfNeeded: town)
    address.place.inferred.insert(.town)
    if address.place.municipality < 0 {
      take(municipality: owner, nil, tables)
    }
  }
}
