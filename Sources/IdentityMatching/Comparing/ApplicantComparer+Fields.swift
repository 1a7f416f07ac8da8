internal import JapaneseNormalization
internal import RecordLinkage

extension ApplicantComparer {
  /// How the birth dates agree. A default date, typed where none was known, agrees with half the world.
  func birthDateLevel(_ lhs: Int, _ rhs: Int) -> (level: BirthDateLevel, log2Frequency: Float?) {
    guard let left = table.birthDates[lhs], let right = table.birthDates[rhs] else { return (.missing, nil) }
    switch left.compare(right) {
    case .equal:
      let share = table.log2DefaultShare[lhs]
      return share == 0 ? (.equal, nil) : (.equalDefault, share)
    case .oneDigit: return (.oneDigit, nil)
    case .dayMonthSwapped: return (.dayMonthSwapped, nil)
    case .eraSlip: return (.eraSlip, nil)
    case .partialEqual: return (.partialEqual, nil)
    case .yearOnly: return (.yearOnly, nil)
    case .different: return (.different, nil)
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
      UInt8(truncatingIfNeeded: addressLevel(Int(left), Int(right)).rawValue)
    }
    var level = AddressLevel(rawValue: Int(raw)) ?? .missing
    if level == .sameHouse || level == .samePremises,
      table.organizations[lhs] || table.organizations[rhs]
    {
      level = .sameSite
    }
    switch level {
    case .sameFlat, .sameHouse:
      let holders = max(
        table.addressKeys[Int(left)].dwellingHolders, table.addressKeys[Int(right)].dwellingHolders)
      return (level, log2Frequency(.address, level.rawValue, holders: holders, expected: 8))
    case .samePremises, .sameSite:
      let holders = max(
        table.addressKeys[Int(left)].premisesHolders, table.addressKeys[Int(right)].premisesHolders)
      // Strangers at these premises are as rarely without a unit as people of one household are.
      let frequency = log2Frequency(.address, level.rawValue, holders: holders, expected: 4)
      return (level, frequency.map { $0 + Self.log2ShareWithoutUnit })
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

  /// How two of the table's addresses agree.
  private func addressLevel(_ lhs: Int, _ rhs: Int) -> AddressLevel {
    table.addresses.withUnsafeBufferPointer { addresses in
      guard let base = addresses.baseAddress else { return .missing }
      let pair = AddressPair(base + lhs, base + rhs)
      if !pair.statesBothLots {
        // Without a lot on both sides nothing can be the same for certain; another municipality is still another place.
        if pair.relation == .different { return .different }
        return pair.statesBothChome && pair.relation == .same ? .ambiguous : .missing
      }
      switch pair.relation {
      case .same:
        if pair.statesUnit { return .sameFlat }
        let hasUnits = table.addressKeys[lhs].hasSeveralUnits || table.addressKeys[rhs].hasSeveralUnits
        return pair.namesBuilding || hasUnits ? .samePremises : .sameHouse
      case .samePremises: return .samePremises
      case .differentUnit: return .otherUnit
      case .ambiguous: return .ambiguous
      case .different: return .different
      }
    }
  }

  /// Whether a telephone number is shared: of several that one which says most.
  func phoneLevel(_ lhs: Int, _ rhs: Int) -> (level: PhoneLevel, log2Frequency: Float?) {
    let (lefts, rights) = (table.phonesOfRecord.range(lhs), table.phonesOfRecord.range(rhs))
    var best: (level: PhoneLevel, log2Frequency: Float?, weight: Float)?
    var isComparable = false
    for place in lefts {
      let left = table.phonesOfRecord.values[place]
      let phone = table.phones[Int(left)]
      for place in rights {
        let right = table.phonesOfRecord.values[place]
        // A landline given up for a mobile is no contradiction: only numbers of one kind can differ.
        if phone.kind == table.phones[Int(right)].kind { isComparable = true }
        guard left == right else { continue }
        let isMobile = phone.kind == .mobile
        let level = isMobile ? PhoneLevel.sameMobile : .sameLandline
        let frequency = log2Frequency(
          .phone, level.rawValue, holders: table.phoneHolders[Int(left)],
          expected: isMobile ? Self.familyOfMobile : Self.familyOfLandline)
        let weight = personWeight(.phone, level.rawValue, frequency)
        if weight > best?.weight ?? -.infinity { best = (level, frequency, weight) }
      }
    }
    if let best { return (best.level, best.log2Frequency) }
    return (isComparable ? .different : .missing, nil)
  }

  /// Whether a mailbox is shared: of several that one which says most.
  func emailLevel(_ lhs: Int, _ rhs: Int) -> (level: EmailLevel, log2Frequency: Float?) {
    let lefts = table.emailsOfRecord[lhs]
    let rights = table.emailsOfRecord[rhs]
    if lefts.isEmpty || rights.isEmpty { return (.missing, nil) }
    if let holders = fewestHolders(lefts, rights, table.emailHolders) {
      return (
        .same,
        log2Frequency(.email, EmailLevel.same.rawValue, holders: holders, expected: Self.familyOfMobile)
      )
    }
    for left in lefts {
      for right in rights where table.emails[Int(left)].compare(table.emails[Int(right)]) == .similar {
        return (.similar, nil)
      }
    }
    return (.different, nil)
  }

  /// Whether a card token is shared: of several that one which says most.
  func cardLevel(_ lhs: Int, _ rhs: Int) -> (level: CardLevel, log2Frequency: Float?) {
    let lefts = table.cardsOfRecord[lhs]
    let rights = table.cardsOfRecord[rhs]
    if lefts.isEmpty || rights.isEmpty { return (.missing, nil) }
    guard let holders = fewestHolders(lefts, rights, table.cardHolders) else { return (.different, nil) }
    return (
      .same, log2Frequency(.card, CardLevel.same.rawValue, holders: holders, expected: Self.familyOfMobile)
    )
  }

  /// How many people share a mobile number, a mailbox or a card without its being more than a family's.
  private static let familyOfMobile: Int32 = 6
  /// How many share a landline.
  private static let familyOfLandline: Int32 = 4

  /// The holders of the rarest value that two rows have in common; `nil` where they have none.
  private func fewestHolders(
    _ lefts: ArraySlice<UInt32>, _ rights: ArraySlice<UInt32>, _ holders: [Int32]
  ) -> Int32? {
    var fewest: Int32?
    for left in lefts where rights.contains(left) {
      fewest = min(fewest ?? .max, holders[Int(left)])
    }
    return fewest
  }

  private func personWeight(_ comparison: ApplicantComparison, _ level: Int, _ log2Frequency: Float?) -> Float
  {
    model.weights(comparison: comparison.rawValue, level: level, log2Frequency: log2Frequency)[
      ApplicantModel.person]
  }
}
