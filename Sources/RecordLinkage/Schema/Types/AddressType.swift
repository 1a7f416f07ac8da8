/// A street address as it is written in English-speaking countries.
///
/// As text, and: kinds of street, directions and ordinals are abbreviated (Street st, North n, Fifth 5th); a
/// unit, however it is introduced and wherever it stands (`Flat 3, 12 High St`, `12 High Street #3`, `3/12
/// High St`), comes last as `apt 3`. `number` is the house number, `unit` the unit, `street` the rest.
struct AddressType: ValueType {
  let name = "address"
  let summary =
    "a street address, abbreviations folded; number is the house number, unit the flat, street the rest"
  let parts = ["", "number", "street", "unit"]

  func derive(_ utf8: UnsafeBufferPointer<UInt8>, into result: inout ValueParts) {
    result.removeAll()
    result.scratch.removeAll(keepingCapacity: true)
    result.words.removeAll(keepingCapacity: true)
    if StandardMissing.isMissing(utf8) {
      result.fill(to: parts.count)
      return
    }
    let unitBySlash = Self.unitBeforeSlash(utf8)
    TextFold.symbols.append(utf8, to: &result.scratch)
    Words.split(result.scratch, in: 0..<result.scratch.count, into: &result.words)
    Self.joinPostOfficeBox(&result)

    let unit = unitBySlash ? result.words.isEmpty ? nil : 0..<1 : Self.unit(in: result)
    let number = Self.number(in: result, without: unit)
    for index in result.words.indices where unit?.contains(index) != true {
      Self.append(index, to: &result)
    }
    let unitText = unit.map { Self.unitText($0, in: result) } ?? []
    if !unitText.isEmpty {
      if !result.bytes.isEmpty { result.append(0x20) }
      result.append(contentsOf: "apt ".utf8)
      result.append(contentsOf: unitText)
    }
    result.endPart()
    if let number { result.append(contentsOf: result.scratch[result.words[number]]) }
    result.endPart()
    for index in result.words.indices where index != number && unit?.contains(index) != true {
      Self.append(index, afterPart: 2, to: &result)
    }
    result.endPart()
    result.append(contentsOf: unitText)
    result.endPart()
  }

  /// Adds a word in its short form to the part that is being written.
  private static func append(_ index: Int, afterPart count: Int = 0, to result: inout ValueParts) {
    let start = count == 0 ? 0 : result.range(of: count - 1).upperBound
    if result.bytes.count > start { result.append(0x20) }
    let range = result.words[index]
    if let short = AddressWords.short[result.scratch[range]] {
      result.append(contentsOf: short)
      return
    }
    // Hauptstrasse and Hauptstr. are one.
    let isStrasse =
      range.count > 7 && result.scratch[range.upperBound - 1] == UInt8(ascii: "e")
      && result.scratch[range.upperBound - 7..<range.upperBound].elementsEqual("strasse".utf8)
    let end = isStrasse ? range.upperBound - 4 : range.upperBound
    result.append(contentsOf: result.scratch[range.lowerBound..<end])
  }

  /// The words of a unit with what introduces it.
  private static func unit(in result: ValueParts) -> Range<Int>? {
    for (index, range) in result.words.enumerated() {
      let bytes = result.scratch[range]
      if bytes.first == UInt8(ascii: "#") {
        if range.count > 1 { return index..<index + 1 }
        return index + 1 < result.words.count ? index..<index + 2 : nil
      }
      guard AddressWords.units[bytes] != nil, index + 1 < result.words.count else { continue }
      let next = result.scratch[result.words[index + 1]]
      if next.first == UInt8(ascii: "#") {
        let isAlone = next.count == 1 && index + 2 < result.words.count
        return index..<index + (isAlone ? 3 : 2)
      }
      guard next.count == 1 || next.contains(where: ASCII.isDigit) else { continue }
      // Apt 30 A: a letter that stands alone after the number is of it, where it ends the address.
      let isLetterLast =
        index + 3 == result.words.count && result.words[index + 2].count == 1
        && !ASCII.isDigit(result.scratch[result.words[index + 2].lowerBound])
      return index..<index + (isLetterLast ? 3 : 2)
    }
    return nil
  }

  private static func unitText(_ unit: Range<Int>, in result: ValueParts) -> [UInt8] {
    var text: [UInt8] = []
    for index in unit {
      let bytes = result.scratch[result.words[index]]
      if unit.count > 1, index == unit.lowerBound { continue }
      text.append(contentsOf: bytes.first == UInt8(ascii: "#") ? bytes.dropFirst() : bytes)
    }
    return text
  }

  /// The word that is the house number: the first that begins with a digit and is no ordinal.
  private static func number(in result: ValueParts, without unit: Range<Int>?) -> Int? {
    result.words.indices.first { index in
      let bytes = result.scratch[result.words[index]]
      guard unit?.contains(index) != true, let first = bytes.first, ASCII.isDigit(first) else { return false }
      let letters = bytes.drop(while: ASCII.isDigit)
      return letters.count != 2 || ordinals[letters] == nil
    }
  }

