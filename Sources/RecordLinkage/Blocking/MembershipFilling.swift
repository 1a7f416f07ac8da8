/// Makes ``BlockMemberships``: counts the blocks of each record, adds up where the lists begin, and fills them.
///
/// The blocks are divided into parts of about equally many places. Each part counts and fills by itself; in between the counts of
/// all parts are added up, so that each knows where to go on with a record's list, and what sign the blocks before it leave.
struct MembershipFilling: Sendable {
  private let blocks: [CandidateBlocks.Block]
  private let records: [UInt32]
  private let recordCount: Int
  private let parts: [Range<Int>]

  /// How many blocks of a part a record is in, and their sign; later where its next one goes, and the sign of those before.
  private struct Tally: BitwiseCopyable {
    var count: UInt32 = 0
    var sign = EarlierBlocks()
  }

  /// A part's tallies, one for each record. No part writes another's, and all are written before they are added up.
  private struct Tallies: @unchecked Sendable {
    let ofRecord: UnsafeMutablePointer<Tally>
  }

  /// Memory that the parts fill: each the places of its own blocks, and of a record's list what its tally leads to.
  private struct Target: @unchecked Sendable {
    let numbers: UnsafeMutablePointer<UInt32>
    let signs: UnsafeMutablePointer<EarlierBlocks>
  }

  /// The memberships, made by one task.
  static func memberships(
    blocks: [CandidateBlocks.Block], records: [UInt32], recordCount: Int
  ) -> BlockMemberships {
    let filling = MembershipFilling(blocks, records, recordCount, partCount: 1)
    let tallies = filling.parts.map(filling.tallies)
    let (ends, target) = filling.addUp(tallies)
    for part in filling.parts.indices { filling.fill(part, tallies[part], target) }
    return filling.finish(ends, target, tallies)
  }

  /// The same, made by several tasks.
  static func memberships(
    blocks: [CandidateBlocks.Block], records: [UInt32], recordCount: Int, workers: Int
  ) async -> BlockMemberships {
    // Tallies of many parts would take longer to clear than the parts to count.
    let filling = MembershipFilling(
      blocks, records, recordCount, partCount: max(1, min(workers, 4, records.count / 65_536)))
    let tallies = await ParallelMap.map(filling.parts.count, workers: workers) {
      filling.tallies(of: filling.parts[$0])
    }
    let (ends, target) = filling.addUp(tallies)
    await ParallelMap.forEach(filling.parts.count, workers: workers) {
      filling.fill($0, tallies[$0], target)
    }
    return filling.finish(ends, target, tallies)
  }

  private init(
    _ blocks: [CandidateBlocks.Block], _ records: [UInt32], _ recordCount: Int, partCount: Int
  ) {
    (self.blocks, self.records, self.recordCount) = (blocks, records, recordCount)
    var parts: [Range<Int>] = []
    var start = 0
    for part in 1...partCount {
      var end = start
      while end < blocks.count, part == partCount || Int(blocks[end].start) < records.count * part / partCount
      {
        end += 1
      }
      parts.append(start..<end)
      start = end
    }
    self.parts = parts
  }

  private func tallies(of part: Range<Int>) -> Tallies {
    let tallies: UnsafeMutablePointer<Tally> = LargeMemory.allocate(recordCount)
    tallies.initialize(repeating: Tally(), count: recordCount)
    records.withUnsafeBufferPointer { records in
      for number in part where !blocks[number].isWindowed {
        for place in blocks[number].start..<blocks[number].end {
          let record = Int(records[Int(place)])
          tallies[record].count &+= 1
          tallies[record].sign.insert(UInt32(number))
        }
      }
    }
    return Tallies(ofRecord: tallies)
  }

  /// Makes of the counts of all parts where the lists begin, and where each part goes on in them.
  private func addUp(_ tallies: [Tallies]) -> (ends: UnsafeMutablePointer<UInt32>, Target) {
    let ends: UnsafeMutablePointer<UInt32> = LargeMemory.allocate(recordCount + 1)
    var place: UInt32 = 0
    for record in 0..<recordCount {
      ends[record] = place
      var sign = EarlierBlocks()
      for part in tallies {
        let tally = part.ofRecord[record]
        part.ofRecord[record] = Tally(count: place, sign: sign)
        place &+= tally.count
        sign.append(tally.sign)
      }
    }
    ends[recordCount] = place
    return (
      ends, Target(numbers: LargeMemory.allocate(Int(place)), signs: LargeMemory.allocate(records.count))
    )
  }

  private func fill(_ part: Int, _ tallies: Tallies, _ target: Target) {
    let next = tallies.ofRecord
    records.withUnsafeBufferPointer { records in
      for number in parts[part] {
        let block = blocks[number]
        if block.isWindowed {
          for place in block.start..<block.end { target.signs[Int(place)] = EarlierBlocks() }
          continue
        }
        for place in block.start..<block.end {
          let record = Int(records[Int(place)])
          target.numbers[Int(next[record].count)] = UInt32(number)
          next[record].count &+= 1
          target.signs[Int(place)] = next[record].sign
          next[record].sign.insert(UInt32(number))
        }
      }
    }
  }

  private func finish(
    _ ends: UnsafeMutablePointer<UInt32>, _ target: Target, _ tallies: [Tallies]
  ) -> BlockMemberships {
    for part in tallies { part.ofRecord.deallocate() }
    return BlockMemberships(ends: ends, numbers: target.numbers, signs: target.signs)
  }
}
