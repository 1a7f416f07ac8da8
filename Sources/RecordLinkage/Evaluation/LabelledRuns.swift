/// Records by two labels: groups of the first, and in each group runs of the second.
///
/// Counts need the groups alone; pairs are listed only across runs, so that the time is that of the pairs found.
struct LabelledRuns {
  private let rows: [UInt32]
  /// Where each run ends.
  private var runEnds: [Int] = []
  /// Where each group ends, in `runEnds`.
  private var groupEnds: [Int] = []

  /// Sorts records by their labels. Records that one of them does not know are left out.
  ///
  /// - Complexity: linear in the records (radix sort).
  init(group: [UInt32], run: [UInt32]) {
    var keyed: [(key: UInt64, record: UInt32)] = []
    keyed.reserveCapacity(group.count)
    for record in group.indices
    where group[record] != EntityLabels.unknown && run[record] != EntityLabels.unknown {
      keyed.append((UInt64(group[record]) << 32 | UInt64(run[record]), UInt32(record)))
    }
    RadixSort.sort(&keyed, bits: 64) { $0.key }
    for place in keyed.indices {
      let key = keyed[place].key
      let next = place + 1 < keyed.count ? keyed[place + 1].key : nil
      if next != key { runEnds.append(place + 1) }
      if next.map({ $0 >> 32 != key >> 32 }) ?? true { groupEnds.append(runEnds.count) }
    }
    rows = keyed.map(\.record)
  }

  /// The number of pairs within groups.
  func pairsWithinGroups(_ space: PairSpace) -> Int {
    var start = 0
    return groupEnds.reduce(0) { sum, group in
      let end = runEnds[group - 1]
      defer { start = end }
      return end - start < 2 ? sum : sum + space.pairCount(among: rows[start..<end])
    }
  }

  /// The number of pairs within runs.
  func pairsWithinRuns(_ space: PairSpace) -> Int {
    var start = 0
    return runEnds.reduce(0) { sum, end in
      defer { start = end }
      return end - start < 2 ? sum : sum + space.pairCount(among: rows[start..<end])
    }
  }

  /// Calls `body` with every pair of one group and of two of its runs.
  ///
  /// - Parameter isWanted: of which records the pairs with records of later runs are wanted.
  func forEachPairAcrossRuns(
    _ space: PairSpace, from isWanted: (UInt32) -> Bool, body: (RecordPair) -> Void
  ) {
    var start = 0
    var firstRun = 0
    for lastRun in groupEnds {
      let end = runEnds[lastRun - 1]
      for run in firstRun..<lastRun {
        let runEnd = runEnds[run]
        for one in start..<runEnd where isWanted(rows[one]) {
          for other in runEnd..<end where space.allows(Int(rows[one]), Int(rows[other])) {
            body(RecordPair(rows[one], rows[other]))
          }
        }
        start = runEnd
      }
      firstRun = lastRun
    }
  }
}
