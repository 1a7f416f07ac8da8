/// The keys under which readings of places meet.
enum ReadingKey {
  /// The level-1 romaji of a reading; digits stay: キタ3ジョウニシ is kita3jonishi.
  static func romaji(ofKana kana: ArraySlice<Unicode.Scalar>) -> [UInt8] {
    var letters: [UInt8] = []
    letters.reserveCapacity(kana.count * 2)
    for letter in Romaji.transcribe(kana: ScalarText(kana)) { append(letter, to: &letters) }
    return RomajiSpelling.level1(letters)
  }

  /// The key of the passport spelling of sounds from abroad (ティ as tei), where it has any.
  static func passport(ofKana kana: ScalarText) -> [UInt8]? {
    guard RomajiSyllables.hasPassportSpelling(kana) else { return nil }
    var letters: [UInt8] = []
    for letter in Romaji.transcribe(kana: kana, style: .passport) { append(letter, to: &letters) }
    return RomajiSpelling.level1(letters)
  }

  /// The key of a reading with its numbers in words: キタ3ジョウニシ is kitasanjonishi; `nil` where it has none.
  static func spelledOut(_ key: [UInt8]) -> [UInt8]? {
    guard let first = key.firstIndex(where: isDigit) else { return nil }
    var end = first
    var value = 0
    while end < key.count, isDigit(key[end]), value < 100 {
      value = value * 10 + Int(key[end]) - 0x30
      end += 1
    }
    guard value > 0, value < 100 else { return nil }
    let tens = value / 10 > 1 ? words[value / 10] + words[10] : value / 10 == 1 ? words[10] : []
    return RomajiSpelling.level1(Array(key[..<first]) + tens + words[value % 10] + Array(key[end...]))
  }

  // As they are read before 条: ヨジョウ, クジョウ.
  private static let words: [[UInt8]] = [
    "", "ichi", "ni", "san", "yo", "go", "roku", "nana", "hachi", "ku", "ju",
  ].map { Array($0.utf8) }

  /// Appends a digit, or the letters of a Latin letter without its accent.
  static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    if AddressScalars.isDigit(scalar) {
      bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      LatinLetters.append(scalar, to: &bytes)
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// The hash of a key in the gazetteer's index of readings.
  static func hash(_ key: [UInt8]) -> UInt32 { extend(GazetteerFormat.seed, key) }

  /// The hash of a key that goes on with `more`.
  static func extend(_ hash: UInt32, _ more: [UInt8]) -> UInt32 {
    more.reduce(hash) { GazetteerFormat.extend($0, UInt16($1)) }
  }
}

/// The readings of a municipality, part by part.
struct MunicipalityReading {
  let county: ArraySlice<Unicode.Scalar>
  /// The city's; of a municipality without wards, its own.
  let city: ArraySlice<Unicode.Scalar>
  let ward: ArraySlice<Unicode.Scalar>

  init(_ index: Int, _ tables: GazetteerTables) {
    let kana = tables.reading(tables.municipalityKana(index))
    let countyEnd = min(kana.count, tables.countyKanaLength(index))
    let cityEnd = min(kana.count, countyEnd + tables.cityKanaLength(index))
    county = kana[..<countyEnd]
    city = kana[countyEnd..<cityEnd]
    ward = kana[cityEnd...]
  }

  /// The ward's, or without one the city's.
  var own: ArraySlice<Unicode.Scalar> { ward.isEmpty ? city : ward }
}
