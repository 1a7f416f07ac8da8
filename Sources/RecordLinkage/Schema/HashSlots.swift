internal import CKernels

/// Where values are found by their hashes: an open-addressed table of numbers, each with 32 bits of its value's hash.
///
/// A place is the top bits of those 32, so that a value's hash is nowhere else kept: a table twice as large is filled
/// from front to back. Eight bytes a place, at most half of them taken.
package struct HashSlots: Sendable {
  /// The upper half the bits of the hash, the lower the number; 0 for an empty place.
  @usableFromInline var slots: [UInt64]
  @usableFromInline var shift: UInt64
  @usableFromInline var count = 0

  /// A table of 2^`bits` places, which grows as needed.
  package init(bits: Int = 10) {
    slots = Array(repeating: 0, count: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// The number of the value with a hash that `isEqual` says is the one.
  ///
  /// - Parameter isEqual: asked of the numbers, above 0, whose 32 bits are the same.
  @inlinable
  @inline(__always)
  package func find(_ hash: UInt64, _ isEqual: (Int) -> Bool) -> Int? {
    let mask = slots.count &- 1
    var place = Int(truncatingIfNeeded: hash &>> shift)
    while true {
      let slot = slots[place]
      if slot == 0 { return nil }
      if (slot ^ hash) &>> 32 == 0 {
        let number = Int(slot & 0xFFFF_FFFF)
        if isEqual(number) { return number }
      }
      place = (place &+ 1) & mask
    }
  }

  /// Takes in a number above 0 whose value is not there yet.
  @inlinable
  @inline(__always)
  package mutating func insert(_ hash: UInt64, number: Int) {
    count &+= 1
    if 2 &* count > slots.count { grow() }
    place(hash & ~0xFFFF_FFFF | UInt64(number))
  }

  /// Asks for the place of a hash, so that it is there when it is looked at.
  package func prefetch(_ hash: UInt64) {
    slots.withUnsafeBufferPointer { slots in
      idm_prefetch(slots.baseAddress.map { $0 + Int(truncatingIfNeeded: hash &>> shift) })
    }
  }

  /// The number that stands at the place of a hash, if the 32 bits are the same: most often that of the value.
  @inlinable
  @inline(__always)
  package func candidate(_ hash: UInt64) -> Int? {
    let slot = slots[Int(truncatingIfNeeded: hash &>> shift)]
    return slot != 0 && (slot ^ hash) &>> 32 == 0 ? Int(slot & 0xFFFF_FFFF) : nil
  }

  @inlinable
  @inline(__always)
  mutating func place(_ slot: UInt64) {
    let mask = slots.count &- 1
    var place = Int(truncatingIfNeeded: slot &>> shift)
    while slots[place] != 0 { place = (place &+ 1) & mask }
    slots[place] = slot
  }

  @usableFromInline
  mutating func grow() {
    let old = slots
    // A place needs all its bits of the 32 that are kept; a table beyond that would only be searched longer.
    slots = LargeMemory.array(repeating: 0, count: 2 * old.count)
    shift = max(32, shift - 1)
    for slot in old where slot != 0 { place(slot) }
  }

  /// Makes a table that is empty large enough for so many numbers.
  package mutating func reserve(_ count: Int) {
    guard self.count == 0, 2 * count > slots.count else { return }
    let bits = Int.bitWidth - (2 * count - 1).leadingZeroBitCount
    slots = LargeMemory.array(repeating: 0, count: 1 << bits)
    shift = max(32, UInt64(64 - bits))
  }

  /// Empties all places and keeps their memory.
  package mutating func removeAll() {
    if count == 0 { return }
    slots.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    count = 0
  }
}
