/// The records of a rule in the order of their keys, those with a key of their own left out: groups that share a key.
struct KeyedRecords: Sendable {
  private struct Entry: BitwiseCopyable, Sendable {
    var key: UInt64
    var record: UInt32
  }

  private let entries: [Entry]

  /// Sorts by key and, within a key, by record.
  ///
  /// - Parameters:
  ///   - leftCount: the number of records of the left table, where only pairs of two tables are wanted: then a key that only one
  ///     of them has is left out too, mostly.
  /// - Complexity: O(*k*) for *k* keys that are hashes. A key whose slot in a small table stays at one can have no second
  ///   holder; it is not sorted, which most keys of a selective rule are spared by.
  init(_ rule: BlockingRule, leftCount: Int? = nil) {
    var entries = Self.entries(rule, leftCount: leftCount)
    // Hashes differ in their first bits; what does not is put in order afterwards.
    let bits = min(22, max(8, RadixSort.bits(below: entries.count)))
    RadixSort.sort(&entries, bits: bits) { $0.key &>> UInt64(64 - bits) }
    Self.settle(&entries)
    self.entries = entries
  }

  /// The records whose keys may be shared, in their order.
  private static func entries(_ rule: BlockingRule, leftCount: Int?) -> [Entry] {
    let keys = rule.keys
    var bits = 10
    while 1 << bits < 2 * keys.count, bits < 22 { bits += 1 }
    let shift = UInt64(64 - bits)
    // Callers' keys need not be hashes: the multiplication spreads small numbers over the slots.
    let spread: UInt64 = 0x9E37_79B9_7F4A_7C15
    // What a slot has seen: one holder and another, or a holder of the left table and one of the right.
    var seen = [UInt8](repeating: 0, count: 1 << bits)
    let leftKeys = leftCount.map { $0 == 0 ? 0 : Int(rule.keyEnds[$0 - 1]) }
    var entries: [Entry] = []
    seen.withUnsafeMutableBufferPointer { seen in
      keys.withUnsafeBufferPointer { keys in
        if let leftKeys {
          for place in 0..<leftKeys { seen[Int(truncatingIfNeeded: (keys[place] &* spread) &>> shift)] = 1 }
          for place in leftKeys..<keys.count {
            let slot = Int(truncatingIfNeeded: (keys[place] &* spread) &>> shift)
            seen[slot] |= seen[slot] &<< 1
          }
        } else {
          for key in keys {
            let slot = Int(truncatingIfNeeded: (key &* spread) &>> shift)
            seen[slot] = seen[slot] &<< 1 | 1
          }
        }
        var place = 0
        for (record, end) in rule.keyEnds.enumerated() {
          while place < Int(end) {
            let key = keys[place]
            if seen[Int(truncatingIfNeeded: (key &* spread) &>> shift)] > 1 {
              entries.append(Entry(key: key, record: UInt32(truncatingIfNeeded: record)))
            }
            place += 1
          }
        }
      }
    }
    return entries
  }

  /// Puts entries in the order of their keys that are in the order of their first bits; those of one key keep their order.
  private static func settle(_ entries: inout [Entry]) {
    let count = entries.count
    entries.withUnsafeMutableBufferPointer { entries in
      var place = 1
      var moves = 0
      while place < count {
        let entry = entries[place]
        var hole = place
        while hole > 0, entries[hole - 1].key > entry.key {
          entries[hole] = entries[hole - 1]
          hole -= 1
          moves += 1
        }
        entries[hole] = entry
        place += 1
        // Keys that are no hashes: with few moves for each entry the time stays linear.
        if moves > 8 * count + 1024 {
          var rest = Array(entries)
          RadixSort.sort(&rest, bits: 64) { $0.key }
          for index in rest.indices { entries[index] = rest[index] }
          return
        }
      }
    }
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

/// A rule whose records are in the order of its keys, without the keys that no two records share.
struct SortedRule: Sendable {
  let name: String
  let refinements: [BlockingRule.Refinement]
  let records: KeyedRecords
  /// What making and sorting the keys took.
  let time: Duration

  /// Sorts a rule's records; see ``KeyedRecords/init(_:leftCount:)``.
  init(_ rule: BlockingRule, leftCount: Int?) {
    let start = ContinuousClock.now
    name = rule.name
    refinements = rule.refinements
    records = KeyedRecords(rule, leftCount: leftCount)
    time = rule.time + (ContinuousClock.now - start)
  }
}
