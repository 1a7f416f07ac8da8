/// A table from words to what they mean, that is asked with bytes.
///
/// Words have at most 15 bytes, so that a word is a number. Open addressing with linear probing in a table that is at
/// most half full; it is asked for every word of every address, and a seeded hash would take most of the time.
struct WordTable<Meaning: Sendable>: Sendable {
  private var keys: [UInt128]
  private var meanings: [Meaning?]

  /// A table of words, each with its meaning; longer words than 15 bytes are never found.
  init(_ words: some Collection<(String, Meaning)>) {
    var size = 16
    while size < 2 * words.count { size *= 2 }
    keys = Array(repeating: 0, count: size)
    meanings = Array(repeating: nil, count: size)
    for (word, meaning) in words {
      let key = Self.key(word.utf8)
      let slot = slot(of: key)
      keys[slot] = key
      meanings[slot] = meaning
    }
  }

  /// What a word means, if it is in the table.
  subscript(word: some Collection<UInt8>) -> Meaning? {
    guard word.count < 16, !word.isEmpty else { return nil }
    return meanings[slot(of: Self.key(word))]
  }

  /// The slot that holds a key, or else the free one where its search ends.
  private func slot(of key: UInt128) -> Int {
    let mixed = StableHash.mix(UInt64(truncatingIfNeeded: key) ^ UInt64(truncatingIfNeeded: key >> 64))
    var slot = Int(truncatingIfNeeded: mixed) & (keys.count - 1)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }

  private static func key(_ word: some Sequence<UInt8>) -> UInt128 {
    // A leading 1 tells words apart that begin with a zero byte, and from a free slot.
    var key: UInt128 = 1
    for byte in word { key = key << 8 | UInt128(byte) }
    return key
  }
}

extension WordTable where Meaning == Bool {
  /// A set of words written with spaces between them.
  init(words: String) {
    self.init(words.split(separator: " ").map { (String($0), true) })
  }
}

/// The words of folded text.
enum Words {
  /// Appends where the words between spaces are.
  static func split(_ bytes: [UInt8], in range: Range<Int>, into words: inout [Range<Int>]) {
    var start = range.lowerBound
    for position in range where bytes[position] == 0x20 {
      if position > start { words.append(start..<position) }
      start = position + 1
    }
    if start < range.upperBound { words.append(start..<range.upperBound) }
  }
}
