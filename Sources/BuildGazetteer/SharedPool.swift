/// Texts in one row, equal ones once, and those that begin or end another inside of it.
struct SharedPool<Unit: FixedWidthInteger> {
  private(set) var units: [Unit] = []
  private var offsets: [[Unit]: Int] = [:]

  /// Offset (24 bits) and length (8 bits) of `text`, which is added if it is not there.
  mutating func reference(_ text: [Unit]) throws -> UInt32 {
    let offset = offsets[text] ?? units.count
    guard text.count < 256, offset < 1 << 24 else {
      throw BuildError(description: "a text of \(text.count) units does not fit")
    }
    if offset == units.count {
      units += text
      offsets[text] = offset
    }
    return UInt32(text.count) << 24 | UInt32(offset)
  }

  /// A pool that has all texts of this one, laid out anew: the longest first, so that the shorter find their place in them.
  func laidOut() -> SharedPool {
    var pool = SharedPool()
    let texts = offsets.keys.sorted { lhs, rhs in
      lhs.count != rhs.count ? lhs.count > rhs.count : lhs.lexicographicallyPrecedes(rhs)
    }
    for text in texts where pool.offsets[text] == nil {
      let offset = pool.units.count
      pool.units += text
      for length in 1...max(1, text.count) where length <= text.count {
        let prefix = Array(text[..<length])
        if pool.offsets[prefix] == nil { pool.offsets[prefix] = offset }
        let suffix = Array(text[(text.count - length)...])
        if pool.offsets[suffix] == nil { pool.offsets[suffix] = offset + text.count - length }
      }
    }
    return pool
  }
}
