/// The records of a rule in the order of their keys, those with a key of their own left out: groups that share a key.
struct KeyedRecords {
  private struct Entry: BitwiseCopyable {
    var key: UInt64
    var record: UInt32
  }

  private let entries: [Entry]

  /// Sorts by key and, within a key, by record.
  ///
  /// - Complexity: O(*k*) for *k* keys. A key whose slot in a small table of counts stays at one can have no second holder;
  ///   it is not sorted, which most keys of a selective rule are spared by.
  init(_ rule: BlockingRule) {
    let keys = rule.keys
    var bits = 10
    while 1 << bits < 2 * keys.count, bits < 22 { bits += 1 }
    let shift = UInt64(64 - bits)
    // Callers' keys need not be hashes: the multiplication spreads small numbers over the slots.
    let spread: UInt64 = 0x9E37_79B9_7F4A_7C15
    var counts = [UInt8](repeating: 0, count: 1 << bits)
    for key in keys {
      let slot = Int(truncatingIfNeeded: (key &* spread) &>> shift)
      if counts[slot] < 2 { counts[slot] &+= 1 }
    }
    var entries: [Entry] = []
    var place = 0
    for (record, end) in rule.keyEnds.enumerated() {
      while place < Int(end) {
        let key = keys[place]
        if counts[Int(truncatingIfNeeded: (key &* spread) &>> shift)] > 1 {
          entries.append(Entry(key: key, record: UInt32(truncatingIfNeeded: record)))
        }
        place += 1
      }
    }
    RadixSort.sort(&entries, bits: 64) { $0.key }
    self.entries = entries
  }

  /// Calls `body` with every key that two records or more share, and with its records, ascending.
  func forEachGroup(_ body: (_ key: UInt64, _ records: [UInt32]) -> Void) {
    var group: [UInt32] = []
    var first = 0
    while first < entries.count {
      let key = entries[first].key
      var last = first + 1
      while last < entries.count, entries[last].key == key { last += 1 }
      if last - first > 1 {
        group.removeAll(keepingCapacity: true)
        for entry in entries[first..<last] { group.append(entry.record) }
        body(key, group)
      }
      first = last
    }
  }
}
