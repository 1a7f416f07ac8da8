internal import RecordLinkage

/// Remembers what comparing two distinct values yielded.
///
/// Candidate pairs of one block repeat the same pairs of values: all Satos of a block are compared with all Suzukis. A
/// direct-mapped cache of fixed size forgets the older of two pairs that fall into one place, and never grows.
struct PairMemo {
  private var keys: [UInt64]
  private var results: [UInt8]

  /// A memo of 2^`bits` places.
  init(bits: Int = 14) {
    keys = Array(repeating: .max, count: 1 << bits)
    results = Array(repeating: 0, count: 1 << bits)
  }

  /// The result for two values, computed where it is not remembered. `compute` must be symmetric.
  @inline(__always)
  mutating func result(_ lhs: UInt32, _ rhs: UInt32, compute: () -> UInt8) -> UInt8 {
    let key = UInt64(min(lhs, rhs)) << 32 | UInt64(max(lhs, rhs))
    let place = Int(truncatingIfNeeded: StableHash.of(key)) & (keys.count - 1)
    if keys[place] == key { return results[place] }
    let result = compute()
    keys[place] = key
    results[place] = result
    return result
  }
}
