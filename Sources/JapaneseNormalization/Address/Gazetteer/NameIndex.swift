/// An index from folded names to what bears them, in place.
struct NameIndex {
  let buckets: UnsafePointer<UInt32>
  let bucketCount: Int
  let entries: UnsafePointer<UInt32>
  let lists: UnsafePointer<UInt32>
  let text: UnsafePointer<UInt16>

  /// The entries that share a bucket.
  struct Place {
    let start: Int
    let end: Int
  }

  /// Where names of this hash are.
  @inline(__always)
  func place(of hash: UInt32) -> Place {
    let bucket = GazetteerFormat.bucket(hash, of: bucketCount)
    return Place(start: Int(buckets[bucket]), end: Int(buckets[bucket + 1]))
  }

  /// What the name of `length` units at `units` leads to: a value of the format, `nil` if no one bears it.
  ///
  /// - Complexity: O(1) on average; the hash is the caller's, who makes it while walking along the text.
  @inline(__always)
  func value(_ units: UnsafePointer<UInt16>, length: Int, hash: UInt32) -> UInt32? {
    value(units, length: length, in: place(of: hash))
  }

  /// The same for a place that is known.
  @inline(__always)
  func value(_ units: UnsafePointer<UInt16>, length: Int, in place: Place) -> UInt32? {
    var entry = place.start
    while entry < place.end {
      let key = entries[2 * entry]
      if Int(key >> 24) == length {
        let name = text + Int(key & 0xFF_FFFF)
        var index = 0
        while index < length, name[index] == units[index] { index += 1 }
        if index == length { return entries[2 * entry + 1] }
      }
      entry += 1
    }
    return nil
  }

  /// What an index of hashes says of `hash`.
  func value(hash: UInt32) -> UInt32? {
    let place = place(of: hash)
    for entry in place.start..<place.end where entries[2 * entry] == hash {
      return entries[2 * entry + 1]
    }
    return nil
  }

  /// The items of a value.
  @inline(__always)
  func items(_ value: UInt32) -> NameItems {
    if value & 0x8000_0000 == 0 { return NameItems(single: value, list: nil, count: 1) }
    let list = lists + Int(value & 0x7FFF_FFFF)
    return NameItems(single: 0, list: list + 1, count: Int(list[0]))
  }
}

/// What bears one name, by rank and then id.
struct NameItems: Sequence, IteratorProtocol {
  let single: UInt32
  let list: UnsafePointer<UInt32>?
  let count: Int
  private var index = 0

  init(single: UInt32, list: UnsafePointer<UInt32>?, count: Int) {
    self.single = single
    self.list = list
    self.count = count
  }

  @inline(__always)
  mutating func next() -> (rank: UInt8, id: Int)? {
    guard index < count else { return nil }
    let item = list.map { $0[index] } ?? single
    index += 1
    return (UInt8(truncatingIfNeeded: item >> 24), Int(item & 0xFF_FFFF))
  }
}
