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
    let isDecoded = string.utf8.withContiguousStorageIfAvailable { decode($0, limit: limit) }
    // A string that is not stored as UTF-8 (bridged ones, not on Linux) takes the slow way.
    if isDecoded == nil { append(contentsOf: string.unicodeScalars.prefix(limit)) }
  }

  /// The same for a text in UTF-8; what is malformed in it is what a `String` makes of it.
  mutating func assign(utf8 bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
    removeAll(keepingCapacity: true)
    if !decode(bytes, limit: limit) {
      assign(scalarsOf: String(decoding: bytes, as: UTF8.self), limit: limit)
    }
  }

  /// Appends the first `limit` scalars of a text in UTF-8; `false` where it is malformed, and what was appended is void.
  private mutating func decode(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> Bool {
    // A scalar takes a byte at least: counting them first would cost more than the room that most texts leave.
    let room = Swift.min(bytes.count, limit)
    // An empty array may be the one that all threads share, whose count must not be written, not even as it was.
    if room <= 0 { return true }
    var isValid = true
    append(addingCapacity: room) { (output: inout OutputSpan<Unicode.Scalar>) in
      output.withUnsafeMutableBufferPointer { scalars, count in
        guard let first = scalars.baseAddress else { return }
        var index = 0
        while index < bytes.count, count < room {
          guard let scalar = Self.scalar(bytes, at: &index) else {
            isValid = false
            break
          }
          (first + count).initialize(to: scalar)
          count += 1
        }
      }
    }
    return isValid
  }

  /// The scalar at `index`, which goes on to the next; `nil` where the bytes are malformed.
  @inline(__always)
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: inout Int) -> Unicode.Scalar? {
    let lead = UInt32(bytes[index])
    if lead < 0x80 {
      index += 1
      return Unicode.Scalar(UInt8(truncatingIfNeeded: lead))
    }
    if lead & 0xF0 == 0xE0, index + 3 <= bytes.count {
      // Nearly all of Japanese.
      let (second, third) = (UInt32(bytes[index + 1]), UInt32(bytes[index + 2]))
      guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return nil }
      let value = (lead & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
      // Not in more bytes than it needs; a surrogate is no scalar.
      guard value >= 0x800 else { return nil }
      index += 3
      return Unicode.Scalar(value)
    }
    let length = lead < 0xE0 ? 2 : 4
    guard lead >= 0xC2, lead & 0xF0 != 0xE0, index + length <= bytes.count else { return nil }
    var value = lead & (0xFF >> UInt32(length + 1))
    for offset in 1..<length {
      let byte = UInt32(bytes[index + offset])
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | byte & 0x3F
    }
    index += length
    // Neither in more bytes than it needs, nor beyond the last scalar.
    guard length != 4 || value >= 0x10000 else { return nil }
    return Unicode.Scalar(value)
  }
}
