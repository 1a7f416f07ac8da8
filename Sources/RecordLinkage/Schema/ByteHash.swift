/// A hash of bytes for tables in memory: eight bytes a step.
package enum ByteHash {
  /// The hash of some bytes.
  @inline(__always)
  package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var state = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
    var place = 0
    while place &+ 8 <= bytes.count {
      state = step(state, bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place &+= 8
    }
    if place < bytes.count {
      var rest: UInt64 = 0
      while place < bytes.count {
        rest = rest &<< 8 | UInt64(bytes[place])
        place &+= 1
      }
      state = step(state, rest)
    }
    return StableHash.mix(state)
  }

  /// The two halves of a product of 128 bits folded together (Wang, "wyhash", 2019).
  @inline(__always)
  private static func step(_ state: UInt64, _ value: UInt64) -> UInt64 {
    let product = (state ^ value).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