  private static let ordinals = WordTable<Bool>(words: "st nd rd th")

  /// Whether the address begins with a unit and a slash, as in Australia: `3/45 Smith Street`.
  private static func unitBeforeSlash(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    let text = utf8[ASCII.trimmed(utf8)]
    let unit = text.prefix(while: ASCII.isDigit)
    var rest = text.dropFirst(unit.count)
    if let letter = rest.first, ASCII.isLetter(letter) { rest.removeFirst() }
    guard !unit.isEmpty, rest.first == UInt8(ascii: "/") else { return false }
    let number = rest.dropFirst().prefix(while: ASCII.isDigit)
    // 1/2 is a half.
    return !number.isEmpty && !(unit.elementsEqual("1".utf8) && number.elementsEqual("2".utf8))
  }

  /// Makes `po box` of `p o box`, `pobox` and `post office box`.
  private static func joinPostOfficeBox(_ result: inout ValueParts) {
    func isWord(_ index: Int, _ word: String) -> Bool {
      index < result.words.count && result.words[index].count == word.utf8.count
        && result.scratch[result.words[index]].elementsEqual(word.utf8)
    }
    for index in result.words.indices
    where result.scratch[result.words[index].lowerBound] == UInt8(ascii: "p") {
      let length =
        isWord(index, "pobox")
        ? 1
        : (isWord(index, "p") && isWord(index + 1, "o")
          || isWord(index, "post") && isWord(index + 1, "office"))
          && isWord(index + 2, "box") ? 3 : 0
      guard length > 0 else { continue }
      let start = result.scratch.count
      result.scratch.append(contentsOf: "pobox".utf8)
      result.words.replaceSubrange(index..<index + length, with: [start..<start + 2, start + 2..<start + 5])
      return
    }
  }
}

/// The words of addresses.
enum AddressWords {
  /// What introduces a unit.
  static let units = WordTable<Bool>(
    words: "apt apartment unit suite ste flat room rm appt apartamento whg wohnung shop")

  /// Short forms of kinds of streets, directions and ordinals: those of the United States Postal Service
  /// (Publication 28, appendices B and C1), and those usual in Britain and Australia.
  static let short = WordTable<[UInt8]>(
    [
      ("st", "street str saint"), ("ave", "avenue av aven avenida"), ("rd", "road"), ("dr", "drive drv"),
      ("blvd", "boulevard boul bd"), ("ln", "lane"), ("ct", "court crt"), ("pl", "place"),
      ("cir", "circle circ"), ("cct", "circuit cct"), ("ter", "terrace terr tce"), ("pkwy", "parkway pky"),
      ("hwy", "highway hway"), ("sq", "square"), ("trl", "trail"), ("cres", "crescent cr crst"),
      ("cl", "close"), ("expy", "expressway"), ("fwy", "freeway"), ("tpke", "turnpike"), ("aly", "alley"),
      ("plz", "plaza"), ("pt", "point"), ("hts", "heights"), ("grv", "grove gr"),
      ("gdns", "gardens gdn garden"),
      ("mt", "mount"), ("ft", "fort"), ("esp", "esplanade"), ("pde", "parade"), ("wy", "way"),
      ("xing", "crossing"),
      ("ctr", "center centre"), ("bldg", "building"), ("fl", "floor flr"), ("rte", "route"),
      ("brg", "bridge"),
      ("n", "north"), ("s", "south"), ("e", "east"), ("w", "west"),
      ("ne", "northeast"), ("nw", "northwest"), ("se", "southeast"), ("sw", "southwest"),
      ("1st", "first"), ("2nd", "second"), ("3rd", "third"), ("4th", "fourth"), ("5th", "fifth"),
      ("6th", "sixth"), ("7th", "seventh"), ("8th", "eighth"), ("9th", "ninth"), ("10th", "tenth"),
      ("11th", "eleventh"), ("12th", "twelfth"),
    ].flatMap { short, words in words.split(separator: " ").map { (String($0), Array(short.utf8)) } })
}

extension AddressWords {
  /// Words that as good as only streets have, and boxes.
  static let streets = WordTable<Bool>(
    words: """
      street st avenue ave road rd drive dr boulevard blvd lane ln court ct place pl circle cir circuit cct terrace tce \
      parkway pkwy highway hwy square sq crescent cres close way trail trl esplanade parade pde strasse str weg allee platz \
      gasse rue calle via rua straat pobox turnpike loop
      """)

  /// Legal forms that are not words of anything else.
  static let legalForms = WordTable<Bool>(
    words: "inc ltd llc gmbh plc corp ag limited corporation company llp")
}
