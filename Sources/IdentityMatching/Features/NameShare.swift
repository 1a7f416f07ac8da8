internal import JapaneseNormalization

/// How common a name is in the country, by spelling and by reading, from 0 to 1.
struct NameShare: Sendable {
  let spelling: Double
  let reading: Double

  /// How common a family or given name is. A name written in kana or Latin letters is as common as its reading.
  init(_ part: NamePartText) {
    let isFamily = part.layout.role == .family
    let floor = isFamily ? NameFrequency.familyFloor : NameFrequency.givenFloor
    let reading =
      (isFamily
        ? NameFrequency.listedFamilyShare(kana: part.k1) : NameFrequency.listedGivenShare(kana: part.k1))
      ?? floor
    let foreign = isFamily ? Self.leastForeign.family : Self.leastForeign.given
    guard part.layout.script.hasKanji else {
      // Nguyen and 王 are in no Japanese table, and not rare: what is not listed may be common where it comes from.
      let share = reading > floor ? reading : max(reading, foreign)
      self.init(spelling: share, reading: share)
      return
    }
    let listed =
      isFamily
      ? NameFrequency.listedFamilyShare(part.folded) : NameFrequency.listedGivenShare(part.folded)
    var spelling = listed ?? floor
    if part.folded.count == 1, listed == nil { spelling = max(spelling, foreign) }
    self.init(spelling: spelling, reading: max(spelling, reading))
  }

  init(_ part: NamePart) {
    self = part.letters.withUnsafeBufferPointer {
      NameShare(NamePartText(layout: part.layout, letters: $0))
    }
  }

  /// How common a whole name is.
  init(whole name: PersonName) {
    if let split = name.splits.first, !split.family.isEmpty, !split.given.isEmpty {
      self.init(family: NameShare(split.family), given: NameShare(split.given))
    } else {
      self = .leastWhole
    }
  }

  /// How common a whole name is: the product of its parts, but never so rare that it alone would prove anything.
  init(family: NameShare, given: NameShare) {
    self.init(
      spelling: max(Self.leastOfWhole, family.spelling * given.spelling),
      reading: max(Self.leastOfWhole, family.reading * given.reading))
  }

  private init(spelling: Double, reading: Double) {
    self.spelling = spelling
    self.reading = reading
  }

  /// The share of a name from abroad among those who have such names: a little below that of 王 or Nguyen in their
  /// countries, as no table of them is at hand.
  private static let leastForeign = (family: 2e-3, given: 1e-3)

  private static let leastOfWhole = 1e-7

  /// The share of a whole name of which no more is known.
  static let leastWhole = NameShare(spelling: leastOfWhole, reading: leastOfWhole)
}
