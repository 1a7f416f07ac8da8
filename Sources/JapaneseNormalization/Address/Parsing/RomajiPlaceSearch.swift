/// Finds municipality and town among the words of an address in Latin letters.
///
/// Each run of words that no comma parts is a *span* with a level-1 key. A municipality is found by its reading's hash,
/// a town by comparing the readings of that municipality's towns with the spans. What covers the most words wins;
/// all that cover as many are candidates.
struct RomajiPlaceSearch {
  /// Words side by side, as one name.
  struct Span {
    var start: Int
    var end: Int
    var key: [UInt8]
    /// A bit for each token.
    var mask: UInt64 {
      let bits = end - start >= 64 ? UInt64.max : 1 << UInt64(end - start) - 1
      return bits << UInt64(start)
    }
  }

  /// A reading of the words.
  struct Reading {
    var score = 0
    /// -1 where only a prefecture is named.
    var municipality = -1
    var town = -1
    var townSpan: Span?
    var prefecture: Prefecture?
    /// The tokens of prefecture, county, city and ward; and of those the city's and the county's alone.
    var placeMask: UInt64 = 0
    var cityMask: UInt64 = 0
    var countyMask: UInt64 = 0
    /// Whether the municipality is written without 市, 区, 町 or 村.
    var isStem = false

    var mask: UInt64 { placeMask | (townSpan?.mask ?? 0) }
  }

  private struct Hit {
    var mask: UInt64
    var isStem: Bool
  }

  let tables: GazetteerTables
  let tokens: [RomajiTokens.Token]
  /// The tokens of postal code and country.
  let taken: UInt64
  let postalCode: Int?

  private var spans: [Span] = []
  private var spansByKey: [[UInt8]: [Int]] = [:]
  /// The first two letters of the spans: by the first, a bit for each second.
  private var initials = [UInt32](repeating: 0, count: 32)
  private var prefectures: [(prefecture: Prefecture, mask: UInt64, isFull: Bool)] = []

  /// No name has more words.
  private static let spanLimit = 7
  private static let keyLimit = 40

  init(
    _ tables: GazetteerTables, _ tokens: [RomajiTokens.Token], taken: UInt64, postalCode: Int?
  ) {
    self.tables = tables
    self.tokens = tokens
    self.taken = taken
    self.postalCode = postalCode
    makeSpans()
    findPrefectures()
  }

  private mutating func makeSpans() {
    for start in tokens.indices where taken & 1 << UInt64(start) == 0 {
      // 4-jo is a town of 江別; a lot's number before a name makes no name with it.
      if tokens[start].isNumber, start + 1 == tokens.count || tokens[start + 1].isNumber { continue }
      var letters: [UInt8] = []
      for end in start..<min(tokens.count, start + Self.spanLimit) {
        let token = tokens[end]
        if end > start, token.glue == .comma || taken & 1 << UInt64(end) != 0 { break }
        // 1chome: a number in a name is short, and goes on as a word.
        if token.isNumber && token.letters.count > 2 { break }
        letters += token.letters
        if letters.count > Self.keyLimit { break }
        if end == start, token.isNumber { continue }
        add(start, end + 1, letters)
        // Ohita is オオイタ, and Ohashi is オオハシ.
        if RomajiSpelling.beginsWithOhAndVowel(tokens[start].letters) {
          add(start, end + 1, [letters[0]] + letters[2...])
        }
        // Kita 3 Nishi is 北三条西.
        if end > start, let digit = letters.lastIndex(where: ReadingKey.isDigit), digit + 1 < letters.count,
          !letters[(digit + 1)...].starts(with: Self.jo)
        {
          add(start, end + 1, Array(letters[...digit]) + Self.jo + letters[(digit + 1)...])
        }
      }
    }
  }

  private static let jo = Array("jo".utf8)

  private mutating func add(_ start: Int, _ end: Int, _ letters: [UInt8]) {
    let key = RomajiSpelling.level1(letters)
    guard let first = key.first else { return }
    initials[Int(first & 31)] |= key.count > 1 ? 1 << UInt32(key[1] & 31) : 1
    spansByKey[key, default: []].append(spans.count)
    spans.append(Span(start: start, end: end, key: key))
  }

