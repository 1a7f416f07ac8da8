/// Remembers the similarity of pairs of values: a direct-mapped cache, in which a pair may push another out.
struct SimilarityMemo {
  private var entries: [(key: UInt64, value: Float)]
  private let shift: UInt64

  /// A memo of 2^`bits` pairs.
  init(bits: Int) {
    entries = Array(repeating: (0, 0), count: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// The similarity of two values, in either order; `nil` where it is not known, or no longer.
  @inline(__always)
  subscript(lhs: UInt32, rhs: UInt32) -> Float? {
    get {
      let key = Self.key(lhs, rhs)
      let entry = entries[slot(key)]
      return entry.key == key ? entry.value : nil
    }
    set {
      let key = Self.key(lhs, rhs)
      entries[slot(key)] = (key, newValue ?? 0)
    }
  }

  @inline(__always)
  private static func key(_ lhs: UInt32, _ rhs: UInt32) -> UInt64 {
    UInt64(min(lhs, rhs)) << 32 | UInt64(max(lhs, rhs))
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }
}
