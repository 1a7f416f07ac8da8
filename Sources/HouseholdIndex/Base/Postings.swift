/// Which records of a segment have a key: one sorted array behind a directory of the keys' highest bits.
///
/// An entry takes eight bytes: the 40 highest bits of the key, and the number of the record. Among ten million records with fourteen
/// keys each, one look-up in some thousand meets a record of another key; who asks compares the records in any case.
struct Postings: Sendable {
  /// The most records that can be told apart.
  static let recordLimit = 1 << 24

  /// Sorted: by key, then record.
  let entries: FlatArray<UInt64>
  /// Where the entries of each bucket begin, and the end of the last.
  let starts: FlatArray<UInt32>
  private let directoryBits: UInt64

  /// Postings of keys, none of them 0, and the record of each.
  ///
  /// - Complexity: O(*n* log *b*) for *n* keys of which *b* fall into a bucket, a handful for hashes.
  init(keys: [UInt64], records: [UInt32]) {
    let bits = Self.directoryBits(keys.count)
    let starts = Self.starts(keys, bits: bits)
    var next = starts
    let entries = [UInt64](unsafeUninitializedCapacity: keys.count) { entries, count in
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
    self.init(entries: FlatArray(entries), starts: FlatArray(starts))
  }

  /// Postings that were made before.
  ///
  /// - Parameter starts: one more than a power of two, ascending, up to the number of entries.
  init(entries: FlatArray<UInt64>, starts: FlatArray<UInt32>) {
    self.entries = entries
    self.starts = starts
    directoryBits = UInt64((starts.count - 1).trailingZeroBitCount)
  }

  /// The postings of two segments that become one.
  ///
  /// - Parameters:
  ///   - firstRecords: for each record of the first segment its number now, ascending; negative for one that is left out.
  ///   - secondRecords: the same of the second, whose records all come after those of the first.
  /// - Complexity: O(*n*) for *n* keys.
  init(merging first: Postings, _ firstRecords: [Int32], _ second: Postings, _ secondRecords: [Int32]) {
    var merged: [UInt64] = []
    merged.reserveCapacity(first.count + second.count)
    func append(_ entry: UInt64, _ records: [Int32]) {
      let record = records[Int(entry & ~Self.keyMask)]
      if record >= 0 { merged.append(entry & Self.keyMask | UInt64(record)) }
    }
    var place = 0
    for number in 0..<first.count {
      let entry = first.entries[number]
      // Of one key the records of the first come before those of the second.
      while place < second.count, second.entries[place] & Self.keyMask < entry & Self.keyMask {
        append(second.entries[place], secondRecords)
        place += 1
      }
      append(entry, firstRecords)
    }
    while place < second.count {
      append(second.entries[place], secondRecords)
      place += 1
    }
    let starts = Self.starts(merged, bits: Self.directoryBits(merged.count))
    self.init(entries: FlatArray(merged), starts: FlatArray(starts))
  }

  /// The number of keys of all records.
  var count: Int { entries.count }

  /// The bytes that they take.
  var byteCount: Int { entries.byteCount + starts.byteCount }

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
