internal import Glibc
internal import JapaneseNormalization
internal import RecordLinkage

/// Makes names of a record's fields and numbers their parts.
struct NameFeatureBuilder: Sendable {
  /// The names of a record: every kind, and every likely way to divide one that is written without a separator.
  ///
  /// - Parameters:
  ///   - parts: the distinct parts of names, to which those of the record are added.
  ///   - names: the column that gets the names as its next row.
  /// - Returns: whether one of them is an organization's.
  mutating func addNames(
    of fields: NameFields, to names: inout RowColumn<NameFeatures>, parts: inout NamePartNumbers
  ) -> Bool {
    var isOrganization = false
    for name in NameSet(fields).names {
      if name.kind == .organization { isOrganization = true }
      for feature in features(of: name, parts: &parts) where !names.openRow.contains(feature) {
        names.append(feature)
      }
    }
    names.endRow()
    return isOrganization
  }

  private func features(of name: PersonName, parts: inout NamePartNumbers) -> [NameFeatures] {
    if name.isEmpty { return [] }
    let whole = parts.number(of: name.whole) { Self.keys(of: $0, share: Self.wholeShare(name)) }
    // An organization's name is not divided: the whole of it tells it from others, as a given name does in a family.
    let splits = name.splits.prefix(Self.splitLimit).filter { $0.score >= Self.leastScore }
    if splits.isEmpty { return [NameFeatures(family: 0, given: 0, middle: 0, whole: whole)] }
    return splits.map { split in
      NameFeatures(
        family: parts.number(of: split.family, keys: Self.keys),
        given: parts.number(of: split.given, keys: Self.keys),
        middle: parts.number(of: split.middle, keys: Self.keys), whole: whole)
    }
  }

  private static let splitLimit = 3
  private static let leastScore = 0.1

  private static func keys(of part: NamePart) -> NamePartKeys {
    keys(of: part, share: share(part))
  }

  private static func keys(
    of part: NamePart, share: (spelling: Double, reading: Double)
  ) -> NamePartKeys {
    NamePartKeys(
      foldedKey: key(part.folded), literalKey: key(part.literal), readingKey: readingKey(part),
      log2SpellingShare: Float(log2(share.spelling)), log2ReadingShare: Float(log2(share.reading)),
      hasWildcard: part.hasWildcard)
  }

  /// How common a family or given name is, by spelling and by reading. A name written in kana or Latin letters is as
  /// common as its reading.
  private static func share(_ part: NamePart) -> (spelling: Double, reading: Double) {
    let isFamily = part.role == .family
    let sound = part.kana.k1
    let reading =
      sound.isEmpty
      ? (isFamily ? NameFrequency.familyFloor : NameFrequency.givenFloor)
      : (isFamily ? NameFrequency.familyShare(kana: sound) : NameFrequency.givenShare(kana: sound))
    let isListed = reading > (isFamily ? NameFrequency.familyFloor : NameFrequency.givenFloor)
    let foreign = isFamily ? leastForeignShare.family : leastForeignShare.given
    guard part.script.hasKanji else {
      // Nguyen and 王 are in no Japanese table, and not rare: what is not listed may be common where it comes from.
      let share = isListed ? reading : max(reading, foreign)
      return (share, share)
    }
    var spelling =
      isFamily ? NameFrequency.familyShare(part.folded) : NameFrequency.givenShare(part.folded)
    let isKnown =
      isFamily ? NameFrequency.isKnownFamily(part.folded) : NameFrequency.isKnownGiven(part.folded)
    if part.folded.count == 1, !isKnown { spelling = max(spelling, foreign) }
    return (spelling, max(spelling, reading))
  }

  /// The share of a name from abroad among those who have such names: a little below that of 王 or Nguyen in their
  /// countries, as no table of them is at hand.
  private static let leastForeignShare = (family: 2e-3, given: 1e-3)

  /// How common a whole name is: the product of its parts, but never so rare that it alone would prove anything.
  private static func wholeShare(_ name: PersonName) -> (spelling: Double, reading: Double) {
    guard let split = name.splits.first, !split.family.isEmpty, !split.given.isEmpty else {
      return (leastWholeShare, leastWholeShare)
    }
    let family = share(split.family)
    let given = share(split.given)
    return (
      max(leastWholeShare, family.spelling * given.spelling),
      max(leastWholeShare, family.reading * given.reading)
    )
  }

  private static let leastWholeShare = 1e-7

  /// The reading as it sounds, in Latin letters, so that kana and romaji meet. Equipment without small kana writes キヨ for
  /// キョ: `kiyo` and `kyo` are one key.
  private static func readingKey(_ part: NamePart) -> UInt64 {
    let sound = part.romaji2
    return key(
      sound.indices.filter { sound[$0] != "i" || $0 + 1 == sound.count || sound[$0 + 1] != "y" }.map {
        sound[$0]
      })
  }

  private static func key(_ text: ScalarText) -> UInt64 {
    if text.isEmpty { return 0 }
    var hash = StableHash()
    for scalar in text { hash.combine(UInt64(scalar.value)) }
    return hash.value
  }
}
