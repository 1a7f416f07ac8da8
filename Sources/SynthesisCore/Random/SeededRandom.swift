/// A random number generator that gives the same numbers for the same seed on every machine.
///
/// xoshiro256** of Blackman and Vigna ("Scrambled Linear Pseudorandom Number Generators", 2018), its state filled by
/// SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014). The standard library's
/// `random(in:using:)` is avoided: how it maps bits to a range may change between versions.
package struct SeededRandom: Sendable {
  @usableFromInline var state: (UInt64, UInt64, UInt64, UInt64)

  /// A generator for one purpose (`stream`) and one item of it (`index`) under the corpus's `seed`.
  package init(seed: UInt64, stream: Stream, index: Int) {
    let mixed = SplitMix64.mix(
      SplitMix64.mix(seed &+ stream.rawValue &* 0x9E37_79B9) ^ UInt64(bitPattern: Int64(index)))
    var filler = SplitMix64(state: mixed)
    state = (filler.next(), filler.next(), filler.next(), filler.next())
  }

  /// A generator in the given state, which must not be all zeros.
  package init(state: (UInt64, UInt64, UInt64, UInt64)) { self.state = state }

  /// What random numbers are drawn for; one purpose never disturbs the numbers of another. Each generator names its own.
  package struct Stream: RawRepresentable, Sendable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) { self.rawValue = rawValue }
  }

  /// The next 64 random bits.
  @inlinable package mutating func next() -> UInt64 {
    let result = (state.1 &* 5).rotated(left: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = state.3.rotated(left: 45)
    return result
  }

  /// A number in `0..<bound`; 0 where `bound` is not positive.
  ///
  /// Takes the upper half of a 128-bit product; the bias is below `bound` / 2^64.
  @inlinable package mutating func below(_ bound: Int) -> Int {
    guard bound > 0 else { return 0 }
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number in `range`.
  @inlinable package mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// True in `perMille` of 1,000 cases.
  @inlinable package mutating func chance(_ perMille: Int) -> Bool { below(1000) < perMille }

  /// One of `choices`, each as likely as the others.
  package mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    precondition(!choices.isEmpty, "nothing to pick from")
    return choices[below(choices.count)]
  }

  /// One of `choices` by weight.
  package mutating func pick<Choice>(weighted choices: [(Choice, Int)]) -> Choice {
    precondition(!choices.isEmpty, "nothing to pick from")
    var remaining = below(choices.reduce(0) { $0 + $1.1 })
    for (choice, weight) in choices {
      if remaining < weight { return choice }
      remaining -= weight
    }
    return choices[choices.count - 1].0
  }
}

/// SplitMix64: fills the state of a larger generator, and mixes the bits of a number.
package struct SplitMix64: Sendable {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// The finalizer: every bit of the result depends on every bit of `value`.
  package static func mix(_ value: UInt64) -> UInt64 {
    var bits = value
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

extension UInt64 {
  @inlinable func rotated(left count: UInt64) -> UInt64 { self << count | self >> (64 - count) }
}
