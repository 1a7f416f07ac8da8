/// For each record of a windowed block, the blocks and its places in them.
struct WindowPlaces: Sendable {
  private struct Place: Sendable {
    var block: UInt32
    var place: UInt32
  }

  /// Where each record's list ends, after a 0; empty where no block is windowed.
  private var ends: [UInt32] = []
  /// The lists of all records, each in the order of the blocks.
  private var places: [Place] = []

  init(blocks: [CandidateBlocks.Block], records: [UInt32], recordCount: Int) {
    if !blocks.contains(where: \.isWindowed) { return }
    ends = Array(repeating: 0, count: recordCount + 1)
    for block in blocks where block.isWindowed {
      for place in block.start..<block.end { ends[Int(records[Int(place)]) + 1] += 1 }
    }
    for record in 0..<recordCount { ends[record + 1] += ends[record] }
    places = Array(repeating: Place(block: 0, place: 0), count: Int(ends[recordCount]))
    var next = ends
    for (number, block) in blocks.enumerated() where block.isWindowed {
      for place in block.start..<block.end {
        let record = Int(records[Int(place)])
        places[Int(next[record])] = Place(block: UInt32(number), place: place)
        next[record] += 1
      }
    }
  }

  /// Calls `body` with each windowed block that holds both records, and with how far apart they are in it.
  func forEachCommonBlock(_ lhs: Int, _ rhs: Int, _ body: (_ block: UInt32, _ distance: Int) -> Void) {
    if ends.isEmpty { return }
    var (i, j) = (Int(ends[lhs]), Int(ends[rhs]))
    let (leftEnd, rightEnd) = (Int(ends[lhs + 1]), Int(ends[rhs + 1]))
    while i < leftEnd, j < rightEnd {
      let (left, right) = (places[i], places[j])
      if left.block == right.block {
        body(left.block, abs(Int(left.place) - Int(right.place)))
        i += 1
        j += 1
      } else if left.block < right.block {
        i += 1
      } else {
        j += 1
      }
    }
  }
}
