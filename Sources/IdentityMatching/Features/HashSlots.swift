/// The slots of an open-addressed table whose values lie elsewhere, under numbers from 0 that are put in one after the
/// other, and with a 64-bit hash each.
///
/// Who looks a value up walks from ``first(_:)`` by ``next(_:)`` until a slot is empty, and compares the values of those that
/// are not; at most half of the slots are taken.
struct HashSlots: Sendable {
  /// The number of a value plus one; 0 for an empty slot.
  private var slots = [UInt32](repeating: 0, count: smallestCount)
  private var taken = 0

  private static let smallestCount = 64

  /// The slot at which a search for a hash begins.
  @inline(__always)
  func first(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (slots.count - 1) }

  /// The slot after another.
  @inline(__always)
  func next(_ slot: Int) -> Int { (slot + 1) & (slots.count - 1) }

  /// The number in a slot; `nil` for an empty one.
  @inline(__always)
  subscript(slot: Int) -> Int? {
    let number = slots[slot]
    return number == 0 ? nil : Int(number) - 1
  }

  /// Puts a number into the empty slot at which the search for it ended.
  ///
  /// - Parameter hash: the hash of each number, this one's included.
  @inline(__always)
  mutating func insert(_ number: Int, at slot: Int, hash: (Int) -> UInt64) {
    slots[slot] = UInt32(number) + 1
    taken += 1
    if 2 * taken > slots.count { grow(hash) }
  }

  /// Empties all slots.
  mutating func removeAll() {
    if taken == 0 { return }
    slots.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    taken = 0
  }

  private mutating func grow(_ hash: (Int) -> UInt64) {
    slots = [UInt32](repeating: 0, count: 2 * slots.count)
    for number in 0..<taken {
      var slot = first(hash(number))
      while slots[slot] != 0 { slot = next(slot) }
      slots[slot] = UInt32(number) + 1
    }
  }
}
