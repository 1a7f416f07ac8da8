/// One scalar of UTF-8 that may be damaged.
struct DecodedScalar {
  /// The scalar; U+FFFD where the bytes are none.
  var value: UInt32
  /// How many bytes it takes, at least one.
  var length: Int

  /// The scalar that begins at `position`, which is a byte of `utf8`.
  @inline(__always)
  init(_ utf8: UnsafeBufferPointer<UInt8>, at position: Int) {
    let first = utf8[position]
    if first < 0x80 {
      self.init(value: UInt32(first), length: 1)
    } else {
      self.init(utf8, at: position, after: first)
    }
  }

  private init(value: UInt32, length: Int) {
    self.value = value
    self.length = length
  }

  private init(_ utf8: UnsafeBufferPointer<UInt8>, at position: Int, after first: UInt8) {
    value = 0xFFFD
    length = 1
    let (more, bits, least): (Int, UInt32, UInt32) =
      switch first {
      case 0xC2...0xDF: (1, UInt32(first & 0x1F), 0x80)
      case 0xE0...0xEF: (2, UInt32(first & 0x0F), 0x800)
      case 0xF0...0xF4: (3, UInt32(first & 0x07), 0x1_0000)
      default: (0, 0, 1)
      }
    guard more > 0, position + more < utf8.count else { return }
    var scalar = bits
    for offset in 1...more {
      let byte = utf8[position + offset]
      guard byte & 0xC0 == 0x80 else { return }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    guard scalar >= least, scalar <= 0x10_FFFF, !(0xD800...0xDFFF).contains(scalar) else { return }
    value = scalar
    length = more + 1
  }

  /// Appends a scalar as UTF-8.
  @inline(__always)
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    if scalar < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: scalar))
      return
    }
    if scalar < 0x800 {
      bytes.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
    } else {
      if scalar < 0x1_0000 {
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      } else {
        bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      }
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
    }
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
  }
}
