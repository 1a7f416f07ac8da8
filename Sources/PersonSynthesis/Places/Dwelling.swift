internal import SynthesisCore

/// Where somebody lives: a house or a flat that no other household of the register has.
struct Dwelling: Sendable, Equatable {
  var city: Int
  var house: StreetPlan.House
  /// 1 to 40 with a letter or none, as in "12b".
  var flat: String?
  var postalCode: Int
}

/// All dwellings of a register: those of its households first, then one for each record that may tell of a move.
struct DwellingPlan: Sendable {
  let map: CityMap
  let streets: StreetPlan
  private let seed: UInt64
  private let households: Int
  private let order: Permutation

  init(households: Int, records: Int, seed: UInt64) {
    self.seed = seed
    self.households = households
    let dwellings = max(1, households + records)
    streets = StreetPlan(households: households, seed: seed)
    map = CityMap(households: households, dwellings: dwellings, streets: streets.count, seed: seed)
    var random = SeededRandom(seed: seed, stream: .dwellingOrder, index: 0)
    order = Permutation(count: dwellings, random: &random)
  }

  /// Where a household lives.
  func home(ofHousehold household: Int) -> Dwelling { dwelling(household) }

  /// Where somebody has moved to, or come from, whose `record` says so.
  func otherHome(ofRecord record: Int) -> Dwelling { dwelling(households + record) }

  private func dwelling(_ index: Int) -> Dwelling {
    let (place, number, count) = map.place(ofDwelling: order.position(of: index))
    let city = map.cities[place]
    var random = SeededRandom(seed: seed, stream: .dwelling, index: index)
    return Dwelling(
      city: place, house: streets.house(number: number, of: count, from: city.firstStreet),
      flat: random.chance(215) ? "\(random.within(1...40))\(random.pick(["", "a", "b", "c"]))" : nil,
      postalCode: city.firstPostalCode + random.below(city.postalCodeCount))
  }
}
