/// Estimates what rules cost from a sample of the records.
struct RulePricing: Sendable {
  /// What a rule costs in the whole table.
  struct Price: Sendable {
    /// Pairs, those of blocks that are too large as splitting leaves them.
    let pairs: Double
    /// Records of the largest block.
    let largestBlock: Double
  }

  /// The most records that are looked at.
  static let mostRecords = 30_000

  /// The sampled records.
  let sample: [Int]
  /// How many records each sampled one stands for.
  let scale: Double
  private let pairs: PairSpace
  private let largestBlock: Double

  init(_ compiled: CompiledModel) {
    sample = Self.sample(compiled.contentHashes)
    scale = Double(compiled.table.recordCount) / Double(max(1, sample.count))
    pairs = compiled.pairs
    largestBlock = Double(max(2, compiled.model.blocking.largestBlock))
  }

  /// Records chosen by their content, whatever their order; of equal ones each for itself, so that a pair of them is as
  /// likely in the sample as any other.
  private static func sample(_ contents: [UInt64]) -> [Int] {
    if contents.count <= mostRecords { return Array(contents.indices) }
    struct Entry: BitwiseCopyable {
      var content: UInt64
      var record: UInt32
    }
    var entries = contents.enumerated().map { Entry(content: $1, record: UInt32($0)) }
    RadixSort.sort(&entries, bits: 64) { $0.content }
    let limit = UInt64.max / UInt64(contents.count) * UInt64(mostRecords)
    var sample: [Int] = []
    var occurrence: UInt64 = 0
    for (place, entry) in entries.enumerated() {
      occurrence = place > 0 && entries[place - 1].content == entry.content ? occurrence + 1 : 0
      var hash = StableHash(seed: occurrence)
      hash.combine(entry.content)
      if hash.value <= limit { sample.append(Int(entry.record)) }
    }
    return sample.sorted()
  }

  /// The price of a conjunction of parts: a pair is in the sample with the square of a record's chance.
  func price(_ rule: [DiscoveryPart]) -> Price {
    var tally = KeyTally(capacity: sample.count, pairs: pairs)
    if rule.contains(where: \.hasSeveralKeys) {
      var keys: [UInt64] = []
      var next: [UInt64] = []
      for place in sample.indices {
        keys.removeAll(keepingCapacity: true)
        keys.append(1)
        for part in rule {
          next.removeAll(keepingCapacity: true)
          for key in part.keys(ofSampled: place) {
            for known in keys where next.count < DeclaredBlocking.mostKeys {
              next.append(DeclaredBlocking.combined(known, key))
            }
          }
          swap(&keys, &next)
        }
        for key in keys { tally.add(key, record: sample[place]) }
      }
    } else {
      for place in sample.indices {
        var combined: UInt64 = 1
        for part in rule {
          let end = part.sampleEnds[place]
          if end == (place == 0 ? 0 : part.sampleEnds[place - 1]) {
            combined = 0
            break
          }
          combined = DeclaredBlocking.combined(combined, part.sampleKeys[Int(end) - 1])
        }
        if combined != 0 { tally.add(combined, record: sample[place]) }
      }
    }
    return tally.price(scale: scale, largestBlock: largestBlock)
  }

  /// Whether a block of records of which so many are in the sample would be split.
  func isOversized(sampled: Double) -> Bool { sampled > 1 && sampled * scale > largestBlock }
}

extension KeyTally {
  /// The pairs of all keys in a table of which each record counted stands for `scale`.
  ///
  /// A block that is too large is split by finer keys, and what no key splits is compared with its nearest: it costs what a
  /// block of the largest size does, and a window for each further record.
  func price(scale: Double, largestBlock: Double) -> RulePricing.Price {
    var pairs = 0.0
    var largest = 0.0
    let window = Double(CandidateBlocks.Limits().window)
    forEachCount { records, found in
      let size = Double(records) * scale
      if records > 1 { largest = max(largest, size) }
      let all = Double(found) * scale * scale
      if size > largestBlock, records > 1 {
        let share = all / (size * size / 2)
        pairs += min(
          all, share * (largestBlock * largestBlock / 2 + (size - largestBlock) * window))
      } else {
        pairs += all
      }
    }
    return RulePricing.Price(pairs: pairs, largestBlock: largest)
  }
}
