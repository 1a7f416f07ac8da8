/// Numbers distinct keys, which are hashes already, in the order of their first appearance, from 0.
struct KeyNumbers: Sendable {
  private(set) var keys: [UInt64] = []
  private var slots = HashSlots()

  var count: Int { keys.count }

  /// The number of a key, taking it in if it is new.
  mutating func number(of key: UInt64) -> UInt32 {
    var slot = slots.first(key)
    while let known = slots[slot] {
      if keys[known] == key { return UInt32(known) }
      slot = slots.next(slot)
    }
    keys.append(key)
    slots.insert(keys.count - 1, at: slot) { keys[$0] }
    return UInt32(keys.count - 1)
  }
}
