/// A table from words to what they mean, that is asked with bytes.
///
/// Words have at most 15 bytes, so that a word is a number.
struct WordTable<Meaning: Sendable>: Sendable {
  private let meanings: [UInt128: Meaning]

  /// A table of words, each with its meaning; longer words than 15 bytes are never found.
  init(_ words: some Sequence<(String, Meaning)>) {
    var meanings: [UInt128: Meaning] = [:]
    for (word, meaning) in words { meanings[Self.key(word.utf8)] = meaning }
    self.meanings = meanings
  }

  /// What a word means, if it is in the table.
  subscript(word: some Collection<UInt8>) -> Meaning? {
    guard word.count < 16, !word.isEmpty else { return nil }
    return meanings[Self.key(word)]
  }

  private static func key(_ word: some Sequence<UInt8>) -> UInt128 {
    // A leading 1 tells words apart that begin with a zero byte.
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
