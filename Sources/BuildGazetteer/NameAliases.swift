import JapaneseNormalization

/// The further names under which people write a town, each only where it leads to one town of the municipality.
struct NameAliases {
  /// A name and how it came about.
  struct Alias {
    var units: [UInt16]
    var rank: GazetteerFormat.TownRank
    var town: Int
  }

  private static let cho = unit("町")
  private static let mura = unit("村")
  private static let no = unit("ノ")
  private static let ga = unit("ガ")
  private static let directions = Set("東西南北".unicodeScalars.map { UInt16($0.value) })
  private static let numerals = Set("〇一二三四五六七八九十百".unicodeScalars.map { UInt16($0.value) })
  private static let bands = ["番町", "ノ町", "条", "線", "号", "地割", "番", "軒"].map(units)
  private static let dash = unit("-")

  private static func unit(_ scalar: Unicode.Scalar) -> UInt16 { UInt16(scalar.value) }
  private static func units(_ text: String) -> [UInt16] { Array(text.utf16) }

  /// The aliases of the towns of one municipality; `keys` are their folded names, by town.
  static func aliases(
    of keys: [(town: Int, units: [UInt16], name: String)], chome: [Int: Set<Int>], isWard: Bool,
    other: [(town: Int, units: [UInt16], rank: GazetteerFormat.TownRank)]
  ) -> [Alias] {
    let registered = Set(keys.map(\.units))
    let towns = Dictionary(keys.map { ($0.units, $0.town) }, uniquingKeysWith: { first, _ in first })
    var found: [Alias] = []
    func add(_ units: [UInt16], _ rank: GazetteerFormat.TownRank, _ town: Int) {
      if units.count > 1 && !registered.contains(units) {
        found.append(Alias(units: units, rank: rank, town: town))
      }
    }
    // The quarters of the old cities, in whose wards a name without its quarter is no other town's.
    let quarters = isWard ? quarters(keys.map(\.units)) : []
    for (town, units, _) in keys {
      for shorter in withoutSuffix(units) { add(shorter, .withoutSuffix, town) }
      let bare = withoutParticles(units)
      if bare.count < units.count { add(bare, .withoutParticles, town) }
      for open in withoutBand(units) {
        if let rank = bandRank(open, towns, chome) { add(open, rank, town) }
      }
      for quarter in quarters
      where units.last == cho && units.count > quarter.count + 1 && units.starts(with: quarter) {
        add(Array(units[quarter.count...]), .withoutQuarter, town)
      }
    }
    for (town, units, rank) in other { add(units, rank, town) }
    return unambiguous(found, keys)
  }

  /// An alias that two towns would bear is none.
  private static func unambiguous(
    _ aliases: [Alias], _ keys: [(town: Int, units: [UInt16], name: String)]
  ) -> [Alias] {
    let names = Dictionary(keys.map { ($0.town, $0.units) }, uniquingKeysWith: { first, _ in first })
    var byUnits: [[UInt16]: [Alias]] = [:]
    for alias in aliases { byUnits[alias.units, default: []].append(alias) }
    var kept: [Alias] = []
    for group in byUnits.values {
      guard let best = group.map(\.rank.rawValue).min() else { continue }
      let chosen = group.filter { $0.rank.rawValue == best }
      // Namesakes share their aliases as they share their name.
      guard Set(chosen.compactMap { names[$0.town] }).count == 1 else { continue }
      kept += chosen
    }
    return kept
  }

  /// Without 町 or 村 at the end, and without one inside that ends the name of a former town.
  private static func withoutSuffix(_ units: [UInt16]) -> [[UInt16]] {
    var result: [[UInt16]] = []
    if let last = units.last, last == cho || last == mura, units.count > 2 { result.append(units.dropLast()) }
    for index in units.indices.dropFirst(2).dropLast(2) where units[index] == cho {
      var shorter = units
      shorter.remove(at: index)
      result.append(shorter)
    }
    return result
  }

  /// Without ノ and ガ between kanji.
  static func withoutParticles(_ units: [UInt16]) -> [UInt16] {
    units.indices.filter { index in
      let unit = units[index]
      guard unit == no || unit == ga, index > 0, index + 1 < units.count else { return true }
      return units[index - 1] < 0x3400 || units[index + 1] < 0x3400
    }.map { units[$0] }
  }

  /// Without the word after a number, at the end, between two directions, and in 二十四軒二条.
  private static func withoutBand(_ name: [UInt16]) -> [[UInt16]] {
    let units = name
    var result: [[UInt16]] = []
    for band in bands where units.count > band.count + 1 && units.suffix(band.count).elementsEqual(band) {
      let stem = Array(units.dropLast(band.count))
      if let last = stem.last, numerals.contains(last), stem.contains(where: { !numerals.contains($0) }) {
        result.append(stem)
        if let split = stem.firstIndex(of: unit("軒")), split > 0, split + 1 < stem.count {
          result.append(Array(stem[..<split]) + [dash] + Array(stem[(split + 1)...]))
        }
      }
      break
    }
    // 下田市2-4-26 is in the town 二丁目.
    let chome = Self.units("丁目")
    if units.suffix(2).elementsEqual(chome), units.dropLast(2).allSatisfy(numerals.contains), units.count > 2
    {
      result.append(units.dropLast(2) + [dash])
    }
    if let jo = units.firstIndex(where: { $0 == unit("条") || $0 == unit("線") }), jo > 1, jo + 1 < units.count,
      directions.contains(units[jo + 1]),
      numerals.contains(units[jo - 1])
    {
      result.append(Array(units[..<jo]) + Array(units[(jo + 1)...]))
    }
    return result
  }

  /// How a stem with a number can be read: as a number in the town that the stem itself is, it is an alias only where more
  /// numbers follow (上大川前通11-1881-2; but 西野12-3 is in 西野), and none where that town has 丁目.
  private static func bandRank(
    _ open: [UInt16], _ towns: [[UInt16]: Int], _ chome: [Int: Set<Int>]
  ) -> GazetteerFormat.TownRank? {
    guard let last = open.last, numerals.contains(last),
      let stem = towns[Array(open.prefix { !numerals.contains($0) })]
    else { return .withoutBand }
    return (chome[stem] ?? []).isEmpty ? .beforeNumbers : nil
  }

  /// What at least five towns begin with, or three and is a town itself: 神田, 日本橋, 四谷.
  private static func quarters(_ keys: [[UInt16]]) -> [[UInt16]] {
    let names = Set(keys)
    var counts: [[UInt16]: Int] = [:]
    for key in keys where key.count > 3 {
      for length in 2...min(4, key.count - 2) { counts[Array(key[..<length]), default: 0] += 1 }
    }
    return counts.filter { $0.value >= 5 || $0.value >= 3 && names.contains($0.key) }.map(\.key).sorted {
      $0.lexicographicallyPrecedes($1)
    }
  }
}
