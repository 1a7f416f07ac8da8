internal import SynthesisCore

/// Streets by frequency, and the house numbers of a city without repetition.
///
/// The street of rank r has the weight 1 / (r + 0.4)^¾ among 1,600 names in a register of 50,000 records; their number grows
/// with the square root of the register. One of sixteen is a numbered street.
///
/// Dwelling `number` of a city's `count` takes its place on a line of all streets, each as long as its weight. The dwellings on
/// one street are neighbours on the line, so their house numbers can be spread without giving one of them twice, however
/// large the city.
package struct StreetPlan: Sendable {
  package struct House: Sendable, Hashable {
    package var number: Int
    /// Index of the name; see ``StreetPlan/name(_:)``.
    package var name: Int
    /// Index in ``types``.
    package var type: Int
  }

  /// The kinds of street, in full and as the postal service abbreviates them, with the share of each in 1,000.
  static let types: [(full: String, short: String, weight: Int)] = [
    ("street", "st", 282), ("avenue", "ave", 203), ("drive", "dr", 135), ("road", "rd", 130),
    ("lane", "ln", 75),
    ("court", "ct", 48), ("boulevard", "blvd", 38), ("way", "way", 33), ("circle", "cir", 29),
    ("place", "pl", 27),
  ]

  private let nameCount: Int
  private let numberedCount: Int
  /// Where each street begins on the line; then the line's length.
  private let starts: [Int]
  /// The street at each place of the line: name * 16 + type.
  private let streets: [Int32]
  /// The street at every 2^`guideShift`-th unit of the line, to begin a search at; then the last street.
  private let guide: [Int32]
  private let guideShift: Int
  /// 2 × 5000^(k / 64) for k = 0 ... 64, in units of 2^-20.
  private let ladder: [Int]

  package init(households: Int, seed: UInt64) {
    var random = SeededRandom(seed: seed, stream: .streets, index: 0)
    let growth = (Double(households) / 16_000).squareRoot()
    nameCount = max(200, min(20_000, Int(1600 * growth)))
    numberedCount = max(20, min(240, Int(120 * growth)))
    var weighted: [(street: Int, weight: Int)] = []
    func add(_ name: Int, _ share: Int) {
      for (type, kind) in Self.types.enumerated() {
        weighted.append((name * 16 + type, share * kind.weight / 1000))
      }
    }
    var total = 0
    for name in 0..<nameCount {
      let share = Self.weight(rank: name + 1)
      total += share
      add(name, share)
    }
    let numbered = (1...numberedCount).map { Self.weight(rank: $0) }
    let numberedTotal = numbered.reduce(0, +)
    for (number, share) in numbered.enumerated() {
      add(nameCount + number, max(1, share * total / (numberedTotal * 15)))
    }

    let order = Permutation(count: weighted.count, random: &random)
    var starts = [0]
    var streets: [Int32] = []
    for position in weighted.indices {
      let street = weighted[order.item(at: position)]
      streets.append(Int32(truncatingIfNeeded: street.street))
      starts.append(starts[position] + max(1, street.weight))
    }
    self.starts = starts
    self.streets = streets
    let length = starts[streets.count]
    guideShift = max(0, Int.bitWidth - length.leadingZeroBitCount - 13)
    var guide: [Int32] = []
    var street = 0
    for step in 0...(length >> guideShift) {
      while street + 1 < streets.count, starts[street + 1] <= step << guideShift { street += 1 }
      guide.append(Int32(truncatingIfNeeded: street))
    }
    guide.append(Int32(truncatingIfNeeded: streets.count - 1))
    self.guide = guide
    ladder = (0..<64).reduce(into: [2 << 20]) { ladder, _ in
      ladder.append(ladder[ladder.count - 1] * 1_142_331 / 1_000_000)
    }
  }

  /// How many streets there are.
  package var count: Int { streets.count }

  /// 1e7 / (rank + 0.4)^¾, by square roots alone: they are the same on every machine.
  private static func weight(rank: Int) -> Int {
    let root = (Double(rank) + 0.4).squareRoot()
    return Int(10_000_000 / (root * root.squareRoot()))
  }

  /// House `number` of `count` in a city whose streets begin with `first`.
  package func house(number: Int, of count: Int, from first: Int) -> House {
    let length = starts[streets.count]
    let rotation = starts[first]
    let offset = Int(SplitMix64.mix(UInt64(first)) % UInt64(length))
    let position = ((number * length + offset) / count + rotation) % length
    var low = Int(guide[position >> guideShift])
    var high = Int(guide[position >> guideShift + 1])
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= position { low = middle } else { high = middle - 1 }
    }
    let begin = (starts[low] - rotation + length) % length
    // The first house whose place is not before a position; see `position` above.
    func firstNumber(_ position: Int) -> Int { max(0, position * count - offset + length - 1) / length }
    let firstHere = firstNumber(begin)
    let houses = firstNumber(begin + starts[low + 1] - starts[low]) - firstHere
    let street = Int(streets[low])
    return House(
      number: houseNumber(number - firstHere, of: max(1, houses), salt: begin + offset + 1),
      name: street / 16,
      type: street % 16)
  }

  /// House numbers whose logarithms are even between 2 and 10,000, each one only once on a street.
  ///
  /// The sequence is convex, so once it rises by one or more from house to house it keeps doing so; before, it counts.
  private func houseNumber(_ position: Int, of count: Int, salt: Int) -> Int {
    let phase = Int(SplitMix64.mix(UInt64(salt)) >> 44)
    return max(rung(position, of: count, phase), rung(0, of: count, phase) + position)
  }

  /// 2 × 5000^((position + phase / 2^20) / count), from the ladder and a straight line between its rungs.
  private func rung(_ position: Int, of count: Int, _ phase: Int) -> Int {
    let height = (position << 20 + phase) * 64 / count
    let step = min(63, height >> 20)
    let rest = height - step << 20
    return (ladder[step] + ((ladder[step + 1] - ladder[step]) * (rest >> 10)) >> 10) >> 20
  }

  /// The name of a street: a surname, or a number as in "42nd".
  package func name(_ index: Int) -> String {
    guard index < nameCount else { return Self.ordinal(index - nameCount) }
    // Surnames from the hundredth on, in an order that has nothing to do with how frequent they are.
    let stride = 20_011
    return NameList.surnames.name(100 + (index * stride + 37) % max(nameCount, 1600))
  }

  private static func ordinal(_ position: Int) -> String {
    // 37 has no divisor in common with 240: every number from 1 to 240 comes once.
    let number = (position * 37 + 73) % 240 + 1
    let suffix =
      switch (number % 10, number % 100) {
      case (_, 11...13): "th"
      case (1, _): "st"
      case (2, _): "nd"
      case (3, _): "rd"
      default: "th"
      }
    return "\(number)\(suffix)"
  }
}
