extension JapaneseAddress {
  /// How this address stands to `other`. Symmetric; allocates nothing.
  ///
  /// The area is compared first, then the lot numbers, then the unit. Equal postal codes make up for a missing
  /// municipality and for wards that were reorganised; unequal ones say nothing, because a large office has its own.
  ///
  /// An address that does not say where it is (本町1-2) is ``AddressRelation/ambiguous`` even to itself, and so is one
  /// that stops at the municipality. One that stops at the town or 丁目 is the same as far as stated: ask ``precision``
  /// before building on it.
  ///
  /// - Complexity: O(*n*) in the length of the addresses.
  public func relation(to other: JapaneseAddress) -> AddressRelation {
    storage.withView { mine in other.storage.withView { theirs in mine.relation(to: theirs) } }
  }

  /// Rooms have three digits or more from the first floor on.
  static let leastRoom = 101
}

extension AddressView {
  /// See ``JapaneseAddress/relation(to:)``.
  func relation(to other: AddressView) -> AddressRelation {
    // Two addresses that say nothing are not one: unknown is not equal.
    let town = JapaneseAddress.Precision.town.rawValue
    if precision.rawValue < town || other.precision.rawValue < town {
      return placesDiffer(from: other) ? .different : .ambiguous
    }
    let samePostalCode = facts.postalCode >= 0 && facts.postalCode == other.facts.postalCode
    let area = AreaComparison.agreement(self, other, samePostalCode: samePostalCode)
    guard area != .different else {
      return bandRelation(to: other) ?? other.bandRelation(to: self) ?? .different
    }
    let premises = lotRelation(to: other)
    if area == .equal || premises == .different { return premises }
    if samePostalCode || area == .likely { return premises }
    return .ambiguous
  }

  /// Whether prefecture, municipality or ward, as far as both state them, are not the same.
  private func placesDiffer(from other: AddressView) -> Bool {
    let (mine, theirs) = (facts, other.facts)
    if mine.prefecture != 0, theirs.prefecture != 0, mine.prefecture != theirs.prefecture { return true }
    if mine.municipality >= 0 || theirs.municipality >= 0 {
      return mine.municipality >= 0 && theirs.municipality >= 0 && mine.municipality != theirs.municipality
    }
    let (municipality, otherMunicipality) = (areaMunicipality, other.areaMunicipality)
    if !municipality.isEmpty, !otherMunicipality.isEmpty, municipality != otherMunicipality { return true }
    let (ward, otherWard) = (areaWard, other.areaWard)
    return !ward.isEmpty && !otherWard.isEmpty && ward != otherWard
      && !DesignatedCity.isSuccession(self, other)
  }

  /// The relation to an address that writes the band of blocks in this town's name as a mere number:
  /// つつじが丘北三番町4-17 and つつじが丘北3-4-17; `nil` if that is not so.
  private func bandRelation(to other: AddressView) -> AddressRelation? {
    let (mine, theirs) = (facts, other.facts)
    guard mine.bandStart != AddressFacts.nowhere, let first = other.firstNumber, first.kind == .plain,
      first.head == nil, first.value == Int(mine.bandNumber), mine.wardStart == theirs.wardStart,
      mine.townStart == theirs.townStart, text(.area)[0..<Int(mine.bandStart)] == other.text(.area),
      mine.prefecture == 0 || theirs.prefecture == 0 || mine.prefecture == theirs.prefecture,
      numberCount + 1 == other.numberCount, numberCount > 0,
      (0..<numberCount).allSatisfy({ number($0).agrees(with: other.number($0 + 1)) })
    else { return nil }
    return unitRelation(to: other)
  }

  /// Lot numbers and unit, the areas being equal.
  private func lotRelation(to other: AddressView) -> AddressRelation {
    let shared = min(numberCount, other.numberCount)
    for index in 0..<shared where !number(index).agrees(with: other.number(index)) {
      let isUnit = index >= premisesCount && index >= other.premisesCount
      return isUnit ? .differentUnit : .different
    }
    // 舞浜2-11 is 2丁目11 rather than 2番地11, where the town has a 2丁目; but it can be either.
    if shared > 0, readsChome(against: other) || other.readsChome(against: self) { return .ambiguous }
    if numberCount == other.numberCount { return unitRelation(to: other) }
    return numberCount > shared
      ? longerRelation(to: other, shared: shared) : other.longerRelation(to: self, shared: shared)
  }

  /// Whether a first number without a word is taken for a 丁目 here, and the other calls it a 番地.
  private func readsChome(against other: AddressView) -> Bool {
    facts.inferred.contains(.chome) && other.isLotBesideChome
  }

  /// Whether the first number is a 丁目, so that the third is the 号 of a house.
  private var hasChome: Bool {
    facts.inferred.contains(.chome) || number(0).kind == .chome
  }

  /// This address has numbers beyond those of `shorter`: a room after a dash, or a lot that the other does not state.
  private func longerRelation(to shorter: AddressView, shared: Int) -> AddressRelation {
    if shared == 0 { return .ambiguous }
    let extraCount = numberCount - shared
    let first = number(shared)
    let last = number(numberCount - 1)
    // 虎ノ門1-23 is a block, and 1-23-1 a house in it: people leave the 号 out.
    let isHouse = shared == 2 && extraCount == 1 && hasChome && first.value ?? 0 < JapaneseAddress.leastRoom
    if !room.isEmpty {
      // 3-1-12-206 and 3-1 12棟206号.
      if extraCount == 1, facts.roomNumber >= 0, facts.roomNumber == shorter.facts.roomNumber,
        first.value == Int(shorter.facts.wingNumber)
      {
        return .same
      }
      // The dash is not the room, so it is a lot number that the other lacks.
      return shorter.lastNumber?.kind == .chome || isHouse ? .ambiguous : .different
    }
    if !shorter.room.isEmpty {
      let roomNumber = Int(shorter.facts.roomNumber)
      let isRoom = roomNumber >= 0 && last.value == roomNumber
      if extraCount == 1, isRoom, last.head == nil {
        // 2-12-309 and 2-12 B棟309: only one side names the wing.
        return shorter.text(.wing).isEmpty ? .same : .samePremises
      }
      let wingNumber = Int(shorter.facts.wingNumber)
      let isWing = wingNumber >= 0 && first.value == wingNumber
      if extraCount == 2, last.value == (roomNumber < 0 ? nil : roomNumber), isWing { return .same }
      if shared >= premisesCount || last.value ?? 0 >= JapaneseAddress.leastRoom { return .differentUnit }
      return isHouse ? .ambiguous : .different
    }
    if shared >= premisesCount { return .samePremises }
    if shorter.lastNumber?.kind == .chome || isHouse { return .ambiguous }
    return extraCount == 1 && first.value ?? 0 >= JapaneseAddress.leastRoom
      && !shorter.text(.building).isEmpty
      ? .samePremises : .different
  }

  /// The units of two addresses with one lot.
  private func unitRelation(to other: AddressView) -> AddressRelation {
    let isBare = room.isEmpty && other.room.isEmpty && facts.floor == nil && other.facts.floor == nil
    if isBare && numberCount > premisesCount { return .same }
    return DwellingComparison.relation(side, other.side)
  }
}
