import Foundation
import JapaneseNormalization

/// A town as it goes into the gazetteer.
struct MergedTown {
  var municipality: Int
  var name: String
  var kana: String
  var chome: Set<Int>
  var hasSomeChome: Bool
  var number: Int
  var isPost: Bool
  var isRegistry: Bool
  var isOaza: Bool
  var isNamesake = false
  /// A name with 大 where the registered one has 大字 (大平方), as 字 is dropped in haste.
  var clipped: [String] = []
  /// Names that it had before, as far as the registry keeps them.
  var formerNames: [String] = []
  var postalCodes: [Int]
  var streets: [String]
}

/// Makes one list of towns of the two sources.
///
/// The sources spell a name differently (緑ケ丘, 緑が丘; 大字平方, 平方), so rows that fold alike in one municipality are one
/// town. But where one source has two such names (two registered towns), each stays a town, and rows of the other
/// source go to the one that is spelt alike.
struct TownMerging {
  private var folding = PlaceNameFolding()

  /// The towns of all municipalities, by municipality and name.
  static func merge(_ rows: SourceRows) -> [MergedTown] {
    var merging = TownMerging()
    return merging.run(rows)
  }

  private mutating func run(_ rows: SourceRows) -> [MergedTown] {
    let moved = movedMunicipalities(rows)
    var post: [Int: [SourceRows.PostTown]] = [:]
    for row in rows.post { post[row.municipality, default: []].append(row) }
    var registry: [Int: [SourceRows.RegistryTown]] = [:]
    for row in rows.registry {
      var row = row
      if let successors = moved[row.municipality] {
        let key = self.key(row.name)
        let holders = successors.filter { code in (post[code] ?? []).contains { self.key($0.name) == key } }
        guard let holder = holders.first ?? (successors.count == 1 ? successors.first : nil) else { continue }
        row.municipality = holder
        row.number = 0
      }
      registry[row.municipality, default: []].append(row)
    }
    var towns: [MergedTown] = []
    for municipality in rows.municipalities.filter(\.isPresent).map(\.code).sorted() {
      towns += merge(municipality, post: post[municipality] ?? [], registry: registry[municipality] ?? [])
    }
    return towns
  }

  /// Codes that the older source has and the newer has not (浜松's wards of before 2024), and what they became.
  private func movedMunicipalities(_ rows: SourceRows) -> [Int: [Int]] {
    let present = Dictionary(
      rows.municipalities.filter(\.isPresent).map { ("\($0.prefecture)\($0.name)", $0.code) },
      uniquingKeysWith: { first, _ in first })
    var moved: [Int: [Int]] = [:]
    for municipality in rows.municipalities where !municipality.isPresent {
      let former = rows.former.first {
        $0.prefecture == municipality.prefecture && $0.name == municipality.name
      }
      moved[municipality.code] =
        former?.successors.compactMap { present["\(municipality.prefecture)\($0)"] } ?? []
    }
    return moved
  }

  private mutating func merge(
    _ municipality: Int, post: [SourceRows.PostTown], registry: [SourceRows.RegistryTown]
  ) -> [MergedTown] {
    var bases: [[UInt16]: [String]] = [:]
    for row in registry { bases[key(row.name), default: []].append(row.name) }
    var towns: [MergedTown] = []
    var namesOfKey: [[UInt16]: [Int]] = [:]
    for row in post {
      let name = base(of: row, among: registry)
      let kana = Self.undoubled(row.kana)
      let key = key(name)
      // One name with two readings is two towns, and so is one name in two streets of 京都.
      if let index = namesOfKey[key]?.first(where: { index in
        let town = towns[index]
        let isOneReading =
          town.kana == kana || town.kana.isEmpty || kana.isEmpty || town.postalCodes.contains(row.postalCode)
        return Self.areOneSpelling(town.name, name) && isOneReading && town.streets.isEmpty
          && row.streets.isEmpty
      }) {
        if !towns[index].postalCodes.contains(row.postalCode) {
          towns[index].postalCodes.append(row.postalCode)
        }
        towns[index].hasSomeChome = towns[index].hasSomeChome || row.hasChome
        if towns[index].kana.isEmpty { towns[index].kana = kana }
        continue
      }
      namesOfKey[key, default: []].append(towns.count)
      towns.append(
        MergedTown(
          municipality: municipality, name: name, kana: kana, chome: [], hasSomeChome: row.hasChome,
          number: 0,
          isPost: true, isRegistry: false, isOaza: false, postalCodes: [row.postalCode], streets: row.streets)
      )
    }
    let names = Set(registry.map { Self.withoutMarks($0.name) })
    for row in registry.sorted(by: { ($0.number, $0.name) < ($1.number, $1.name) })
    where !Self.isChome(row, of: registry, names) {
      add(row, to: &towns, &namesOfKey, municipality)
    }
    takeFormerNames(&towns)
    markNamesakes(&towns)
    return towns.sorted { ($0.name, $0.postalCodes.first ?? 0) < ($1.name, $1.postalCodes.first ?? 0) }
  }

