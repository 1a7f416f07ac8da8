internal import CKernels

/// Puts the pairs of a run in the order of their record numbers.
///
/// Pairs are large and there are millions: they stay in the parts that they came in until the order of all is known, and are
/// moved once.
enum PairOrder {
  /// Where a pair is.
  private struct Place: BitwiseCopyable {
    var right: UInt32
    var part: UInt32
    var index: UInt32

    /// By the right record; pairs of the same records as they came.
    @inline(__always)
    static func precedes(_ one: Place, _ other: Place) -> Bool {
      if one.right != other.right { return one.right < other.right }
      return one.part != other.part ? one.part < other.part : one.index < other.index
    }
  }

  /// The pairs of all parts by left and then right record number.
  ///
  /// - Complexity: linear in records and pairs, but for records that are the left one of many.
  static func sorted(_ parts: [[ScoredPair]], recordCount: Int) -> [ScoredPair] {
    let count = parts.reduce(0) { $0 + $1.count }
    // See `LargeMemory.array`.
    if count == 0 { return [] }
    // Where the pairs of each left record begin, and in the end where they end.
    var ends = LargeMemory.array(repeating: UInt32(0), count: recordCount + 1)
    for part in parts {
      for pair in part { ends[Int(pair.left) + 1] &+= 1 }
    }
    for record in 0..<recordCount { ends[record + 1] &+= ends[record] }
    var places = LargeMemory.array(repeating: Place(right: 0, part: 0, index: 0), count: count)
    for (number, part) in parts.enumerated() {
      for (index, pair) in part.enumerated() {
        let place = Int(ends[Int(pair.left)])
        places[place] = Place(right: pair.right, part: UInt32(number), index: UInt32(index))
        ends[Int(pair.left)] &+= 1
      }
    }
    var start = 0
    for record in 0..<recordCount {
      let end = Int(ends[record])
      if end - start > 1 { sort(&places, start..<end) }
      start = end
    }
    return [ScoredPair](unsafeUninitializedCapacity: count) { target, initialized in
      LargeMemory.prepare(UnsafeMutableRawBufferPointer(target))
      let ahead = 16
      for index in 0..<count {
        if index + ahead < count {
          let place = places[index + ahead]
          parts[Int(place.part)].withUnsafeBufferPointer { part in
            idm_prefetch(part.baseAddress.map { $0 + Int(place.index) })
          }
        }
        let place = places[index]
        target.initializeElement(at: index, to: parts[Int(place.part)][Int(place.index)])
      }
      initialized = count
    }
  }

  /// Sorts the places of one left record: a few, as a rule.
  private static func sort(_ places: inout [Place], _ range: Range<Int>) {
    if range.count > 32 { return places[range].sort(by: Place.precedes) }
    for index in range.dropFirst() {
      let place = places[index]
      var hole = index
      while hole > range.lowerBound, Place.precedes(place, places[hole - 1]) {
        places[hole] = places[hole - 1]
        hole -= 1
      }
      places[hole] = place
    }
  }
}
