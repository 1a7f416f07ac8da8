/// How the units of two addresses with one lot stand to one another.
enum DwellingComparison {
  /// Symmetric; allocates nothing.
  ///
  /// - Complexity: O(*n*) in the length of the names.
  static func relation(_ lhs: BuildingComparison.Side, _ rhs: BuildingComparison.Side) -> AddressRelation {
    let houses = BuildingComparison.houses(lhs, rhs)
    switch (lhs.room.isEmpty, rhs.room.isEmpty) {
    case (false, false): return rooms(lhs, rhs, houses)
    case (true, true): return floors(lhs, rhs, houses)
    default: return oneRoom(lhs, rhs, houses)
    }
  }

  private static func rooms(
    _ lhs: BuildingComparison.Side, _ rhs: BuildingComparison.Side,
    _ houses: BuildingComparison.HouseAgreement
  ) -> AddressRelation {
    guard lhs.room == rhs.room else {
      if sharesRoom(lhs.room, rhs.room) && houses != .different { return .samePremises }
      return isOnFloor(lhs, rhs) || isOnFloor(rhs, lhs) ? .samePremises : .differentUnit
    }
    // Rooms of one or two digits begin again on each floor: 16F 1号 and 15F 1号.
    if lhs.room.count < 3, lhs.floor != rhs.floor {
      guard let floor = lhs.floor, let other = rhs.floor, !floor.overlaps(other) else { return .samePremises }
      return .differentUnit
    }
    // ハイツA 305 and ハイツ A305 are one text, wherever the letter belongs.
    if lhs.joined == rhs.joined { return .same }
    return relation(of: lhs, rhs, houses)
  }

  private static func floors(
    _ lhs: BuildingComparison.Side, _ rhs: BuildingComparison.Side,
    _ houses: BuildingComparison.HouseAgreement
  ) -> AddressRelation {
    if let floor = lhs.floor, let other = rhs.floor {
      if floor != other { return floor.overlaps(other) ? .samePremises : .differentUnit }
    } else if lhs.floor != rhs.floor {
      return .samePremises
    }
    return relation(of: lhs, rhs, houses)
  }

  /// Only one of the two states a room.
  private static func oneRoom(
    _ lhs: BuildingComparison.Side, _ rhs: BuildingComparison.Side,
    _ houses: BuildingComparison.HouseAgreement
  ) -> AddressRelation {
    if let floor = lhs.floor, let other = rhs.floor, !floor.overlaps(other) { return .differentUnit }
    let bare = lhs.room.isEmpty ? lhs : rhs
    // 青葉荘12 may be a house or a room: beside 青葉荘12号室 it is the room.
    if bare.serial.count > 1, bare.floor == nil, lhs.joined == rhs.joined { return .same }
    return .samePremises
  }

  /// The buildings, the units being equal.
  private static func relation(
    of lhs: BuildingComparison.Side, _ rhs: BuildingComparison.Side,
    _ houses: BuildingComparison.HouseAgreement
  ) -> AddressRelation {
    switch houses {
    case .different: return .differentUnit
    case .open: return .samePremises
    case .equal: return BuildingComparison.mayBeSame(lhs, rhs) ? .same : .samePremises
    }
  }

  /// Whether `whole` writes in one number the room that `part` writes with its floor: 1203 and 12階3号室.
  private static func isOnFloor(_ part: BuildingComparison.Side, _ whole: BuildingComparison.Side) -> Bool {
    guard part.room.count < 3, let floor = part.floor, floor.count == 1, floor.lowerBound > 0,
      let room = value(part.room), let number = value(whole.room)
    else { return false }
    return number == floor.lowerBound * 100 + room
  }

  private static func value(_ room: ScalarView) -> Int? {
    guard room.count < 6 else { return nil }
    var value = 0
    for scalar in room {
      guard AddressScalars.isDigit(scalar) else { return nil }
      value = value * 10 + Int(scalar.value - 0x30)
    }
    return value
  }

  /// Whether a room of one is among the several rooms of the other: 201・202 and 202.
  private static func sharesRoom(_ lhs: ScalarView, _ rhs: ScalarView) -> Bool {
    guard lhs.contains("・") || rhs.contains("・") else { return false }
    var start = lhs.startIndex
    while start < lhs.endIndex {
      let end = lhs[start...].firstIndex(of: "・") ?? lhs.endIndex
      if contains(rhs, room: lhs[start..<end]) { return true }
      start = end + 1
    }
    return false
  }

  private static func contains(_ rooms: ScalarView, room: ScalarView) -> Bool {
    var start = rooms.startIndex
    while start < rooms.endIndex {
      let end = rooms[start...].firstIndex(of: "・") ?? rooms.endIndex
      if rooms[start..<end] == room { return true }
      start = end + 1
    }
    return false
  }
}
