internal import Glibc
internal import JapaneseNormalization
internal import RecordLinkage

/// Makes names of a record's fields and interns their parts.
struct NameFeatureBuilder: Sendable {
  private var texts = ValuePool()
  private(set) var parts: [NamePart] = [.missing(.whole)]
  private var keys = [NamePartKeys()]
  private var holders = HolderCount()

  /// The names of a record: every kind, and every likely way to divide one that is written without a separator.
  mutating func names(of record: ApplicantRecord) -> (features: [NameFeatures], isOrganization: Bool) {
    var features: [NameFeatures] = []
    let names = NameSet(NameFields(record)).names
    for name in names {
      for feature in self.features(of: name) where !features.contains(feature) {
        features.append(feature)
      }
    }
    return (features, names.contains { $0.kind == .organization })
  }

  /// A hash of the names, whatever their order.
  func hash(of names: [NameFeatures]) -> UInt64 {
    var hash = StableHash()
    for key in Set(names.map(\.whole)).map({ keys[Int($0)].foldedKey &+ 31 &* keys[Int($0)].readingKey })
      .sorted()
    {
      hash.combine(key)
    }
    return hash.value
  }

  /// Notes who holds the parts of the names.
  mutating func add(_ names: [NameFeatures], person: UInt64) {
    for name in names {
      for part in [name.family, name.given, name.whole] where part != 0 { holders.add(part, person: person) }
    }
  }

  /// The keys of the parts, with shares that take the table itself into account: a name that is rare in the country may
  /// be common here.
  consuming func finish(recordCount: Int) -> [NamePartKeys] {
    let log2Base = log2(Float(max(recordCount, ApplicantModel.smallestBase)))
    for (index, count) in holders.counts(valueCount: keys.count).enumerated() {
      // A whole name stands for family and given name together: that one or two people have it does not make it common.
      if parts[index].role == .whole, count <= 2 { continue }
      let here = log2(Float(max(1, count))) - log2Base
      keys[index].log2SpellingShare = max(keys[index].log2SpellingShare, here)
      keys[index].log2ReadingShare = max(keys[index].log2ReadingShare, here)
    }
    return keys
  }

  private mutating func features(of name: PersonName) -> [NameFeatures] {
    if name.isEmpty { return [] }
    let whole = intern(name.whole, share: Self.wholeShare(name))
    // An organization's name is not divided: the whole of it tells it from others, as a given name does in a family.
    let splits = name.splits.prefix(Self.splitLimit).filter { $0.score >= Self.leastScore }
    if splits.isEmpty { return [NameFeatures(family: 0, given: 0, middle: 0, whole: whole)] }
    return splits.map { split in
      NameFeatures(
        family: intern(split.family, share: Self.share(split.family)),
        given: intern(split.given, share: Self.share(split.given)),
        middle: intern(split.middle, share: Self.share(split.middle)), whole: whole)
    }
  }

  private static let splitLimit = 3
  private static let leastScore = 0.1

  private mutating func intern(_ part: NamePart, share: (spelling: Double, reading: Double)) -> UInt32 {
    if part.isEmpty { return 0 }
    // What compares differently is another part: the same letters with another reading are.
    let separator: [Unicode.Scalar] = ["\u{1F}"]
    let key =
      [Unicode.Scalar(UInt8(0x30 + part.role.rawValue))] + part.literal + separator + part.folded + separator
      + part.kana.k1 + separator + (part.romaji1.first ?? [])
    let known = texts.count
    let number = texts.intern(key).rawValue
    guard texts.count > known else { return number }
    parts.append(part)
    keys.append(
      NamePartKeys(
        foldedKey: Self.key(part.folded), literalKey: Self.key(part.literal),
        readingKey: Self.readingKey(part),
        log2SpellingShare: Float(log2(share.spelling)), log2ReadingShare: Float(log2(share.reading)),
        hasWildcard: part.hasWildcard))
    return number
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

extension NameFields {
  /// The name fields of a record.
  fileprivate init(_ record: ApplicantRecord) {
    self.init()
    name = record.name
    family = record.familyName
    given = record.givenName
    middle = record.middleName
    kana = record.kana
    familyKana = record.familyKana
    givenKana = record.givenKana
    romaji = record.romaji
    familyRomaji = record.familyRomaji
    givenRomaji = record.givenRomaji
    formerName = record.formerName
    formerFamilyName = record.formerFamilyName
    alias = record.alias
    aliasKana = record.aliasKana
  }
}
