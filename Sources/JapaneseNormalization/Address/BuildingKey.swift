/// A building's key with a text of its own, for an address that keeps its parts apart.
struct BuildingKey: Sendable, Hashable {
  private(set) var text: ScalarText = []
  private(set) var ranges = BuildingKeyRanges()

  init() {}

  init(building: ArraySlice<Unicode.Scalar>, wing: ScalarText, unit: DwellingUnit) {
    var room = ScalarText()
    if case .room(let stated) = unit { room = stated }
    text.reserveCapacity(building.count + wing.count + room.count + 1)
    ranges = BuildingKeyRanges.append(building: building, wing: wing[...], room: room[...], to: &text)
  }

  var roomNumber: Int? { ranges.roomNumber }
  var wingNumber: Int? { ranges.wingNumber }

  /// The sides for a comparison of the unit, which may state a room or not.
  func side(unit: DwellingUnit, floor: ClosedRange<Int>?) -> BuildingComparison.Side {
    var stated = floor
    if case .floor(let range) = unit { stated = range }
    var room: ArraySlice<Unicode.Scalar> = []
    if case .room(let text) = unit { room = text[...] }
    return BuildingComparison.Side(ranges, in: text, room: room, floor: stated)
  }
}
