extension CandidateBlocks {
  /// Runs of consecutive blocks of at least a few thousand pairs each, so that taking one costs nothing beside it.
  func chunks() -> [Range<Int>] {
    var chunks: [Range<Int>] = []
    var start = 0
    var pairs = 0
    for (number, block) in blocks.enumerated() {
      pairs += pairCount(of: block)
      if pairs >= 16_384 {
        chunks.append(start..<(number + 1))
        start = number + 1
        pairs = 0
      }
    }
    if start < blocks.count { chunks.append(start..<blocks.count) }
    return chunks
  }
}
