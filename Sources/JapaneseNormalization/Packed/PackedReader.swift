/// Reads what ``PackedWriter`` wrote.
///
/// It never reads beyond its bytes: from bytes that end too soon, or hold a number that is too large, it reads zeros, and
/// ``isDamaged`` says so from then on. That is asked once a record, not once a number.
///
/// It points at the bytes and must not outlive them.
package struct PackedReader {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0
  /// Whether something could not be read.
  package private(set) var isDamaged = false

  package init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// Whether all has been read, and all of it well.
  package var isAtEnd: Bool { !isDamaged && place == bytes.count }

  /// Notes that what was read cannot be.
  package mutating func markDamaged() {
    isDamaged = true
    place = bytes.count
  }

  @inline(__always)
  package mutating func readByte() -> UInt8 {
    guard place < bytes.count else {
      markDamaged()
      return 0
    }
    place &+= 1
    return bytes[place &- 1]
  }

  @inline(__always)
  package mutating func read() -> UInt32 {
    let first = readByte()
    return first < 0x80 ? UInt32(first) : readRest(after: first)
  }

  private mutating func readRest(after first: UInt8) -> UInt32 {
    var number = UInt64(first & 0x7F)
    for shift in [7, 14, 21, 28] as [UInt64] {
      let byte = readByte()
      number |= UInt64(byte & 0x7F) &<< shift
      if byte < 0x80 {
        if number > UInt64(UInt32.max) { break }
        return UInt32(truncatingIfNeeded: number)
      }
    }
    markDamaged()
    return 0
  }

  /// Reads a count of things that take at least a byte each, so that no count asks for more memory than there are bytes.
  package mutating func readCount() -> Int {
    let count = Int(read())
    if count > bytes.count - place {
      markDamaged()
      return 0
    }
    return count
  }

  /// Reads a number that is −1 or more.
  package mutating func readFromMinusOne() -> Int32 {
    Int32(bitPattern: read()) &- 1
  }

  package mutating func readFloat() -> Float {
    Float(bitPattern: readFixed())
  }

  package mutating func readFixed<Number: FixedWidthInteger>() -> Number {
    let size = MemoryLayout<Number>.size
    guard bytes.count - place >= size else {
      markDamaged()
      return 0
    }
    place += size
    return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: place - size, as: Number.self))
  }

  /// The bytes of a text where they lie.
  package mutating func readText() -> UnsafeBufferPointer<UInt8> {
    let count = readCount()
    place += count
    return UnsafeRawBufferPointer(rebasing: bytes[place - count..<place]).assumingMemoryBound(to: UInt8.self)
  }
}
