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
    _ lhs: JapaneseAddress.Storage, _ rhs: JapaneseAddress.Storage, samePostalCode: Bool
  ) -> Agreement {
    if let mine = lhs.fields.prefecture, let theirs = rhs.fields.prefecture, mine != theirs {
      return .different
    }
    if lhs.gazetteer.tables === rhs.gazetteer.tables, let agreement = places(lhs, rhs, samePostalCode) {
      return agreement
    }
    let agreement = names(lhs, rhs, samePostalCode: samePostalCode)
    guard agreement != .different, !lhs.fields.area.street.isEmpty, !rhs.fields.area.street.isEmpty,
      lhs.fields.area.street != rhs.fields.area.street
    else { return agreement }
    // Two ways to say where a block is share a street; two blocks with one town name need not.
    let shares = lhs.fields.area.streetNames.contains { rhs.fields.area.streetNames.contains($0) }
    return shares ? .undecided : .different
  }

  /// What the gazetteer says; `nil` if it does not know both towns.
  private static func places(
    _ lhs: JapaneseAddress.Storage, _ rhs: JapaneseAddress.Storage, _ samePostalCode: Bool
  ) -> Agreement? {
    let mine = lhs.fields.place
    let theirs = rhs.fields.place
    if mine.municipality >= 0, theirs.municipality >= 0, mine.municipality != theirs.municipality {
      return .different
    }
    let mineKnown = mine.town >= 0 || !mine.towns.isEmpty
    let theirsKnown = theirs.town >= 0 || !theirs.towns.isEmpty
    guard mineKnown && theirsKnown else { return nil }
    if mine.town >= 0, theirs.town >= 0 {
      if mine.town != theirs.town { return .different }
      return innerNames(lhs, rhs)
    }
    let meets: Bool
    if mine.town >= 0 {
      meets = theirs.mayBeTown(mine.town)
    } else if theirs.town >= 0 {
      meets = mine.mayBeTown(theirs.town)
    } else {
      meets = !mine.isComplete || !theirs.isComplete || mine.towns.contains(where: theirs.towns.contains)
    }
    if !meets { return .different }
    // Of two towns of one name in a ward of 京都 the directions decide, where they are not in the gazetteer.
    if !lhs.fields.area.street.isEmpty, !rhs.fields.area.street.isEmpty { return nil }
    return samePostalCode ? .likely : .undecided
  }

  /// One town, and what each writes between it and the numbers.
  private static func innerNames(
    _ lhs: JapaneseAddress.Storage, _ rhs: JapaneseAddress.Storage
  ) -> Agreement {
    let mine = lhs.fields.area.text[lhs.fields.area.azaStart...]
    let theirs = rhs.fields.area.text[rhs.fields.area.azaStart...]
    if mine.elementsEqual(theirs) { return .equal }
    guard mine.isEmpty || theirs.isEmpty else {
      return differInParticles(mine, theirs) ? .likely : .different
    }
    // 竹之下字上ノ原554 and 竹之下554: a high number runs through the whole 大字, low ones begin again in each 字.
    return lhs.fields.numbers.first?.value ?? 0 >= 100 ? .likely : .undecided
  }

  private static func names(
    _ lhs: JapaneseAddress.Storage, _ rhs: JapaneseAddress.Storage, samePostalCode: Bool
  ) -> Agreement {
    let mine = lhs.fields.area
    let theirs = rhs.fields.area
    if mine.townStart == theirs.townStart && mine.wardStart == theirs.wardStart && mine.text == theirs.text {
      let isPlaced = lhs.fields.prefecture != nil || rhs.fields.prefecture != nil || mine.wardStart > 0
      return isPlaced || samePostalCode || isDistinctive(mine.town) ? .equal : .undecided
    }
    let sameMunicipality = mine.municipality.elementsEqual(theirs.municipality)
    let sameWard = mine.ward.elementsEqual(theirs.ward)
    if sameMunicipality && sameWard {
      return towns(lhs, rhs, samePostalCode: samePostalCode)
    }
    let sameTown = mine.town.elementsEqual(theirs.town)
    if samePostalCode && sameTown { return .likely }
    if sameMunicipality && sameTown && DesignatedCity.isSuccession(mine, theirs) { return .equal }
    let bothMunicipalities = !mine.municipality.isEmpty && !theirs.municipality.isEmpty
    let bothWards = !mine.ward.isEmpty && !theirs.ward.isEmpty
    if sameTown, !mine.town.isEmpty, !(bothMunicipalities && !sameMunicipality), !(bothWards && !sameWard) {
      // A city's name without its ward, or a ward's without its city, still holds the town to a region; a bare
      // town does not.
      let isAnchored = sameMunicipality && bothMunicipalities || sameWard && bothWards
      return isAnchored && isDistinctive(mine.town) ? .likely : .undecided
    }
    // What one calls the municipality can be the beginning of the other's town: 野津町大字野津市, 臼杵市野津町大字野津市.
    let isInner = theirs.town.elementsEqual(mine.text) || mine.town.elementsEqual(theirs.text)
    return isInner ? .undecided : .different
  }

  /// Towns of one municipality and ward that are not written alike.
  private static func towns(
    _ lhs: JapaneseAddress.Storage, _ rhs: JapaneseAddress.Storage, samePostalCode: Bool
  ) -> Agreement {
    let mine = lhs.fields.area.town
    let theirs = rhs.fields.area.town
    if mine.elementsEqual(theirs) { return .equal }
    if mine.last == theirs.last, differInParticles(mine, theirs) { return .undecided }
    let (longer, shorter, azaStart) =
      mine.count > theirs.count
      ? (mine, theirs, lhs.fields.area.azaStart) : (theirs, mine, rhs.fields.area.azaStart)
    guard !shorter.isEmpty else { return .different }
    // 三崎町 was renamed 神田三崎町, and kept its postal code.
    if samePostalCode, longer.suffix(shorter.count).elementsEqual(shorter) { return .likely }
    guard longer.starts(with: shorter) else { return .different }
    // 竹之下字上ノ原554 and 竹之下554: a high number runs through the whole 大字, low ones begin again in each 字.
    if longer.startIndex + shorter.count == azaStart {
      return lhs.fields.numbers.first?.value ?? 0 >= 100 ? .likely : .undecided
    }
    // 新堀 and 新堀町 may be one town or two.
    let rest = longer.dropFirst(shorter.count)
    return rest.count == 1 && rest.first == "町" ? .undecided : .different
  }

  /// Whether a town of this name seldom recurs in another city with a ward of the same name: 本町 and 紺屋町 do, and
  /// 虎ノ門 does not. 町 adds nothing.
  private static func isDistinctive(_ town: ArraySlice<Unicode.Scalar>) -> Bool {
    town.count - (town.last == "町" ? 1 : 0) >= 3
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
}
