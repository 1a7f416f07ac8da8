/// What training needs to know of a pair: pairs that are alike in it are counted together.
struct PairPattern: Hashable, Comparable, Sendable {
  /// The levels.
  var vector = ComparisonVector()
  /// For each comparison whose level is adjusted for frequency, the band of the value's count, four bits each.
  var bands: UInt64 = 0
  /// The comparisons whose columns some rule that offers the pair did not ask for: from these m may be learned.
  var free: UInt16 = 0

  func band(_ comparison: Int) -> Int { Int(truncatingIfNeeded: bands &>> UInt64(4 * comparison)) & 15 }

  mutating func setBand(_ comparison: Int, _ band: Int) {
    bands |= UInt64(min(15, band)) &<< UInt64(4 * comparison)
  }

  static func < (lhs: PairPattern, rhs: PairPattern) -> Bool {
    (lhs.vector.packed, lhs.bands, lhs.free) < (rhs.vector.packed, rhs.bands, rhs.free)
  }
}

/// Pairs by pattern, in the order of the patterns: sums over them are the same whatever the order of the records.
struct PatternCounts: Sendable {
  let patterns: [PairPattern]
  let counts: [Double]
  /// The number of pairs counted.
  let pairs: Int

  init(_ tally: [PairPattern: Int]) {
    patterns = tally.keys.sorted()
    counts = patterns.map { Double(tally[$0] ?? 0) }
    pairs = tally.values.reduce(0, +)
  }
}
