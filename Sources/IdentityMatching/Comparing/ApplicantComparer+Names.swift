internal import JapaneseNormalization
internal import RecordLinkage

extension ApplicantComparer {
  /// How two records' names agree, part by part.
  struct NameAgreement {
    var family = NameLevel.missing
    var given = NameLevel.missing
    var log2FamilyFrequency: Float?
    var log2GivenFrequency: Float?
    /// Whether the family name of one agreed with the given name of the other.
    var isSwapped = false

    /// Takes back what the given names say: NGUYEN VAN AN and NGUYEN VAN BINH share the first of two given names.
    mutating func contradictGivenName() {
      guard given.isSupport else { return }
      given = .partial
      log2GivenFrequency = nil
    }
  }

  /// The best agreement over all names of both records (legal, former, alias, every way to divide an unseparated name) and
  /// both orders of the parts. Comparing family names of one pair of names with given names of another would make a
  /// person out of two.
  func nameAgreement(_ lhs: Int, _ rhs: Int, scratch: inout Scratch) -> NameAgreement {
    var best = NameAgreement()
    var bestWeight = FellegiSunterModel.Weights(repeating: -.infinity)
    for left in table.names[lhs] {
      for right in table.names[rhs] {
        if isUndivided(left) || isUndivided(right) {
          consider(wholeAgreement(left.whole, right.whole, scratch: &scratch), &best, &bestWeight)
          continue
        }
        if let equal = equalWholes(left, right) { consider(equal, &best, &bestWeight) }
        var straight = agreement(
          (left.family, right.family), (left.given, right.given), isSwapped: false, scratch: &scratch)
        let isOtherMiddle = !isCompatible(left.middle, right.middle, scratch: &scratch)
        if isOtherMiddle { straight.contradictGivenName() }
        consider(straight, &best, &bestWeight)
        if straight.family.isConclusive && straight.given.isConclusive { continue }
        // 太郎 佐藤 and Taro Sato: only a full agreement of both parts counts, for one part agrees too easily. Which of
        // the two pairs are the family names cannot be told, so both readings compete.
        let crossed = (left.family, right.given)
        let other = (left.given, right.family)
        considerSwapped(crossed, other, isOtherMiddle: isOtherMiddle, &best, &bestWeight, scratch: &scratch)
        considerSwapped(other, crossed, isOtherMiddle: isOtherMiddle, &best, &bestWeight, scratch: &scratch)
      }
    }
    return best
  }

  private func considerSwapped(
    _ families: (UInt32, UInt32), _ givens: (UInt32, UInt32), isOtherMiddle: Bool,
    _ best: inout NameAgreement, _ bestWeight: inout FellegiSunterModel.Weights, scratch: inout Scratch
  ) {
    var swapped = agreement(families, givens, isSwapped: true, scratch: &scratch)
    if isOtherMiddle { swapped.contradictGivenName() }
    if swapped.family.isSupport && swapped.given.isSupport { consider(swapped, &best, &bestWeight) }
  }

  /// Keeps the agreement that speaks most for one person; of two that speak alike, the one that speaks more for a
  /// household, so that the order of the names does not matter.
  private func consider(
    _ agreement: NameAgreement, _ best: inout NameAgreement, _ bestWeight: inout FellegiSunterModel.Weights
  ) {
    var weight =
      model.weights(
        comparison: ApplicantComparison.familyName.rawValue, level: agreement.family.rawValue,
        log2Frequency: agreement.log2FamilyFrequency)
      + model.weights(
        comparison: ApplicantComparison.givenName.rawValue, level: agreement.given.rawValue,
        log2Frequency: agreement.log2GivenFrequency)
    // The same parts in either order weigh the same but for rounding: as written goes first.
    if agreement.isSwapped { weight -= 0.01 }
    let (person, household) = (ApplicantModel.person, ApplicantModel.household)
    if (weight[person], weight[household]) > (bestWeight[person], bestWeight[household]) {
      best = agreement
      bestWeight = weight
    }
  }

  /// Whether middle names do not contradict each other; one that is missing does not.
  private func isCompatible(_ lhs: UInt32, _ rhs: UInt32, scratch: inout Scratch) -> Bool {
    if lhs == rhs || lhs == 0 || rhs == 0 { return true }
    let level = level(lhs, rhs, memo: &scratch.givenNames)
    return level != .partial && level != .different
  }

  private func isUndivided(_ name: NameFeatures) -> Bool {
    name.family == 0 && name.given == 0
  }

  /// The agreement of two names of which one cannot be divided: an organization's, or one that no list of family names
  /// helps with. It stands in the place of the given name, which is what tells people of one household apart.
  private func wholeAgreement(_ lhs: UInt32, _ rhs: UInt32, scratch: inout Scratch) -> NameAgreement {
    let level = level(lhs, rhs, memo: &scratch.wholeNames)
    return NameAgreement(given: level, log2GivenFrequency: log2Frequency(of: level, lhs, rhs))
  }

