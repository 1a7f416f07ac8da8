/// Looks at bytes as ASCII.
enum ASCII {
  /// The byte, lower case if it is an upper-case letter.
  @inline(__always)
  static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// The byte, upper case if it is a lower-case letter.
  @inline(__always)
  static func uppercased(_ byte: UInt8) -> UInt8 { byte &- 0x61 < 26 ? byte & 0xDF : byte }

  /// Whether the byte is a letter.
  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Whether the byte is a digit.
  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Whether the byte is a space, tab or line break.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

  /// `utf8` without white space at the ends.
  static func trimmed(_ utf8: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = 0
    var end = utf8.count
    while start < end, isSpace(utf8[start]) { start += 1 }
    while end > start, isSpace(utf8[end - 1]) { end -= 1 }
    return start..<end
  }
}

/// A number of decimal digits from bytes; saturating, for callers that check the range.
extension Collection where Element == UInt8 {
  /// The value of ASCII digits, at most 999,999,999; 0 for none.
  var decimalValue: Int {
    var value = 0
    for byte in self where ASCII.isDigit(byte) {
      value = Swift.min(value * 10 + Int(byte - 0x30), 999_999_999)
    }
    return value
  }
}
