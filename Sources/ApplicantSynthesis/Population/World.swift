internal import SynthesisCore

/// A house, or a building with those of its flats in which a customer lives.
struct Site: Sendable {
  var index: Int
  var town: Int
  var lot: Lot
  var building: Building?
  /// The room numbers of the flats with customers; empty for a house.
  var rooms: [Int] = []

  var householdCount: Int { max(1, rooms.count) }

  /// Where household `number` of the site lives.
  func dwelling(of number: Int) -> Dwelling {
    Dwelling(town: town, lot: lot, building: building, room: rooms.isEmpty ? nil : rooms[number])
  }
}

/// A household at its place, and which of its people the base knows.
struct Home: Sendable {
  var site: Site
  /// The household's number at its site.
  var number: Int
  var household: Household
  /// The number of the first record that the base has of the household; the others follow.
  var firstRecord: Int
  var records: [BaseRecord] = []

  var dwelling: Dwelling { site.dwelling(of: number) }
  /// The number that no other household has.
  var serial: Int { site.index * Self.householdsPerSite + number }

  static let householdsPerSite = 8
}

/// A record of the base before it is written: whose it is.
struct BaseRecord: Sendable, Equatable {
  var member: Int
  /// Whether it is the person's second record.
  var isSecond: Bool
}

/// The whole made-up population: any household can be computed again from its number, so nothing but the number of its first
/// record is kept. A base of a million customers takes a few megabytes.
struct World: Sendable {
  let seed: UInt64
  let customers: Int
  let names: NamePool
  let towns: TownSample
  /// The number of the first record of each household, rising.
  private var firstRecords: [Int32] = []
  /// The serial of each household.
  private var serials: [Int32] = []
  /// The number of sites.
  private(set) var siteCount = 0
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
      let site = site(siteCount)
      for number in 0..<site.householdCount where records < customers {
        let home = home(number, of: site, firstRecord: records)
        firstRecords.append(Int32(truncatingIfNeeded: records))
        serials.append(Int32(truncatingIfNeeded: home.serial))
        records += home.records.count
      }
      siteCount += 1
    }
  }

  /// The home that record `record` belongs to, computed anew.
  func home(ofRecord record: Int) -> Home {
    var low = 0
    var high = firstRecords.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(firstRecords[middle]) <= record { low = middle } else { high = middle }
    }
    let serial = Int(serials[low])
    return home(
      serial % Home.householdsPerSite, of: site(serial / Home.householdsPerSite),
      firstRecord: Int(firstRecords[low]))
  }

  /// The home with the household `serial`; `nil` when the base has no record of it.
  func home(ofHousehold serial: Int) -> Home? {
    var low = 0
    var high = serials.count
    while low < high {
      let middle = (low + high) / 2
      if Int(serials[middle]) < serial { low = middle + 1 } else { high = middle }
    }
    guard low < serials.count, Int(serials[low]) == serial else { return nil }
    return home(ofRecord: Int(firstRecords[low]))
  }

  /// Where record `record` stands in the base, counted from 0; customers registered in this order.
  func rank(ofRecord record: Int) -> Int { order.position(of: record) }

  /// The record at `rank` of the base.
  func record(atRank rank: Int) -> Int { order.item(at: rank) }

  /// Site `index`; those beyond ``siteCount`` are homes outside the base.
  func site(_ index: Int) -> Site {
    var random = SeededRandom(seed: seed, stream: .site, index: index)
    let (town, serial) = towns.place(ofSite: index)
    let place = towns.towns[town]
    var site = Site(index: index, town: town, lot: Lot(town: place, index: town, serial: serial))
    // So that more than half of the households in built-up land live in flats, a quarter elsewhere.
    guard random.chance(place.hasChome ? 240 : 80) else { return site }
    let building = Building(town: place, &random)
    site.building = building
    for _ in 0..<random.within(2...7) {
      var room = building.room(&random)
      while site.rooms.contains(room) { room += 1 }
      site.rooms.append(room)
    }
    return site
  }

  private func home(_ number: Int, of site: Site, firstRecord: Int) -> Home {
    let random = SeededRandom(
      seed: seed, stream: .person, index: site.index * Home.householdsPerSite + number)
    var builder = HouseholdBuilder(names: names, random: random)
    var home = Home(
      site: site, number: number, household: builder.household(inFlat: site.building != nil),
      firstRecord: firstRecord)
    enrol(&home, &builder.random)
    return home
  }

  /// Makes customers of some adults of the household, at least of one.
  private func enrol(_ home: inout Home, _ random: inout SeededRandom) {
    for member in home.household.members.indices where home.household.members[member].age() >= 18 {
      let next = home.firstRecord + home.records.count
      let wanted = random.chance(Self.customerPerMille)
      guard wanted || home.records.isEmpty, next < customers else { continue }
      home.household.members[member].customer = next
      home.records.append(BaseRecord(member: member, isSecond: false))
      if random.chance(Self.doubledPerMille), next + 1 < customers {
        home.household.members[member].isDoubled = true
        home.records.append(BaseRecord(member: member, isSecond: true))
      }
    }
  }
}
