internal import SynthesisCore

/// Which household and which person each record of a register is of. Kept are four bytes a household.
struct RegisterLayout: Sendable {
  /// A record's person.
  struct Place: Sendable, Equatable {
    var household: Int
    /// The person's position in the household.
    var member: Int
    /// 0 for the person's first record, which is as good as its writer was; 1 and on for the later ones.
    var copy: Int
  }

  /// The most people that a household has.
  static let largestHousehold = 8

  private let seed: UInt64
  /// The number of the first record of each household, rising.
  private let firstRecords: [Int32]
  private let recordCount: Int

  /// Of 10,000 households, how many have one person, two, and so on.
  static let householdSizes = [2798, 3395, 1639, 1197, 581, 240, 98, 52]
  /// Of 10,000 persons, how many have one record, two, and so on.
  static let recordCounts = [8007, 1557, 341, 74, 16, 5]

  private static let sizeTable = table(householdSizes)
  private static let recordTable = table(recordCounts)

  private static func table(_ weights: [Int]) -> WeightedTable {
    var table = WeightedTable()
    for (index, weight) in weights.enumerated() { table.append(index + 1, weight: weight) }
    return table
  }

  /// - Complexity: O(`records`).
  init(records: Int, seed: UInt64) {
    self.seed = seed
    var firstRecords: [Int32] = []
    firstRecords.reserveCapacity(records / 3 + 8)
    var record = 0
    while record < records {
      firstRecords.append(Int32(truncatingIfNeeded: record))
      var random = SeededRandom(seed: seed, stream: .layout, index: firstRecords.count - 1)
      let size = Self.sizeTable.choose(&random)
      for _ in 0..<size { record += Self.recordTable.choose(&random) }
    }
    self.firstRecords = firstRecords
    recordCount = records
  }

  /// How many households there are.
  var householdCount: Int { firstRecords.count }

  /// The person whose record `record` is.
  ///
  /// - Complexity: O(log of the number of households).
  func place(ofRecord record: Int) -> Place {
    // Households are alike in size, so the place is near the proportional one: look there, in growing steps.
    var low = record * firstRecords.count / max(1, recordCount)
    var high = low
    var step = 8
    while low > 0, Int(firstRecords[low]) > record {
      high = low - 1
      low = max(0, low - step)
      step *= 4
    }
    while high + 1 < firstRecords.count, Int(firstRecords[high + 1]) <= record {
      low = high + 1
      high = min(firstRecords.count - 1, high + step)
      step *= 4
    }
    while low < high {
      let middle = (low + high + 1) / 2
      if Int(firstRecords[middle]) <= record { low = middle } else { high = middle - 1 }
    }
    var random = SeededRandom(seed: seed, stream: .layout, index: low)
    let size = Self.sizeTable.choose(&random)
    var copy = record - Int(firstRecords[low])
    for member in 0..<size {
      let records = Self.recordTable.choose(&random)
      if copy < records { return Place(household: low, member: member, copy: copy) }
      copy -= records
    }
    return Place(household: low, member: size - 1, copy: copy)
  }
}
