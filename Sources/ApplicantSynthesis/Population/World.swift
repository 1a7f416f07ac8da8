/// A site: a house with its household, or a building with those of its flats that have a customer.
struct Site: Sendable {
  var index: Int
  var town: Int
  var lot: Lot
  var building: Building?
  var households: [Household]
  /// The records that the base has of the site's people, in order of record number.
  var records: [BaseRecord]

  func dwelling(_ household: Household) -> Dwelling {
    Dwelling(town: town, lot: lot, building: building, room: household.room)
  }
}

/// A record of the base before it is written: whose it is.
struct BaseRecord: Sendable, Equatable {
  var household: Int
  var member: Int
  /// Whether it is the person's second record.
  var isSecond: Bool
}

/// The whole made-up population: any site can be computed again from its number, so nothing but the number of its first
/// record is kept. A base of a million customers takes a few megabytes.
struct World: Sendable {
  let seed: UInt64
  let customers: Int
  let names: NamePool
  let towns: TownSample
  /// The number of the first record of each site, rising.
  private var firstRecord: [Int32] = []
  /// The order of records in the base.
  private let order: Permutation

  /// The per mille of adults of a household who are customers, beyond the first.
  private static let customerPerMille = 560
  /// The per mille of customers who are in the base twice.
  static let doubledPerMille = 15

  init(customers: Int, seed: UInt64) {
    self.seed = seed
    self.customers = customers
    names = NamePool()
    var townOrder = SeededRandom(seed: seed, stream: .townOrder, index: 0)
    towns = TownSample(&townOrder)
    var customerOrder = SeededRandom(seed: seed, stream: .customerOrder, index: 0)
    order = Permutation(count: max(1, customers), random: &customerOrder)
    var records = 0
    while records < customers {
      firstRecord.append(Int32(truncatingIfNeeded: records))
      records += makeSite(firstRecord.count - 1, startingAt: 0).records.count
    }
  }

  /// The number of sites.
  var siteCount: Int { firstRecord.count }

  /// The site `index`, computed anew.
  func site(_ index: Int) -> Site { makeSite(index, startingAt: Int(firstRecord[index])) }

  /// The site that record `record` belongs to.
  func site(ofRecord record: Int) -> Site {
    var low = 0
    var high = firstRecord.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(firstRecord[middle]) <= record { low = middle } else { high = middle }
    }
    return site(low)
  }

  /// The number of the site's first record.
  func firstRecord(ofSite index: Int) -> Int { Int(firstRecord[index]) }

  /// Where record `record` stands in the base, counted from 0; customers registered in this order.
  func rank(ofRecord record: Int) -> Int { order.position(of: record) }

  /// The record at `rank` of the base.
  func record(atRank rank: Int) -> Int { order.item(at: rank) }

  /// The town, lot and building of a site without its people; sites beyond ``siteCount`` are homes outside the base.
  func emptySite(_ index: Int, _ random: inout SeededRandom) -> Site {
    let (town, serial) = towns.place(ofSite: index)
    let place = towns.towns[town]
    var site = Site(
      index: index, town: town, lot: Lot(town: place, index: town, serial: serial), building: nil,
      households: [],
      records: [])
    // So that more than half of the households in built-up land live in flats, a quarter elsewhere.
    if random.chance(place.hasChome ? 240 : 80) { site.building = Building(town: place, &random) }
    return site
  }

  private func makeSite(_ index: Int, startingAt first: Int) -> Site {
    var random = SeededRandom(seed: seed, stream: .site, index: index)
    var site = emptySite(index, &random)
    let count = site.building == nil ? 1 : random.within(2...7)
    var rooms: Set<Int> = []
    var builder = HouseholdBuilder(names: names, random: random)
    for number in 0..<count {
      var household = builder.household(inFlat: site.building != nil)
      if let building = site.building {
        var room = building.room(&builder.random)
        while rooms.contains(room) { room += 1 }
        rooms.insert(room)
        household.room = room
      }
      enrol(&household, number, &site, startingAt: first, &builder.random)
      site.households.append(household)
    }
    return site
  }

  /// Makes customers of some adults of the household, at least of one.
  private func enrol(
    _ household: inout Household, _ number: Int, _ site: inout Site, startingAt first: Int,
    _ random: inout SeededRandom
  ) {
    var hasCustomer = false
    for member in household.members.indices where household.members[member].age() >= 18 {
      let wanted = random.chance(Self.customerPerMille)
      guard wanted || !hasCustomer, first + site.records.count < customers else { continue }
      hasCustomer = true
      household.members[member].customer = first + site.records.count
      site.records.append(BaseRecord(household: number, member: member, isSecond: false))
      if random.chance(Self.doubledPerMille), first + site.records.count < customers {
        household.members[member].isDoubled = true
        site.records.append(BaseRecord(household: number, member: member, isSecond: true))
      }
    }
  }
}
