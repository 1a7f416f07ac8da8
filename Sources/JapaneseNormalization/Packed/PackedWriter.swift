/// Writes numbers as bytes, small ones in few: what an index keeps of each of millions of records.
///
/// Seven bits a byte, the lowest first, the eighth bit saying that more follow (LEB128): a Latin letter takes one byte, a kana
/// two, a kanji three.
package struct PackedWriter: Sendable {
  /// What was written.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Takes everything out and keeps the storage.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  package mutating func write(byte: UInt8) {
    bytes.append(byte)
  }

  package mutating func write(_ number: UInt32) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest &>>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes a number that is −1 or a little more: −1 takes one byte too.
  package mutating func write(fromMinusOne number: Int32) {
    write(UInt32(bitPattern: number &+ 1))
  }

  package mutating func write(_ number: Float) {
    write(fixed: number.bitPattern)
  }

  /// Writes a number that has no small values, such as a hash.
  package mutating func write<Number: FixedWidthInteger>(fixed number: Number) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
    write(UInt32(text.count))
    bytes.append(contentsOf: text)
  }
}
