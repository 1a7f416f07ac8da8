internal import CKernels

/// Finds the municipality and the town that a folded text begins with.
///
/// Every prefix of the text is looked up by a hash that grows with it, first among the municipalities and then, after each
/// of those that fit, among the towns in it; the longest town wins, and a name as registered before an alias. Where no
/// municipality leads to a town, the town alone is looked for, in the prefecture or in the whole country: 虎ノ門 is in one
/// ward only.
struct PlaceSearch {
  /// What was found.
  struct Match {
    /// The municipalities that it can be.
    var municipalities = CandidateList()
    /// The towns that it can be.
    var towns = CandidateList()
    /// How many units the municipality takes, and after it the town.
    var municipalityLength = 0
    var townLength = 0
    var townRank: UInt8 = 0
    /// The municipality's name in the index, and whether it is that of a former one.
    var municipalityValue: UInt32?
    var isFormer = false

    var length: Int { municipalityLength + townLength }
  }

  /// A municipality's name at the beginning of the text.
  private struct Hit {
    var length = 0
    var value: UInt32 = 0
  }

  let tables: GazetteerTables
  /// No name of a municipality with its county or city is longer, and no name of a town.
  private static let municipalityLimit = 16
  private static let townLimit = 32

  /// The best reading of `folding`; `prefecture` is 0 if it is not known.
  func match(_ folding: borrowing PlaceNameFolding, prefecture: Int) -> Match {
    folding.units.withUnsafeBufferPointer { units in
      folding.ends.withUnsafeBufferPointer { ends in
        match(units, ends, prefecture: prefecture)
      }
    }
  }

  /// A town of the match's municipalities at `start`; `nil` if there is none.
  func town(of match: Match, _ folding: borrowing PlaceNameFolding, from start: Int) -> Match? {
    var town = Match()
    town.municipalities = match.municipalities
    folding.units.withUnsafeBufferPointer { units in
      folding.ends.withUnsafeBufferPointer { ends in
        findTown(in: &town, units, ends, from: start)
      }
    }
    return town.townLength > 0 ? town : nil
  }

  /// The only town of the match's municipalities whose reading begins with the kana at `start`, and whose name ends with
  /// the kanji after them; `nil` if there is none, or several.
  ///
  /// - Complexity: O(*n*) in the number of the municipalities' towns; for text that begins with kana only.
  func townByKana(of match: Match, _ folding: borrowing PlaceNameFolding, from start: Int) -> Match? {
    let units = folding.units
    var middle = start
    while middle < units.count, 0x30A0...0x30FF ~= units[middle] { middle += 1 }
    var end = middle
    while end < units.count, units[end] >= 0x3400, !Self.isNumeral(units[end]), end < middle + 5 { end += 1 }
    guard middle - start > 1, end > middle, match.municipalities.count == 1 else { return nil }
    var town = Match()
    town.municipalities = match.municipalities
    town.townLength = end - start
    for index in tables.towns(ofMunicipality: match.municipalities[0]) {
      let name = tables.units(tables.townName[index])
      let reading = tables.reading(tables.townKana[index])
      guard name.count > end - middle, reading.count >= middle - start,
        name.suffix(end - middle).elementsEqual(units[middle..<end]),
        reading.prefix(middle - start).elementsEqual(
          units[start..<middle], by: { PlaceNameFolding.kanaUnit($0) == $1 })
      else { continue }
      town.towns.add(index)
    }
    return town.towns.total == 1 ? town : nil
  }

  private func match(
    _ units: UnsafeBufferPointer<UInt16>, _ ends: UnsafeBufferPointer<Int32>, prefecture: Int
  ) -> Match {
    var hits = (Hit(), Hit(), Hit())
    var hash = GazetteerFormat.seed
    if let base = units.baseAddress {
      for length in 1...max(1, min(units.count, Self.municipalityLimit)) where length <= units.count {
        hash = GazetteerFormat.extend(hash, units[length - 1])
        guard PlaceNameFolding.endsMunicipality(units[length - 1]),
          ends[length - 1] != PlaceNameFolding.inside,
          let value = tables.municipalityNames.value(base, length: length, hash: hash)
        else { continue }
        hits = (Hit(length: length, value: value), hits.0, hits.1)
      }
    }
    var best = Match()
    consider(hits.0, units, ends, prefecture, &best)
    consider(hits.1, units, ends, prefecture, &best)
    consider(hits.2, units, ends, prefecture, &best)
    if best.townLength > 0 { return best }
    return bareTown(units, ends, prefecture, municipality: best) ?? best
  }

