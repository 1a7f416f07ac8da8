internal import JapaneseNormalization

extension ApplicantScorer {
  /// How the birth dates agree. A default date, typed where none was known, agrees with half the world.
  func birthDateLevel(_ lhs: Int, _ rhs: Int) -> (level: BirthDateLevel, log2Frequency: Float?) {
    guard let left = table.birthDates[lhs], let right = table.birthDates[rhs] else { return (.missing, nil) }
    switch left.compare(right) {
    case .equal:
      if left.isPlaceholder { return (.missing, nil) }
      // Born on a first of January: about one in 400 of those registered abroad, where the day was not known.
      return (.equal, left.isJanuaryFirst ? -12 : nil)
    case .oneDigit: return (.oneDigit, nil)
    case .dayMonthSwapped: return (.dayMonthSwapped, nil)
    case .eraSlip: return (.eraSlip, nil)
    case .partialEqual: return (.partialEqual, nil)
    case .yearOnly: return (.yearOnly, nil)
    case .different: return left.isPlaceholder || right.isPlaceholder ? (.missing, nil) : (.different, nil)
    }
  }

  /// Whether the sexes agree.
  func sexLevel(_ lhs: Int, _ rhs: Int) -> SexLevel {
    let left = table.sexes[lhs]
    let right = table.sexes[rhs]
    if left == .unknown || right == .unknown { return .missing }
    return left == right ? .same : .different
  }

  /// How the addresses agree; by postal code where one is lacking.
  func addressLevel(
    _ lhs: Int, _ rhs: Int, scratch: inout Scratch
  ) -> (level: AddressLevel, log2Frequency: Float?) {
    let left = table.addressOfRecord[lhs]
    let right = table.addressOfRecord[rhs]
    if left == 0 || right == 0 { return (postalCodeLevel(lhs, rhs), nil) }
    let raw = scratch.addresses.result(left, right) {
      UInt8(truncatingIfNeeded: Self.level(table.addresses[Int(left)], table.addresses[Int(right)]).rawValue)
    }
    let level = AddressLevel(rawValue: Int(raw)) ?? .missing
    switch level {
    case .sameFlat, .sameHouse:
      let holders = max(
        table.addresses[Int(left)].dwellingHolders, table.addresses[Int(right)].dwellingHolders)
      return (level, log2Frequency(holders: holders, expected: 12))
    case .samePremises:
      let holders = max(
        table.addresses[Int(left)].premisesHolders, table.addresses[Int(right)].premisesHolders)
      // Strangers at these premises are as rarely without a unit as people of one household are.
      return (level, log2Frequency(holders: holders, expected: 6).map { $0 + Self.log2ShareWithoutUnit })
    case .missing:
      return (postalCodeLevel(lhs, rhs), nil)
    default:
      return (level, nil)
    }
  }

  /// log2 of the share of records of a building that do not say in which unit.
  private static let log2ShareWithoutUnit: Float = -3.3

  private func postalCodeLevel(_ lhs: Int, _ rhs: Int) -> AddressLevel {
    guard let left = table.postalCodes[lhs], let right = table.postalCodes[rhs] else { return .missing }
    return left == right ? .samePostalCode : .missing
  }

  private static func level(_ lhs: AddressFeatures, _ rhs: AddressFeatures) -> AddressLevel {
    if lhs.address.precision != .lot || rhs.address.precision != .lot {
      // Without a lot on both sides nothing can be the same; another municipality is still another place.
      return lhs.address.relation(to: rhs.address) == .different ? .different : .missing
    }
    switch lhs.address.relation(to: rhs.address) {
    case .same:
      if lhs.address.statesUnit || rhs.address.statesUnit { return .sameFlat }
      let namesBuilding = !lhs.address.building.isEmpty || !rhs.address.building.isEmpty
      return namesBuilding || lhs.hasSeveralUnits || rhs.hasSeveralUnits ? .samePremises : .sameHouse
    case .samePremises: return .samePremises
    case .differentUnit: return .otherUnit
    case .ambiguous: return .ambiguous
    case .different: return .different
    }
  }

  /// Whether a telephone number is shared; a mobile one before a landline, which is a household's.
  func phoneLevel(_ lhs: Int, _ rhs: Int) -> (level: PhoneLevel, log2Frequency: Float?) {
    var shared: PhoneNumber?
    var isComparable = false
    for left in table.phones[lhs] {
      for right in table.phones[rhs] {
        if left == right, shared?.kind != .mobile { shared = left }
        // A landline given up for a mobile is no contradiction: only numbers of one kind can differ.
        if left.kind == right.kind { isComparable = true }
      }
    }
    guard let shared else { return (isComparable ? .different : .missing, nil) }
    let frequency = log2Frequency(holders: table.phoneHolders[shared] ?? 0, expected: 8)
    return (shared.kind == .mobile ? .sameMobile : .sameLandline, frequency)
  }

  /// Whether a mailbox is shared.
  func emailLevel(_ lhs: Int, _ rhs: Int) -> (level: EmailLevel, log2Frequency: Float?) {
    let lefts = table.emailsOfRecord[lhs]
    let rights = table.emailsOfRecord[rhs]
    if lefts.isEmpty || rights.isEmpty { return (.missing, nil) }
    for left in lefts where rights.contains(left) {
      return (.same, log2Frequency(holders: table.emailHolders[Int(left)], expected: 8))
    }
    for left in lefts {
      for right in rights where table.emails[Int(left)].compare(table.emails[Int(right)]) == .similar {
        return (.similar, nil)
      }
    }
    return (.different, nil)
  }

  /// Whether a card token is shared.
  func cardLevel(_ lhs: Int, _ rhs: Int) -> (level: CardLevel, log2Frequency: Float?) {
    let lefts = table.cardsOfRecord[lhs]
    let rights = table.cardsOfRecord[rhs]
    if lefts.isEmpty || rights.isEmpty { return (.missing, nil) }
    for left in lefts where rights.contains(left) {
      return (.same, log2Frequency(holders: table.cardHolders[Int(left)], expected: 8))
    }
    return (.different, nil)
  }
}
