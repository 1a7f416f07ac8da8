internal import CKernels

/// Numbers the distinct cells of a column, so that each is normalized once.
struct CellNumbers {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  private var slots = HashSlots()

  /// The hash by which a cell is found.
  @inline(__always)
  static func hash(_ cell: UnsafeBufferPointer<UInt8>) -> UInt64 { ByteHash.of(UnsafeRawBufferPointer(cell)) }

  /// The number of a cell, 0 for an empty one, otherwise the order of first appearance from 1.
  @inline(__always)
  mutating func number(of cell: UnsafeBufferPointer<UInt8>, hash: UInt64) -> (Int, isNew: Bool) {
    if cell.isEmpty { return (0, false) }
    if let known = slots.find(hash, { equals($0, cell) }) { return (known, false) }
    LargeMemory.reserve(cell.count, in: &bytes)
    bytes.append(contentsOf: cell)
    LargeMemory.reserve(1, in: &ends)
    ends.append(bytes.count)
    let number = ends.count - 1
    slots.insert(hash, number: number)
    return (number, true)
  }

  /// Brings what is known of cells of these hashes into the cache: three steps that each need the one before, each for all.
  func prefetch(_ hashes: [UInt64]) {
    for hash in hashes { slots.prefetch(hash) }
    ends.withUnsafeBufferPointer { ends in
      for hash in hashes {
        if let number = slots.candidate(hash) { idm_prefetch(ends.baseAddress.map { $0 + number - 1 }) }
      }
      bytes.withUnsafeBufferPointer { bytes in
        for hash in hashes {
          if let number = slots.candidate(hash) {
            idm_prefetch(bytes.baseAddress.map { $0 + ends[number &- 1] })
          }
        }
      }
    }
  }

  @inline(__always)
  private func equals(_ number: Int, _ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = ends[number - 1]
    guard ends[number] - start == cell.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      for place in 0..<cell.count where bytes[start &+ place] != cell[place] { return false }
      return true
    }
  }
}
