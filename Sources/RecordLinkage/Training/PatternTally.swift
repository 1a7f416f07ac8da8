/// Counts patterns: an open-addressed table, for there are many pairs and few patterns.
struct PatternTally: Sendable {
  private var patterns: [PairPattern] = []
  private var pairs: [Int] = []
  /// The place in `patterns` + 1; 0 where there is none.
  private var slots = [UInt32](repeating: 0, count: 4_096)

  /// Counts a pattern once more, or so many times.
  @inline(__always)
  mutating func add(_ pattern: PairPattern, count: Int = 1) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(pattern)) & mask
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if patterns[place] == pattern {
        pairs[place] += count
        return
      }
      slot = (slot + 1) & mask
    }
    insert(pattern, count: count, slot: slot)
  }

  /// Counts what another has counted.
  mutating func add(_ other: PatternTally) {
    for (pattern, count) in zip(other.patterns, other.pairs) { add(pattern, count: count) }
  }

  /// The patterns with their numbers of pairs.
  var counts: [PairPattern: Int] { Dictionary(uniqueKeysWithValues: zip(patterns, pairs)) }

  private mutating func insert(_ pattern: PairPattern, count: Int, slot: Int) {
    patterns.append(pattern)
    pairs.append(count)
    slots[slot] = UInt32(patterns.count)
    guard 2 * patterns.count > slots.count else { return }
    slots = Array(repeating: 0, count: 2 * slots.count)
    for (place, pattern) in patterns.enumerated() {
      var slot = Int(truncatingIfNeeded: Self.hash(pattern)) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(place + 1)
    }
  }

  @inline(__always)
  private static func hash(_ pattern: PairPattern) -> UInt64 {
    StableHash.of(pattern.vector.packed, pattern.bands ^ UInt64(pattern.free) &<< 47)
  }
}