  private mutating func add(
    _ row: SourceRows.RegistryTown, to towns: inout [MergedTown], _ namesOfKey: inout [[UInt16]: [Int]],
    _ municipality: Int
  ) {
    let isOaza = row.name.hasPrefix("大字")
    let name = Self.withoutMarks(row.name)
    guard !name.isEmpty else { return }
    let key = key(name)
    var indexes = namesOfKey[key] ?? []
    let spellings = Set(indexes.map { towns[$0].name })
    if spellings.count > 1 {
      indexes = indexes.filter { Self.areOneSpelling(towns[$0].name, name) }
    } else if let index = indexes.first, !towns[index].isPost, !Self.areOneSpelling(towns[index].name, name) {
      // Two names of the registry itself.
      indexes = []
    }
    if indexes.isEmpty {
      namesOfKey[key, default: []].append(towns.count)
      indexes = [towns.count]
      towns.append(
        MergedTown(
          municipality: municipality, name: name, kana: "", chome: [], hasSomeChome: false, number: 0,
          isPost: false, isRegistry: false, isOaza: false, postalCodes: [], streets: []))
    }
    // Of two towns of one name the 丁目 are those of the one that has any.
    let withChome = indexes.filter { towns[$0].hasSomeChome }
    let holdsChome = withChome.isEmpty || !towns[indexes[0]].isPost ? indexes : withChome
    for index in indexes {
      if holdsChome.contains(index) { towns[index].chome.formUnion(row.chome) }
      if let range = row.name.range(of: "大字"), row.name.count > 3 {
        let clipped = row.name.replacingCharacters(in: range, with: "大")
        if !towns[index].clipped.contains(clipped) { towns[index].clipped.append(clipped) }
      }
      towns[index].isRegistry = true
      // 四条通 rather than the ４条通 of Japan Post.
      if towns[index].name.utf8.contains(where: { 0x30...0x39 ~= $0 }),
        !name.utf8.contains(where: { 0x30...0x39 ~= $0 }),
        key == self.key(towns[index].name)
      {
        towns[index].name = name
      }
      towns[index].isOaza = towns[index].isOaza || isOaza
      if towns[index].number == 0 && indexes.count == 1 { towns[index].number = row.number }
    }
  }

  /// Whether a row of the registry is a 丁目 that it has a second time as a town: 文京一丁目 beside 文京 with 1 and 2.
  private static func isChome(
    _ row: SourceRows.RegistryTown, of registry: [SourceRows.RegistryTown], _ names: Set<String>
  ) -> Bool {
    guard row.name.hasSuffix("丁目") else { return false }
    let stem = row.name.dropLast(2)
    let digits = stem.reversed().prefix { "一二三四五六七八九十".contains($0) }
    let base = String(stem.dropLast(digits.count))
    guard !base.isEmpty, names.contains(withoutMarks(base)) else { return false }
    return registry.contains { withoutMarks($0.name) == withoutMarks(base) && !$0.chome.isEmpty }
  }

  /// The registry is older than the postal codes and keeps names that are no more. A town that only it has is the former
  /// name of a town of Japan Post that
  /// - has the name of a quarter before it and the same 丁目 (三崎町 and 神田三崎町), or
  /// - only Japan Post has, and that has a 町 more (大畑町, before 大畑) a 区 less (厚田望来, before
  ///   厚田区望来), or a character corrected (白潟本町, before 白瀉本町).
  private mutating func takeFormerNames(_ towns: inout [MergedTown]) {
    var former: Set<Int> = []
    for (index, town) in towns.enumerated() where !town.isPost && town.isRegistry {
      var heirs: [Int] = []
      for heir in towns.indices where isHeir(heir, of: town, in: towns) { heirs.append(heir) }
      guard heirs.count == 1, let heir = heirs.first else { continue }
      towns[heir].formerNames.append(town.name)
      if !towns[heir].isRegistry { towns[heir].chome.formUnion(town.chome) }
      former.insert(index)
    }
    towns = towns.indices.filter { !former.contains($0) }.map { towns[$0] }
  }

