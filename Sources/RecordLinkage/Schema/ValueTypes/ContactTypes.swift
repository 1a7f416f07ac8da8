/// A telephone number.
struct PhoneType: ValueType {
  let name = "phone"
  let summary = "a telephone number: digits; .local holds the last seven, whatever area code was written"
  let parts = ["", "local"]

  func derive(_ text: String) -> [String] {
    var digits = TextFolding.digits(text)
    // The international prefix, written as + or 00, says no more than the number without it.
    if digits.hasPrefix("00"), digits.utf8.count > 10 { digits.removeFirst(2) }
    // One more digit than an American number has, and it is the country's.
    if digits.utf8.count == 11, digits.hasPrefix("1") { digits.removeFirst() }
    return [digits, digits.utf8.count >= 7 ? String(digits.suffix(7)) : ""]
  }
}

/// An e-mail address.
struct EmailType: ValueType {
  let name = "email"
  let summary = "an e-mail address in lower case; .local without +tag, and .domain"
  let parts = ["", "local", "domain"]

  func derive(_ text: String) -> [String] {
    let address = String(text.lowercased().unicodeScalars.filter { !$0.properties.isWhitespace })
    guard let at = address.lastIndex(of: "@") else { return [address, "", ""] }
    let local = address[..<at].prefix { $0 != "+" }
    return [address, String(local), String(address[address.index(after: at)...])]
  }
}

/// A street address as English-speaking countries write it.
struct AddressType: ValueType {
  let name = "address"
  let summary =
    "a street address: words with the usual abbreviations; .number is the house number, .street the rest, .unit the flat"
  let parts = ["", "number", "street", "unit"]

  func derive(_ text: String) -> [String] {
    var words = TextFolding.words(text).map { Self.abbreviations[$0] ?? $0 }
    let all = words.joined(separator: " ")
    var unit = ""
    if let mark = words.firstIndex(of: "apt"), mark > 0 {
      unit = words[(mark + 1)...].joined()
      words.removeSubrange(mark...)
    }
    // The house number is the first word with a digit, but for an ordinal: 15 29th Lane.
    let number = words.firstIndex { $0.utf8.first.map { (0x30...0x39).contains($0) } ?? false }
    var house = ""
    if let number, words.count == 1 || !Self.isOrdinal(words[number]) {
      house = words.remove(at: number)
    }
    return [all, house, words.joined(separator: " "), unit]
  }

  private static func isOrdinal(_ word: String) -> Bool {
    word.hasSuffix("st") || word.hasSuffix("nd") || word.hasSuffix("rd") || word.hasSuffix("th")
  }

  /// The usual abbreviations of the United States Postal Service (Publication 28, appendices B and C).
  private static let abbreviations: [String: String] = [
    "street": "st", "str": "st", "avenue": "ave", "av": "ave", "road": "rd", "drive": "dr",
    "boulevard": "blvd", "lane": "ln", "court": "ct", "place": "pl", "circle": "cir", "crescent": "cres",
    "terrace": "ter", "highway": "hwy", "parkway": "pkwy", "square": "sq", "trail": "trl", "close": "cl",
    "north": "n", "south": "s", "east": "e", "west": "w", "northeast": "ne", "northwest": "nw",
    "southeast": "se", "southwest": "sw", "saint": "st", "mount": "mt", "fort": "ft",
    "apartment": "apt", "flat": "apt", "unit": "apt", "suite": "apt", "ste": "apt", "room": "apt",
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th",
    "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th",
  ]
}

/// A point on the Earth.
struct CoordinateType: ValueType {
  let name = "coordinate"
  let summary = "latitude and longitude in degrees, divided by a comma or a space"
  let parts = [""]

  func derive(_ text: String) -> [String] {
    let pieces = text.split { $0 == "," || $0 == ";" || $0 == " " }.compactMap { Double(String($0)) }
    guard pieces.count == 2, abs(pieces[0]) <= 90, abs(pieces[1]) <= 180 else { return [""] }
    return ["\(pieces[0]),\(pieces[1])"]
  }
}
