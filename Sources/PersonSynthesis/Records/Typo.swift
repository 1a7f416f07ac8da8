internal import SynthesisCore

/// Slips of hand and ear: one a call.
enum Typo {
  /// `text` with a letter too many, too few, exchanged or wrong; or written as it sounds.
  static func name(_ text: String, _ random: inout SeededRandom) -> String {
    if random.chance(90), let heard = asHeard(text, &random) { return heard }
    var letters = Array(text.utf8)
    guard letters.count > 1 else { return text }
    let place = random.below(letters.count)
    switch random.below(1000) {
    case 0..<300: letters.remove(at: place)
    case 300..<470: letters.insert(neighbour(of: letters[place], &random), at: place + random.below(2))
    case 470..<620: letters.insert(letters[place], at: place)
    case 620..<820: exchange(&letters, &random)
    default: letters[place] = neighbour(of: letters[place], &random)
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// `text` with a digit wrong, two exchanged, or one too few.
  static func digits(_ text: String, _ random: inout SeededRandom) -> String {
    var letters = Array(text.utf8)
    let places = letters.indices.filter { isDigit(letters[$0]) }
    guard !places.isEmpty else { return text }
    let place = random.pick(places)
    switch random.below(1000) {
    case 0..<640: letters[place] = otherDigit(letters[place], &random)
    case 640..<900: exchange(&letters, &random)
    default: letters.remove(at: place)
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// `text` with a digit replaced by another.
  static func digit(_ text: String, _ random: inout SeededRandom) -> String {
    var letters = Array(text.utf8)
    let places = letters.indices.filter { isDigit(letters[$0]) }
    guard !places.isEmpty else { return text }
    let place = random.pick(places)
    letters[place] = otherDigit(letters[place], &random)
    return String(decoding: letters, as: UTF8.self)
  }

  /// `text` with two neighbouring characters exchanged.
  static func exchange(_ text: String, _ random: inout SeededRandom) -> String {
    var letters = Array(text.utf8)
    exchange(&letters, &random)
    return String(decoding: letters, as: UTF8.self)
  }

  /// Two neighbouring characters that differ change places.
  private static func exchange(_ letters: inout [UInt8], _ random: inout SeededRandom) {
    let start = random.below(max(1, letters.count - 1))
    for offset in letters.indices.dropLast() {
      let place = (start + offset) % (letters.count - 1)
      guard letters[place] != letters[place + 1] else { continue }
      letters.swapAt(place, place + 1)
      return
    }
  }

  private static func isDigit(_ letter: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(letter)
  }

  private static func otherDigit(_ digit: UInt8, _ random: inout SeededRandom) -> UInt8 {
    UInt8(ascii: "0") + (digit - UInt8(ascii: "0") + UInt8(random.within(1...9))) % 10
  }

  /// Spellings of one sound, the longer before the shorter.
  private static let sounds = [
    ("ck", "k"), ("ph", "f"), ("ie", "y"), ("ey", "y"), ("y", "ie"), ("ee", "ea"), ("s", "z"), ("c", "k"),
    ("z", "s"),
    ("v", "f"), ("ll", "l"), ("nn", "n"), ("tt", "t"), ("i", "y"), ("f", "ph"),
  ]

  /// `text` with one sound spelled another way; `nil` where it has none of the table.
  private static func asHeard(_ text: String, _ random: inout SeededRandom) -> String? {
    let letters = Array(text.utf8)
    let first = random.below(sounds.count)
    for offset in sounds.indices {
      let (sound, spelling) = sounds[(first + offset) % sounds.count]
      let pattern = Array(sound.utf8)
      guard letters.count >= pattern.count else { continue }
      for start in 0...letters.count - pattern.count
      where Array(letters[start..<start + pattern.count]) == pattern {
        return String(
          decoding: letters[..<start] + Array(spelling.utf8) + letters[(start + pattern.count)...],
          as: UTF8.self)
      }
    }
    return nil
  }

  private static let keyboard: [UInt8: [UInt8]] = {
    let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map { Array($0.utf8) }
    var neighbours: [UInt8: [UInt8]] = [:]
    for (index, row) in rows.enumerated() {
      for (column, letter) in row.enumerated() {
        // A row stands half a key to the right of the one above it.
        var places = [(index, column - 1), (index, column + 1)]
        places += [
          (index - 1, column), (index - 1, column + 1), (index + 1, column - 1), (index + 1, column),
        ]
        neighbours[letter] = places.compactMap { row, column in
          rows.indices.contains(row) && rows[row].indices.contains(column) ? rows[row][column] : nil
        }
      }
    }
    for digit in UInt8(ascii: "0")...UInt8(ascii: "9") {
      neighbours[digit] = [digit - 1, digit + 1].filter { isDigit($0) }
    }
    return neighbours
  }()

  /// A key beside that of `letter`.
  private static func neighbour(of letter: UInt8, _ random: inout SeededRandom) -> UInt8 {
    guard let keys = keyboard[letter] else { return UInt8(ascii: "e") }
    return random.pick(keys)
  }
}
