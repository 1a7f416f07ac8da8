extension CompiledModel {
  /// The pattern of a pair.
  func pattern(_ lhs: Int, _ rhs: Int, scratch: inout PairComparer.Scratch) -> PairPattern {
    pattern(comparer.vector(lhs, rhs, scratch: &scratch), lhs, rhs)
  }

  private func pattern(_ vector: ComparisonVector, _ lhs: Int, _ rhs: Int) -> PairPattern {
    var pattern = PairPattern(vector: vector)
    for comparison in frequencies.indices {
      let level = pattern.vector[comparison]
      if level > 0, let frequency = frequencies[comparison][level - 1], frequency.isPure {
        pattern.setBand(comparison, ValueCounts.band(ofStep: step(frequency, lhs, rhs)))
      }
    }
    return pattern
  }

  /// Compares the pairs of a batch, counts their patterns, and makes it empty.
  @inline(__always)
  private func count(
    _ batch: PairBatch, _ scratch: inout PairComparer.Scratch, in tally: inout PatternTally,
    _ complete: (_ pattern: inout PairPattern, _ lhs: Int, _ rhs: Int) -> Void
  ) {
    comparer.compare(batch, scratch: &scratch)
    for place in 0..<batch.count {
      let (lhs, rhs) = (Int(batch.lhs[place]), Int(batch.rhs[place]))
      var pattern = pattern(batch.vectors[place], lhs, rhs)
      complete(&pattern, lhs, rhs)
      tally.add(pattern)
    }
    batch.removeAll()
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
    // By itself: what a closure that is called for every pair captures is counted for every pair.
    let hashes = contentHashes
    let cursor = SharedCursor()
    var tally = PatternTally()
    await withTaskGroup(of: PatternTally.self) { group in
      for _ in 0..<max(1, workers) {
        group.addTask {
          var scratch = comparer.makeScratch()
          var mine = PatternTally()
          func countBatch() {
            count(scratch.batch, &scratch, in: &mine) { pattern, lhs, rhs in
              pattern.free = free(candidates.rulesOffering(lhs, rhs), touched: touched)
            }
          }
          while true {
            let chunk = cursor.next()
            if chunk >= chunks.count { break }
            candidates.forEachPair(in: chunks[chunk]) { lhs, rhs in
              if limit != .max, Self.sampleHash(hashes, lhs, rhs, seed: seed) > limit { return }
              if let isLeftOut, isLeftOut(lhs, rhs) { return }
              if scratch.batch.append(lhs, rhs) { countBatch() }
            }
          }
          countBatch()
          return mine
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
        group.addTask {
          var scratch = comparer.makeScratch()
          var mine = PatternTally()
          func take(_ lhs: Int, _ rhs: Int) {
            guard pairs.allows(lhs, rhs) else { return }
            if scratch.batch.append(min(lhs, rhs), max(lhs, rhs)) {
              count(scratch.batch, &scratch, in: &mine) { _, _, _ in }
            }
          }
          while true {
            let part = cursor.next()
            if part >= parts { break }
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
          count(scratch.batch, &scratch, in: &mine) { _, _, _ in }
          return mine
        }
      }
      for await part in group { tally.add(part) }
    }
    return (PatternCounts(tally.counts), isAll)
  }

  /// The comparisons for which some of the rules that offer a pair did not ask, by bit; all where no rule offers it.
  func free(_ offering: UInt64, touched: [UInt16]) -> UInt16 {
    var rules = offering
    var free: UInt16 = rules == 0 ? .max : 0
    while rules != 0 {
      let rule = rules.trailingZeroBitCount
      rules &= rules &- 1
      free |= ~touched[min(rule, touched.count - 1)]
    }
    return free
  }

  func sampleHash(_ lhs: Int, _ rhs: Int, seed: UInt64) -> UInt64 {
    Self.sampleHash(contentHashes, lhs, rhs, seed: seed)
  }

  @inline(__always)
  private static func sampleHash(_ hashes: [UInt64], _ lhs: Int, _ rhs: Int, seed: UInt64) -> UInt64 {
    let (one, other) = (hashes[lhs], hashes[rhs])
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
