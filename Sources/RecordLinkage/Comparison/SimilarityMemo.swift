/// Remembers the similarity of pairs of values: a direct-mapped cache, in which a pair may push another out.
struct SimilarityMemo {
  private var keys: [UInt64]
  private var values: [Float]
  private let shift: UInt64

  /// A memo of 2^`bits` pairs.
  init(bits: Int) {
    keys = Array(repeating: 0, count: 1 << bits)
    values = Array(repeating: 0, count: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// The similarity of two values, in either order.
  @inline(__always)
  mutating func value(_ lhs: UInt32, _ rhs: UInt32, _ compute: () -> Float) -> Float {
    let key = UInt64(min(lhs, rhs)) << 32 | UInt64(max(lhs, rhs))
    let slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    if keys[slot] == key { return values[slot] }
    let value = compute()
    keys[slot] = key
    values[slot] = value
    return value
  }
}
