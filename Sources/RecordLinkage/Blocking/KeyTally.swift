/// Counts the pairs of records that share a key, without sorting: an open-addressed table of how many of each side have it.
struct KeyTally {
  private var keys: [UInt64]
  /// The records with the key: of the left table of two, and of all.
  private var left: [UInt32]
  private var all: [UInt32]
  private let pairs: PairSpace
  private let leftCount: Int
  private var used = 0

  init(capacity: Int, pairs: PairSpace) {
    var size = 1024
    while size < 2 * capacity { size *= 2 }
    keys = Array(repeating: 0, count: size)
    left = Array(repeating: 0, count: size)
    all = left
    self.pairs = pairs
    // More than two tables, or duplicates within one of two, are counted as one table: a bound.
    leftCount = pairs.isLinkOnly && pairs.sourceEnds.count == 2 ? pairs.sourceEnds[0] : -1
  }

  /// The pairs of all keys.
  var pairCount: Int {
    var sum = 0
    forEachCount { sum += $1 }
    return sum
  }

  /// Counts a record's key, which is not 0.
  @inline(__always)
  mutating func add(_ key: UInt64, record: Int) {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key) & mask
    while keys[slot] != key {
      if keys[slot] == 0 {
        if 4 * used > 3 * keys.count {
          grow()
          return add(key, record: record)
        }
        keys[slot] = key
        used += 1
        break
      }
      slot = (slot + 1) & mask
    }
    if record < leftCount { left[slot] += 1 }
    all[slot] += 1
  }

  /// Calls `body` for every key with how many records have it and how many pairs they make.
  func forEachCount(_ body: (_ records: Int, _ pairs: Int) -> Void) {
    for slot in keys.indices where all[slot] > 0 {
      let records = Int(all[slot])
      body(
        records,
        leftCount < 0
          ? records * (records - 1) / 2 : Int(left[slot]) * (records - Int(left[slot])))
    }
  }

  private mutating func grow() {
    let (oldKeys, oldLeft, oldAll) = (keys, left, all)
    keys = Array(repeating: 0, count: 2 * oldKeys.count)
    left = Array(repeating: 0, count: keys.count)
    all = left
    let mask = keys.count - 1
    for (place, key) in oldKeys.enumerated() where key != 0 {
      var slot = Int(truncatingIfNeeded: key) & mask
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = key
      left[slot] = oldLeft[place]
      all[slot] = oldAll[place]
    }
  }
}
