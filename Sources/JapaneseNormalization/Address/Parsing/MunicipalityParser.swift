/// Finds the municipality at the beginning of an area by the suffixes 市, 区, 郡, 町 and 村.
///
/// The first suffix ends the name, except in names that have one inside; those are a table. A gazetteer of all
/// municipalities, when there is one, takes the place of these rules.
enum MunicipalityParser {
  /// Borders in the text: county, municipality and ward follow one another; an empty range is "not stated".
  struct Match {
    var county: Range<Int>
    var municipality: Range<Int>
    var ward: Range<Int>
    /// The designated city, stated or implied by a ward that only one city has.
    var city: DesignatedCity?

    init(at start: Int) {
      county = start..<start
      municipality = start..<start
      ward = start..<start
    }

    var end: Int { ward.upperBound }
  }

  /// Reads county, municipality and ward at `start` of a text without spaces there.
  static func match(_ text: ScalarText, from start: Int, prefecture: Prefecture?) -> Match {
    let start = afterIsland(text, from: start)
    var match = Match(at: start)
    if let name = municipalityTraps.longestPrefix(of: text, at: start) {
      match.setMunicipality(start..<start + name)
    } else if let county = county(text, from: start) {
      match.county = start..<county.end
      match.setMunicipality(county.end..<county.municipality)
    } else if let marker = firstMarker(text, from: start) {
      switch text[marker] {
      case "区":
        return wardAlone(text, start..<marker + 1, prefecture: prefecture) ?? match
      case "市":
        match.setMunicipality(start..<marker + 1)
      default:
        // 神保町1-3 and 本町 alone are towns: a municipality has something after it, unless a prefecture is before it.
        guard prefecture != nil || isName(text, at: marker + 1) else { return match }
        match.setMunicipality(start..<marker + 1)
      }
    }
    if let city = DesignatedCity.named(text[match.municipality]) {
      match.city = city
      if let end = city.matchWard(text, from: match.municipality.upperBound) {
        match.ward = match.municipality.upperBound..<end
      }
    }
    return match
  }

  /// A ward with no city before it: a special ward of 東京, or the ward of a city that is left out.
  private static func wardAlone(_ text: ScalarText, _ range: Range<Int>, prefecture: Prefecture?) -> Match? {
    var match = Match(at: range.lowerBound)
    match.ward = range
    var count = 0
    for city in DesignatedCity.all
    where (prefecture == nil || city.prefecture == prefecture?.code) && city.has(ward: text[range]) {
      match.city = count == 0 ? city : nil
      count += 1
    }
    return count > 0 ? match : nil
  }

  /// A county and the end of the town or village in it.
  private static func county(_ text: ScalarText, from start: Int) -> (end: Int, municipality: Int)? {
    var end: Int?
    if let length = countyTraps.longestPrefix(of: text, at: start) {
      end = start + length
    } else {
      var index = start + 1
      while index < min(text.count, start + 6), end == nil {
        if text[index] == "郡" {
          end = index + 1
        } else if isMarker(text[index]) || AddressScalars.isDigit(text[index]) {
          return nil
        }
        index += 1
      }
    }
    guard let end else { return nil }
    if let length = municipalityTraps.longestPrefix(of: text, at: end) { return (end, end + length) }
    var index = end + 1
    while index < min(text.count, end + 9), !AddressScalars.isDigit(text[index]) {
      if text[index] == "町" || text[index] == "村" { return (end, index + 1) }
      index += 1
    }
    return nil
  }

  /// The first 市, 区, 町 or 村 after the first scalar, within the length of the longest names.
  private static func firstMarker(_ text: ScalarText, from start: Int) -> Int? {
    var index = start + 1
    while index < min(text.count, start + 9) {
      if isMarker(text[index]) { return index }
      if AddressScalars.isDigit(text[index]) || text[index] == "-" { return nil }
      index += 1
    }
    return nil
  }

  private static func isMarker(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "市", "区", "町", "村": true
    default: false
    }
  }

  /// Whether a name can begin at `index`: not a number, the end, or a mark.
  private static func isName(_ text: ScalarText, at index: Int) -> Bool {
    guard let scalar = text.scalar(at: index), KanjiVariants.isKanji(scalar) || Kana.isKana(scalar) else {
      return false
    }
    guard let run = LotScanner.run(text, from: index) else { return true }
    return LotSuffix.match(text, from: run.end) == nil && run.end < text.count
      && !AddressScalars.isDash(text[run.end])
  }

  /// Islands are put before their village: 三宅島三宅村, 八丈島八丈町. The village begins with the island's name.
  private static func afterIsland(_ text: ScalarText, from start: Int) -> Int {
    for length in 1...3 where text.scalar(at: start + length) == "島" {
      let name = start + length + 1
      if text.hasPrefix(text[start..<start + length], at: name) { return name }
    }
    return start
  }

  /// Municipalities, present and former, whose name holds a suffix before its own.
  private static let municipalityTraps = FirstScalarTable(
    [
      "四日市市", "八日市市", "廿日市市", "野々市市", "今市市", "十日町市", "大町市", "東村山市", "武蔵村山市", "羽村市",
      "大村市", "田村市", "中村市", "大和郡山市", "蒲郡市", "小郡市", "上郡町", "上市町", "下市町", "余市町", "廿日市町",
      "野々市町", "五日市町", "十日市町", "六日町", "玉村町", "大町町", "東市来町", "小郡町",
    ].map(AddressScalars.folded))

  /// Counties whose name holds another suffix before 郡.
  private static let countyTraps = FirstScalarTable(
    ["余市郡", "高市郡", "東村山郡", "西村山郡", "北村山郡"].map(AddressScalars.folded))
}

extension MunicipalityParser.Match {
  /// Sets the municipality and moves the ward's empty range behind it.
  fileprivate mutating func setMunicipality(_ range: Range<Int>) {
    municipality = range
    ward = range.upperBound..<range.upperBound
  }
}
