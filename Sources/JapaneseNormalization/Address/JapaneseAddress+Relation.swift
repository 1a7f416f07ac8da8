extension JapaneseAddress {
  /// How this address stands to `other`. Symmetric; allocates nothing.
  ///
  /// The area is compared first, then the lot numbers, then the unit. Equal postal codes make up for a missing
  /// municipality and for wards that were reorganised; unequal ones say nothing, because a large office has its own.
  ///
  /// - Complexity: O(*n*) in the length of the addresses.
  public func relation(to other: JapaneseAddress) -> AddressRelation {
    // Two addresses that say nothing are not one: unknown is not equal.
    if precision.rawValue < Precision.town.rawValue || other.precision.rawValue < Precision.town.rawValue {
      return placesDiffer(from: other) ? .different : .ambiguous
    }
    let samePostalCode = !postalCode.isEmpty && postalCode == other.postalCode
    let area = areaAgreement(with: other, samePostalCode: samePostalCode)
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
    let mine = area
    let theirs = other.area
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
    guard let start = area.bandStart, let first = other.numbers.first, first.kind == .plain,
      first.head == nil, first.value == area.bandNumber, area.wardStart == other.area.wardStart,
      area.townStart == other.area.townStart, area.text[..<start].elementsEqual(other.area.text),
      prefecture == nil || other.prefecture == nil || prefecture == other.prefecture,
      numbers.count + 1 == other.numbers.count, !numbers.isEmpty,
      zip(numbers, other.numbers.dropFirst()).allSatisfy({ $0.agrees(with: $1) })
    else { return nil }
    return unitRelation(to: other)
  }

  /// How two areas stand to one another.
  private enum AreaAgreement {
    case equal
    /// One omits a level, and what is stated is distinctive.
    case likely
    case undecided
    case different
  }

  private func areaAgreement(with other: JapaneseAddress, samePostalCode: Bool) -> AreaAgreement {
    if let mine = prefecture, let theirs = other.prefecture, mine != theirs { return .different }
    let agreement = namesAgreement(with: other, samePostalCode: samePostalCode)
    guard agreement != .different, !area.street.isEmpty, !other.area.street.isEmpty,
      area.street != other.area.street
    else { return agreement }
    // Two ways to say where a block is share a street; two blocks with one town name need not.
    let shares = area.streetNames.contains { other.area.streetNames.contains($0) }
    return shares ? .undecided : .different
  }

  private func namesAgreement(with other: JapaneseAddress, samePostalCode: Bool) -> AreaAgreement {
    let mine = area
    let theirs = other.area
    if mine.text == theirs.text && mine.townStart == theirs.townStart && mine.wardStart == theirs.wardStart {
      return .equal
    }
    let sameMunicipality = mine.municipality.elementsEqual(theirs.municipality)
    let sameWard = mine.ward.elementsEqual(theirs.ward)
    if sameMunicipality && sameWard { return townAgreement(with: other, samePostalCode: samePostalCode) }
    let sameTown = mine.town.elementsEqual(theirs.town)
    if samePostalCode && sameTown { return .likely }
    if sameMunicipality && sameTown && DesignatedCity.isSuccession(mine, theirs) { return .equal }
    let bothMunicipalities = !mine.municipality.isEmpty && !theirs.municipality.isEmpty
    let bothWards = !mine.ward.isEmpty && !theirs.ward.isEmpty
    if sameTown, !mine.town.isEmpty, !(bothMunicipalities && !sameMunicipality), !(bothWards && !sameWard) {
      // A city's name without its ward, or a ward's without its city, still holds the town to a region; a bare
      // town does not.
      let isAnchored = sameMunicipality || sameWard
      return isAnchored && mine.town.count >= Self.distinctiveLength ? .likely : .undecided
    }
    // What one calls the municipality can be the beginning of the other's town: 野津町大字野津市, 臼杵市野津町大字野津市.
    let isInner = theirs.town.elementsEqual(mine.text) || mine.town.elementsEqual(theirs.text)
    return isInner ? .undecided : .different
  }

  /// Towns of one municipality and ward that are not written alike.
  private func townAgreement(with other: JapaneseAddress, samePostalCode: Bool) -> AreaAgreement {
    let mine = area.town
    let theirs = other.area.town
    if mine.elementsEqual(theirs) { return .equal }
    if mine.last == theirs.last, Self.differInParticles(mine, theirs) { return .undecided }
    let (longer, shorter, azaStart) =
      mine.count > theirs.count ? (mine, theirs, area.azaStart) : (theirs, mine, other.area.azaStart)
    guard !shorter.isEmpty else { return .different }
    // 三崎町 was renamed 神田三崎町, and kept its postal code.
    if samePostalCode, longer.suffix(shorter.count).elementsEqual(shorter) { return .likely }
    guard longer.starts(with: shorter) else { return .different }
    let rest = longer.dropFirst(shorter.count)
    // 竹之下字上ノ原554 and 竹之下554: a high number runs through the whole 大字, low ones begin again in each 字.
    if longer.startIndex + shorter.count == azaStart {
      return numbers.first?.value ?? 0 >= 100 ? .likely : .undecided
    }
    // 新堀 and 新堀町 may be one town or two.
    return rest.count == 1 && rest.first == "町" ? .undecided : .different
  }

  /// Whether the names differ only in ノ and ガ, which are left out in writing (鷹ノ巣, 鷹巣), but also tell towns
  /// apart (宮前, 宮ノ前).
  private static func differInParticles(
    _ lhs: ArraySlice<Unicode.Scalar>, _ rhs: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    var mine = lhs.makeIterator()
    var theirs = rhs.makeIterator()
    func next(_ iterator: inout ArraySlice<Unicode.Scalar>.Iterator) -> Unicode.Scalar? {
      while let scalar = iterator.next() {
        if scalar != "ノ" && scalar != "ガ" { return scalar }
      }
      return nil
    }
    while true {
      let left = next(&mine)
      guard left == next(&theirs) else { return false }
      if left == nil { return true }
    }
  }

  /// From how many characters on a town's name seldom recurs in another municipality with the same ward's name.
  private static let distinctiveLength = 4

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
      if extra.count == 1, let last = extra.last, last.head == nil, shorter.wing.isEmpty,
        last.value == shorter.structure.roomNumber, last.value != nil
      {
        return .same
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
  private static let leastRoom = 101

  /// The units of two addresses with one lot.
  private func unitRelation(to other: JapaneseAddress) -> AddressRelation {
    let mine = structure
    let theirs = other.structure
    let sameName = BuildingComparison.mayBeSame(mine, theirs)
    switch (unit, other.unit) {
    case (.notStated, .notStated):
      if numbers.count > premisesCount { return .same }
      if !wing.isEmpty && !other.wing.isEmpty && wing != other.wing { return .differentUnit }
      return sameName && wing == other.wing ? .same : .samePremises
    case (.room(let room), .room(let otherRoom)):
      if mine.joined == theirs.joined { return .same }
      guard room == otherRoom else {
        // ハイツA 305 and 305a: a letter on one side only.
        return .differentUnit
      }
      if !wing.isEmpty && !other.wing.isEmpty && wing != other.wing { return .differentUnit }
      if !wing.isEmpty && other.wing.isEmpty || wing.isEmpty && !other.wing.isEmpty { return .samePremises }
      return sameName ? .same : .samePremises
    case (.floor(let floor), .floor(let otherFloor)):
      if floor != otherFloor {
        return floor.overlaps(otherFloor) ? .samePremises : .differentUnit
      }
      if !wing.isEmpty && !other.wing.isEmpty && wing != other.wing { return .differentUnit }
      return sameName && wing == other.wing ? .same : .samePremises
    case (.room, .floor), (.floor, .room):
      if let floor, let otherFloor = other.floor, !floor.overlaps(otherFloor) { return .differentUnit }
      return .samePremises
    case (.notStated, _), (_, .notStated):
      return .samePremises
    }
  }
}
