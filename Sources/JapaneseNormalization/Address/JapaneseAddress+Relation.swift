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
    // Two addresses that say nothing are not one: unknown is not equal.
    if precision.rawValue < Precision.town.rawValue || other.precision.rawValue < Precision.town.rawValue {
      return placesDiffer(from: other) ? .different : .ambiguous
    }
    let samePostalCode = !postalCode.isEmpty && postalCode == other.postalCode
    let area = AreaComparison.agreement(storage, other.storage, samePostalCode: samePostalCode)
    guard area != .different else {
      return bandRelation(to: other) ?? other.bandRelation(to: self) ?? .different
    }
    let premises = lotRelation(to: other)
    if area == .equal || premises == .different { return premises }
    if samePostalCode || area == .likely { return premises }
    return .ambiguous
  }

  /// Whether prefecture, municipality or ward, as far as both state them, are not the same.
  private func placesDiffer(from other: JapaneseAddress) -> Bool {
    if let mine = prefecture, let theirs = other.prefecture, mine != theirs { return true }
    let (place, otherPlace) = (storage.fields.place, other.storage.fields.place)
    if place.municipality >= 0 || otherPlace.municipality >= 0 {
      return place.municipality >= 0 && otherPlace.municipality >= 0
        && place.municipality != otherPlace.municipality
    }
    let mine = storage.fields.area
    let theirs = other.storage.fields.area
    if !mine.municipality.isEmpty, !theirs.municipality.isEmpty,
      !mine.municipality.elementsEqual(theirs.municipality)
    {
      return true
    }
    return !mine.ward.isEmpty && !theirs.ward.isEmpty && !mine.ward.elementsEqual(theirs.ward)
      && !DesignatedCity.isSuccession(mine, theirs)
  }

  /// The relation to an address that writes the band of blocks in this town's name as a mere number:
  /// つつじが丘北三番町4-17 and つつじが丘北3-4-17; `nil` if that is not so.
  private func bandRelation(to other: JapaneseAddress) -> AddressRelation? {
    guard let start = storage.fields.area.bandStart, let first = other.numbers.first, first.kind == .plain,
      first.head == nil, first.value == area.bandNumber, area.wardStart == other.area.wardStart,
      area.townStart == other.area.townStart, area.text[..<start].elementsEqual(other.area.text),
      prefecture == nil || other.prefecture == nil || prefecture == other.prefecture,
      numbers.count + 1 == other.numbers.count, !numbers.isEmpty,
      zip(numbers, other.numbers.dropFirst()).allSatisfy({ $0.agrees(with: $1) })
    else { return nil }
    return unitRelation(to: other)
  }

  /// Lot numbers and unit, the areas being equal.
  private func lotRelation(to other: JapaneseAddress) -> AddressRelation {
    let shared = min(numbers.count, other.numbers.count)
    for index in 0..<shared where !numbers[index].agrees(with: other.numbers[index]) {
      let isUnit = index >= premisesCount && index >= other.premisesCount
      return isUnit ? .differentUnit : .different
    }
    if numbers.count == other.numbers.count { return unitRelation(to: other) }
    return numbers.count > shared
      ? longerRelation(to: other, shared: shared) : other.longerRelation(to: self, shared: shared)
  }

  /// This address has numbers beyond those of `shorter`: a room after a dash, or a lot that the other does not state.
  private func longerRelation(to shorter: JapaneseAddress, shared: Int) -> AddressRelation {
    let extra = numbers[shared...]
    if shared == 0 { return .ambiguous }
    if case .room = unit {
      // The dash is not the room, so it is a lot number that the other lacks.
      return shorter.numbers.last?.kind == .chome ? .ambiguous : .different
    }
    if case .room = shorter.unit {
      if extra.count == 1, let last = extra.last, last.head == nil,
        last.value == shorter.structure.roomNumber, last.value != nil
      {
        // 2-12-309 and 2-12 B棟309: only one side names the wing.
        return shorter.wing.isEmpty ? .same : .samePremises
      }
      if extra.count == 2, extra.last?.value == shorter.structure.roomNumber,
        extra.first?.value == shorter.structure.wingNumber, shorter.structure.wingNumber != nil
      {
        return .same
      }
      if shared >= premisesCount || extra.last?.value ?? 0 >= Self.leastRoom { return .differentUnit }
      return .different
    }
    if shared >= premisesCount { return .samePremises }
    if shorter.numbers.last?.kind == .chome { return .ambiguous }
    return extra.count == 1 && extra.first?.value ?? 0 >= Self.leastRoom && !shorter.building.isEmpty
      ? .samePremises : .different
  }

  /// Rooms have three digits or more from the first floor on.
  static let leastRoom = 101

  /// The units of two addresses with one lot.
  private func unitRelation(to other: JapaneseAddress) -> AddressRelation {
    if case .notStated = unit, case .notStated = other.unit, numbers.count > premisesCount { return .same }
    return DwellingComparison.relation(
      structure.side(unit: unit, floor: floor), other.structure.side(unit: other.unit, floor: other.floor))
  }
}
