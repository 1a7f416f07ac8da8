/// Stable sorting by whole numbers in linear time: least significant digit first, eleven bits a pass.
///
/// Five million edges have few different weights, so that comparison sorts spend their time on ties; this
/// one's time does not depend on them.
enum RadixSort {
  private static let digitBits = 11

  /// Sorts by the low `bits` bits of a key, ascending; elements of equal key keep their order.
  ///
  /// - Complexity: O(*n* · `bits` / 11), with memory for one copy of the elements. A digit that all keys
  ///   share costs only its counting.
  static func sort<Element: BitwiseCopyable>(
    _ elements: inout [Element], bits: Int, key: (Element) -> UInt64
  ) {
    guard elements.count > 1 else { return }
    elements.withUnsafeMutableBufferPointer { elements in
      guard let base = elements.baseAddress else { return }
      let count = elements.count
      let passes = (bits + digitBits - 1) / digitBits
      let buckets = 1 << digitBits
      let mask = UInt64(buckets - 1)
      // How many elements have each digit, for all places at once.
      var offsets = [Int](repeating: 0, count: passes * buckets)
      offsets.withUnsafeMutableBufferPointer { offsets in
        for element in elements {
          var rest = key(element)
          for pass in 0..<passes {
            offsets[pass &* buckets &+ Int(rest & mask)] &+= 1
            rest = rest &>> UInt64(digitBits)
          }
        }
        let scratch: UnsafeMutablePointer<Element> = LargeMemory.allocate(count)
        defer { scratch.deallocate() }
        var (source, target) = (base, scratch)
        for pass in 0..<passes {
          let shift = UInt64(pass * digitBits)
          let offsets = UnsafeMutableBufferPointer(
            rebasing: offsets[(pass * buckets)..<((pass + 1) * buckets)])
          if offsets[Int(key(source[0]) &>> shift & mask)] == count { continue }
          var total = 0
          for bucket in 0..<buckets { (offsets[bucket], total) = (total, total &+ offsets[bucket]) }
          for place in 0..<count {
            let element = source[place]
            let bucket = Int(key(element) &>> shift & mask)
            (target + offsets[bucket]).initialize(to: element)
            offsets[bucket] &+= 1
          }
          swap(&source, &target)
        }
        if source != base { base.update(from: source, count: count) }
      }
    }
  }

  /// A number that orders as a `Float` does: more for more. The two zeros are one.
  @inline(__always)
  static func ascending(_ value: Float) -> UInt32 {
    let bits = (value + 0).bitPattern
    return bits & 0x8000_0000 == 0 ? bits | 0x8000_0000 : ~bits
  }

  /// A number that orders from the largest `Float` to the smallest.
  @inline(__always)
  static func descending(_ value: Float) -> UInt32 { ~ascending(value) }

  /// The `Float` that `descending` made a number of.
  static func value(descending number: UInt32) -> Float {
    let ascending = ~number
    return Float(bitPattern: ascending & 0x8000_0000 == 0 ? ~ascending : ascending & 0x7FFF_FFFF)
  }

  /// The bits that numbers below a count need.
  static func bits(below count: Int) -> Int {
    count < 2 ? 1 : Int.bitWidth - (count - 1).leadingZeroBitCount
  }
}
