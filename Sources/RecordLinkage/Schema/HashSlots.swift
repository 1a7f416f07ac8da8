internal import CKernels

/// Where values are found by their hashes: an open-addressed table of numbers, each with 32 bits of its value's hash.
///
/// A place is the top bits of those 32, so that a value's hash is nowhere else kept: a table twice as large is filled
/// from front to back. Eight bytes a place, at most half of them taken.
struct HashSlots: Sendable {
  /// The upper half the bits of the hash, the lower the number; 0 for an empty place.
  private var slots: [UInt64]
  private var shift: UInt64
  private var count = 0

  /// A table of 2^`bits` places, which grows as needed.
  init(bits: Int = 10) {
    slots = Array(repeating: 0, count: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// The number of the value with a hash that `isEqual` says is the one.
  ///
  /// - Parameter isEqual: asked of the numbers, above 0, whose 32 bits are the same.
  @inline(__always)
  func find(_ hash: UInt64, _ isEqual: (Int) -> Bool) -> Int? {
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
  @inline(__always)
  mutating func insert(_ hash: UInt64, number: Int) {
    count &+= 1
    if 2 &* count > slots.count { grow() }
    place(hash & ~0xFFFF_FFFF | UInt64(number))
  }

  /// Asks for the place of a hash, so that it is there when it is looked at.
  @inline(__always)
  func prefetch(_ hash: UInt64) {
    slots.withUnsafeBufferPointer { slots in
      idm_prefetch(slots.baseAddress.map { $0 + Int(truncatingIfNeeded: hash &>> shift) })
    }
  }

  /// The number that stands at the place of a hash, if the 32 bits are the same: most often that of the value.
  @inline(__always)
  func candidate(_ hash: UInt64) -> Int? {
    let slot = slots[Int(truncatingIfNeeded: hash &>> shift)]
    return slot != 0 && (slot ^ hash) &>> 32 == 0 ? Int(slot & 0xFFFF_FFFF) : nil
  }

  @inline(__always)
  private mutating func place(_ slot: UInt64) {
    let mask = slots.count &- 1
    var place = Int(truncatingIfNeeded: slot &>> shift)
    while slots[place] != 0 { place = (place &+ 1) & mask }
    slots[place] = slot
  }

  private mutating func grow() {
    let old = slots
    // A place needs all its bits of the 32 that are kept; a table beyond that would only be searched longer.
    slots = LargeMemory.array(repeating: 0, count: 2 * old.count)
    shift = max(32, shift - 1)
    for slot in old where slot != 0 { place(slot) }
  }
}
