/// All pairs of records that may be linked: within one table, or between tables, or both.
struct PairSpace: Sendable {
  /// The numbers of records before which the tables end.
  let sourceEnds: [Int]
  /// For each table, whether pairs within it are looked at.
  let isWithin: [Bool]

  init(_ sourceEnds: [Int], linking: LinkingDeclaration) {
    self.sourceEnds = sourceEnds
    isWithin = sourceEnds.indices.map { sourceEnds.count == 1 || linking.withinSources.contains($0) }
  }

  /// The number of pairs.
  var count: Double {
    var sum = 0.0
    var before = 0.0
    var start = 0
    for (source, end) in sourceEnds.enumerated() {
      let size = Double(end - start)
      if isWithin[source] { sum += size * (size - 1) / 2 }
      sum += size * before
      before += size
      start = end
    }
    return sum
  }

  /// Whether no pairs within tables are looked at.
  var isLinkOnly: Bool { !isWithin.contains(true) }

  /// The number of pairs among records of which each source has so many; sources beyond the eighth are counted as one.
  func pairs(ofCounts counts: SIMD8<Int32>, sources: Int) -> Double {
    if sources == 1 { return Double(counts[0]) * Double(counts[0] - 1) / 2 }
    var sum = 0.0
    var before = 0.0
    for source in 0..<min(sources, 8) {
      let size = Double(counts[source])
      if isWithin[source] { sum += size * (size - 1) / 2 }
      sum += size * before
      before += size
    }
    return sum
  }

  /// The number of pairs among some records.
  func pairCount(among records: ArraySlice<UInt32>) -> Int {
    if sourceEnds.count == 1 { return records.count * (records.count - 1) / 2 }
    if sourceEnds.count == 2 {
      let left = records.count { $0 < sourceEnds[0] }
      let right = records.count - left
      return left * right + (isWithin[0] ? left * (left - 1) / 2 : 0)
        + (isWithin[1] ? right * (right - 1) / 2 : 0)
    }
    var counts = [Int](repeating: 0, count: sourceEnds.count)
    for record in records { counts[source(Int(record))] += 1 }
    var sum = 0
    var before = 0
    for (source, size) in counts.enumerated() {
      if isWithin[source] { sum += size * (size - 1) / 2 }
      sum += size * before
      before += size
    }
    return sum
  }

  /// Whether two records may be linked.
  func allows(_ lhs: Int, _ rhs: Int) -> Bool {
    if lhs == rhs { return false }
    if sourceEnds.count == 1 { return true }
    let (one, other) = (source(lhs), source(rhs))
    return one != other || isWithin[one]
  }

  private func source(_ record: Int) -> Int {
    sourceEnds.firstIndex { record < $0 } ?? 0
  }
}