  /// The agreement of two names that are spelt alike as a whole, however they were divided: 石津浦太 may be taken for 石津 and
  /// 浦太 where the other record has a space after 石津浦.
  private func equalWholes(_ lhs: NameFeatures, _ rhs: NameFeatures) -> NameAgreement? {
    guard lhs.whole != 0, rhs.whole != 0 else { return nil }
    let left = table.nameKeys[Int(lhs.whole)]
    let right = table.nameKeys[Int(rhs.whole)]
    guard left.foldedKey == right.foldedKey, !left.hasWildcard else { return nil }
    let level: NameLevel = left.literalKey == right.literalKey ? .exact : .variantSpelling
    return NameAgreement(
      family: level, given: level, log2FamilyFrequency: log2Frequency(of: level, lhs.family, rhs.family),
      log2GivenFrequency: log2Frequency(of: level, lhs.given, rhs.given))
  }

  private func agreement(
    _ families: (UInt32, UInt32), _ givens: (UInt32, UInt32), isSwapped: Bool, scratch: inout Scratch
  ) -> NameAgreement {
    let family = level(families.0, families.1, isSwapped: isSwapped, memo: &scratch.families)
    let given = level(givens.0, givens.1, isSwapped: isSwapped, memo: &scratch.givenNames)
    return NameAgreement(
      family: family, given: given, log2FamilyFrequency: log2Frequency(of: family, families.0, families.1),
      log2GivenFrequency: log2Frequency(of: given, givens.0, givens.1), isSwapped: isSwapped)
  }

  /// - Parameter isSwapped: whether a family name is compared with a given name. Then readings say nothing against equal
  ///   spellings: who swaps the names in one field often leaves the kana field as it is.
  func level(
    _ lhs: UInt32, _ rhs: UInt32, isSwapped: Bool = false, memo: inout PairMemo
  ) -> NameLevel {
    if lhs == 0 || rhs == 0 { return .missing }
    // Both answers in one byte: with the readings in the low half, by spelling alone in the high one.
    let raw = memo.result(lhs, rhs) {
      let comparison = NamePart.compare(table.nameParts[Int(lhs)], table.nameParts[Int(rhs)])
      let levels =
        NameLevel(comparison).rawValue
        | NameLevel(comparison.agreement, reading: .unknown).rawValue << 4
      return UInt8(truncatingIfNeeded: levels)
    }
    return NameLevel(rawValue: Int(isSwapped ? raw >> 4 : raw & 15)) ?? .missing
  }

  /// The frequency of what agreed: of the spelling or of the reading; the commoner of the two sides.
  func log2Frequency(of level: NameLevel, _ lhs: UInt32, _ rhs: UInt32) -> Float? {
    let left = table.nameKeys[Int(lhs)]
    let right = table.nameKeys[Int(rhs)]
    switch level {
    case .missing, .partial, .different: return nil
    case .sameReading, .similarReading, .sameReadingOtherCharacters:
      return max(left.log2ReadingShare, right.log2ReadingShare)
    case .exact, .variantSpelling, .otherReading, .wildcard, .similarSpelling:
      return max(left.log2SpellingShare, right.log2SpellingShare)
    }
  }
}

extension NameLevel {
  /// Whether the level speaks for one name.
  var isSupport: Bool { self != .missing && self != .partial && self != .different }

  /// Whether the level leaves no room for a better arrangement of the parts.
  var isConclusive: Bool { self == .exact || self == .variantSpelling || self == .sameReading }

  /// The level of a comparison of two parts.
  init(_ comparison: NamePartComparison) {
    self.init(comparison.agreement, reading: comparison.reading)
  }

  /// The level of two parts: spelling first, and what the readings add to it.
  init(_ agreement: NamePartAgreement, reading: ReadingAgreement) {
    switch agreement {
    case .identical, .variantSpelling:
      switch reading {
      case .unknown, .equal, .similar, .voicing: self = agreement == .identical ? .exact : .variantSpelling
      case .differs: self = .otherReading
      }
    case .wildcard: self = .wildcard
    // One of the listed readings of the kanji is as good as the reading itself.
    case .kanaEqual, .romajiEqual, .readingPossible: self = .sameReading
    case .kanaSimilar, .romajiSimilar, .foreignSimilar: self = .similarReading
    case .similarSpelling: self = .similarSpelling
    case .partial, .different:
      if reading == .equal {
        self = .sameReadingOtherCharacters
      } else {
        self = agreement == .partial ? .partial : .different
      }
    // Where no character could be written the reading is all there is.
    case .missing: self = reading == .equal ? .sameReading : reading == .similar ? .similarReading : .missing
    // An initial fits one name in fifteen; it neither makes nor breaks a person.
    case .initial: self = .missing
    }
  }
}
