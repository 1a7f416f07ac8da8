/// A random order of `0..<count` that is computed, not stored, in both directions.
///
/// A Feistel network over the next even number of bits, walked along its cycles until the result is below `count` (Black
/// and Rogaway, "Ciphers with Arbitrary Finite Domains", 2002). Fewer than four steps on average.
package struct Permutation: Sendable {
  /// The number of items.
  package let count: Int
  private let halfBits: UInt64
  private let keys: [UInt64]

  /// An order of `count` items that depends on `random` alone.
  package init(count: Int, random: inout SeededRandom) {
    self.count = count
    var bits: UInt64 = 2
    while bits < 62, 1 << bits < count { bits += 2 }
    halfBits = bits / 2
    keys = (0..<4).map { _ in random.next() }
  }

  /// Where `item` comes.
  ///
  /// - Precondition: `item` is in `0..<count`.
  package func position(of item: Int) -> Int { walk(item, keys) { ($0.0, $0.1) } }

  /// The item that comes at `position`: the inverse of ``position(of:)``.
  package func item(at position: Int) -> Int { walk(position, keys.reversed()) { ($0.1, $0.0) } }

  private func walk(_ start: Int, _ keys: [UInt64], _ order: ((UInt64, UInt64)) -> (UInt64, UInt64)) -> Int {
    precondition(start >= 0 && start < count, "not an item of the permutation")
    let mask: UInt64 = (1 << halfBits) - 1
    var value = UInt64(start)
    repeat {
      var (left, right) = order((value >> halfBits, value & mask))
      for key in keys {
        (left, right) = (right, left ^ (SplitMix64.mix(right ^ key) & mask))
      }
      (left, right) = order((left, right))
      value = left << halfBits | right
    } while value >= UInt64(count)
    return Int(value)
  }
}
