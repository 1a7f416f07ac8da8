internal import CKernels

/// Disjoint sets over flat arrays: union by size with path halving (Tarjan and van Leeuwen, "Worst-case
/// analysis of set union algorithms", JACM 1984). Not recursive: a chain of a million is no deeper than any
/// other set.
struct UnionFind {
  private var parent: [UInt32]
  private var sizes: [UInt32]

  init(count: Int) {
    parent = [UInt32](unsafeUninitializedCapacity: count) { parent, initialized in
      LargeMemory.prepare(UnsafeMutableRawBufferPointer(parent))
      for element in 0..<count { parent.initializeElement(at: element, to: UInt32(element)) }
      initialized = count
    }
    sizes = LargeMemory.array(repeating: 1, count: count)
  }

  var count: Int { parent.count }

  @inline(__always)
  mutating func root(_ element: UInt32) -> UInt32 {
    var current = element
    while true {
      let up = parent[Int(current)]
      if up == current { return current }
      let higher = parent[Int(up)]
      parent[Int(current)] = higher
      current = higher
    }
  }

  /// Asks for what is known of an element that will be looked at.
  @inline(__always)
  func prefetch(_ element: UInt32) {
    parent.withUnsafeBufferPointer { idm_prefetch($0.baseAddress.map { $0 + Int(element) }) }
  }

  /// The size of a root's set.
  func size(ofRoot root: UInt32) -> Int { Int(sizes[Int(root)]) }

  /// Joins the sets of two different roots; the root of the larger set stays.
  @inline(__always)
  @discardableResult
  mutating func join(roots one: UInt32, _ other: UInt32) -> UInt32 {
    let (kept, gone) = sizes[Int(one)] >= sizes[Int(other)] ? (one, other) : (other, one)
    parent[Int(gone)] = kept
    sizes[Int(kept)] += sizes[Int(gone)]
    return kept
  }

  /// Joins the sets of two elements; whether they were apart.
  @inline(__always)
  @discardableResult
  mutating func join(_ one: UInt32, _ other: UInt32) -> Bool {
    let (left, right) = (root(one), root(other))
    if left == right { return false }
    join(roots: left, right)
    return true
  }
}
