internal import JapaneseNormalization
internal import RecordLinkage

/// Two records as they are compared: their rows, and their numbers in the table.
struct PlainPair {
  let left: PairRow
  let right: PairRow
  let lhs: Int
  let rhs: Int

  @inline(__always)
  init(_ left: PairRow, _ right: PairRow, _ lhs: Int, _ rhs: Int) {
    self.left = left
    self.right = right
    self.lhs = lhs
    self.rhs = rhs
  }

  /// What both rows have.
  @inline(__always)
  var flags: PairRow.Flags { left.flags.intersection(right.flags) }
}

/// The levels of all comparisons of a pair, and how frequent the values are that agreed.
struct PairLevels {
  /// The levels in four bits each, as in a comparison vector.
  private(set) var packed: UInt32 = 0
  /// The frequencies of what agreed, for the comparisons that have a bit in ``frequencyMask``.
  private var frequencies: SIMD8<Float> = .zero
  private var frequencyMask: UInt8 = 0

  /// Whether some value's frequency counts.
  @inline(__always)
  var hasFrequencies: Bool { frequencyMask != 0 }

  /// Compares a pair.
  @inline(__always)
  init(
    _ pair: PlainPair, names: UnsafeBufferPointer<NamePartSketch>, comparer: ApplicantComparer,
    prefersExact: Bool, scratch: inout ApplicantComparer.Scratch
  ) {
    if !setPlainNames(pair, names, comparer, prefersExact: prefersExact, scratch: &scratch) {
      let name = comparer.nameAgreement(pair.lhs, pair.rhs, scratch: &scratch)
      set(.familyName, name.family.rawValue, name.log2FamilyFrequency)
      set(.givenName, name.given.rawValue, name.log2GivenFrequency)
    }
    if let level = Self.plainBirthDate(pair) {
      set(.birthDate, level.rawValue)
    } else {
      let birthDate = comparer.birthDateLevel(pair.lhs, pair.rhs)
      set(.birthDate, birthDate.level.rawValue, birthDate.log2Frequency)
    }
    set(.sex, Self.sex(pair).rawValue)
    if let level = Self.plainAddress(pair) {
      set(.address, level.rawValue)
    } else {
      let address = comparer.addressLevel(pair.lhs, pair.rhs, scratch: &scratch)
      set(.address, address.level.rawValue, address.log2Frequency)
    }
    let isPlain = pair.flags.contains(.fitsContacts)
    if isPlain, let level = Self.plainPhone(pair) {
      set(.phone, level.rawValue)
    } else {
      let phone = comparer.phoneLevel(pair.lhs, pair.rhs)
      set(.phone, phone.level.rawValue, phone.log2Frequency)
    }
    if isPlain, let level = Self.plainEmail(pair) {
      set(.email, level.rawValue)
    } else {
      let email = comparer.emailLevel(pair.lhs, pair.rhs)
      set(.email, email.level.rawValue, email.log2Frequency)
    }
    if isPlain, let level = Self.plainCard(pair) {
      set(.card, level.rawValue)
    } else {
      let card = comparer.cardLevel(pair.lhs, pair.rhs)
      set(.card, card.level.rawValue, card.log2Frequency)
    }
  }

  @inline(__always)
  private mutating func set(_ comparison: ApplicantComparison, _ level: Int, _ log2Frequency: Float? = nil) {
    packed |= UInt32(truncatingIfNeeded: level) &<< UInt32(4 * comparison.rawValue)
    if let log2Frequency {
      frequencies[comparison.rawValue] = log2Frequency
      frequencyMask |= 1 &<< UInt8(comparison.rawValue)
    }
  }

  /// The sum of the weights, added up as ``ApplicantComparer`` does, so that it is the same to the last bit.
  ///
  /// - Parameter table: the table of ``LevelWeights``.
  @inline(__always)
  func weights(
    _ table: UnsafeBufferPointer<FellegiSunterModel.Weights>, comparer: ApplicantComparer
  ) -> FellegiSunterModel.Weights {
    var sum = FellegiSunterModel.Weights.zero
    var contacts = ApplicantComparer.ContactLead()
    for comparison in 0..<8 {
      let level = Int(packed &>> UInt32(4 * comparison)) & 15
      let before = sum
      if frequencyMask &>> UInt8(comparison) & 1 == 0 {
        sum += table[16 * comparison + level]
      } else if level != 0 {
        sum += comparer.model.weights(
          comparison: comparison, level: level, log2Frequency: frequencies[comparison])
      }
      if comparison >= ApplicantComparison.phone.rawValue {
        let added = sum - before
        sum[ApplicantModel.household] += contacts.add(
          added[ApplicantModel.person] - added[ApplicantModel.household])
      }
    }
    return sum
  }
}

// MARK: What the rows show