  private mutating func findPrefectures() {
    for span in spans where span.end - span.start <= 2 {
      if let found = Prefecture.named(span.key) {
        prefectures.append((found.prefecture, span.mask, found.isFull))
      } else if span.end - span.start == 2, RomajiVocabulary.isPrefectureWord(tokens[span.end - 1].letters),
        let found = Prefecture.named(RomajiSpelling.level1(tokens[span.start].letters))
      {
        prefectures.append((found.prefecture, span.mask, true))
      }
    }
  }

  // MARK: Municipalities

  /// The best readings: none if nothing was found, several where they cover the same.
  func readings() -> [Reading] {
    var own: [Int: [Hit]] = [:]
    var city: [Int: [Hit]] = [:]
    for span in spans where span.end - span.start <= 4 { find(span, &own, &city) }
    var bases: [Reading] = []
    for id in Set(own.keys).union(city.keys).sorted() {
      bases += self.bases(of: id, own[id] ?? [], city[id] ?? [])
    }
    var best: [Reading] = []
    keepBest(of: bases, &best, needsTown: false)
    if best.allSatisfy({ $0.town < 0 && ($0.isStem || $0.municipality < 0) }) {
      keepBest(of: municipalitiesNearby().flatMap { self.bases(of: $0, [], []) }, &best, needsTown: true)
    }
    if best.isEmpty, let full = prefectures.first(where: \.isFull) ?? prefectures.first {
      best = [Reading(prefecture: full.prefecture, placeMask: full.mask)]
    }
    return narrowed(best)
  }

  /// Keeps the best readings of `bases` with their towns. The towns of a municipality are looked at only if with the longest
  /// name that is left it can be the best.
  private func keepBest(of bases: [Reading], _ best: inout [Reading], needsTown: Bool) {
    var budget = Self.townBudget
    for base in bases.sorted(by: { ($1.score, $0.municipality) < ($0.score, $1.municipality) }) {
      if !needsTown { Self.keep(base, &best) }
      if let score = best.first?.score, base.score + mostOfTown(beside: base) < score { continue }
      budget -= tables.towns(ofMunicipality: base.municipality).count
      if budget < 0 && !needsTown { return }
      for reading in towns(of: base) { Self.keep(reading, &best) }
    }
  }

  /// How many towns are looked at: more than the wards of one name have in all.
  private static let townBudget = 12_000

  /// What a town can add to the score of a reading.
  private func mostOfTown(beside reading: Reading) -> Int {
    var longest = 0
    for span in spans where span.end - span.start > longest && span.mask & reading.placeMask == 0 {
      longest = span.end - span.start
    }
    return longest == 0 ? -1 : longest * 8 + 6 + (reading.isStem ? 6 : 0)
  }

  private static func keep(_ reading: Reading, _ best: inout [Reading]) {
    if let score = best.first?.score, reading.score < score { return }
    if let score = best.first?.score, reading.score > score { best = [] }
    if !best.contains(where: { $0.municipality == reading.municipality && $0.town == reading.town }) {
      best.append(reading)
    }
  }

  /// Adds the municipalities that a span names.
  private func find(_ span: Span, _ own: inout [Int: [Hit]], _ city: inout [Int: [Hit]]) {
    add(span, span.key, isStem: false, &own, &city)
    if span.end - span.start > 1, let endings = RomajiVocabulary.english(tokens[span.end - 1].letters) {
      let stem = RomajiSpelling.level1(tokens[span.start..<span.end - 1].flatMap(\.letters))
      for ending in endings { add(span, stem + ending, isStem: false, &own, &city) }
      return
    }
    if RomajiVocabulary.suffixes.contains(tokens[span.end - 1].letters) { return }
    let hash = ReadingKey.hash(span.key)
    for ending in RomajiVocabulary.suffixes
    where tables.readings.value(hash: ReadingKey.extend(hash, ending)) != nil {
      add(span, span.key + ending, isStem: true, &own, &city)
    }
  }

  private func add(
    _ span: Span, _ key: [UInt8], isStem: Bool, _ own: inout [Int: [Hit]], _ city: inout [Int: [Hit]]
  ) {
    guard let value = tables.readings.value(hash: ReadingKey.hash(key)) else { return }
    for item in tables.readings.items(value) {
      let reading = MunicipalityReading(item.id, tables)
      let hit = Hit(mask: span.mask, isStem: isStem)
      // The index holds hashes only.
      if item.rank == GazetteerFormat.ReadingRank.city.rawValue {
        if ReadingKey.romaji(ofKana: reading.city) == key { city[item.id, default: []].append(hit) }
      } else if ReadingKey.romaji(ofKana: reading.own) == key {
        own[item.id, default: []].append(hit)
      }
    }
  }

