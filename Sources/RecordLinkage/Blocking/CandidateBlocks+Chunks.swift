extension CandidateBlocks {
  /// A unit of work: some whole blocks in a row, or the pairs of one large block that begin at some of its records.
  struct Chunk: Sendable, Hashable {
    let blocks: Range<Int>
    /// The places in ``CandidateBlocks/records``; `nil` for whole blocks.
    var places: Range<Int>?
  }

  /// The pairs of a unit of work: enough for taking one to cost nothing beside it, few enough for all workers to end
  /// together. A window over a million records would otherwise be the work of one.
  static let pairsPerChunk = 16_384
  /// A block with fewer pairs than this is not divided, whatever its rule's salt.
  static let leastDivided = 1_024

  /// All blocks in units of about equal work, in the order of the blocks.
  func chunks() -> [Chunk] {
    var chunks: [Chunk] = []
    var start = 0
    var pairs = 0
    for (number, block) in blocks.enumerated() {
      let count = pairCount(of: block)
      let salt = salts[Int(block.rule)]
      let isDivided = count > 2 * Self.pairsPerChunk || (salt > 1 && count >= Self.leastDivided)
      if isDivided {
        if start < number { chunks.append(Chunk(blocks: start..<number)) }
        divide(number, pairs: count, pieces: max(salt, count / Self.pairsPerChunk), into: &chunks)
      }
      pairs += count
      if isDivided || pairs >= Self.pairsPerChunk {
        if !isDivided { chunks.append(Chunk(blocks: start..<(number + 1))) }
        start = number + 1
        pairs = 0
      }
    }
    if start < blocks.count { chunks.append(Chunk(blocks: start..<blocks.count)) }
    return chunks
  }

  /// Divides a block by the records that pairs begin at, so that each piece has about as many places to look at.
  private func divide(_ number: Int, pairs: Int, pieces: Int, into chunks: inout [Chunk]) {
    let block = blocks[number]
    let (first, end) = (Int(block.start), Int(block.end))
    // The first of n records is compared with n − 1, the last with none; in a window each with as many, but for the last.
    func work(_ place: Int) -> Int { min(end - 1 - place, block.isWindowed ? reach : .max) }
    let total = (first..<end).reduce(0) { $0 + work($1) }
    let least = max(1, (total + pieces - 1) / pieces)
    var start = first
    var sum = 0
    for place in first..<end {
      sum += work(place)
      if sum >= least {
        chunks.append(Chunk(blocks: number..<(number + 1), places: start..<(place + 1)))
        start = place + 1
        sum = 0
      }
    }
    // The last record begins no pair.
    if start < end - 1 { chunks.append(Chunk(blocks: number..<(number + 1), places: start..<end)) }
  }

  /// Calls `body` with every candidate pair of a unit of work that no earlier block offers, the smaller record number first.
  func forEachPair(in chunk: Chunk, _ body: (_ lhs: Int, _ rhs: Int) -> Void) {
    for block in chunk.blocks { forEachPair(inBlock: block, from: chunk.places, body) }
  }

  /// The pairs of a unit of work as ``forEachPair(in:_:)`` gives them, some at a time.
  ///
  /// - Parameter size: how many pairs come together but for the last of them.
  func forEachBatch(in chunk: Chunk, size: Int, _ body: (_ pairs: [CandidatePair]) -> Void) {
    var batch: [CandidatePair] = []
    batch.reserveCapacity(size)
    forEachPair(in: chunk) { lhs, rhs in
      batch.append(
        CandidatePair(left: UInt32(truncatingIfNeeded: lhs), right: UInt32(truncatingIfNeeded: rhs)))
      if batch.count == size {
        body(batch)
        batch.removeAll(keepingCapacity: true)
      }
    }
    if !batch.isEmpty { body(batch) }
  }
}
