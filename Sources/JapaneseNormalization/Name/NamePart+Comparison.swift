extension NamePart {
  /// Compares two parts. Symmetric and pure; without allocation but for names with connecting kana and those from abroad.
  ///
  /// Spelling goes before reading: kanji against kanji is decided by the kanji, and the readings are reported beside them.
  /// Kana and Latin letters are compared by their keys, and across scripts only through a reading.
  ///
  /// - Complexity: O(*n*).
  public static func compare(_ lhs: NamePart, _ rhs: NamePart) -> NamePartComparison {
    if lhs.isEmpty || rhs.isEmpty { return .missing }
    return lhs.withView { left in rhs.withView { right in NamePartView.compare(left, right) } }
  }

  /// Calls `body` with the part's texts in place.
  func withView<Result>(_ body: (NamePartView) -> Result) -> Result {
    letters.withUnsafeBufferPointer { body(NamePartView(layout: layout, letters: $0)) }
  }
}

/// A part of a name whose texts are looked at where they lie.
struct NamePartView {
  let layout: NamePartLayout
  let letters: NameLetters

  private func text(_ range: Range<Int>) -> NameLetters { NameLetters(rebasing: letters[range]) }

  var role: NamePart.Role { layout.role }
  var script: NameScript { layout.script }
  var hasWildcard: Bool { layout.hasWildcard }
  var isRomaji: Bool { layout.isRomaji }
  var literal: NameLetters { text(layout.literal) }
  var folded: NameLetters { text(layout.folded) }
  var k1: NameLetters { text(layout.k1) }
  var k2: NameLetters { text(layout.k2) }
  var romaji: NameLetters { text(layout.romaji) }

  /// Calls `body` with the loose spelling.
  func withLoose<Result>(_ body: (NameLetters) -> Result) -> Result {
    if !layout.hasLooseSpelling { return body(folded) }
    return NameSpelling.loose(ScalarText(folded), role: role).withUnsafeBufferPointer(body)
  }

  /// Whether one of the level-1 romaji keys is `key`.
  func hasRomaji(_ key: NameLetters) -> Bool {
    layout.romajiCount > 0 && romaji.elementsEqual(key)
      || layout.romajiCount > 1 && text(layout.secondRomaji).elementsEqual(key)
  }

  /// Whether the two have a level-1 romaji key in common.
  func sharesRomaji(_ other: NamePartView) -> Bool {
    layout.romajiCount > 0 && other.hasRomaji(romaji)
      || layout.romajiCount > 1 && other.hasRomaji(text(layout.secondRomaji))
  }
}

extension NamePartView {
  static func compare(_ lhs: NamePartView, _ rhs: NamePartView) -> NamePartComparison {
    switch (lhs.script.hasKanji, rhs.script.hasKanji) {
    case (true, true): return compareKanji(lhs, rhs)
    case (true, false): return compareKanji(lhs, withSound: rhs)
    case (false, true): return compareKanji(rhs, withSound: lhs)
    case (false, false): return compareSounds(lhs, rhs)
    }
  }

  // MARK: Kanji

  private static func compareKanji(_ lhs: NamePartView, _ rhs: NamePartView) -> NamePartComparison {
    let spelling = compareSpelling(lhs, rhs)
    return NamePartComparison(
      spelling, reading: compareReadings(lhs, rhs, isSameSpelling: spelling.isSupport))
  }

  private static func compareSpelling(_ lhs: NamePartView, _ rhs: NamePartView) -> NamePartAgreement {
    if lhs.hasWildcard || rhs.hasWildcard { return compareWildcards(lhs.folded, rhs.folded) }
    if lhs.literal.elementsEqual(rhs.literal) { return .identical }
    if lhs.folded.elementsEqual(rhs.folded) { return .variantSpelling }
    let isNear = sharesKanji(lhs.folded, rhs.folded)
    if areSimilar(lhs, rhs, isNear: isNear) { return .similarSpelling }
    return isNear ? .partial : .different
  }

