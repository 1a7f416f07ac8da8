/// A stretch of scalars in memory that someone else keeps alive; a slice of one shares its indices.
///
/// Comparing addresses walks along many short texts: as slices of arrays each would be retained and released.
struct ScalarView: RandomAccessCollection, Equatable {
  typealias SubSequence = ScalarView

  private let base: UnsafePointer<Unicode.Scalar>
  let startIndex: Int
  let endIndex: Int

  /// The scalars of `base` at `bounds`.
  @inline(__always)
  init(_ base: UnsafePointer<Unicode.Scalar>, _ bounds: Range<Int>) {
    self.base = base
    startIndex = bounds.lowerBound
    endIndex = bounds.upperBound
  }

  @inline(__always)
  subscript(index: Int) -> Unicode.Scalar {
    assert(index >= startIndex && index < endIndex)
    return base[index]
  }

  @inline(__always)
  subscript(bounds: Range<Int>) -> ScalarView {
    assert(bounds.lowerBound >= startIndex && bounds.upperBound <= endIndex)
    return ScalarView(base, bounds)
  }

  @inline(__always)
  func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Unicode.Scalar>) throws -> Result
  ) rethrows -> Result? {
    try body(UnsafeBufferPointer(start: base + startIndex, count: count))
  }

  @inline(__always)
  static func == (lhs: ScalarView, rhs: ScalarView) -> Bool {
    guard lhs.count == rhs.count else { return false }
    var (left, right) = (lhs.startIndex, rhs.startIndex)
    while left < lhs.endIndex {
      if lhs.base[left] != rhs.base[right] { return false }
      left += 1
      right += 1
    }
    return true
  }

  /// Whether the view begins with `other`.
  func starts(with other: ScalarView) -> Bool {
    other.count <= count && self[startIndex..<startIndex + other.count] == other
  }

  /// Whether the view ends with `other`.
  func ends(with other: ScalarView) -> Bool {
    other.count <= count && self[endIndex - other.count..<endIndex] == other
  }
}
