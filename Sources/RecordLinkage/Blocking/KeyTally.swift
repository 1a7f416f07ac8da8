/// Counts the pairs of records that share a key, without sorting: an open-addressed table of how many of each side have it.
struct KeyTally {
  /// A key and its records, of the left table of two and of all, side by side: one look at memory for each.
  private struct Slot: BitwiseCopyable {
    var key: UInt64 = 0
    var left: UInt32 = 0
    var all: UInt32 = 0
  }

  private var slots: [Slot]
  private let leftCount: Int
  private var used = 0

  init(capacity: Int, pairs: PairSpace) {
    var size = 1024
    while size < 2 * capacity { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
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
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: key) & mask
    while slots[place].key != key {
      if slots[place].key == 0 {
        if 4 * used > 3 * slots.count {
          grow()
          return add(key, record: record)
        }
        slots[place].key = key
        used += 1
        break
      }
      place = (place + 1) & mask
    }
    if record < leftCount { slots[place].left += 1 }
    slots[place].all += 1
  }

  /// Calls `body` for every key that several records have with how many do and how many pairs they make.
  func forEachCount(_ body: (_ records: Int, _ pairs: Int) -> Void) {
    for slot in slots where slot.all > 1 {
      let records = Int(slot.all)
      let left = Int(slot.left)
      body(records, leftCount < 0 ? records * (records - 1) / 2 : left * (records - left))
    }
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: 2 * old.count)
    let mask = slots.count - 1
    for slot in old where slot.key != 0 {
      var place = Int(truncatingIfNeeded: slot.key) & mask
      while slots[place].key != 0 { place = (place + 1) & mask }
      slots[place] = slot
    }
  }
}
