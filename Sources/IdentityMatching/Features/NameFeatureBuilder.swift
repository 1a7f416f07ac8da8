internal import Glibc
internal import JapaneseNormalization
internal import RecordLinkage

/// Makes names of a record's fields and interns their parts.
///
/// A builder sees the rows of a table, or of a stretch of it: builders of consecutive stretches become one with
/// ``takeParts(of:)``, which gives every part the number that it would have had in one builder for all.
struct NameFeatureBuilder: Sendable {
  private(set) var parts: [NamePart] = [.missing(.whole)]
  private var keys = [NamePartKeys()]
  /// How common each part is, from the tables of the country.
  private var shares: [Share] = [(0, 0)]
  /// Where the parts are found by what they hold.
  private var index = NamePartIndex()
  /// Where parts are found by the letters of a field, without making their keys.
  private var memo = NamePartMemo()
  private var holders = HolderCount()

  /// How common a spelling and a reading are, from 0 to 1.
  private typealias Share = (spelling: Double, reading: Double)

  /// The names of a record: every kind, and every likely way to divide one that is written without a separator.
  mutating func names(of record: ApplicantRecord) -> (features: [NameFeatures], isOrganization: Bool) {
    if let features = plainNames(of: record) { return (features, false) }
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
    if names.count == 1 {
      hash.combine(key(ofWhole: names[0].whole))
    } else {
      for key in Set(names.map(\.whole)).map({ key(ofWhole: $0) }).sorted() { hash.combine(key) }
    }
    return hash.value
  }

  private func key(ofWhole number: UInt32) -> UInt64 {
    keys[Int(number)].foldedKey &+ 31 &* keys[Int(number)].readingKey
  }

  /// A hash of what makes the part at `number` another than all others: the same in every builder.
  func contentHash(ofPart number: UInt32) -> UInt64 { index.hashes[Int(number)] }

