/// How many records hold the value that a comparison's level with term-frequency adjustment is about.
///
/// Counts are kept per record as a step of a logarithmic scale, eight steps to a doubling, so that a weight is a look-up.
struct ValueCounts: Sendable {
  /// The steps, by record; 0 where the record has no value.
  private(set) var steps: [UInt8]
  /// For each band of counts (2–3, 4–7, 8–15, …) the pairs of records that share a value of such a count.
  let agreeingPairs: [Double]
  /// For each band, the mean chance that another record has a record's value.
  let meanFrequency: [Double]

  /// Gives the memory of the steps back.
  mutating func forgetSteps() { steps = [] }

  /// The last band is that of all counts from 65,536: as many bands as training keeps apart.
  static let bandCount = 16

  /// The step of a count.
  static func step(ofCount count: Int) -> UInt8 {
    guard count > 0 else { return 0 }
    let log2 = Double(count).exponent
    let fraction = Double(count).significand
    // log2 of the significand by its eighth: 1, 1.09, 1.19, 1.30, 1.41, 1.54, 1.68, 1.83.
    let eighth = [1.0905, 1.1892, 1.2968, 1.4142, 1.5422, 1.6818, 1.8340].count { fraction >= $0 }
    return UInt8(clamping: Int(log2) * 8 + eighth + 1)
  }

  /// The band of a step; counts of one are in the first band, which they share with twos and threes.
  @inline(__always)
  static func band(ofStep step: UInt8) -> Int { min(bandCount - 1, max(0, (Int(step) - 1) / 8 - 1)) }

  /// The count in the middle of a step.
  static func count(ofStep step: UInt8) -> Double {
    let exponent = Double(Int(step) - 1) / 8
    return exponent < 1 ? 1 : power(exponent)
  }

  private static func power(_ exponent: Double) -> Double {
    var result = 1.0
    for _ in 0..<Int(exponent) { result *= 2 }
    let rest = exponent - exponent.rounded(.down)
    for eighth in 0..<8 where Double(eighth) / 8 + 0.0001 >= rest {
      return result * [1, 1.0905, 1.1892, 1.2968, 1.4142, 1.5422, 1.6818, 1.8340][eighth]
    }
    return result
  }

  /// Counts the values of some columns together.
  init(_ table: LinkageTable, columns: [Int], pairs: PairSpace) {
    let values = Self.numbers(table, columns: columns)
    // Per value the number of records, and that of every source where there are several.
    let sources = table.sourceEnds.count
    var counts = LargeMemory.array(repeating: Int32(0), count: values.count)
    for value in values.ofRecord { counts[Int(value)] &+= 1 }
    if !counts.isEmpty { counts[0] = 0 }
    let bySource = sources == 1 ? [] : Self.countsBySource(values.ofRecord, count: values.count, table)
    // Whole numbers: their sums do not depend on the order of the values.
    var agreeing = [Double](repeating: 0, count: Self.bandCount)
    var chance = [Int](repeating: 0, count: Self.bandCount)
    var holders = chance
    let others = Double(max(1, table.recordCount - 1))
    let scale = StepScale()
    for value in counts.indices {
      let count = Int(counts[value])
      if count == 0 { continue }
      let band = Self.band(ofStep: scale.step(ofCount: count))
      agreeing[band] +=
        sources == 1
        ? Double(count) * Double(count - 1) / 2 : pairs.pairs(ofCounts: bySource[value], sources: sources)
      if count > 1 || pairs.isLinkOnly {
        chance[band] += count * (pairs.isLinkOnly ? count : count - 1)
        holders[band] += count
      }
    }
    let stepOfValue = counts.map { scale.step(ofCount: Int($0)) }
    steps = values.ofRecord.map { stepOfValue[Int($0)] }
    agreeingPairs = agreeing
    meanFrequency = zip(chance, holders).map { $1 > 0 ? Double($0) / Double($1) / others : 1 / others }
  }

  /// The steps of counts: those of small ones, which nearly all are, from a table.
  private struct StepScale {
    private let small = (0..<256).map { ValueCounts.step(ofCount: $0) }

    @inline(__always)
    func step(ofCount count: Int) -> UInt8 {
      count < 256 ? small[count] : ValueCounts.step(ofCount: count)
    }
  }

  /// Per value the number of records of every source; those beyond the eighth count as one.
  private static func countsBySource(
    _ ofRecord: [UInt32], count: Int, _ table: LinkageTable
  ) -> [SIMD8<Int32>] {
    var counts = [SIMD8<Int32>](repeating: .zero, count: count)
    var source = 0
    for record in ofRecord.indices {
      while record >= table.sourceEnds[source] { source += 1 }
      let value = Int(ofRecord[record])
      if value != 0 { counts[value][min(source, 7)] += 1 }
    }
    return counts
  }

  /// Numbers the values that records have in some columns together: 0 where one is missing.
  private static func numbers(
    _ table: LinkageTable, columns: [Int]
  ) -> (ofRecord: [UInt32], count: Int) {
    if columns.count == 1 {
      let column = table.columns[columns[0]]
      return (column.ids, table.dictionaries[column.dictionary].pool.count + 1)
    }
    var numbers = KeyNumbers(capacity: table.recordCount)
    let ids = columns.map { table.columns[$0].ids }
    let ofRecord = (0..<table.recordCount).map { record -> UInt32 in
      var key = StableHash()
      for column in ids {
        let id = column[record]
        if id == 0 { return 0 }
        key.combine(UInt64(id))
      }
      return numbers.number(of: key.value)
    }
    return (ofRecord, numbers.count + 1)
  }
}
