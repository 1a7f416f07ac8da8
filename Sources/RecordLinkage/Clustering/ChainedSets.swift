internal import CKernels

/// Disjoint sets as ``UnionFind`` joins them, each with the list of its elements: one set's list goes to the end of the other's.
///
/// All that is known of an element lies together, as elements are ranks by hashes and lie anywhere in memory.
struct ChainedSets {
  private struct Element: BitwiseCopyable {
    var parent: UInt32
    /// Of a root the size of its set and the last of its list, of which it is the first.
    var size: UInt32 = 1
    var last: UInt32
    /// The next of the list.
    var next = UInt32.max
  }

  private var elements: [Element]

  init(count: Int) {
    elements = [Element](unsafeUninitializedCapacity: count) { elements, initialized in
      LargeMemory.prepare(UnsafeMutableRawBufferPointer(elements))
      for index in 0..<count {
        let number = UInt32(truncatingIfNeeded: index)
        elements.initializeElement(at: index, to: Element(parent: number, last: number))
      }
      initialized = count
    }
  }

  /// Asks for what is known of an element that will be looked at.
  @inline(__always)
  func prefetch(_ element: UInt32) {
    elements.withUnsafeBufferPointer { idm_prefetch($0.baseAddress.map { $0 + Int(element) }) }
  }

  /// The element that stands for a set.
  @inline(__always)
  mutating func root(_ element: UInt32) -> UInt32 {
    var current = element
    while true {
      let up = elements[Int(current)].parent
      if up == current { return current }
      let higher = elements[Int(up)].parent
      elements[Int(current)].parent = higher
      current = higher
    }
  }

  /// The size of a root's set.
  func size(ofRoot root: UInt32) -> Int { Int(elements[Int(root)].size) }

  /// Whether an element stands for its set.
  func isRoot(_ element: UInt32) -> Bool { elements[Int(element)].parent == element }

  /// The element after one in the list of its set, `UInt32.max` after the last. A root is the first of its list.
  func next(_ element: UInt32) -> UInt32 { elements[Int(element)].next }

  /// Joins the sets of two elements; the root of the larger one stays.
  @inline(__always)
  mutating func join(_ one: UInt32, _ other: UInt32) {
    let (left, right) = (root(one), root(other))
    if left == right { return }
    let isKept = elements[Int(left)].size >= elements[Int(right)].size
    let (kept, gone) = isKept ? (left, right) : (right, left)
    elements[Int(elements[Int(kept)].last)].next = gone
    elements[Int(kept)].last = elements[Int(gone)].last
    elements[Int(kept)].size += elements[Int(gone)].size
    elements[Int(gone)].parent = kept
  }
}