  /// Takes in the parts of a builder that saw the rows behind those of this one; who holds them is not taken over.
  ///
  /// - Returns: the number here of each part there.
  /// - Complexity: O(*n*) in the parts of `other`.
  mutating func takeParts(of other: NameFeatureBuilder) -> [UInt32] {
    var numbers: [UInt32] = [0]
    numbers.reserveCapacity(other.parts.count)
    for (place, part) in other.parts.enumerated().dropFirst() {
      let hash = other.index.hashes[place]
      let known = part.letters.withUnsafeBufferPointer {
        index.find(part.layout, $0, hash: hash, among: parts)
      }
      if let known {
        numbers.append(known)
      } else {
        numbers.append(append(part, keys: other.keys[place], share: other.shares[place], hash: hash))
      }
    }
    return numbers
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

  // MARK: Names in general

  private mutating func features(of name: PersonName) -> [NameFeatures] {
    if name.isEmpty { return [] }
    let whole = intern(name.whole) { _ in Self.wholeShare(name) }
    // An organization's name is not divided: the whole of it tells it from others, as a given name does in a family.
    let splits = name.splits.prefix(Self.splitLimit).filter { $0.score >= Self.leastScore }
    if splits.isEmpty { return [NameFeatures(family: 0, given: 0, middle: 0, whole: whole)] }
    return splits.map { split in
      NameFeatures(
        family: intern(split.family, share: Self.share), given: intern(split.given, share: Self.share),
        middle: intern(split.middle, share: Self.share), whole: whole)
    }
  }

  private static let splitLimit = 3
  private static let leastScore = 0.1

  private mutating func intern(_ part: NamePart, share: (NamePartText) -> Share) -> UInt32 {
    if part.isEmpty { return 0 }
    return part.letters.withUnsafeBufferPointer {
      intern(NamePartText(layout: part.layout, letters: $0), share: share).number
    }
  }

  /// The number of a part, and whether it was not known before.
  private mutating func intern(
    _ part: NamePartText, share: (NamePartText) -> Share
  ) -> (number: UInt32, isNew: Bool) {
    let foldedKey = Self.key(part.folded)
    let literalKey = part.isLiteralFolded ? foldedKey : Self.key(part.literal)
    let hash = NamePartIndex.hash(
      of: part.layout, part.letters, literalKey: literalKey, foldedKey: foldedKey)
    if let known = index.find(part.layout, part.letters, hash: hash, among: parts) { return (known, false) }
    let share = share(part)
    let keys = NamePartKeys(
      foldedKey: foldedKey, literalKey: literalKey, readingKey: Self.readingKey(part.romaji),
      log2SpellingShare: Float(log2(share.spelling)), log2ReadingShare: Float(log2(share.reading)),
      hasWildcard: part.layout.hasWildcard)
    let number = append(
      NamePart(layout: part.layout, letters: ScalarText(part.letters)), keys: keys, share: share, hash: hash)
    return (number, true)
  }

  private mutating func append(
    _ part: NamePart, keys: NamePartKeys, share: Share, hash: UInt64
  ) -> UInt32 {
    let number = UInt32(parts.count)
    parts.append(part)
    self.keys.append(keys)
    shares.append(share)
    index.append(hash: hash)
    return number
  }

  // MARK: Plain names

  /// The names of a record that has nothing but a plain name in one field, and perhaps its reading; `nil` for others.
  private mutating func plainNames(of record: ApplicantRecord) -> [NameFeatures]? {
    guard record.hasOneNameField else { return nil }
    return withUnsafeTemporaryAllocation(of: Unicode.Scalar.self, capacity: PlainName.capacity) { room in
      guard let base = room.baseAddress else { return nil }
      if let name = PlainName.read(record.name, reading: record.kana, into: base) {
        return Self.withScratch { family in
          Self.withScratch { given in
            Self.withScratch { whole in
              features(of: name, Scratch(family: family, given: given, whole: whole)).map { [$0] }
            }
          }
        }
      }
      guard let name = PlainUndividedName.read(record.name, reading: record.kana, into: base) else {
        return nil
      }
      return Self.withScratch { features(of: name, $0) }
    }
  }

  /// Room for the keys of the parts of one name.
  private struct Scratch {
    var family: UnsafeMutablePointer<Unicode.Scalar>
    var given: UnsafeMutablePointer<Unicode.Scalar>
    var whole: UnsafeMutablePointer<Unicode.Scalar>
  }

  private static func withScratch<Result>(
    _ body: (UnsafeMutablePointer<Unicode.Scalar>) -> Result?
  ) -> Result? {
    withUnsafeTemporaryAllocation(of: Unicode.Scalar.self, capacity: PlainNamePart.capacity) {
      $0.baseAddress.flatMap(body)
    }
  }

  private mutating func features(of name: PlainName, _ scratch: Scratch) -> NameFeatures? {
    // All parts are made before one is interned, as a name that turns out not to be plain leaves no trace.
    guard let family = part(name.family, .family, name.familyReading, scratch.family),
      let given = part(name.given, .given, name.givenReading, scratch.given),
      let layout = PlainNamePart.write(
        name.spelling, role: .whole, reading: name.reading, into: scratch.whole)
    else { return nil }
    let (whole, isNew) = intern(NamePartText(layout: layout, at: scratch.whole)) { _ in
      (Self.leastWholeShare, Self.leastWholeShare)
    }
    let features = NameFeatures(
      family: number(of: family), given: number(of: given), middle: 0, whole: whole)
    if isNew { setShare(ofWhole: whole, shares[Int(features.family)], shares[Int(features.given)]) }
    return features
  }

  /// A part that is known already, or its keys.
  private enum PlainPart {
    case known(UInt32)
    case made(NamePartText, NamePartMemo.Key?)
  }

  private func part(
    _ text: NameLetters, _ role: NamePart.Role, _ reading: NameLetters,
    _ room: UnsafeMutablePointer<Unicode.Scalar>
  ) -> PlainPart? {
    let key = NamePartMemo.Key(text, role: role, reading: reading)
    if let key, let number = memo[key] { return .known(number) }
    guard let layout = PlainNamePart.write(text, role: role, reading: reading, into: room) else { return nil }
    return .made(NamePartText(layout: layout, at: room), key)
  }

  private mutating func number(of part: PlainPart) -> UInt32 {
    switch part {
    case .known(let number): return number
    case .made(let text, let key):
      let number = intern(text, share: Self.share).number
      if let key { memo.insert(number, for: key) }
      return number
    }
  }

  private mutating func features(
    of name: PlainUndividedName, _ room: UnsafeMutablePointer<Unicode.Scalar>
  ) -> [NameFeatures]? {
    guard
      let layout = PlainNamePart.write(name.spelling, role: .whole, reading: name.reading, into: room)
    else { return nil }
    let (whole, isNew) = intern(NamePartText(layout: layout, at: room)) { _ in
      (Self.leastWholeShare, Self.leastWholeShare)
    }
    var features: [NameFeatures] = []
    for split in name.splits.prefix(Self.splitLimit) where split.score >= Self.leastScore {
      let family = number(of: split.family, .family, split.familyReading, room)
      let given = number(of: split.given, .given, split.givenReading, room)
      if isNew, features.isEmpty, family != 0, given != 0 {
        setShare(ofWhole: whole, shares[Int(family)], shares[Int(given)])
      }
      features.append(NameFeatures(family: family, given: given, middle: 0, whole: whole))
    }
    return features.isEmpty ? [NameFeatures(family: 0, given: 0, middle: 0, whole: whole)] : features
  }

  private mutating func number(
    of text: NameLetters, _ role: NamePart.Role, _ reading: NameLetters,
    _ room: UnsafeMutablePointer<Unicode.Scalar>
  ) -> UInt32 {
    if text.isEmpty {
      // A reading without a spelling is its own spelling: 佐藤 with サトウ タロウ.
      return reading.isEmpty ? 0 : number(of: reading, role, NameLetters(start: nil, count: 0), room)
    }
    if let part = part(text, role, reading, room) { return number(of: part) }
    return intern(
      NamePart(ScalarText(text), role: role, reading: ScalarText(reading)), share: Self.share)
  }

  private mutating func setShare(ofWhole number: UInt32, _ family: Share, _ given: Share) {
    let share = Self.wholeShare(family, given)
    shares[Int(number)] = share
    keys[Int(number)].log2SpellingShare = Float(log2(share.spelling))
    keys[Int(number)].log2ReadingShare = Float(log2(share.reading))
  }

  // MARK: Shares

  /// How common a family or given name is, by spelling and by reading. A name written in kana or Latin letters is as
  /// common as its reading.
  private static func share(_ part: NamePartText) -> Share {
    let isFamily = part.layout.role == .family
    let floor = isFamily ? NameFrequency.familyFloor : NameFrequency.givenFloor
    let reading =
      (isFamily
        ? NameFrequency.listedFamilyShare(kana: part.k1) : NameFrequency.listedGivenShare(kana: part.k1))
      ?? floor
    let isListed = reading > floor
    let foreign = isFamily ? leastForeignShare.family : leastForeignShare.given
    guard part.layout.script.hasKanji else {
      // Nguyen and 王 are in no Japanese table, and not rare: what is not listed may be common where it comes from.
      let share = isListed ? reading : max(reading, foreign)
      return (share, share)
    }
    let listed =
      isFamily
      ? NameFrequency.listedFamilyShare(part.folded) : NameFrequency.listedGivenShare(part.folded)
    var spelling = listed ?? floor
    if part.folded.count == 1, listed == nil { spelling = max(spelling, foreign) }
    return (spelling, max(spelling, reading))
  }

  /// The share of a name from abroad among those who have such names: a little below that of 王 or Nguyen in their
  /// countries, as no table of them is at hand.
  private static let leastForeignShare = (family: 2e-3, given: 1e-3)

  /// How common a whole name is: the product of its parts, but never so rare that it alone would prove anything.
  private static func wholeShare(_ name: PersonName) -> Share {
    guard let split = name.splits.first, !split.family.isEmpty, !split.given.isEmpty else {
      return (leastWholeShare, leastWholeShare)
    }
    return wholeShare(share(split.family), share(split.given))
  }

  private static func wholeShare(_ family: Share, _ given: Share) -> Share {
    (
      max(leastWholeShare, family.spelling * given.spelling),
      max(leastWholeShare, family.reading * given.reading)
    )
  }

  private static func share(_ part: NamePart) -> Share {
    part.letters.withUnsafeBufferPointer { share(NamePartText(layout: part.layout, letters: $0)) }
  }

  private static let leastWholeShare = 1e-7

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

  private static func key(_ text: NameLetters) -> UInt64 {
    if text.isEmpty { return 0 }
    var hash = StableHash()
    for scalar in text { hash.combine(UInt64(scalar.value)) }
    return hash.value
  }
}

extension ApplicantRecord {
  /// Whether the record's names are in one field, with the reading in another or none.
  fileprivate var hasOneNameField: Bool {
    familyName.isEmpty && givenName.isEmpty && familyKana.isEmpty && givenKana.isEmpty && romaji.isEmpty
      && familyRomaji.isEmpty && givenRomaji.isEmpty && formerName.isEmpty && formerFamilyName.isEmpty
      && alias.isEmpty && aliasKana.isEmpty
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