  /// Looks for towns of the municipalities of one name, and keeps what is better than `best`.
  private func consider(
    _ hit: Hit, _ units: UnsafeBufferPointer<UInt16>, _ ends: UnsafeBufferPointer<Int32>, _ prefecture: Int,
    _ best: inout Match
  ) {
    guard hit.length > 0 else { return }
    // A name can be a present municipality's and a former one's: each is tried, the present first.
    var present = Match()
    present.municipalityLength = hit.length
    present.municipalityValue = hit.value
    for item in tables.municipalityNames.items(hit.value) {
      guard let rank = GazetteerFormat.MunicipalityRank(rawValue: item.rank) else { continue }
      if rank == .former {
        considerFormer(item.id, hit, units, ends, prefecture, &best)
        continue
      }
      guard prefecture == 0 || tables.prefectureCode(item.id) == prefecture else { continue }
      present.municipalities.add(item.id)
    }
    if present.municipalities.isEmpty { return }
    findTown(in: &present, units, ends, from: hit.length, beyond: best.townLength > 0 ? best.length : 0)
    keep(present, &best)
  }

  /// The successors of a former municipality; its towns may begin with its name now.
  private func considerFormer(
    _ id: Int, _ hit: Hit, _ units: UnsafeBufferPointer<UInt16>, _ ends: UnsafeBufferPointer<Int32>,
    _ prefecture: Int, _ best: inout Match
  ) {
    var match = Match()
    match.municipalityLength = hit.length
    match.isFormer = true
    let list = tables.formerLists + Int(tables.former[3 * id + 1])
    for index in 0..<Int(tables.former[3 * id + 2]) {
      let successor = Int(list[index])
      if prefecture == 0 || tables.prefectureCode(successor) == prefecture {
        match.municipalities.add(successor)
      }
    }
    if match.municipalities.isEmpty { return }
    let prefix = tables.units(tables.former[3 * id])
    findTown(in: &match, units, ends, from: hit.length, after: prefix)
    if match.townLength == 0 && !prefix.isEmpty { findTown(in: &match, units, ends, from: hit.length) }
    keep(match, &best)
  }

  private func keep(_ match: Match, _ best: inout Match) {
    // 仙台市青葉区 is not 青葉 in 仙台市: a town has to go on beyond the longer name of a municipality.
    let isBetter =
      match.townLength > 0
      ? match.length > best.length
      : best.townLength == 0 && match.municipalityLength > best.municipalityLength
    if isBetter { best = match }
  }

  /// How the municipality `id` is named in a match; `nil` where it is not.
  func rank(of id: Int, in match: Match) -> GazetteerFormat.MunicipalityRank? {
    if match.isFormer { return .former }
    guard let value = match.municipalityValue else { return nil }
    for item in tables.municipalityNames.items(value) where item.id == id {
      if let rank = GazetteerFormat.MunicipalityRank(rawValue: item.rank), rank != .former { return rank }
    }
    return nil
  }

  /// The longest town of the match's municipalities that stands at `start`; `prefix` stands before it in the
  /// registered name.
  ///
  /// - Parameter end: how far a town found has to go to be of use.
  private func findTown(
    in match: inout Match, _ units: UnsafeBufferPointer<UInt16>, _ ends: UnsafeBufferPointer<Int32>,
    from start: Int, after prefix: UnsafeBufferPointer<UInt16> = UnsafeBufferPointer(start: nil, count: 0),
    beyond end: Int = 0
  ) {
    guard start < units.count, let base = units.baseAddress else { return }
    if !prefix.isEmpty {
      // Rare: the registered name is put together.
      let joined = Array(prefix) + Array(units[start...])
      let joinedEnds =
        [Int32](repeating: PlaceNameFolding.inside, count: prefix.count) + Array(ends[start...])
      joined.withUnsafeBufferPointer { joined in
        joinedEnds.withUnsafeBufferPointer { joinedEnds in
          findTown(in: &match, joined, joinedEnds, from: 0)
        }
      }
      match.townLength = max(0, match.townLength - prefix.count)
      return
    }
    let limit = townLimit(base + start, count: units.count - start)
    if start + limit <= end { return }
    withUnsafeTemporaryAllocation(of: NameIndex.Place.self, capacity: Self.townLimit) { places in
      // The index lies in memory that is far away: all places are asked for before the first is looked at.
      var hash = GazetteerFormat.seed
      for length in 1...limit {
        hash = GazetteerFormat.extend(hash, units[start + length - 1])
        let place = tables.townNames.place(of: hash)
        idm_prefetch(tables.townNames.entries + 2 * place.start)
        places[length - 1] = place
      }
      // Towns lie together by municipality, so the id alone says whether a town is in the only one.
      let own = match.municipalities.single.map { tables.towns(ofMunicipality: $0) }
      for length in 1...limit where places[length - 1].start < places[length - 1].end {
        guard ends[start + length - 1] != PlaceNameFolding.inside,
          let value = tables.townNames.value(base + start, length: length, in: places[length - 1])
        else { continue }
        takeTown(value, of: own, units, from: start, length, into: &match)
      }
    }
  }

  /// How many units at `units` can be a town's name, by the first of them; at least 1.
  private func townLimit(_ units: UnsafePointer<UInt16>, count: Int) -> Int {
    var limit = min(count, Self.townLimit)
    var hash = GazetteerFormat.extend(GazetteerFormat.seed, units[0])
    for length in 2...max(2, min(3, limit)) where length <= limit {
      hash = GazetteerFormat.extend(hash, units[length - 1])
      limit = min(limit, max(length - 1, tables.bound(hash, length: length)))
    }
    return limit
  }

