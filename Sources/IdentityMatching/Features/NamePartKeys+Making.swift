internal import Glibc
internal import JapaneseNormalization
internal import RecordLinkage

extension NamePartKeys {
  /// The keys of a part whose spellings have these keys.
  init(_ part: NamePartText, foldedKey: UInt64, literalKey: UInt64, share: NameShare) {
    self.init(
      part, foldedKey: foldedKey, literalKey: literalKey,
      log2Shares: (Float(log2(share.spelling)), Float(log2(share.reading))))
  }

  /// The same with shares that are logarithms already.
  init(
    _ part: NamePartText, foldedKey: UInt64, literalKey: UInt64,
    log2Shares shares: (spelling: Float, reading: Float)
  ) {
    self.init(
      foldedKey: foldedKey, literalKey: literalKey, readingKey: Self.readingKey(part.romaji),
      log2SpellingShare: shares.spelling, log2ReadingShare: shares.reading,
      hasWildcard: part.layout.hasWildcard)
  }

  /// A stable hash of a spelling; 0 for an empty one.
  static func key(_ text: NameLetters) -> UInt64 {
    if text.isEmpty { return 0 }
    var hash = StableHash()
    for scalar in text { hash.combine(UInt64(scalar.value)) }
    return hash.value
  }

  /// The reading as it sounds, in Latin letters, so that kana and romaji meet. Equipment without small kana writes キヨ for
  /// キョ: `kiyo` and `kyo` are one key.
  private static func readingKey(_ romaji: NameLetters) -> UInt64 {
    guard let first = romaji.first else { return 0 }
    var hash = StableHash()
    var letter = first
    for next in romaji.dropFirst() where !RomajiKey.isDropped(next, after: letter) {
      if letter != "i" || next != "y" { hash.combine(UInt64(letter.value)) }
      letter = next
    }
    hash.combine(UInt64(letter.value))
    return hash.value
  }
}
