/// Numbers the distinct cells of a column, so that each is normalized once: an open-addressed table over one arena of bytes.
struct CellNumbers {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  private var hashes: [UInt64] = [0]
  private var slots = [UInt32](repeating: 0, count: 1024)

  /// The number of a cell, 0 for an empty one, otherwise the order of first appearance from 1.
  mutating func number(of cell: UnsafeBufferPointer<UInt8>) -> (Int, isNew: Bool) {
    if cell.isEmpty { return (0, false) }
    let hash = Self.hash(cell)
    var mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, equals(number, cell) { return (number, false) }
      slot = (slot + 1) & mask
    }
    bytes.append(contentsOf: cell)
    ends.append(bytes.count)
    hashes.append(hash)
    let number = ends.count - 1
    slots[slot] = UInt32(number)
    if 2 * ends.count > slots.count {
      slots = Array(repeating: 0, count: slots.count * 2)
      mask = slots.count - 1
      for known in 1..<ends.count {
        var place = Int(truncatingIfNeeded: hashes[known]) & mask
        while slots[place] != 0 { place = (place + 1) & mask }
        slots[place] = UInt32(known)
      }
    }
    return (number, true)
  }

  private func equals(_ number: Int, _ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = ends[number - 1]
    guard ends[number] - start == cell.count else { return false }
    for place in 0..<cell.count where bytes[start + place] != cell[place] { return false }
    return true
  }

  /// Eight bytes at a time through the mixer of ``StableHash``.
  private static func hash(_ cell: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = StableHash(seed: UInt64(cell.count))
    let raw = UnsafeRawBufferPointer(cell)
    var place = 0
    while place + 8 <= raw.count {
      hash.combine(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    var rest: UInt64 = 0
    while place < raw.count {
      rest = rest << 8 | UInt64(raw[place])
      place += 1
    }
    hash.combine(rest)
    return hash.value
  }
}