  /// A wildcard stands for any one kanji, but something must be readable on both sides to say anything.
  private static func compareWildcards(_ lhs: NameLetters, _ rhs: NameLetters) -> NamePartAgreement {
    let isAllUnknown: (NameLetters) -> Bool = { text in text.allSatisfy { $0 == NameWildcard.canonical } }
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

  private static func areSimilar(_ lhs: NamePartView, _ rhs: NamePartView, isNear: Bool) -> Bool {
    let isGiven = lhs.role == .given || rhs.role == .given
    let areAlike = lhs.withLoose { left in
      rhs.withLoose { areSimilarByCharacter(left, $0, isGiven: isGiven) }
    }
    if areAlike { return true }
    // Every two names of one row have a character in common, so most pairs need no look-up.
    return isNear && !isGiven && SimilarFamilyNames.areSimilar(lhs.folded, rhs.folded)
  }

  /// Whether two loose spellings are equal but for characters that are confused.
  private static func areSimilarByCharacter(_ lhs: NameLetters, _ rhs: NameLetters, isGiven: Bool) -> Bool {
    guard lhs.count == rhs.count else { return false }
    for index in lhs.indices where lhs[index] != rhs[index] {
      guard KanjiVariants.areSimilar(lhs[index], rhs[index]) else { return false }
      // 太田 and 大田 are confused; 翔太 and 翔大 are brothers.
      if isGiven && SimilarFamilyNames.isConfusedInFamilyNamesOnly(lhs[index], rhs[index]) { return false }
    }
    return true
  }

  /// Whether the two have a known kanji in common at the same place from the front or from the back.
  private static func sharesKanji(_ lhs: NameLetters, _ rhs: NameLetters) -> Bool {
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

  private static func compareKanji(_ kanji: NamePartView, withSound sound: NamePartView) -> NamePartComparison
  {
    if !kanji.k1.isEmpty { return compareSounds(kanji, sound) }
    let rows = NameReadingRows(
      first: kanji.layout.firstReadingRow, count: kanji.layout.readingRowCount, role: kanji.role)
    guard rows.count > 0 else { return .missing }
    let isKana = sound.script.isKana
    guard isKana || sound.isRomaji else { return .missing }
    if isKana ? rows.contains(k1: sound.k1) : rows.readings.contains(where: { sound.hasReading($0) }) {
      return NamePartComparison(.readingPossible)
    }
    return NamePartComparison(.different)
  }

  /// Whether a Latin name is the kana reading `reading`.
  private func hasReading(_ reading: ScalarText) -> Bool {
    RomajiKey.level1(ofKana: reading).withUnsafeBufferPointer { hasRomaji($0) }
  }

  // MARK: Sounds

  private static func compareSounds(_ lhs: NamePartView, _ rhs: NamePartView) -> NamePartComparison {
    if lhs.literal.elementsEqual(rhs.literal) { return NamePartComparison(.identical) }
    // 三菱UFJ信託銀行 in two legal forms, a spelling in several scripts that no sound is known of.
    if lhs.folded.elementsEqual(rhs.folded) { return NamePartComparison(.variantSpelling) }
    if !lhs.k1.isEmpty && !rhs.k1.isEmpty { return NamePartComparison(compareKana(lhs, rhs)) }
    return NamePartComparison(compareLatin(lhs, rhs))
  }

  private static func compareKana(_ lhs: NamePartView, _ rhs: NamePartView) -> NamePartAgreement {
    if lhs.k1.elementsEqual(rhs.k1) { return .kanaEqual }
    if lhs.k2.elementsEqual(rhs.k2) { return .kanaSimilar }
    // Only names that are written in katakana themselves may be from abroad: 中村 is no ニコムロ.
    if lhs.script == .katakana && rhs.script == .katakana {
      let skeleton = KanaKey.consonants(ScalarText(lhs.k2))
      if skeleton.count >= skeletonMinimum && skeleton == KanaKey.consonants(ScalarText(rhs.k2)) {
        return .foreignSimilar
      }
    }
    return isOneEditApart(lhs.k1, rhs.k1) ? .partial : .different
  }

  private static func compareLatin(_ lhs: NamePartView, _ rhs: NamePartView) -> NamePartAgreement {
    guard !lhs.romaji.isEmpty, !rhs.romaji.isEmpty else {
      // Another script altogether: only its letters can be compared.
      return lhs.script == rhs.script ? .different : .missing
    }
    if lhs.sharesRomaji(rhs) { return .romajiEqual }
    if isInitial(lhs, of: rhs) || isInitial(rhs, of: lhs) { return .initial }
    if hasSimilarRomaji(lhs.romaji, rhs.romaji) { return .romajiSimilar }
    // Smith has no reading as Japanese syllables, so that スミス neither confirms nor contradicts it.
    let isComparable = lhs.script == rhs.script || (lhs.script == .latin ? lhs : rhs).isRomaji
    guard isComparable else { return .missing }
    return isOneEditApart(lhs.romaji, rhs.romaji) ? .partial : .different
  }

  private static let skeletonMinimum = 3

  private static func isInitial(_ short: NamePartView, of long: NamePartView) -> Bool {
    guard short.script == .latin, short.literal.count == 1, long.romaji.count > 1 else { return false }
    if long.script == .latin { return long.literal.first == short.literal.first }
    return short.romaji.first == long.romaji.first
  }

  /// Whether one letter put in, left out or changed makes one text of the other, in texts of three letters or more.
  private static func isOneEditApart(_ lhs: NameLetters, _ rhs: NameLetters) -> Bool {
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
    _ lhs: NamePartView, _ rhs: NamePartView, isSameSpelling: Bool
  ) -> ReadingAgreement {
    if lhs.k1.isEmpty || rhs.k1.isEmpty { return .unknown }
    if lhs.k1.elementsEqual(rhs.k1) { return .equal }
    if lhs.k2.elementsEqual(rhs.k2) { return .similar }
    if isSameSpelling && differOnlyInVoicing(lhs.k2, rhs.k2) { return .voicing }
    return .differs(known: lhs.layout.isKnownReading && rhs.layout.isKnownReading)
  }
  private static func differOnlyInVoicing(_ lhs: NameLetters, _ rhs: NameLetters) -> Bool {
    guard lhs.count == rhs.count else { return false }
    for index in lhs.indices where lhs[index] != rhs[index] {
      if KanaKey.withoutVoicing(lhs[index]) != KanaKey.withoutVoicing(rhs[index]) { return false }
    }
    return true
  }

  /// Whether two level-1 keys have one level-2 key: see ``RomajiKey/level2(fromLevel1:)``.
  private static func hasSimilarRomaji(_ lhs: NameLetters, _ rhs: NameLetters) -> Bool {
    var left = SimilarRomaji(lhs)
    var right = SimilarRomaji(rhs)
    while true {
      let letter = left.next()
      if letter != right.next() { return false }
      if letter == nil { return true }
    }
  }
}