  /// Whether `former` can be what the town at `heir` was called.
  private mutating func isHeir(_ heir: Int, of former: MergedTown, in towns: [MergedTown]) -> Bool {
    let town = towns[heir]
    guard town.isPost else { return false }
    if isCorrection(former.name, town.name) { return true }
    if !town.isRegistry {
      return town.name == former.name + "町" || town.name == Self.withoutWard(former.name)
    }
    return former.name.count > 2 && former.name.hasSuffix("町") && town.name.count > former.name.count
      && town.name.hasSuffix(former.name) && town.chome == former.chome
  }

  /// Whether the names differ in one character that looks like the other's: 白瀉本町 and 白潟本町.
  private mutating func isCorrection(_ lhs: String, _ rhs: String) -> Bool {
    let (left, right) = (key(lhs), key(rhs))
    guard left.count == right.count else { return false }
    let differing = left.indices.filter { left[$0] != right[$0] }
    guard differing.count == 1, let index = differing.first else { return false }
    return PlaceLookAlikes.partners(of: left[index]).contains(right[index])
  }

  private static func withoutWard(_ name: String) -> String? {
    guard let ward = name.firstIndex(of: "区"), ward != name.startIndex else { return nil }
    let (quarter, rest) = (name[..<ward], name[name.index(after: ward)...])
    // 浜益区浜益 is 浜益.
    return quarter == rest ? String(rest) : String(quarter + rest)
  }

  /// Towns of one name, so that the name alone does not tell which.
  private func markNamesakes(_ towns: inout [MergedTown]) {
    let groups = Dictionary(grouping: towns.indices) { towns[$0].name }
    for indexes in groups.values where indexes.count > 1 {
      for index in indexes {
        towns[index].isNamesake = true
        towns[index].number = 0
      }
    }
    // Directions tell namesakes apart and say nothing else.
    for index in towns.indices where !towns[index].isNamesake { towns[index].streets = [] }
  }

  /// The name of a row of Japan Post without a 丁目 that the registry has as one: 昭和八丁目 is in 昭和.
  private mutating func base(of row: SourceRows.PostTown, among registry: [SourceRows.RegistryTown]) -> String
  {
    let name = Self.withoutMarks(row.name)
    guard name.hasSuffix("丁目") else { return name }
    return registry.first { town in
      let base = Self.withoutMarks(town.name)
      return !base.isEmpty && name.hasPrefix(base) && name.count > base.count
        && town.chome.contains { name == base + Self.kanji($0) + "丁目" || name == base + "\($0)丁目" }
    }.map { Self.withoutMarks($0.name) } ?? name
  }

  private static func kanji(_ value: Int) -> String {
    KanjiNumeral.format(value).map { String(scalars: $0) } ?? ""
  }

  /// Without 大字 and 字 in front, and without brackets around the whole: （香取台）.
  static func withoutMarks(_ name: String) -> String {
    var name = name[...]
    if name.hasPrefix("("), name.hasSuffix(")") { name = name.dropFirst().dropLast() }
    for mark in ["大字", "字"] where name.hasPrefix(mark) && name.count > mark.count {
      name = name.dropFirst(mark.count)
      break
    }
    return String(name)
  }

  /// A reading that stands twice or more in the source, where its entry took several lines there.
  private static func undoubled(_ kana: String) -> String {
    for times in [4, 3, 2] where kana.count.isMultiple(of: times) && kana.count / times > 2 {
      let once = String(kana.prefix(kana.count / times))
      if String(repeating: once, count: times) == kana { return once }
    }
    return kana
  }

  /// Whether two names that fold alike are spellings of one: they are but for kana, numerals and variants.
  private static func areOneSpelling(_ lhs: String, _ rhs: String) -> Bool {
    lhs == rhs || kanji(of: lhs) == kanji(of: rhs)
  }

  private static func kanji(of name: String) -> [Unicode.Scalar] {
    KanjiNumeralless.scalars(name)
  }

  /// The folded name.
  mutating func key(_ name: String) -> [UInt16] {
    folding.fold(KanjiVariants.fold(TextFolding.fold(name)), from: 0)
    return folding.units
  }
}

/// The kanji of a name that are no numerals and no particles.
private enum KanjiNumeralless {
  static func scalars(_ name: String) -> [Unicode.Scalar] {
    TextFolding.fold(name).filter { scalar in
      KanjiVariants.isKanji(scalar) && !KanjiNumeral.isNumeral(scalar) && scalar != "之" && scalar != "字"
        && scalar != "大" && scalar != "条"
    }
  }
}