  /// Where a town is looked for that no municipality is named for: by the postal code, or in the whole prefecture.
  private func municipalitiesNearby() -> [Int] {
    var found: [Int] = []
    if let postalCode {
      tables.forEachPlace(ofPostalCode: postalCode) { _, municipality in
        if !found.contains(municipality) { found.append(municipality) }
      }
      if !found.isEmpty { return found }
    }
    let codes = Set(prefectures.map(\.prefecture.code))
    guard codes.count == 1, let code = codes.first else { return [] }
    return (0..<tables.municipalityCount).filter { tables.prefectureCode($0) == code }
  }

  /// The readings of one municipality, without its towns.
  private func bases(of id: Int, _ own: [Hit], _ city: [Hit]) -> [Reading] {
    var base = Reading()
    base.municipality = id
    let code = tables.prefectureCode(id)
    let named = prefectures.filter { $0.prefecture.code == code }
    if named.isEmpty, prefectures.contains(where: \.isFull) { return [] }
    let county: UInt64 =
      tables.countyLength(id) == 0
      ? 0
      : spansByKey[ReadingKey.romaji(ofKana: MunicipalityReading(id, tables).county)]
        .flatMap { $0.first.map { spans[$0].mask } } ?? 0
    var bases: [Reading] = []
    let none = [Hit(mask: 0, isStem: false)]
    for ownHit in (own.isEmpty ? none : own).prefix(4) {
      for cityHit in (city.isEmpty ? none : city).prefix(4) + (own.isEmpty || city.isEmpty ? [] : none)
      where ownHit.mask & cityHit.mask == 0 {
        var reading = base
        reading.cityMask = cityHit.mask
        reading.isStem = ownHit.mask == 0 ? cityHit.isStem : ownHit.isStem && cityHit.mask == 0
        reading.placeMask = ownHit.mask | cityHit.mask
        reading.countyMask = county & ~reading.placeMask == county ? county : 0
        reading.placeMask |= reading.countyMask
        // Of Osaka, Osaka one is the prefecture, and of Osaka alone it is both.
        let prefecture = named.max {
          Self.count($0.mask & ~reading.placeMask) < Self.count($1.mask & ~reading.placeMask)
        }
        reading.prefecture = prefecture?.prefecture
        reading.placeMask |= prefecture?.mask ?? 0
        reading.score = score(reading)
        bases.append(reading)
      }
    }
    return bases
  }

  private static func count(_ mask: UInt64) -> Int { mask.nonzeroBitCount }

  private func score(_ reading: Reading) -> Int {
    let words = Self.count(reading.mask) * 8
    guard let town = reading.townSpan else { return words - (reading.isStem ? 6 : 0) }
    var score = words - (reading.isStem ? 6 : 0)
    if isBesideNumber(town) { score += 4 }
    if isBeside(town, reading.placeMask) { score += 2 }
    return score
  }

  // MARK: Towns

  private func towns(of reading: Reading) -> [Reading] {
    var found: [Reading] = []
    for town in tables.towns(ofMunicipality: reading.municipality) {
      let reference = tables.townKana[town]
      guard reference >> 24 > 0, mayBegin(tables.kana + Int(reference & 0xFF_FFFF), Int(reference >> 24))
      else {
        continue
      }
      let kana = tables.reading(reference)
      let key = ReadingKey.romaji(ofKana: kana[...])
      match(town, key, penalty: 0, reading, &found)
      if let spelled = ReadingKey.spelledOut(key) { match(town, spelled, penalty: 0, reading, &found) }
      if let passport = ReadingKey.passport(ofKana: kana) {
        match(town, passport, penalty: 0, reading, &found)
      }
      for suffix in RomajiVocabulary.townSuffixes
      where key.count > suffix.count + 2 && key.suffix(suffix.count).elementsEqual(suffix) {
        // Ginza-cho without its suffix.
        match(town, Array(key.dropLast(suffix.count)), penalty: 3, reading, &found)
      }
    }
    return found
  }

