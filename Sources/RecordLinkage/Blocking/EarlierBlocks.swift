/// A sign of the blocks that a record is in before one: mostly enough to see that two records have none in common.
///
/// Four hashes of 15 bits and a bit more, side by side: most records are in no more than four earlier blocks.
struct EarlierBlocks: BitwiseCopyable, Sendable {
  /// A hash of a block, 1...2¹⁵, in each 16 bits; 0 where there is none, and all ones in all of them for too many.
  private var lanes: UInt64 = 0

  /// Whether there are none.
  @inline(__always)
  var isEmpty: Bool { lanes == 0 }

  /// Takes in a block; of one record each block once.
  @inline(__always)
  mutating func insert(_ block: UInt32) {
    let hash = UInt64((block &* 0x9E37_79B1) &>> 17) + 1
    lanes = lanes >> 48 == 0 ? lanes << 16 | hash : .max
  }

  /// Takes in the blocks of another sign, which come after these.
  @inline(__always)
  mutating func append(_ later: EarlierBlocks) {
    let count = (64 - later.lanes.leadingZeroBitCount + 15) / 16
    let used = (64 - lanes.leadingZeroBitCount + 15) / 16
    if count == 0 { return }
    lanes = used == 0 ? later.lanes : used + count > 4 ? .max : lanes << UInt64(16 * count) | later.lanes
  }

  /// Whether the two may have a block in common.
  @inline(__always)
  func mayShare(_ other: EarlierBlocks) -> Bool {
    if lanes == 0 || other.lanes == 0 { return false }
    if lanes == .max || other.lanes == .max { return true }
    // What is empty here must not be equal to what is empty there.
    let mine = lanes | Self.filler(lanes)
    var theirs = other.lanes
    var found: UInt64 = 0
    for _ in 0..<4 {
      let difference = mine ^ theirs
      found |= (difference &- 0x0001_0001_0001_0001) & ~difference & 0x8000_8000_8000_8000
      theirs = theirs &<< 16 | theirs &>> 48
    }
    return found != 0
  }

  /// All ones in the lanes that are empty: those above the highest that is not.
  @inline(__always)
  private static func filler(_ lanes: UInt64) -> UInt64 {
    let used = UInt64(64 - lanes.leadingZeroBitCount + 15) & ~15
    return used == 64 ? 0 : ~0 &<< used
  }
}
