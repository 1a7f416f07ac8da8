/// A 64-bit hash that is the same in every process, on every machine and for every order of loading.
///
/// Swift's own `Hasher` is seeded per process; blocking keys and tie-breaks must not be. Each step is the
/// multiply–xorshift mixer of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
/// OOPSLA 2014). It is not cryptographic: it never leaves the process and protects nothing.
public struct StableHash: Sendable {
  @usableFromInline var state: UInt64

  /// A hash that has seen nothing but `seed`, which separates kinds of keys from one another.
  @inlinable
  public init(seed: UInt64 = 0) {
    state = Self.mix(seed &+ 0x9E37_79B9_7F4A_7C15)
  }

  /// Takes in one number.
  @inlinable
  public mutating func combine(_ value: UInt64) {
    state = Self.mix(state ^ value) &+ 0x9E37_79B9_7F4A_7C15
  }

  /// The hash of all that was taken in, never 0, which stands for "no key".
  @inlinable
  public var value: UInt64 {
    let mixed = Self.mix(state)
    return mixed == 0 ? 1 : mixed
  }

  /// The hash of some numbers in their order.
  @inlinable
  public static func of(seed: UInt64 = 0, _ values: UInt64...) -> UInt64 {
    var hash = StableHash(seed: seed)
    for value in values { hash.combine(value) }
    return hash.value
  }

  @inlinable
  static func mix(_ value: UInt64) -> UInt64 {
    var bits = value
    bits = (bits ^ (bits &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits &>> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits &>> 31)
  }
}
