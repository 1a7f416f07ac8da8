/// Reads an address in kana alone and writes it as it would be in kanji: トウキョウトミナトクトラノモン1-23-1.
///
/// Kana run together without borders, so each reading of a municipality is laid at the beginning, and after it those
/// of its towns; what covers the most is right.
struct KanaAddressParser {
  /// The kana in one size and spelling, spaces left out, and where each ends in the text.
  private var units: ScalarText = []
  private var ends: [Int] = []
  private let text: ScalarText
  private let tables: GazetteerTables
  private var postalCode: ScalarText = []

  private struct Match {
    var municipality: Int
    var town = -1
    var end: Int
    var hasCounty = false
    var hasCity = false
  }

  /// No name of a place with its prefecture and county is longer.
  private static let limit = 64

  init(_ text: ScalarText, _ tables: GazetteerTables) {
    self.text = text
    self.tables = tables
    var index = 0
    if text.first == "〒" { index = 1 }
    let digits = text[index...].prefix(8).prefix { AddressScalars.isDigit($0) || $0 == "-" }
    let code = digits.filter(AddressScalars.isDigit)
    if code.count == 7 {
      postalCode = code
      index += digits.count
    }
    while index < text.count, units.count < Self.limit {
      index += 1
      let scalar = text[index - 1]
      if scalar == " " || scalar == "," || scalar == "、" || scalar == "・" { continue }
      // A dash between hiragana is a long vowel, or the begin of nothing that is a name.
      guard Kana.isKana(scalar) || AddressScalars.isDigit(scalar) || scalar == "-" else { break }
      units.append(KanaFold.fold(scalar, after: units.last))
      ends.append(index)
    }
  }

  /// Whether the first letter is a kana and no kanji comes before the first number.
  ///
  /// - Complexity: O(1): at most 64 scalars are looked at, and in an address in kanji the first.
  static func mayBeReading(_ text: ScalarText) -> Bool {
    guard text.count <= RomajiTokens.lengthLimit else { return false }
    var kana = 0
    for scalar in text.prefix(limit) {
      if Kana.isKana(scalar) {
        kana += 1
      } else if AddressScalars.isDigit(scalar) {
        if kana > 3 { return true }
      } else if scalar != " ", scalar != "-", scalar != "〒", scalar != ",", scalar != "、", scalar != "・" {
        return false
      }
    }
    return kana > 3
  }

  /// What the address says; `nil` if no municipality is found in it.
  func read() -> AddressReading? {
    let prefecture = prefecture()
    let start = prefecture?.end ?? 0
    var best: [Match] = []
    for index in 0..<tables.municipalityCount
    where prefecture == nil || tables.prefectureCode(index) == prefecture?.prefecture.code {
      for match in matches(of: index, at: start) {
        if let end = best.first?.end, match.end < end { continue }
        if let end = best.first?.end, match.end > end { best = [] }
        if !best.contains(where: { $0.municipality == match.municipality && $0.town == match.town }) {
          best.append(match)
        }
      }
    }
    guard let first = best.first, prefecture != nil || first.town >= 0 || best.count == 1 else { return nil }
    let townStart = best.filter { $0.town < 0 }.isEmpty ? first : nil
    var composer = AddressComposer(tables)
    composer.postalCode = postalCode
    composer.prefecture = prefecture?.prefecture
    composer.candidates = best.map { AddressComposer.Candidate($0.municipality, $0.town) }
    composer.narrowByPostalCode()
    composer.hasCounty = first.hasCounty
    composer.hasCity = first.hasCity
    let end = ends[first.end - 1]
    if townStart != nil { composer.writtenTown = ScalarText(text[..<end]) }
    composer.building = Self.numberWords(text[end...])
    return composer.reading
  }

  private func prefecture() -> (prefecture: Prefecture, end: Int)? {
    for code in 1...47 {
      let prefecture = Prefecture(clamping: code)
      if let end = end(of: prefecture.kana[...], at: 0) { return (prefecture, end) }
    }
    return nil
  }

