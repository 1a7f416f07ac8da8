/// An address that was read from Latin letters or kana, in Japanese, and which places it can be.
struct AddressReading {
  /// The address as it would be written in Japanese, folded.
  var japanese: ScalarText
  /// The places it can be; one where it is certain.
  var candidates: [AddressComposer.Candidate]
  var inferred: JapaneseAddress.Elements
}

/// Writes an address in Japanese from its parts.
struct AddressComposer {
  /// A municipality and a town in it; -1 where none is known.
  struct Candidate: Hashable {
    var municipality: Int
    var town: Int

    init(_ municipality: Int, _ town: Int) {
      self.municipality = municipality
      self.town = town
    }
  }

  let tables: GazetteerTables
  var postalCode: ScalarText = []
  var prefecture: Prefecture?
  var candidates: [Candidate] = []
  /// The town as it was written, for where it is not certain which it is.
  var writtenTown: ScalarText = []
  var numbers: ScalarText = []
  /// What follows the numbers, with a space before it.
  var building: ScalarText = []
  var isMunicipalityWritten = true
  var hasCounty = false
  var hasCity = false

  init(_ tables: GazetteerTables) {
    self.tables = tables
  }

  /// Of several towns keeps those that have the 丁目 that the numbers begin with: stated, or of three numbers the first.
  mutating func narrow(by numbers: [LotNumber]) {
    guard candidates.count > 1, let first = numbers.first, let value = first.value, value > 0, value < 64,
      first.kind == .chome || first.kind == .plain && numbers.count > 2
    else { return }
    let kept = candidates.filter { $0.town >= 0 && tables.chome(ofTown: $0.town) & 1 << UInt64(value) != 0 }
    let isOpen = candidates.contains {
      $0.town >= 0 && tables.flags(ofTown: $0.town).contains(.someChome)
        || first.kind == .plain && $0.town >= 0 && tables.chome(ofTown: $0.town) != 0 && !kept.contains($0)
    }
    if !kept.isEmpty && !isOpen { candidates = kept }
  }

  /// Of several candidates keeps those that the postal code agrees with, if it does with any.
  mutating func narrowByPostalCode() {
    guard candidates.count > 1, postalCode.count == 7 else { return }
    let kept = Self.narrowed(
      candidates, by: postalCode.reduce(0) { $0 * 10 + Int($1.value) - 0x30 }, tables
    ) { $0 }
    candidates = kept
  }

  /// Those of `items` whose town, or else municipality, the postal code has; all if it has none.
  static func narrowed<Item>(
    _ items: [Item], by code: Int, _ tables: GazetteerTables, _ candidate: (Item) -> Candidate
  ) -> [Item] {
    var towns: Set<Int> = []
    var municipalities: Set<Int> = []
    tables.forEachPlace(ofPostalCode: code) { town, municipality in
      if let town { towns.insert(town) }
      municipalities.insert(municipality)
    }
    let exact = items.filter { towns.contains(candidate($0).town) }
    if !exact.isEmpty { return exact }
    let near = items.filter { municipalities.contains(candidate($0).municipality) }
    return near.isEmpty ? items : near
  }

  /// The address in Japanese, with its candidates.
  var reading: AddressReading {
    var text = ScalarText()
    if !postalCode.isEmpty { text += ["〒"] + postalCode }
    let municipalities = Set(candidates.map(\.municipality))
    let names = Set(candidates.map { $0.municipality < 0 ? [] : cityAndWard($0.municipality) })
    var inferred: JapaneseAddress.Elements = []
    if municipalities.count == 1, let only = municipalities.first, only >= 0 {
      text += Prefecture(clamping: tables.prefectureCode(only)).name.scalarText
      text += tables.scalars(tables.municipalityName(only))
      inferred = inferredElements(only)
    } else {
      if let prefecture { text += prefecture.name.scalarText }
      // 府中市 of 東京 or 広島, or a city of which only the ward is open.
      if names.count == 1, let name = names.first { text += name } else { text += sharedCity }
    }
    let towns = Set(candidates.map { $0.town < 0 ? [] : tables.scalars(tables.townName[$0.town]) })
    if towns.count == 1, let name = towns.first, !name.isEmpty {
      text += name
    } else if postalTown == nil {
      text += writtenTown.filter { $0 != " " && $0 != "-" }
    }
    if numbers.isEmpty && !building.isEmpty && text.last.map(AddressScalars.isNumeral) != true {
      text += building
    } else {
      text += numbers + building
    }
    return AddressReading(
      japanese: TextFolding.fold(text), candidates: candidates, inferred: inferred)
  }

  /// The only town of the postal code, where it is in the municipality: what could not be read must be that one.
  private var postalTown: Int? {
    guard candidates.count == 1, let only = candidates.first, only.town < 0, !postalCode.isEmpty,
      !numbers.isEmpty
    else { return nil }
    var towns = CandidateList()
    tables.forEachPlace(ofPostalCode: postalCode.reduce(0) { $0 * 10 + Int($1.value) - 0x30 }) {
      town, municipality in
      if let town, municipality == only.municipality || only.municipality < 0 { towns.add(town) }
    }
    return towns.single
  }

  private func cityAndWard(_ municipality: Int) -> ScalarText {
    let name = tables.scalars(tables.municipalityName(municipality))
    return ScalarText(name.dropFirst(tables.countyLength(municipality)))
  }

  /// The city whose wards the candidates are; empty if they are not of one.
  private var sharedCity: ScalarText {
    let cities = Set(
      candidates.map { candidate -> ScalarText in
        guard candidate.municipality >= 0, tables.wardLength(candidate.municipality) > 0 else { return [] }
        return ScalarText(
          cityAndWard(candidate.municipality).dropLast(tables.wardLength(candidate.municipality)))
      })
    if cities.count == 1, hasCity || !isMunicipalityWritten, let city = cities.first { return city }
    // 中央区 of any city.
    let wards = Set(
      candidates.map { candidate -> ScalarText in
        guard candidate.municipality >= 0 else { return [] }
        return ScalarText(
          cityAndWard(candidate.municipality).suffix(tables.wardLength(candidate.municipality)))
      })
    return wards.count == 1 ? wards.first ?? [] : []
  }

  private func inferredElements(_ municipality: Int) -> JapaneseAddress.Elements {
    var inferred: JapaneseAddress.Elements = []
    if prefecture == nil { inferred.insert(.prefecture) }
    if !isMunicipalityWritten { inferred.insert(.municipality) }
    if tables.countyLength(municipality) > 0, !hasCounty { inferred.insert(.county) }
    if tables.wardLength(municipality) > 0, tables.cityLength(municipality) > 0, !hasCity {
      inferred.insert(.city)
    }
    return inferred
  }
}
