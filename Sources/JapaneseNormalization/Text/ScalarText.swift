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
      let lead = UInt32(bytes[index])
      let value: UInt32
      if lead < 0x80 {
        value = lead
        index += 1
      } else if lead < 0xE0, index + 1 < bytes.count {
        value = (lead & 0x1F) << 6 | Self.continuation(bytes[index + 1])
        index += 2
      } else if lead < 0xF0, index + 2 < bytes.count {
        value =
          (lead & 0x0F) << 12 | Self.continuation(bytes[index + 1]) << 6 | Self.continuation(bytes[index + 2])
        index += 3
      } else if index + 3 < bytes.count {
        value =
          (lead & 0x07) << 18 | Self.continuation(bytes[index + 1]) << 12 | Self.continuation(
            bytes[index + 2]) << 6
          | Self.continuation(bytes[index + 3])
        index += 4
      } else {
        break
      }
      append(Unicode.Scalar(value) ?? "\u{FFFD}")
      rest -= 1
    }
  }

  @inline(__always)
  private static func continuation(_ byte: UInt8) -> UInt32 { UInt32(byte) & 0x3F }
}
