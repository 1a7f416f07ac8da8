extension NamePart {
  /// Compares two parts. Symmetric, pure, without allocation.
  ///
  /// Spelling goes before reading: kanji against kanji is decided by the kanji, and the readings are reported beside them.
  /// Kana and Latin letters are compared by their keys, and across scripts only through a reading.
  ///
  /// - Complexity: O(*n*).
  public static func compare(_ lhs: NamePart, _ rhs: NamePart) -> NamePartComparison {
    if lhs.isEmpty || rhs.isEmpty { return .missing }
    switch (lhs.script.hasKanji, rhs.script.hasKanji) {
    case (true, true): return compareKanji(lhs, rhs)
    case (true, false): return compareKanji(lhs, withSound: rhs)
    case (false, true): return compareKanji(rhs, withSound: lhs)
    case (false, false): return compareSounds(lhs, rhs)
    }
  }

  // MARK: Kanji

  private static func compareKanji(_ lhs: NamePart, _ rhs: NamePart) -> NamePartComparison {
    let spelling = compareSpelling(lhs, rhs)
    return NamePartComparison(
      spelling, reading: compareReadings(lhs, rhs, isSameSpelling: spelling.isSupport))
  }

  private static func compareSpelling(_ lhs: NamePart, _ rhs: NamePart) -> NamePartAgreement {
    if lhs.hasWildcard || rhs.hasWildcard { return compareWildcards(lhs.folded, rhs.folded) }
    if lhs.literal == rhs.literal { return .identical }
    if lhs.folded == rhs.folded { return .variantSpelling }
    let isNear = sharesKanji(lhs.folded, rhs.folded)
    if lhs.loose == rhs.loose || areSimilar(lhs, rhs, isNear: isNear) { return .similarSpelling }
    return isNear ? .partial : .different
  }

  /// A wildcard stands for any one kanji, but something must be readable on both sides to say anything.
  private static func compareWildcards(_ lhs: ScalarText, _ rhs: ScalarText) -> NamePartAgreement {
    let isAllUnknown: (ScalarText) -> Bool = { text in text.allSatisfy { $0 == NameWildcard.canonical } }
    if isAllUnknown(lhs) || isAllUnknown(rhs) { return .missing }
    guard lhs.count == rhs.count else { return sharesKanji(lhs, rhs) ? .partial : .different }
    var agreeing = 0
    var differing = 0
    for index in lhs.indices {
      if lhs[index] == NameWildcard.canonical || rhs[index] == NameWildcard.canonical { continue }
      if lhs[index] == rhs[index] { agreeing += 1 } else { differing += 1 }
    }
    if differing > 0 { return agreeing > 0 ? .partial : .different }
    return agreeing > 0 ? .wildcard : .missing
  }

  private static func areSimilar(_ lhs: NamePart, _ rhs: NamePart, isNear: Bool) -> Bool {
    let isGiven = lhs.role == .given || rhs.role == .given
    if areSimilarByCharacter(lhs.loose, rhs.loose, isGiven: isGiven) { return true }
    // Every two names of one row have a character in common, so most pairs need no look-up.
    return isNear && !isGiven && SimilarFamilyNames.areSimilar(lhs.folded, rhs.folded)
  }

  private static func areSimilarByCharacter(_ lhs: ScalarText, _ rhs: ScalarText, isGiven: Bool) -> Bool {
    guard lhs.count == rhs.count else { return false }
    for index in lhs.indices where lhs[index] != rhs[index] {
      guard KanjiVariants.areSimilar(lhs[index], rhs[index]) else { return false }
      // 太田 and 大田 are confused; 翔太 and 翔大 are brothers.
      if isGiven && SimilarFamilyNames.isConfusedInFamilyNamesOnly(lhs[index], rhs[index]) { return false }
    }
    return true
  }

  /// Whether the two have a known kanji in common at the same place from the front or from the back.
  private static func sharesKanji(_ lhs: ScalarText, _ rhs: ScalarText) -> Bool {
    let length = min(lhs.count, rhs.count)
    for offset in 0..<length {
      let front = lhs[offset]
      if front == rhs[offset] && front != NameWildcard.canonical { return true }
      let back = lhs[lhs.count - 1 - offset]
      if back == rhs[rhs.count - 1 - offset] && back != NameWildcard.canonical { return true }
    }
    return false
  }

  // MARK: Kanji against a sound

  private static func compareKanji(_ kanji: NamePart, withSound sound: NamePart) -> NamePartComparison {
    if !kanji.kana.k1.isEmpty { return compareSounds(kanji, sound) }
    guard !kanji.possibleReadings.isEmpty else { return .missing }
    let isKana = sound.script.isKana
    guard isKana || sound.isRomaji else { return .missing }
    for reading in kanji.possibleReadings {
      if isKana ? reading.k1 == sound.kana.k1 : sound.romaji1.contains(reading.romaji1) {
        return NamePartComparison(.readingPossible)
      }
    }
    return NamePartComparison(.different)
  }

  // MARK: Sounds

  private static func compareSounds(_ lhs: NamePart, _ rhs: NamePart) -> NamePartComparison {
    if lhs.literal == rhs.literal { return NamePartComparison(.identical) }
    // 三菱UFJ信託銀行 in two legal forms, a spelling in several scripts that no sound is known of.
    if lhs.folded == rhs.folded { return NamePartComparison(.variantSpelling) }
    if !lhs.kana.k1.isEmpty && !rhs.kana.k1.isEmpty { return NamePartComparison(compareKana(lhs, rhs)) }
    return NamePartComparison(compareLatin(lhs, rhs))
  }

  private static func compareKana(_ lhs: NamePart, _ rhs: NamePart) -> NamePartAgreement {
    if lhs.kana.k1 == rhs.kana.k1 { return .kanaEqual }
    if lhs.kana.k2 == rhs.kana.k2 { return .kanaSimilar }
    // Only names that are written in katakana themselves may be from abroad: 中村 is no ニコムロ.
    if lhs.script == .katakana && rhs.script == .katakana && lhs.kana.skeleton == rhs.kana.skeleton
      && lhs.kana.skeleton.count >= skeletonMinimum
    {
      return .foreignSimilar
    }
    return isOneEditApart(lhs.kana.k1, rhs.kana.k1) ? .partial : .different
  }

  private static func compareLatin(_ lhs: NamePart, _ rhs: NamePart) -> NamePartAgreement {
    guard let left = lhs.romaji1.first, let right = rhs.romaji1.first, !left.isEmpty, !right.isEmpty else {
      // Another script altogether: only its letters can be compared.
      return lhs.script == rhs.script ? .different : .missing
    }
    for key in lhs.romaji1 where rhs.romaji1.contains(key) { return .romajiEqual }
    if isInitial(lhs, of: rhs) || isInitial(rhs, of: lhs) { return .initial }
    if lhs.romaji2 == rhs.romaji2 { return .romajiSimilar }
    // Smith has no reading as Japanese syllables, so that スミス neither confirms nor contradicts it.
    let isComparable = lhs.script == rhs.script || (lhs.script == .latin ? lhs : rhs).isRomaji
    guard isComparable else { return .missing }
    return isOneEditApart(left, right) ? .partial : .different
  }

  private static let skeletonMinimum = 3

  private static func isInitial(_ short: NamePart, of long: NamePart) -> Bool {
    guard short.script == .latin, short.literal.count == 1, let key = long.romaji1.first, key.count > 1 else {
      return false
    }
    if long.script == .latin { return long.literal.first == short.literal.first }
    return short.romaji1.first?.first == key.first
  }

  /// Whether one letter put in, left out or changed makes one text of the other, in texts of three letters or more.
  private static func isOneEditApart(_ lhs: ScalarText, _ rhs: ScalarText) -> Bool {
    let (short, long) = lhs.count <= rhs.count ? (lhs, rhs) : (rhs, lhs)
    guard long.count >= 3, long.count - short.count <= 1 else { return false }
    var front = 0
    while front < short.count && short[front] == long[front] { front += 1 }
    var back = 0
    while back < short.count - front && short[short.count - 1 - back] == long[long.count - 1 - back] {
      back += 1
    }
    return front + back >= long.count - 1
  }

  // MARK: Readings

  private static func compareReadings(
    _ lhs: NamePart, _ rhs: NamePart, isSameSpelling: Bool
  ) -> ReadingAgreement {
    if lhs.kana.k1.isEmpty || rhs.kana.k1.isEmpty { return .unknown }
    if lhs.kana.k1 == rhs.kana.k1 { return .equal }
    if lhs.kana.k2 == rhs.kana.k2 { return .similar }
    if isSameSpelling && lhs.kana.unvoiced == rhs.kana.unvoiced { return .voicing }
    return .differs(known: lhs.isKnownReading && rhs.isKnownReading)
  }
}