  /// Takes those bearers of a name of `length` units at `start` that are in the match's municipalities; `own` are the
  /// towns of the only one.
  private func takeTown(
    _ value: UInt32, of own: Range<Int>?, _ units: UnsafeBufferPointer<UInt16>, from start: Int,
    _ length: Int,
    into match: inout Match
  ) {
    var found = CandidateList()
    var rank: UInt8 = .max
    for item in tables.townNames.items(value) where item.rank <= rank {
      let isOwn =
        own?.contains(item.id) ?? match.municipalities.contains(Int(tables.townMunicipality[item.id]))
      guard isOwn else { continue }
      if item.rank >= GazetteerFormat.TownRank.beforeNumbers.rawValue {
        let isTwo = item.rank == GazetteerFormat.TownRank.beforeNumbers.rawValue
        guard Self.areNumbers(units, from: start + length, count: isTwo ? 2 : 3) else { continue }
      }
      // 八千代町西3番地 is a lot, and no 西三線.
      if item.rank == GazetteerFormat.TownRank.withoutBand.rawValue, Self.isCounted(units, start + length) {
        continue
      }
      rank = item.rank
      found.add(item.id)
    }
    if !found.isEmpty { (match.towns, match.townLength, match.townRank) = (found, length, rank) }
  }

  /// A town without its municipality; better than a municipality alone only if it takes more of the text, or as much
  /// where what follows is a number: 山田町1-2 is no lot of 山田町 in 岩手.
  private func bareTown(
    _ units: UnsafeBufferPointer<UInt16>, _ ends: UnsafeBufferPointer<Int32>, _ prefecture: Int,
    municipality: Match
  ) -> Match? {
    guard let base = units.baseAddress else { return nil }
    var match = Match()
    var hash = GazetteerFormat.seed
    var limit = min(units.count, Self.townLimit)
    var length = 0
    while length < limit {
      length += 1
      hash = GazetteerFormat.extend(hash, units[length - 1])
      limit = min(limit, tables.bound(hash, length: length))
      guard ends[length - 1] != PlaceNameFolding.inside,
        let value = tables.townNames.value(base, length: length, hash: hash)
      else { continue }
      var found = CandidateList()
      for item in tables.townNames.items(value)
      where item.rank == GazetteerFormat.TownRank.registered.rawValue
        || item.rank == GazetteerFormat.TownRank.withoutBand.rawValue && found.isEmpty
          && Self.isCrossing(units, end: length)
      {
        let owner = Int(tables.townMunicipality[item.id])
        if prefecture == 0 || tables.prefectureCode(owner) == prefecture { found.add(item.id) }
      }
      if !found.isEmpty { (match.towns, match.townLength) = (found, length) }
    }
    guard match.townLength > 0 else { return nil }
    if municipality.municipalityLength == match.townLength {
      guard prefecture == 0, municipality.municipalityLength < 4,
        match.townLength == units.count || Self.isNumeral(units[match.townLength])
      else { return nil }
    } else if municipality.municipalityLength > match.townLength {
      return nil
    }
    return match
  }

  /// Whether the name ends as 南三十四西 does, which is 南三十四条西 and nothing else.
  private static func isCrossing(_ units: UnsafeBufferPointer<UInt16>, end: Int) -> Bool {
    end > 2 && isDirection(units[end - 1]) && isNumeral(units[end - 2]) && isDirection(units[0])
  }

  private static func isDirection(_ unit: UInt16) -> Bool {
    Unicode.Scalar(UInt32(unit)).map(AddressScalars.isDirection) ?? false
  }

  /// Whether a number ends at `end` that a word after it makes a 番地, 丁目 or 号.
  private static func isCounted(_ units: UnsafeBufferPointer<UInt16>, _ end: Int) -> Bool {
    guard end < units.count, isNumeral(units[end - 1]) else { return false }
    switch Unicode.Scalar(UInt32(units[end])) {
    case "番", "丁", "号", "地": return true
    default: return false
    }
  }

  /// Whether so many numbers with dashes before them follow: -1881-2.
  private static func areNumbers(_ units: UnsafeBufferPointer<UInt16>, from start: Int, count: Int) -> Bool {
    var index = start
    for _ in 0..<count {
      guard index + 1 < units.count, units[index] == dash, isNumber(units[index + 1]) else { return false }
      index += 1
      while index < units.count, isNumber(units[index]) { index += 1 }
    }
    return true
  }

  /// Whether the unit is a numeral, or stands for a number of four digits.
  private static func isNumber(_ unit: UInt16) -> Bool {
    isNumeral(unit) || unit == 0x30
  }

  private static let dash: UInt16 = 0x2D

  private static func isNumeral(_ unit: UInt16) -> Bool {
    Unicode.Scalar(UInt32(unit)).map(AddressScalars.isNumeral) ?? false
  }
}
