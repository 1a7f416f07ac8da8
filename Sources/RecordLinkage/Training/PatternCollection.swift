extension CompiledModel {
  /// The pattern of a pair.
  func pattern(_ lhs: Int, _ rhs: Int, scratch: inout PairComparer.Scratch) -> PairPattern {
    pattern(comparer.vector(lhs, rhs, scratch: &scratch), lhs, rhs)
  }

  /// The pattern of a pair that was compared.
  func pattern(_ vector: ComparisonVector, _ lhs: Int, _ rhs: Int) -> PairPattern {
    var pattern = PairPattern(vector: vector)
    for comparison in frequencies.indices {
      let level = pattern.vector[comparison]
      if level > 0, let frequency = frequencies[comparison][level - 1], frequency.isPure {
        pattern.setBand(comparison, ValueCounts.band(ofStep: step(frequency, lhs, rhs)))
      }
    }
    return pattern
  }

  /// Counts the candidate pairs by pattern; of more than `most` a sample.
  ///
  /// A pair is chosen by a hash of its records' content, so that the sample does not depend on their order.
  ///
  /// - Parameter isLeftOut: pairs that are not counted, because more is known of them.
  func candidatePatterns(
    _ candidates: CandidateBlocks, most: Int, seed: UInt64, workers: Int,
    isLeftOut: (@Sendable (_ lhs: Int, _ rhs: Int) -> Bool)? = nil
  ) async -> (counts: PatternCounts, share: Double) {
    let bound = candidates.report.rules.reduce(0) { $0 + $1.pairs }
    let share = min(1, Double(most) / Double(max(1, bound)))
    let limit = share >= 1 ? UInt64.max : UInt64(share * Double(UInt64.max >> 1)) << 1
    let touched = comparisonsTouched()
    let chunks = candidates.chunks()
    let cursor = SharedCursor()
    var tally = PatternTally()
    await withTaskGroup(of: PatternTally.self) { group in
      for _ in 0..<max(1, workers) {
        group.addTask { [self] in
          var counter = PatternCounter(self, offeredBy: candidates, touched: touched)
          while true {
            let chunk = cursor.next()
            if chunk >= chunks.count { return counter.finish() }
            candidates.forEachBatch(in: chunks[chunk], size: PairBatch.capacity) { pairs in
              for pair in pairs {
                let (lhs, rhs) = (Int(pair.left), Int(pair.right))
                if limit != .max, sampleHash(lhs, rhs, seed: seed) > limit { continue }
                if let isLeftOut, isLeftOut(lhs, rhs) { continue }
                counter.add(lhs, rhs)
              }
            }
          }
        }
      }
      for await part in group { tally.add(part) }
    }
    return (PatternCounts(tally.counts), share)
  }

  /// Counts random pairs by pattern: all pairs, where there are no more than `most`.
  func randomPatterns(most: Int, seed: UInt64, workers: Int) async -> (counts: PatternCounts, isAll: Bool) {
    let records = table.recordCount
    let isAll = Double(records) * Double(records - 1) / 2 <= Double(most)
    // Records in an order that is a property of their content.
    let order = ranks.recordOfRank
    let parts = isAll ? records : 256
    let cursor = SharedCursor()
    var tally = PatternTally()
    await withTaskGroup(of: PatternTally.self) { group in
      for _ in 0..<max(1, workers) {
        group.addTask { [self] in
          var counter = PatternCounter(self)
          func take(_ lhs: Int, _ rhs: Int) {
            if pairs.allows(lhs, rhs) { counter.add(min(lhs, rhs), max(lhs, rhs)) }
          }
          while true {
            let part = cursor.next()
            if part >= parts { return counter.finish() }
            if isAll {
              for other in (part + 1)..<max(part + 1, records) { take(part, other) }
              continue
            }
            for draw in 0..<(most / parts) {
              let hash = StableHash.of(seed: seed, UInt64(part), UInt64(draw))
              take(
                Int(order[Int(((hash >> 32) &* UInt64(records)) >> 32)]),
                Int(order[Int(((hash & 0xFFFF_FFFF) &* UInt64(records)) >> 32)]))
            }
          }
        }
      }
      for await part in group { tally.add(part) }
    }
    return (PatternCounts(tally.counts), isAll)
  }

  /// The comparisons for which some of the rules that offer a pair did not ask, by bit; all where no rule offers it.
  static func free(_ offering: UInt64, touched: [UInt16]) -> UInt16 {
    var rules = offering
    var free: UInt16 = rules == 0 ? .max : 0
    while rules != 0 {
      let rule = rules.trailingZeroBitCount
      rules &= rules &- 1
      free |= ~touched[min(rule, touched.count - 1)]
    }
    return free
  }

  /// A hash of what two records hold, the same in either order.
  @inline(__always)
  func sampleHash(_ lhs: Int, _ rhs: Int, seed: UInt64) -> UInt64 {
    let (one, other) = (contentHashes[lhs], contentHashes[rhs])
    return StableHash.of(seed: seed, min(one, other), max(one, other))
  }

  /// For each blocking rule the comparisons that look at a column which the rule asks for, by bit.
  func comparisonsTouched() -> [UInt16] {
    model.blocking.rules.map { comparisonsTouched(byColumns: $0.parts.map(\.column)) }
  }

  /// The comparisons that look at one of some columns, or at a part of one, by bit.
  func comparisonsTouched(byColumns columns: [String]) -> UInt16 {
    func declared(_ reference: String) -> Substring { reference.prefix { $0 != "." } }
    let columns = Set(columns.map(declared))
    var touched: UInt16 = 0
    for (number, comparison) in model.comparisons.enumerated()
    where comparison.levels.contains(where: {
      $0.condition.columns.contains { columns.contains(declared($0)) }
    }) {
      touched |= 1 << UInt16(number)
    }
    return touched
  }
}
