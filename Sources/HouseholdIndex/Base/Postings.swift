/// Which records of a segment have a key: one sorted array behind a directory of the keys' highest bits.
///
/// An entry takes eight bytes: the 40 highest bits of the key, and the number of the record. Among ten million records with fourteen
/// keys each, one look-up in some thousand meets a record of another key; who asks compares the records in any case.
struct Postings: Sendable {
  /// The most records that can be told apart.
  static let recordLimit = 1 << 24

  /// Sorted: by key, then record.
  private let entries: [UInt64]
  /// Where the entries of each bucket begin, and the end of the last.
  private let starts: [UInt32]
  private let directoryBits: UInt64

  /// Postings of keys, none of them 0, and the record of each.
  ///
  /// - Complexity: O(*n* log *b*) for *n* keys of which *b* fall into a bucket, a handful for hashes.
  init(keys: [UInt64], records: [UInt32]) {
    let bits = Self.directoryBits(keys.count)
    let starts = Self.starts(keys, bits: bits)
    var next = starts
    entries = [UInt64](unsafeUninitializedCapacity: keys.count) { entries, count in
      for place in keys.indices {
        let bucket = Int(keys[place] &>> (64 &- bits))
        entries.initializeElement(
          at: Int(next[bucket]), to: keys[place] & Self.keyMask | UInt64(records[place]))
        next[bucket] += 1
      }
      for bucket in 0..<starts.count - 1 where starts[bucket + 1] - starts[bucket] > 1 {
        var part = UnsafeMutableBufferPointer(
          rebasing: entries[Int(starts[bucket])..<Int(starts[bucket + 1])])
        part.sort()
      }
      count = keys.count
    }
    (self.starts, directoryBits) = (starts, bits)
  }

  /// The postings of two segments that become one.
  ///
  /// - Parameters:
  ///   - first: the one whose records keep their numbers.
  ///   - second: the other one.
  ///   - offset: what is added to the numbers of the second.
  ///   - isKept: whether a record, as it is numbered then, is still there.
  /// - Complexity: O(*n*) for *n* keys.
  init(merging first: Postings, _ second: Postings, offset: UInt32, isKept: (UInt32) -> Bool) {
    var merged: [UInt64] = []
    merged.reserveCapacity(first.count + second.count)
    var place = 0
    func append(_ entry: UInt64) {
      if isKept(UInt32(truncatingIfNeeded: entry & ~Self.keyMask)) { merged.append(entry) }
    }
    for entry in first.entries {
      // Records of the second have the greater numbers, so that of one key they come after those of the first.
      while place < second.count, second.entries[place] &+ UInt64(offset) < entry {
        append(second.entries[place] &+ UInt64(offset))
        place += 1
      }
      append(entry)
    }
    while place < second.count {
      append(second.entries[place] &+ UInt64(offset))
      place += 1
    }
    directoryBits = Self.directoryBits(merged.count)
    starts = Self.starts(merged, bits: directoryBits)
    entries = merged
  }

  /// The number of keys of all records.
  var count: Int { entries.count }

  /// The bytes that they take.
  var byteCount: Int { entries.count * 8 + starts.count * 4 }

  /// Calls `body` with the records that have a key, ascending.
  ///
  /// - Complexity: O(*k* + log *b*) for *k* records.
  @inline(__always)
  func forEach(_ key: UInt64, _ body: (_ record: UInt32) -> Void) {
    for place in range(of: key) { body(UInt32(truncatingIfNeeded: entries[place] & ~Self.keyMask)) }
  }

  /// How many records have a key.
  func count(of key: UInt64) -> Int { range(of: key).count }

  private func range(of key: UInt64) -> Range<Int> {
    let bucket = Int(key &>> (64 &- directoryBits))
    let key = key & Self.keyMask
    var (low, high) = (Int(starts[bucket]), Int(starts[bucket + 1]))
    let end = high
    while high - low > 8 {
      let middle = (low + high) / 2
      if entries[middle] < key { low = middle + 1 } else { high = middle }
    }
    while low < end, entries[low] < key { low += 1 }
    var last = low
    while last < end, (entries[last] ^ key) & Self.keyMask == 0 { last += 1 }
    return low..<last
  }

  private static let keyMask = ~UInt64(recordLimit - 1)

  /// Four entries a bucket: a miss costs one line of the cache.
  private static func directoryBits(_ count: Int) -> UInt64 {
    var bits: UInt64 = 2
    while bits < 26, 4 << bits < count { bits += 1 }
    return bits
  }

  private static func starts(_ keys: [UInt64], bits: UInt64) -> [UInt32] {
    var starts = [UInt32](repeating: 0, count: 1 << bits + 1)
    for key in keys { starts[Int(key &>> (64 &- bits)) + 1] += 1 }
    for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
    return starts
  }
}
