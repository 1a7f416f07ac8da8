internal import CKernels

extension Levenshtein {
  /// The distance of a text to each of many, in their order.
  ///
  /// - Parameters:
  ///   - query: symbols of the same alphabet as those of `lanes`.
  ///   - distances: replaced by one for each text; 65,535 stands for that and more.
  /// - Complexity: a few instructions a symbol of the query for each text of up to 16 symbols; memory for the results only.
  public static func distances(
    of query: UnsafeBufferPointer<UInt16>, to lanes: TextLanes, into distances: inout [UInt16]
  ) {
    lanes.edits(query, swaps: false, into: &distances) { distance($0, $1) }
  }
}

extension OptimalStringAlignment {
  /// The distance of a text to each of many, in their order; see ``Levenshtein/distances(of:to:into:)``.
  public static func distances(
    of query: UnsafeBufferPointer<UInt16>, to lanes: TextLanes, into distances: inout [UInt16]
  ) {
    lanes.edits(query, swaps: true, into: &distances) { distance($0, $1) }
  }
}

extension TextLanes {
  fileprivate func edits(
    _ query: SymbolBuffer, swaps: Bool, into distances: inout [UInt16],
    alone: (SymbolBuffer, SymbolBuffer) -> Int
  ) {
    // What a text without symbols is apart from the query; the others are overwritten.
    distances = Array(repeating: UInt16(clamping: query.count), count: count)
    forEachLong { text, symbols in distances[text] = UInt16(clamping: alone(query, symbols)) }
    guard let base = query.baseAddress, !query.isEmpty else {
      for block in blocks {
        for lane in block.firstLane..<(block.firstLane + block.groups * block.lanesPerGroup)
        where textOfLane[lane] != .max {
          distances[Int(textOfLane[lane])] = UInt16(block.length)
        }
      }
      return
    }
    // A lane counts in 16 bits.
    if query.count > Int(UInt16.max) - 64 {
      forEachShort { text, symbols in distances[text] = UInt16(clamping: alone(query, symbols)) }
      return
    }
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: Self.lanesTogether) { found in
      guard let results = found.baseAddress else { return }
      for block in blocks {
        forEachRun(block) { groups, count, lanes in
          idm_lanes_edits(
            groups, Int64(count), Int32(block.length), Int32(block.width), base,
            Int32(query.count), swaps ? 1 : 0, results)
          for lane in lanes where textOfLane[lane] != .max {
            distances[Int(textOfLane[lane])] = results[lane - lanes.lowerBound]
          }
        }
      }
    }
  }
}
