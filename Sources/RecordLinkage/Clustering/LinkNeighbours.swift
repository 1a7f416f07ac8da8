/// A link as three numbers: its ends in some numbering, and its position in the graph's order.
struct LinkEnds: BitwiseCopyable {
  var one: UInt32
  var other: UInt32
  var link: UInt32
}

/// Links by record: compressed rows.
struct LinkNeighbours {
  private var offsets: [UInt32]
  /// The other end of each link, row after row.
  private(set) var neighbour: [UInt32]
  /// The position of each link in the graph's order; within a row as they came.
  private(set) var link: [UInt32]

  /// The rows of some links between numbers below `count`.
  init(_ links: [LinkEnds], count: Int) {
    // One row ahead, so that filling the rows leaves their beginnings in place.
    offsets = Array(repeating: 0, count: count + 2)
    neighbour = Array(repeating: 0, count: 2 * links.count)
    link = neighbour
    for entry in links {
      offsets[Int(entry.one) + 2] += 1
      offsets[Int(entry.other) + 2] += 1
    }
    var total: UInt32 = 0
    for row in offsets.indices {
      total += offsets[row]
      offsets[row] = total
    }
    for entry in links {
      place(entry.other, entry.link, row: Int(entry.one))
      place(entry.one, entry.link, row: Int(entry.other))
    }
  }

  @inline(__always)
  private mutating func place(_ entry: UInt32, _ index: UInt32, row: Int) {
    let position = Int(offsets[row + 1])
    neighbour[position] = entry
    link[position] = index
    offsets[row + 1] += 1
  }

  /// The positions of a row in `neighbour` and `link`.
  func range(of row: UInt32) -> Range<Int> {
    Int(offsets[Int(row)])..<Int(offsets[Int(row) + 1])
  }
}
