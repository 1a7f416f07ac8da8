/// Numbers under 64-bit keys, sorted: how many hold each value, in one segment of a base.
struct CounterTable: Sendable {
  let keys: FlatArray<UInt64>
  let counts: FlatArray<Int32>
  /// Where the keys begin whose highest bits are those of the place, and the end of the last.
  let starts: FlatArray<UInt32>
  private let directoryBits: UInt64

  /// Numbers by their keys; zeros are left out.
  init(_ numbers: [UInt64: Int32]) {
    self.init(sorted: numbers.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }

  /// The sums of several tables.
  ///
  /// - Complexity: O(*n* log *n*) for *n* keys in all.
  init(sumOf tables: [CounterTable]) {
    var all: [(key: UInt64, count: Int32)] = []
    all.reserveCapacity(tables.reduce(0) { $0 + $1.keys.count })
    for table in tables {
      for place in 0..<table.keys.count { all.append((table.keys[place], table.counts[place])) }
    }
    all.sort { $0.key < $1.key }
    var sums: [(key: UInt64, count: Int32)] = []
    sums.reserveCapacity(all.count)
    for entry in all {
      if let last = sums.last, last.key == entry.key {
        sums[sums.count - 1].count += entry.count
      } else {
        sums.append(entry)
      }
    }
    self.init(sorted: sums.filter { $0.count != 0 })
  }

  /// Numbers under ascending keys.
  init(sorted numbers: [(key: UInt64, count: Int32)]) {
    var bits: UInt64 = 2
    while bits < 22, 8 << bits < numbers.count { bits += 1 }
    var starts = [UInt32](repeating: 0, count: 1 << bits + 1)
    for entry in numbers { starts[Int(entry.key &>> (64 &- bits)) + 1] += 1 }
    for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
    self.init(
      keys: FlatArray(numbers.map(\.key)), counts: FlatArray(numbers.map(\.count)), starts: FlatArray(starts))
  }

  /// A table that was made before.
  ///
  /// - Parameter starts: one more than a power of two, ascending, up to the number of keys.
  init(keys: FlatArray<UInt64>, counts: FlatArray<Int32>, starts: FlatArray<UInt32>) {
    self.keys = keys
    self.counts = counts
    self.starts = starts
    directoryBits = UInt64((starts.count - 1).trailingZeroBitCount)
  }

  /// The number under a key; 0 where there is none.
  func count(_ key: UInt64) -> Int32 {
    let bucket = Int(key &>> (64 &- directoryBits))
    for place in Int(starts[bucket])..<Int(starts[bucket + 1]) where keys[place] == key {
      return counts[place]
    }
    return 0
  }

  /// Calls `body` with each key and its number.
  func forEach(_ body: (_ key: UInt64, _ count: Int32) -> Void) {
    for place in 0..<keys.count { body(keys[place], counts[place]) }
  }

  /// The bytes that it takes.
  var byteCount: Int { keys.byteCount + counts.byteCount + starts.byteCount }
}
