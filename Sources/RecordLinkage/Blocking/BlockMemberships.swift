/// The blocks that each record is in, ascending, and for each place in a block a sign of those before; windowed blocks are not
/// listed.
///
/// A class over memory of its own, so that several tasks may fill it side by side.
final class BlockMemberships: @unchecked Sendable {
  /// For each record where its list begins, and at the end where the last one ends.
  let ends: UnsafeMutablePointer<UInt32>
  /// The lists of all records.
  private(set) var numbers: UnsafeMutablePointer<UInt32>
  /// For each place in the records of all blocks a sign of the earlier blocks that the record is in; empty in windowed blocks.
  let signs: UnsafeMutablePointer<EarlierBlocks>

  private let blocks: [CandidateBlocks.Block]
  private let records: [UInt32]
  private let recordCount: Int
  /// The blocks in parts of about equally many places, and for each part what it says of each record.
  private let parts: [Range<Int>]
  private let tallies: [UnsafeMutablePointer<Tally>]

  /// How many blocks of a part a record is in, and their sign; later where its next one goes, and the sign of those before.
  private struct Tally: BitwiseCopyable {
    var count: UInt32 = 0
    var sign = EarlierBlocks()
  }

  /// The memberships, made by one task.
  init(blocks: [CandidateBlocks.Block], records: [UInt32], recordCount: Int) {
    (self.blocks, self.records, self.recordCount) = (blocks, records, recordCount)
    (ends, numbers, signs, parts, tallies) = Self.allocate(blocks, records, recordCount, partCount: 1)
    tally(part: 0)
    addUp()
    fill(part: 0)
    forgetTallies()
  }

  /// The same, made by several tasks, each of which takes a part of the blocks.
  init(blocks: [CandidateBlocks.Block], records: [UInt32], recordCount: Int, workers: Int) async {
    (self.blocks, self.records, self.recordCount) = (blocks, records, recordCount)
    // Tallies of many parts would take longer to clear than the parts to count.
    let partCount = max(1, min(workers, 4, records.count / 65_536))
    (ends, numbers, signs, parts, tallies) = Self.allocate(blocks, records, recordCount, partCount: partCount)
    await ParallelMap.forEach(parts.count, workers: workers) { self.tally(part: $0) }
    addUp()
    await ParallelMap.forEach(parts.count, workers: workers) { self.fill(part: $0) }
    forgetTallies()
  }

  deinit {
    ends.deallocate()
    numbers.deallocate()
    signs.deallocate()
  }

  private static func allocate(
    _ blocks: [CandidateBlocks.Block], _ records: [UInt32], _ recordCount: Int, partCount: Int
  ) -> (
    UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<EarlierBlocks>,
    [Range<Int>], [UnsafeMutablePointer<Tally>]
  ) {
    var parts: [Range<Int>] = []
    var start = 0
    for part in 1...partCount {
      let wanted = part == partCount ? records.count : records.count * part / partCount
      var end = start
      while end < blocks.count, Int(blocks[end].start) < wanted || part == partCount { end += 1 }
      parts.append(start..<end)
      start = end
    }
    return (
      LargeMemory.allocate(recordCount + 1), .allocate(capacity: 1), LargeMemory.allocate(records.count),
      parts,
      parts.map { _ in LargeMemory.allocate(recordCount) }
    )
  }

  private func tally(part: Int) {
    let tally = tallies[part]
    tally.initialize(repeating: Tally(), count: recordCount)
    records.withUnsafeBufferPointer { records in
      for number in parts[part] where !blocks[number].isWindowed {
        for place in blocks[number].start..<blocks[number].end {
          let record = Int(records[Int(place)])
          tally[record].count &+= 1
          tally[record].sign.insert(UInt32(number))
        }
      }
    }
  }

  /// Makes of the counts of all parts where the lists begin, and where each part goes on in them.
  private func addUp() {
    var place: UInt32 = 0
    for record in 0..<recordCount {
      ends[record] = place
      var sign = EarlierBlocks()
      for tally in tallies {
        let part = tally[record]
        tally[record] = Tally(count: place, sign: sign)
        place &+= part.count
        sign.append(part.sign)
      }
    }
    ends[recordCount] = place
    numbers.deallocate()
    numbers = LargeMemory.allocate(Int(place))
  }

  private func fill(part: Int) {
    let next = tallies[part]
    records.withUnsafeBufferPointer { records in
      for number in parts[part] {
        let block = blocks[number]
        if block.isWindowed {
          for place in block.start..<block.end { signs[Int(place)] = EarlierBlocks() }
          continue
        }
        for place in block.start..<block.end {
          let record = Int(records[Int(place)])
          numbers[Int(next[record].count)] = UInt32(number)
          next[record].count &+= 1
          signs[Int(place)] = next[record].sign
          next[record].sign.insert(UInt32(number))
        }
      }
    }
  }

  private func forgetTallies() {
    for tally in tallies { tally.deallocate() }
  }
}
