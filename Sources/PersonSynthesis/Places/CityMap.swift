internal import SynthesisCore

/// The cities of a register, and which dwellings are in each.
///
/// A register of more people reaches more cities: their number grows with the square root of the number of households up
/// to 20,000, as many as the country has places of some size; so do the postal codes up to some 80,000. The largest city
/// has two households of a hundred in a register of 50,000 records; the city of rank r has 9 / (r + 8) of that.
struct CityMap: Sendable {
  struct City: Sendable {
    var name: String
    var state: String
    var areaCode: Int
    var firstPostalCode: Int
    var postalCodeCount: Int
    /// The street at which the city's share of the streets begins, so that towns differ in their streets.
    var firstStreet: Int
  }

  let cities: [City]
  /// The first dwelling of each city, rising; then the number of dwellings.
  private let starts: [Int]

  /// Cities for `households` households, in which there are `dwellings` dwellings.
  init(households: Int, dwellings: Int, streets: Int, seed: UInt64) {
    var random = SeededRandom(seed: seed, stream: .cities, index: 0)
    let count = min(20_000, max(3, Self.root(274 * households)))
    let extraCodes = min(60_000, Self.root(1200 * households))
    // 1e8 keeps the products below in 64 bits for two billion dwellings.
    let weights = (0..<count).map { 100_000_000 / ($0 + 9) }
    let total = weights.reduce(0, +)
    let codeOrder = Permutation(count: count, random: &random)

    let codeCounts = weights.map { 1 + $0 * extraCodes / total }
    let codeTotal = codeCounts.reduce(0, +)
    var firstCodes = Array(repeating: 0, count: count)
    var placed = 0
    for position in 0..<count {
      let city = codeOrder.item(at: position)
      // Spread over 00501 to 99950, the first and the last code of the country.
      firstCodes[city] = 501 + placed * max(1, 99_449 / codeTotal)
      placed += codeCounts[city]
    }

    var cities: [City] = []
    var starts: [Int] = []
    var before = 0
    var taken: Set<String> = []
    for city in 0..<count {
      starts.append(Int(UInt64(before) * UInt64(dwellings) / UInt64(total)))
      before += weights[city]
      var name = CityName.choose(&random)
      var state = random.pick(weighted: State.weights)
      // Many states have a Cedarville, few have two.
      var tries = 0
      while !taken.insert("\(name) \(state)").inserted, tries < 20 {
        tries += 1
        name = CityName.choose(&random)
        state = random.pick(weighted: State.weights)
      }
      cities.append(
        City(
          name: name, state: state,
          areaCode: Self.areaCode(&random), firstPostalCode: firstCodes[city],
          postalCodeCount: codeCounts[city], firstStreet: random.below(streets)))
    }
    starts.append(dwellings)
    self.cities = cities
    self.starts = starts
  }

  /// The city of a dwelling, its number among the dwellings there, and how many those are.
  func place(ofDwelling dwelling: Int) -> (city: Int, number: Int, count: Int) {
    var low = 0
    var high = cities.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= dwelling { low = middle } else { high = middle - 1 }
    }
    return (low, dwelling - starts[low], starts[low + 1] - starts[low])
  }

  /// A telephone area code: 201 to 989, no N11.
  static func areaCode(_ random: inout SeededRandom) -> Int {
    let code = random.within(201...989)
    return code % 100 == 11 ? code + 1 : code
  }

  private static func root(_ value: Int) -> Int { Int(Double(value).squareRoot()) }
}
