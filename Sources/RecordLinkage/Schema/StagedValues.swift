/// Values that wait to be interned together: looking one up is a wait for memory, looking up many is one wait for all.
struct StagedValues {
  private var units: [UInt16] = []
  private var entries: [(end: Int, cell: Int, part: Int)] = []
  private var hashes: [UInt64] = []

  /// Takes in the text of a part of a cell; empty text is left out.
  mutating func append(_ utf8: ArraySlice<UInt8>, cell: Int, part: Int) {
    if utf8.isEmpty { return }
    let start = units.count
    utf8.withUnsafeBufferPointer { ValuePool.append($0, to: &units) }
    hashes.append(
      units.withUnsafeBufferPointer { ValuePool.hash(UnsafeBufferPointer(rebasing: $0[start...])) })
    entries.append((units.count, cell, part))
  }

  /// Interns all of them in their order, calls `take` with the number of each, and forgets them.
  mutating func intern(in pool: inout ValuePool, _ take: (_ cell: Int, _ part: Int, _ id: UInt32) -> Void) {
    pool.prefetch(hashes)
    units.withUnsafeBufferPointer { units in
      var start = 0
      for (entry, hash) in zip(entries, hashes) {
        let text = UnsafeBufferPointer(rebasing: units[start..<entry.end])
        take(entry.cell, entry.part, pool.intern(text, hash: hash).rawValue)
        start = entry.end
      }
    }
    units.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
  }
}
