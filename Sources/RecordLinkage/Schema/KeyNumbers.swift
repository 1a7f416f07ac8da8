/// Numbers the distinct ones of many 64-bit keys, from 1, in the order of first appearance: an open-addressed table.
package struct KeyNumbers: Sendable {
  private var keys: [UInt64]
  private var numbers: [UInt32]
  private var mask: Int
  /// The number of distinct keys.
  package private(set) var count = 0

  /// A table for so many distinct keys; it grows where there are more.
  package init(capacity: Int) {
    var size = 1_024
    while size < 2 * capacity { size *= 2 }
    keys = Array(repeating: 0, count: size)
    numbers = Array(repeating: 0, count: size)
    mask = size - 1
  }

  /// The number of a key, which should be a hash: its low bits say where it is kept.
  package mutating func number(of key: UInt64) -> UInt32 {
    var slot = Int(truncatingIfNeeded: key) & mask
    while numbers[slot] != 0 {
      if keys[slot] == key { return numbers[slot] }
      slot = (slot &+ 1) & mask
    }
    if 2 * (count + 1) > keys.count {
      grow()
      return number(of: key)
    }
    count += 1
    keys[slot] = key
    numbers[slot] = UInt32(count)
    return numbers[slot]
  }

  private mutating func grow() {
    var larger = KeyNumbers(capacity: keys.count)
    for slot in keys.indices where numbers[slot] != 0 {
      var place = Int(truncatingIfNeeded: keys[slot]) & larger.mask
      while larger.numbers[place] != 0 { place = (place &+ 1) & larger.mask }
      larger.keys[place] = keys[slot]
      larger.numbers[place] = numbers[slot]
    }
    larger.count = count
    self = larger
  }
}