  /// The readings of a municipality that stand at `start`, each with the longest town after it.
  private func matches(of index: Int, at start: Int) -> [Match] {
    let reference = tables.municipalityKana(index)
    guard reference >> 24 > 0, start < units.count else { return [] }
    let kana = tables.kana + Int(reference & 0xFF_FFFF)
    let county = tables.countyKanaLength(index)
    let city = county + tables.cityKanaLength(index)
    let first = units[start]
    // Most municipalities begin with another letter, in each of their forms.
    guard
      [0, county, city].contains(where: { $0 < Int(reference >> 24) && KanaFold.begins(kana[$0], first) })
    else { return [] }
    let reading = MunicipalityReading(index, tables)
    var found: [Match] = []
    func add(_ end: Int?, county: Bool, city: Bool) {
      guard let end else { return }
      let match = Match(municipality: index, end: end, hasCounty: county, hasCity: city)
      found += towns(of: match)
    }
    if !reading.county.isEmpty, let end = end(of: reading.county, at: start) {
      add(self.end(of: reading.own, at: end), county: true, city: false)
    }
    if !reading.ward.isEmpty {
      if !reading.city.isEmpty, let end = end(of: reading.city, at: start) {
        add(self.end(of: reading.ward, at: end), county: false, city: true)
      }
      add(end(of: reading.ward, at: start), county: false, city: false)
    } else {
      add(end(of: reading.city, at: start), county: false, city: false)
    }
    return found
  }

  /// The match with the longest towns after it.
  private func towns(of match: Match) -> [Match] {
    var best = [match]
    var starts = [match.end]
    for mark in [Self.oaza, Self.aza] {
      if let end = end(of: mark[...], at: match.end) { starts.append(end) }
    }
    for start in starts where start < units.count {
      for town in tables.towns(ofMunicipality: match.municipality) {
        let reference = tables.townKana[town]
        guard reference >> 24 > 0, KanaFold.begins(tables.kana[Int(reference & 0xFF_FFFF)], units[start]),
          let end = end(of: tables.reading(reference)[...], at: start)
        else { continue }
        var next = match
        (next.town, next.end) = (town, end)
        if end > best[0].end { best = [next] } else if end == best[0].end { best.append(next) }
      }
    }
    return best
  }

  private static let oaza = "オオアザ".scalarText
  private static let aza = "アザ".scalarText

  /// The unit after `reading`, if it stands at `start`.
  private func end(of reading: ArraySlice<Unicode.Scalar>, at start: Int) -> Int? {
    guard start + reading.count <= units.count, !reading.isEmpty else { return nil }
    var index = start
    for scalar in reading {
      let previous = index > 0 ? units[index - 1] : nil
      guard units[index] == KanaFold.fold(scalar, after: previous) else { return nil }
      index += 1
    }
    // キタ1 is not the beginning of キタ12.
    if index < units.count, let last = reading.last, AddressScalars.isDigit(last),
      AddressScalars.isDigit(units[index])
    {
      return nil
    }
    return index
  }

  // MARK: Numbers

  /// The words after numbers in kanji: 1チョウメ23バン1ゴウ.
  private static func numberWords(_ text: ArraySlice<Unicode.Scalar>) -> ScalarText {
    var result = ScalarText()
    result.reserveCapacity(text.count)
    var index = text.startIndex
    search: while index < text.endIndex {
      if let last = result.last(where: { $0 != " " }), AddressScalars.isDigit(last), Kana.isKana(text[index])
      {
        for (kana, kanji) in words where matches(text[index...], kana) {
          result += kanji
          index += kana.count
          continue search
        }
      }
      result.append(text[index])
      index += 1
    }
    return result
  }

  private static func matches(_ text: ArraySlice<Unicode.Scalar>, _ word: ScalarText) -> Bool {
    text.count >= word.count && zip(text, word).allSatisfy { KanaFold.plain($0) == $1 }
  }

  // Longest first; the kana are in one size.
  private static let words: [(kana: ScalarText, kanji: ScalarText)] = [
    ("チヨウメ", "丁目"), ("ゴウシツ", "号室"), ("バンチ", "番地"), ("ゴウトウ", "号棟"), ("バン", "番"), ("ゴウ", "号"), ("カイ", "階"),
  ].map { ($0.0.scalarText, $0.1.scalarText) }
}
