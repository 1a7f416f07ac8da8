/// Whether two areas are one, from the names alone.
enum AreaComparison {
  /// How two areas stand to one another.
  enum Agreement {
    case equal
    /// One omits a level, and what is stated is distinctive.
    case likely
    case undecided
    case different
  }

  /// Compares prefecture, municipality, ward, town and street. Allocates nothing.
  static func agreement(
    _ lhs: AddressView, _ rhs: AddressView, samePostalCode: Bool
  ) -> Agreement {
    let (mine, theirs) = (lhs.facts.prefecture, rhs.facts.prefecture)
    if mine != 0, theirs != 0, mine != theirs { return .different }
    if lhs.tables === rhs.tables, let agreement = places(lhs, rhs, samePostalCode) {
      return agreement
    }
    let agreement = names(lhs, rhs, samePostalCode: samePostalCode)
    let (street, otherStreet) = (lhs.text(.areaStreet), rhs.text(.areaStreet))
    guard agreement != .different, !street.isEmpty, !otherStreet.isEmpty, street != otherStreet
    else { return agreement }
    // Two ways to say where a block is share a street; two blocks with one town name need not.
    return shareStreet(lhs.text(.streetNames), rhs.text(.streetNames)) ? .undecided : .different
  }

  /// Whether a name of one is among those of the other; each ends in ``AddressArena/streetMark``.
  private static func shareStreet(_ lhs: ScalarView, _ rhs: ScalarView) -> Bool {
    var start = 0
    while let end = lhs[start...].firstIndex(of: AddressArena.streetMark) {
      var other = 0
      while let otherEnd = rhs[other...].firstIndex(of: AddressArena.streetMark) {
        if lhs[start..<end] == rhs[other..<otherEnd] { return true }
        other = otherEnd + 1
      }
      start = end + 1
    }
    return false
  }

  /// What the gazetteer says; `nil` if it does not know both towns.
  private static func places(
    _ lhs: AddressView, _ rhs: AddressView, _ samePostalCode: Bool
  ) -> Agreement? {
    let (mine, theirs) = (lhs.facts, rhs.facts)
    if mine.municipality >= 0, theirs.municipality >= 0, mine.municipality != theirs.municipality {
      return .different
    }
    let mineKnown = mine.town >= 0 || mine.townCount > 0
    let theirsKnown = theirs.town >= 0 || theirs.townCount > 0
    guard mineKnown && theirsKnown else { return nil }
    if mine.town >= 0, theirs.town >= 0 {
      if mine.town != theirs.town { return .different }
      return innerNames(lhs, rhs)
    }
    let meets: Bool
    if mine.town >= 0 {
      meets = rhs.mayBeTown(mine.town)
    } else if theirs.town >= 0 {
      meets = lhs.mayBeTown(theirs.town)
    } else {
      meets = !mine.isComplete || !theirs.isComplete || lhs.towns.contains { rhs.towns.contains($0) }
    }
    if !meets { return .different }
    // Of two towns of one name in a ward of 京都 the directions decide, where they are not in the gazetteer.
    if !lhs.text(.areaStreet).isEmpty, !rhs.text(.areaStreet).isEmpty { return nil }
    return samePostalCode ? .likely : .undecided
  }

  /// One town, and what each writes between it and the numbers.
  private static func innerNames(
    _ lhs: AddressView, _ rhs: AddressView
  ) -> Agreement {
    let (mine, theirs) = (lhs.areaAza, rhs.areaAza)
    if mine == theirs { return .equal }
    guard mine.isEmpty || theirs.isEmpty else {
      return differInParticles(mine, theirs) ? .likely : .different
    }
    // 竹之下字上ノ原554 and 竹之下554: a high number runs through the whole 大字, low ones begin again in each 字.
    return lhs.firstNumber?.value ?? 0 >= 100 ? .likely : .undecided
  }

