/// The state of ``DoubleMetaphone`` on its way through a word, and the questions that its rules ask.
struct MetaphoneEncoder {
  /// Upper-case letters, and spaces between words.
  let word: [UInt8]
  /// The length of the codes.
  let limit: Int
  /// Whether the word looks Slavic or Germanic.
  let isSlavoGermanic: Bool
  private(set) var primary: [UInt8] = []
  private(set) var secondary: [UInt8] = []
  /// The place in the word.
  var current = 0

  init(_ word: [UInt8], limit: Int) {
    self.word = word
    self.limit = limit
    var slavic = false
    for index in word.indices where !slavic {
      slavic =
        word[index] == UInt8(ascii: "W") || word[index] == UInt8(ascii: "K")
        || (word[index] == UInt8(ascii: "C") && index + 1 < word.count
          && word[index + 1] == UInt8(ascii: "Z"))
    }
    isSlavoGermanic = slavic
  }

  /// The last place in the word.
  var last: Int { word.count - 1 }

  /// Whether one of the texts, parted by `|`, stands at a place. Behind the end of the word stand spaces.
  func at(_ place: Int, _ texts: StaticString) -> Bool {
    if place < 0 { return false }
    return texts.withUTF8Buffer { texts in
      var offset = 0
      var matches = true
      for character in texts {
        if character == UInt8(ascii: "|") {
          if matches { return true }
          offset = 0
          matches = true
        } else {
          matches = matches && letter(place + offset) == character
          offset += 1
        }
      }
      return matches
    }
  }

  /// Whether one of the texts stands at a distance from the present place.
  func near(_ distance: Int, _ texts: StaticString) -> Bool { at(current + distance, texts) }

  func isVowel(_ place: Int) -> Bool { at(place, "A|E|I|O|U|Y") }

  /// Whether the word begins as German and Dutch names do.
  var isGermanic: Bool { at(0, "VAN |VON |SCH") }

  private func letter(_ place: Int) -> UInt8 { place < word.count ? word[place] : 0x20 }

  /// Adds to both codes and moves on.
  mutating func add(_ code: StaticString, _ count: Int) { add(code, code, count) }

  /// Adds to the first and the second code and moves on.
  mutating func add(_ code: StaticString, _ other: StaticString, _ count: Int) {
    code.withUTF8Buffer { primary.append(contentsOf: $0) }
    other.withUTF8Buffer { secondary.append(contentsOf: $0) }
    current += count
  }

  /// Adds `code` and moves on by two where the next letter is one of `doubles`, otherwise by one.
  mutating func add(_ code: StaticString, unlessDoubledBy doubles: StaticString) {
    add(code, near(1, doubles) ? 2 : 1)
  }

  /// Goes through the word until both codes are long enough.
  mutating func encode() {
    if at(0, "GN|KN|PN|WR|PS") { current = 1 }
    // Xavier is said with an s.
    if at(0, "X") { add("S", 1) }
    while current < word.count, primary.count < limit || secondary.count < limit { encodeLetter() }
  }

  private mutating func encodeLetter() {
    switch Character(Unicode.Scalar(word[current])) {
    case "A", "E", "I", "O", "U", "Y":
      // A vowel is heard at the beginning only.
      if current == 0 { add("A", 1) } else { current += 1 }
    case "B": add("P", unlessDoubledBy: "B")
    case "C": encodeC()
    case "D": encodeD()
    case "F": add("F", unlessDoubledBy: "F")
    case "G": encodeG()
    case "H": encodeH()
    case "J": encodeJ()
    case "K": add("K", unlessDoubledBy: "K")
    case "L": encodeL()
    case "M": encodeM()
    case "N": add("N", unlessDoubledBy: "N")
    case "P": encodeP()
    case "Q": add("K", unlessDoubledBy: "Q")
    case "R": encodeR()
    case "S": encodeS()
    case "T": encodeT()
    case "V": add("F", unlessDoubledBy: "V")
    case "W": encodeW()
    case "X": encodeX()
    case "Z": encodeZ()
    default: current += 1
    }
  }
}
