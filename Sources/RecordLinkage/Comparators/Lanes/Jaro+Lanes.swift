internal import CKernels

extension Jaro {
  /// The similarity of a text to each of many, in their order.
  ///
  /// - Parameters:
  ///   - query: symbols of the same alphabet as those of `lanes`.
  ///   - similarities: replaced by one for each text.
  /// - Complexity: as ``Levenshtein/distances(of:to:into:)`` for texts of up to 64 symbols.
  public static func similarities(
    of query: UnsafeBufferPointer<UInt16>, to lanes: TextLanes, into similarities: inout [Double]
  ) {
    lanes.jaro(query, into: &similarities, alone: { similarity($0, $1) }, raise: { jaro, _ in jaro })
  }
}

extension JaroWinkler {
  /// The similarity of a text to each of many, in their order; see ``Jaro/similarities(of:to:into:)``.
  public static func similarities(
    of query: UnsafeBufferPointer<UInt16>, to lanes: TextLanes, into similarities: inout [Double]
  ) {
    lanes.jaro(
      query, into: &similarities, alone: { similarity($0, $1) }, raise: { raised($0, prefix: $1) })
  }
}

extension TextLanes {
  fileprivate func jaro(
    _ query: SymbolBuffer, into similarities: inout [Double], alone: (SymbolBuffer, SymbolBuffer) -> Double,
    raise: (_ jaro: Double, _ prefix: Int) -> Double
  ) {
    similarities = Array(repeating: query.isEmpty ? 1 : 0, count: count)
    forEachLong { text, symbols in similarities[text] = alone(query, symbols) }
    guard let base = query.baseAddress, !query.isEmpty else {
      for lane in textOfLane where lane != .max { similarities[Int(lane)] = 0 }
      return
    }
    if query.count > 64 {
      // No lane has so many bits.
      forEachShort { text, symbols in similarities[text] = alone(query, symbols) }
      return
    }
    var table = JaroTable()
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3 * Self.lanesTogether) { found in
      guard let matches = found.baseAddress else { return }
      let (outOfOrder, prefixes) = (matches + Self.lanesTogether, matches + 2 * Self.lanesTogether)
      for block in blocks {
        table.begin(query.count, block.length)
        forEachRun(block) { groups, count, lanes in
          idm_lanes_jaro(
            groups, Int64(count), Int32(block.length), Int32(block.width), base, Int32(query.count), matches,
            outOfOrder, prefixes)
          for lane in lanes where textOfLane[lane] != .max {
            let place = lane - lanes.lowerBound
            let jaro = table.similarity(Int(matches[place]), Int(outOfOrder[place]))
            similarities[Int(textOfLane[lane])] = raise(jaro, Int(prefixes[place]))
          }
        }
      }
    }
  }
}

/// Jaro's similarity by its counts, for two lengths: a pair's is then a look-up.
private struct JaroTable {
  private var values = [Double](repeating: -1, count: 65 * 33)
  private var used: [Int] = []
  private var left = 0
  private var right = 0

  mutating func begin(_ left: Int, _ right: Int) {
    (self.left, self.right) = (left, right)
    for place in used { values[place] = -1 }
    used.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  mutating func similarity(_ matches: Int, _ outOfOrder: Int) -> Double {
    let place = matches * 33 + outOfOrder / 2
    if values[place] < 0 {
      // The shorter text first, as where a pair is compared alone: sums of doubles depend on their order.
      values[place] = Jaro.similarity(matches, outOfOrder, min(left, right), max(left, right))
      used.append(place)
    }
    return values[place]
  }
}
