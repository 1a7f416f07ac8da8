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

  /// Two keys in one. They are hashes already, so that little is needed to keep them apart; never 0.
  @inline(__always)
  private static func mixed(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let product = (one ^ (other &<< 17 | other &>> 47)) &* 0x9E37_79B9_7F4A_7C15
    return (product ^ product &>> 29) | 1 &<< 63
  }

  /// The price of a conjunction of one to three parts: a pair is in the sample with the square of a record's chance.
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
              next.append(Self.mixed(known, key))
            }
          }
          swap(&keys, &next)
        }
        for key in keys { tally.add(key, record: sample[place]) }
      }
    } else if let first = rule.first?.singleKeys {
      let second = rule.count > 1 ? rule[1].singleKeys : first
      let third = rule.count > 2 ? rule[2].singleKeys : first
      for place in sample.indices {
        let (one, two, three) = (first[place], second[place], third[place])
        if one == 0 || two == 0 || three == 0 { continue }
        tally.add(Self.mixed(Self.mixed(one, two), three), record: sample[place])
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
