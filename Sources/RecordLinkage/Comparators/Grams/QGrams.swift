/// Similarities of two texts by the q-grams that they share, counted as often as they occur.
///
/// Order is lost but for *q* symbols, so a moved word costs little and a long text is cheap. With *a* and *b*
/// the counts of a gram: Jaccard Σ min(*a*, *b*) / Σ max(*a*, *b*), Dice 2 Σ min(*a*, *b*) / Σ (*a* + *b*),
/// cosine Σ *ab* / √(Σ *a*² · Σ *b*²) (Christen, *Data Matching*, 2012, section 5.4). Multisets, unpadded, a
/// text shorter than *q* being one gram; *q* is 1...8. Two empty texts are alike, an empty one is like no
/// other.
public enum QGrams {
  /// Shared grams over all grams.
  ///
  /// - Complexity: O(*n* log *n*).
  public static func jaccard(
    _ lhs: SymbolBuffer, _ rhs: SymbolBuffer, size: Int, scratch: inout ComparatorScratch
  ) -> Double {
    let overlap = Overlap(lhs, rhs, size: size, scratch: &scratch)
    let all = overlap.left + overlap.right - overlap.shared
    return all == 0 ? 1 : Double(overlap.shared) / Double(all)
  }

  /// Twice the shared grams over the sum of both counts.
  ///
  /// - Complexity: O(*n* log *n*).
  public static func dice(
    _ lhs: SymbolBuffer, _ rhs: SymbolBuffer, size: Int, scratch: inout ComparatorScratch
  ) -> Double {
    let overlap = Overlap(lhs, rhs, size: size, scratch: &scratch)
    let all = overlap.left + overlap.right
    return all == 0 ? 1 : Double(2 * overlap.shared) / Double(all)
  }

  /// The cosine of the angle between the two vectors of counts.
  ///
  /// - Complexity: O(*n* log *n*).
  public static func cosine(
    _ lhs: SymbolBuffer, _ rhs: SymbolBuffer, size: Int, scratch: inout ComparatorScratch
  ) -> Double {
    let overlap = Overlap(lhs, rhs, size: size, scratch: &scratch)
    if overlap.left == 0, overlap.right == 0 { return 1 }
    if overlap.product == 0 { return 0 }
    // Rounding must not make two equal texts 0.9999999999999999 alike, nor more than 1.
    return min(
      1, Double(overlap.product) / (Double(overlap.leftSquares) * Double(overlap.rightSquares)).squareRoot())
  }

  /// Shared grams over all grams of two texts of Unicode scalars.
  public static func jaccard(_ lhs: String, _ rhs: String, size: Int) -> Double {
    var scratch = ComparatorScratch()
    return withSymbols(of: lhs, rhs) { jaccard($0, $1, size: size, scratch: &scratch) }
  }

  /// Twice the shared grams over the sum of both counts, of two texts of Unicode scalars.
  public static func dice(_ lhs: String, _ rhs: String, size: Int) -> Double {
    var scratch = ComparatorScratch()
    return withSymbols(of: lhs, rhs) { dice($0, $1, size: size, scratch: &scratch) }
  }

  /// The cosine of the vectors of counts of two texts of Unicode scalars.
  public static func cosine(_ lhs: String, _ rhs: String, size: Int) -> Double {
    var scratch = ComparatorScratch()
    return withSymbols(of: lhs, rhs) { cosine($0, $1, size: size, scratch: &scratch) }
  }

  /// The sums over two profiles, by merging them.
  private struct Overlap {
    let left: Int
    let right: Int
    private(set) var shared = 0
    private(set) var product = 0
    private(set) var leftSquares = 0
    private(set) var rightSquares = 0

    init(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer, size: Int, scratch: inout ComparatorScratch) {
      QGramProfile.fill(&scratch.leftKeys, with: lhs, size: size)
      QGramProfile.fill(&scratch.rightKeys, with: rhs, size: size)
      left = scratch.leftKeys.count
      right = scratch.rightKeys.count
      scratch.leftKeys.withUnsafeBufferPointer { left in
        scratch.rightKeys.withUnsafeBufferPointer { right in merge(left, right) }
      }
    }

    private mutating func merge(_ lhs: UnsafeBufferPointer<UInt64>, _ rhs: UnsafeBufferPointer<UInt64>) {
      var left = 0
      var right = 0
      while left < lhs.count || right < rhs.count {
        let key: UInt64
        if left == lhs.count {
          key = rhs[right]
        } else if right == rhs.count {
          key = lhs[left]
        } else {
          key = Swift.min(lhs[left], rhs[right])
        }
        let leftCount = Self.skip(key, in: lhs, from: &left)
        let rightCount = Self.skip(key, in: rhs, from: &right)
        shared += Swift.min(leftCount, rightCount)
        product += leftCount * rightCount
        leftSquares += leftCount * leftCount
        rightSquares += rightCount * rightCount
      }
    }

    private static func skip(
      _ key: UInt64, in keys: UnsafeBufferPointer<UInt64>, from index: inout Int
    ) -> Int {
      let start = index
      while index < keys.count, keys[index] == key { index += 1 }
      return index - start
    }
  }
}