extension PairLevels {
  /// Sets the levels of two records with one name each; `false` where the whole of the rules has to decide.
  ///
  /// - Parameter prefersExact: see ``LevelWeights/prefersExactNames``.
  @inline(__always)
  private mutating func setPlainNames(
    _ pair: PlainPair, _ names: UnsafeBufferPointer<NamePartSketch>, _ comparer: ApplicantComparer,
    prefersExact: Bool, scratch: inout ApplicantComparer.Scratch
  ) -> Bool {
    let (left, right) = (pair.left, pair.right)
    guard pair.flags.contains(.isOneName) else { return false }
    if left.whole == right.whole {
      // One name, divided alike: as exact as it can be, whatever the undivided spellings say.
      guard prefersExact, left.family == right.family, left.given == right.given,
        left.family != 0, left.given != 0,
        names[Int(left.family)].isReadable, names[Int(left.given)].isReadable
      else { return false }
    }
    let family =
      Self.plainLevel(left.family, right.family, names)
      ?? comparer.level(left.family, right.family, memo: &scratch.families)
    let given =
      Self.plainLevel(left.given, right.given, names)
      ?? comparer.level(left.given, right.given, memo: &scratch.givenNames)
    if !(family.isConclusive && given.isConclusive) {
      // The parts in the other order count only where both agree.
      let crossed =
        Self.plainLevel(left.family, right.given, names, isSwapped: true)
        ?? comparer.level(left.family, right.given, isSwapped: true, memo: &scratch.families)
      if crossed.isSupport {
        let other =
          Self.plainLevel(left.given, right.family, names, isSwapped: true)
          ?? comparer.level(left.given, right.family, isSwapped: true, memo: &scratch.givenNames)
        if other.isSupport { return false }
      }
    }
    set(
      .familyName, family.rawValue,
      family.isSupport ? comparer.log2Frequency(of: family, left.family, right.family) : nil)
    set(
      .givenName, given.rawValue,
      given.isSupport ? comparer.log2Frequency(of: given, left.given, right.given) : nil)
    return true
  }

  /// The level of two parts of names as far as their sketches show it.
  ///
  /// - Parameter isSwapped: whether a family name is compared with a given name, of which the readings say nothing.
  @inline(__always)
  private static func plainLevel(
    _ lhs: UInt32, _ rhs: UInt32, _ names: UnsafeBufferPointer<NamePartSketch>, isSwapped: Bool = false
  ) -> NameLevel? {
    if lhs == 0 || rhs == 0 { return .missing }
    let left = names[Int(lhs)]
    if lhs == rhs { return left.isReadable ? .exact : nil }
    switch left.relation(to: names[Int(rhs)]) {
    case .open: return nil
    case .different: return .different
    case .partial: return .partial
    case .sameReading: return isSwapped ? .different : .sameReadingOtherCharacters
    case .sameSound: return .sameReading
    }
  }

  /// The level of two birth dates that are both known to the day, or of which one is missing; as `BirthDate.compare` has it, but for
  /// dates of one day of other years, of which the calendars decide, and usual defaults.
  @inline(__always)
  private static func plainBirthDate(_ pair: PlainPair) -> BirthDateLevel? {
    let (left, right) = (pair.left.birthDate, pair.right.birthDate)
    if left == 0 || right == 0 { return .missing }
    if left & 0xFF == 0 || right & 0xFF == 0 { return nil }
    let difference = left ^ right
    if difference == 0 { return pair.left.flags.contains(.hasDefaultBirthDate) ? nil : .equal }
    // Where the first and the last digit are that differ, in bits.
    let first = UInt32(difference.trailingZeroBitCount & ~3)
    let last = UInt32((31 - difference.leadingZeroBitCount) & ~3)
    if first == last { return .oneDigit }
    if last == first + 4, left &>> first & 15 == right &>> last & 15,
      left &>> last & 15 == right &>> first & 15
    {
      return .oneDigit
    }
    if difference >> 16 == 0 {
      let isSwapped = left & 0xFF == right >> 8 & 0xFF && left >> 8 & 0xFF == right & 0xFF
      return isSwapped ? .dayMonthSwapped : .yearOnly
    }
    return difference & 0xFFFF == 0 ? nil : .different
  }

  @inline(__always)
  private static func sex(_ pair: PlainPair) -> SexLevel {
    let (left, right) = (pair.left.sex, pair.right.sex)
    if left == 0 || right == 0 { return .missing }
    return left == right ? .same : .different
  }

  /// The level of two addresses in different places or units; by postal code where one is missing.
  @inline(__always)
  private static func plainAddress(_ pair: PlainPair) -> AddressLevel? {
    let (left, right) = (pair.left, pair.right)
    if left.address == 0 || right.address == 0 {
      return left.postalCode != 0 && left.postalCode == right.postalCode ? .samePostalCode : .missing
    }
    switch left.place.relation(to: right.place) {
    case .different: return .different
    case .differentUnit: return .otherUnit
    default: return nil
    }
  }

  /// The level of telephone numbers that have none in common.
  @inline(__always)
  private static func plainPhone(_ pair: PlainPair) -> PhoneLevel? {
    let (left, right) = (pair.left.phones, pair.right.phones)
    let first = left.0 != 0 && (left.0 == right.0 || left.0 == right.1)
    let second = left.1 != 0 && (left.1 == right.0 || left.1 == right.1)
    if first || second { return nil }
    return pair.left.phoneKinds & pair.right.phoneKinds == 0 ? .missing : .different
  }

  /// The level of mailboxes that are neither the same nor alike.
  @inline(__always)
  private static func plainEmail(_ pair: PlainPair) -> EmailLevel? {
    let (left, right) = (pair.left, pair.right)
    if left.email == 0 || right.email == 0 { return .missing }
    return left.email == right.email || left.emailKey == right.emailKey ? nil : .different
  }

  /// The level of cards that are not the same.
  @inline(__always)
  private static func plainCard(_ pair: PlainPair) -> CardLevel? {
    let (left, right) = (pair.left.card, pair.right.card)
    if left == 0 || right == 0 { return .missing }
    return left == right ? nil : .different
  }
}

extension PairEvidence {
  /// The evidence of levels that weigh so much.
  init(_ levels: PairLevels, weights: FellegiSunterModel.Weights) {
    self.init()
    for comparison in ApplicantComparison.allCases {
      vector[comparison.rawValue] = Int(levels.packed &>> UInt32(4 * comparison.rawValue)) & 15
    }
    self.weights = weights
  }
}