  private static func names(
    _ lhs: AddressView, _ rhs: AddressView, samePostalCode: Bool
  ) -> Agreement {
    let (mine, theirs) = (lhs.facts, rhs.facts)
    let (area, otherArea) = (lhs.text(.area), rhs.text(.area))
    let (town, otherTown) = (lhs.areaTown, rhs.areaTown)
    if mine.townStart == theirs.townStart && mine.wardStart == theirs.wardStart && area == otherArea {
      let isPlaced = mine.prefecture != 0 || theirs.prefecture != 0 || mine.wardStart > 0
      return isPlaced || samePostalCode || isDistinctive(town) ? .equal : .undecided
    }
    let (municipality, otherMunicipality) = (lhs.areaMunicipality, rhs.areaMunicipality)
    let (ward, otherWard) = (lhs.areaWard, rhs.areaWard)
    let sameMunicipality = municipality == otherMunicipality
    let sameWard = ward == otherWard
    if sameMunicipality && sameWard {
      return towns(lhs, rhs, samePostalCode: samePostalCode)
    }
    let sameTown = town == otherTown
    if samePostalCode && sameTown { return .likely }
    if sameMunicipality && sameTown && DesignatedCity.isSuccession(lhs, rhs) { return .equal }
    let bothMunicipalities = !municipality.isEmpty && !otherMunicipality.isEmpty
    let bothWards = !ward.isEmpty && !otherWard.isEmpty
    if sameTown, !town.isEmpty, !(bothMunicipalities && !sameMunicipality), !(bothWards && !sameWard) {
      // A city's name without its ward, or a ward's without its city, still holds the town to a region; a bare
      // town does not.
      let isAnchored = sameMunicipality && bothMunicipalities || sameWard && bothWards
      return isAnchored && isDistinctive(town) ? .likely : .undecided
    }
    // What one calls the municipality can be the beginning of the other's town: 野津町大字野津市, 臼杵市野津町大字野津市.
    return otherTown == area || town == otherArea ? .undecided : .different
  }

  /// Towns of one municipality and ward that are not written alike.
  private static func towns(
    _ lhs: AddressView, _ rhs: AddressView, samePostalCode: Bool
  ) -> Agreement {
    let (mine, theirs) = (lhs.areaTown, rhs.areaTown)
    if mine == theirs { return .equal }
    if mine.last == theirs.last, differInParticles(mine, theirs) { return .undecided }
    let (longer, shorter, azaStart) =
      mine.count > theirs.count
      ? (mine, theirs, Int(lhs.facts.azaStart)) : (theirs, mine, Int(rhs.facts.azaStart))
    guard !shorter.isEmpty else { return .different }
    // 三崎町 was renamed 神田三崎町, and kept its postal code.
    if samePostalCode, longer.ends(with: shorter) { return .likely }
    guard longer.starts(with: shorter) else { return .different }
    // 竹之下字上ノ原554 and 竹之下554: a high number runs through the whole 大字, low ones begin again in each 字.
    if longer.startIndex + shorter.count == azaStart {
      return lhs.firstNumber?.value ?? 0 >= 100 ? .likely : .undecided
    }
    // 新堀 and 新堀町 may be one town or two.
    let rest = longer.dropFirst(shorter.count)
    return rest.count == 1 && rest.first == "町" ? .undecided : .different
  }

  /// Whether a town of this name seldom recurs in another city with a ward of the same name: 本町 and 紺屋町 do, and
  /// 虎ノ門 does not. 町 adds nothing.
  private static func isDistinctive(_ town: ScalarView) -> Bool {
    town.count - (town.last == "町" ? 1 : 0) >= 3
  }

  /// Whether the names differ only in ノ and ガ, which are left out in writing (鷹ノ巣, 鷹巣), but also tell towns
  /// apart (宮前, 宮ノ前).
  private static func differInParticles(_ lhs: ScalarView, _ rhs: ScalarView) -> Bool {
    var mine = lhs.makeIterator()
    var theirs = rhs.makeIterator()
    func next(_ iterator: inout ScalarView.Iterator) -> Unicode.Scalar? {
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
}
