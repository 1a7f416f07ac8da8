internal import Glibc
internal import JapaneseNormalization
internal import RecordLinkage

/// Makes names of a record's fields and interns their parts.
struct NameFeatureBuilder: Sendable {
  private var texts = ValuePool()
  private var parts: [NamePartFeatures] = [
    NamePartFeatures(
      part: .missing(.whole), foldedKey: 0, readingKey: 0, log2SpellingShare: 0, log2ReadingShare: 0)
  ]

  /// The names of a record: every kind, and every likely way to divide one that is written without a separator.
  mutating func names(of record: ApplicantRecord, hash: inout StableHash) -> [NameFeatures] {
    var features: [NameFeatures] = []
    for name in NameSet(NameFields(record)).names {
      for feature in self.features(of: name) where !features.contains(feature) {
        features.append(feature)
      }
    }
    var held: Set<UInt32> = []
    for feature in features {
      for part in [feature.family, feature.given, feature.whole] where part != 0 && held.insert(part).inserted
      {
        parts[Int(part)].holders += 1
        hash.combine(parts[Int(part)].foldedKey)
        hash.combine(parts[Int(part)].readingKey)
      }
    }
    return features
  }

  /// The parts, with shares that take the table itself into account: a name that is rare in the country may be
  /// common here.
  consuming func finish(recordCount: Int) -> [NamePartFeatures] {
    let log2Base = log2(Float(max(recordCount, ApplicantModel.smallestBase)))
    for index in parts.indices {
      // A whole name stands for family and given name together: that one pair of records has it does not make it common.
      if parts[index].part.role == .whole, parts[index].holders <= 2 { continue }
      let here = log2(Float(max(1, parts[index].holders))) - log2Base
      parts[index].log2SpellingShare = max(parts[index].log2SpellingShare, here)
      parts[index].log2ReadingShare = max(parts[index].log2ReadingShare, here)
    }
    return parts
  }

  private mutating func features(of name: PersonName) -> [NameFeatures] {
    if name.isEmpty { return [] }
    let whole = intern(name.whole, share: Self.wholeShare(name))
    // An organization's name is not divided: the whole of it tells it from others, as a given name does in a family.
    let splits = name.splits.prefix(Self.splitLimit).filter { $0.score >= Self.leastScore }
    if splits.isEmpty { return [NameFeatures(family: 0, given: 0, whole: whole, kind: name.kind)] }
    return splits.map { split in
      NameFeatures(
        family: intern(split.family, share: Self.share(split.family)),
        given: intern(split.given, share: Self.share(split.given)), whole: whole, kind: name.kind)
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
    parts.append(
      NamePartFeatures(
        part: part, foldedKey: Self.key(part.folded),
        readingKey: Self.readingKey(part),
        log2SpellingShare: Float(log2(share.spelling)), log2ReadingShare: Float(log2(share.reading))))
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
    guard part.script.hasKanji else { return (reading, reading) }
    let spelling =
      isFamily ? NameFrequency.familyShare(part.folded) : NameFrequency.givenShare(part.folded)
    return (spelling, max(spelling, reading))
  }

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
  }
}
