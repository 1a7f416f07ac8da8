/// Counts pairs by pattern, a batch at a time: what each worker has for itself.
struct PatternCounter {
  private let compiled: CompiledModel
  /// What offers the pairs, where that says from which comparisons they may be learned.
  private let candidates: CandidateBlocks?
  private let touched: [UInt16]
  private var scratch: PairComparer.Scratch
  private let batch: PairBatch
  private var tally = PatternTally()

  /// Counts pairs that come from anywhere.
  init(_ compiled: CompiledModel) {
    self.init(compiled, candidates: nil, touched: [])
  }

  /// Counts pairs that blocks offer.
  ///
  /// - Parameter touched: for each rule of the blocks the comparisons that look at a column which it asks for, by bit.
  init(_ compiled: CompiledModel, offeredBy candidates: CandidateBlocks, touched: [UInt16]) {
    self.init(compiled, candidates: candidates, touched: touched)
  }

  private init(_ compiled: CompiledModel, candidates: CandidateBlocks?, touched: [UInt16]) {
    self.compiled = compiled
    self.candidates = candidates
    self.touched = touched
    scratch = compiled.comparer.makeScratch()
    batch = scratch.batch
  }

  /// Counts a pair, the smaller record number first.
  @inline(__always)
  mutating func add(_ lhs: Int, _ rhs: Int) {
    if batch.append(lhs, rhs) { countBatch() }
  }

  /// The pairs counted so far.
  mutating func finish() -> PatternTally {
    countBatch()
    return tally
  }

  /// Compares the pairs of the batch, counts their patterns, and makes it empty.
  private mutating func countBatch() {
    compiled.comparer.compare(batch, scratch: &scratch)
    candidates?.prefetchBlocks(of: UnsafeBufferPointer(start: batch.lhs, count: batch.count))
    candidates?.prefetchBlocks(of: UnsafeBufferPointer(start: batch.rhs, count: batch.count))
    for place in 0..<batch.count {
      let (lhs, rhs) = (Int(batch.lhs[place]), Int(batch.rhs[place]))
      var pattern = compiled.pattern(batch.vectors[place], lhs, rhs)
      if let candidates {
        pattern.free = CompiledModel.free(candidates.rulesOffering(lhs, rhs), touched: touched)
      }
      tally.add(pattern)
    }
    batch.removeAll()
  }
}
