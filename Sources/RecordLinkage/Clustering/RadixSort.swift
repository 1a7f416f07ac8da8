/// Stable sorting by whole numbers in linear time: least significant digit first, eleven bits a pass.
///
/// Five million edges have few different weights, so that comparison sorts spend their time on ties; this one's time
/// does not depend on them.
enum RadixSort {
  private static let digitBits = 11

  /// Sorts by the low `bits` bits of a key, ascending; elements of equal key keep their order.
  ///
  /// - Complexity: O(*n* · `bits` / 11), with memory for one copy of the elements. A digit that all keys share costs only
  ///   its counting.
  static func sort<Element: BitwiseCopyable>(
    _ elements: inout [Element], bits: Int, key: (Element) -> UInt64
  ) {
    let count = elements.count
    guard count > 1 else { return }
    let mask = UInt64(1 << digitBits - 1)
    var scratch = elements
    var offsets = [Int](repeating: 0, count: 1 << digitBits)
    var shift: UInt64 = 0
    while shift < UInt64(bits) {
      for bucket in offsets.indices { offsets[bucket] = 0 }
      for element in elements { offsets[Int(key(element) &>> shift & mask)] &+= 1 }
      if offsets[Int(key(elements[0]) &>> shift & mask)] < count {
        var total = 0
        for bucket in offsets.indices {
          let size = offsets[bucket]
          offsets[bucket] = total
          total += size
        }
        scratch.withUnsafeMutableBufferPointer { target in
          for element in elements {
            let bucket = Int(key(element) &>> shift & mask)
            target[offsets[bucket]] = element
            offsets[bucket] &+= 1
          }
        }
        swap(&elements, &scratch)
      }
      shift += UInt64(digitBits)
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
