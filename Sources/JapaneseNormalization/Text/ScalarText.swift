/// Text on its way through normalization: Unicode scalars, one array element each.
///
/// `String` compares by canonical equivalence and walks grapheme clusters, which hides variation selectors
/// (葛󠄀 has a `count` of 1) and costs far more than a pass over scalars. All normalizers work on scalars and
/// make a `String` only for output.
public typealias ScalarText = [Unicode.Scalar]

extension String {
  /// The string with exactly these scalars.
  ///
  /// - Complexity: O(*n*).
  public init(scalars: some Sequence<Unicode.Scalar>) {
    self.init(scalars: Array(scalars))
  }

  /// The string with exactly these scalars.
  ///
  /// - Complexity: O(*n*).
  public init(scalars: ScalarText) {
    // Encoding by hand is several times faster than appending to a `UnicodeScalarView`.
    var bytes = [UInt8]()
    bytes.reserveCapacity(scalars.count * 3)
    for scalar in scalars {
      let value = scalar.value
      if value < 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: value))
        continue
      }
      if value < 0x800 {
        bytes.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
      } else {
        if value < 0x10000 {
          bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
        } else {
          bytes.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
          bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
        }
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      }
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    }
    self.init(decoding: bytes, as: UTF8.self)
  }
}

extension [Unicode.Scalar] {
  /// The scalars of `string`, as `ScalarText(string.unicodeScalars)` but several times faster.
  ///
  /// - Complexity: O(*n*).
  public init(scalarsOf string: String) {
    self = []
    assign(scalarsOf: string, limit: .max)
  }

  /// Replaces what is in the text by the first `limit` scalars of `string`, and keeps its storage.
  mutating func assign(scalarsOf string: String, limit: Int) {
    removeAll(keepingCapacity: true)
    let isDecoded: Void? = string.utf8.withContiguousStorageIfAvailable { decode($0, limit: limit) }
    // A string that is not stored as UTF-8 (bridged ones, not on Linux) takes the slow way.
    if isDecoded == nil { append(contentsOf: string.unicodeScalars.prefix(limit)) }
  }

  /// Appends the UTF-8 of a `String`, which is always valid.
  private mutating func decode(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
    // Japanese has three bytes a character; ASCII text makes the array grow once or twice.
    reserveCapacity(Swift.min(bytes.count / 3 + 8, limit))
    var rest = limit
    var index = 0
    while index < bytes.count, rest > 0 {
      func tail(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset]) & 0x3F }
      let lead = UInt32(bytes[index])
      let value: UInt32
      let length: Int
      if lead < 0x80 {
        (value, length) = (lead, 1)
      } else if lead < 0xE0, index + 1 < bytes.count {
        (value, length) = ((lead & 0x1F) << 6 | tail(1), 2)
      } else if lead < 0xF0, index + 2 < bytes.count {
        (value, length) = ((lead & 0x0F) << 12 | tail(1) << 6 | tail(2), 3)
      } else if index + 3 < bytes.count {
        (value, length) = ((lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
      } else {
        break
      }
      index += length
      append(Unicode.Scalar(value) ?? "\u{FFFD}")
      rest -= 1
    }
  }
}