  private func match(
    _ town: Int, _ key: [UInt8], penalty: Int, _ reading: Reading, _ found: inout [Reading]
  ) {
    guard let indexes = spansByKey[key] else { return }
    for index in indexes where spans[index].mask & reading.placeMask == 0 {
      // Hon-cho is not ホンマチ without its 町.
      let end = spans[index].end
      if penalty > 0, end < tokens.count, RomajiVocabulary.suffixes.contains(tokens[end].letters) { continue }
      var next = reading
      next.town = town
      next.townSpan = spans[index]
      next.score = score(next) - penalty
      // Without its municipality a name is a town's only where a lot is beside it.
      if reading.placeMask == 0 || reading.isStem || reading.score == 0,
        !isBesideNumber(spans[index]), postalCode == nil
      {
        continue
      }
      found.append(next)
    }
  }

  /// Whether a reading with these kana can be one of the spans', by its first two letters.
  private func mayBegin(_ kana: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    let initial = Self.initials[Int(kana[0])]
    // ジャ is ja and not ji, and of オオ only one o is written.
    let isWhole = initial.second != 0 && count > 1 && !Self.isSmall(kana[1])
    return initials[initial.first] & (isWhole ? initial.second : .max) != 0 || initial.isOpen
  }

  private static func isSmall(_ unit: UInt8) -> Bool {
    switch Unicode.Scalar(0x30A0 + UInt32(unit)) {
    case "ァ"?, "ィ"?, "ゥ"?, "ェ"?, "ォ"?, "ャ"?, "ュ"?, "ョ"?, "ヮ"?: true
    default: false
    }
  }

  private struct Initial {
    var first = 0
    /// The second letter as a bit; 0 where the kana is one letter only.
    var second: UInt32 = 0
    /// Whether the key may begin with another letter: ヂャ, ウォ, a digit.
    var isOpen = true
  }

  /// The first letters of each kana's level-1 key.
  private static let initials: [Initial] = (0..<256).map { unit in
    guard unit < 0x60, let kana = Unicode.Scalar(0x30A0 + UInt32(unit)) else { return Initial() }
    let letters = ReadingKey.romaji(ofKana: [kana])
    guard let first = letters.first, !"ウヂヴイ".unicodeScalars.contains(kana) else { return Initial() }
    return Initial(
      first: Int(first & 31), second: letters.count > 1 ? 1 << UInt32(letters[1] & 31) : 0, isOpen: false)
  }

  private func isBesideNumber(_ span: Span) -> Bool {
    if span.end < tokens.count, isLot(span.end) { return true }
    var before = span.start - 1
    while before >= 0, RomajiVocabulary.isFiller(tokens[before].letters) { before -= 1 }
    if before < 0 { return false }
    if isLot(before) { return true }
    // 23 banchi Hirakata.
    if case .lot? = RomajiVocabulary.numberWord(tokens[before].letters), before > 0 {
      return isLot(before - 1)
    }
    return false
  }

  private func isLot(_ index: Int) -> Bool {
    tokens[index].isNumber && taken & 1 << UInt64(index) == 0
  }

  /// Whether only numbers stand between the town and a word of `mask`.
  private func isBeside(_ span: Span, _ mask: UInt64) -> Bool {
    func has(_ index: Int) -> Bool { mask & 1 << UInt64(index) != 0 }
    func isSkipped(_ index: Int) -> Bool {
      tokens[index].isNumber || taken & 1 << UInt64(index) != 0
        || RomajiVocabulary.isFiller(tokens[index].letters)
        || RomajiVocabulary.numberWord(tokens[index].letters) != nil
    }
    var after = span.end
    while after < tokens.count, !has(after), isSkipped(after) { after += 1 }
    if after < tokens.count, has(after) { return true }
    var before = span.start - 1
    while before >= 0, !has(before), isSkipped(before) { before -= 1 }
    return before >= 0 && has(before)
  }

  // MARK: Choosing

  /// Of several readings those that the postal code agrees with, if it does with any.
  private func narrowed(_ readings: [Reading]) -> [Reading] {
    guard readings.count > 1, let postalCode else { return readings }
    return AddressComposer.narrowed(readings, by: postalCode, tables) {
      AddressComposer.Candidate($0.municipality, $0.town)
    }
  }
}
