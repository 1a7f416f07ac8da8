import CTables

/// The canonical ordering and the canonical composition of UAX #15 (Unicode 15.0), on decomposed text.
enum CanonicalComposition {
  private static let syllableBase: UInt32 = 0xAC00
  private static let leadBase: UInt32 = 0x1100
  private static let vowelBase: UInt32 = 0x1161
  private static let tailBase: UInt32 = 0x11A7
  private static let vowelCount: UInt32 = 21
  private static let tailCount: UInt32 = 28

  static func combiningClass(_ scalar: Unicode.Scalar) -> UInt8 {
    NormalizationRecord(bits: idm_text_nfkc_record(scalar.value)).combiningClass
  }

  static func isHangulSyllable(_ scalar: Unicode.Scalar) -> Bool {
    (0xAC00...0xD7A3).contains(scalar.value)
  }

  /// Appends the two or three jamo of a Hangul syllable.
  static func decomposeHangul(_ syllable: Unicode.Scalar, into text: inout ScalarText) {
    let index = syllable.value - syllableBase
    append(leadBase + index / (vowelCount * tailCount), to: &text)
    append(vowelBase + index % (vowelCount * tailCount) / tailCount, to: &text)
    if index % tailCount != 0 { append(tailBase + index % tailCount, to: &text) }
  }

  private static func append(_ value: UInt32, to text: inout ScalarText) {
    if let scalar = Unicode.Scalar(value) { text.append(scalar) }
  }

  /// Sorts each run of combining marks by combining class, stably.
  ///
  /// - Complexity: O(*n* log *n*) in the longest run, so that a long row of marks costs no more than its size.
  static func reorder(_ text: inout ScalarText) {
    var index = 0
    while index < text.count {
      guard combiningClass(text[index]) != 0 else {
        index += 1
        continue
      }
      let start = index
      var isSorted = true
      var last: UInt8 = 0
      while index < text.count {
        let current = combiningClass(text[index])
        if current == 0 { break }
        if current < last { isSorted = false }
        last = current
        index += 1
      }
      if !isSorted { sort(&text, start..<index) }
    }
  }

  private static func sort(_ text: inout ScalarText, _ run: Range<Int>) {
    // The place breaks ties: `sort` does not promise to be stable.
    var keys = run.map { UInt64(combiningClass(text[$0])) << 32 | UInt64($0) }
    keys.sort()
    let sorted = keys.map { text[Int($0 & 0xFFFF_FFFF)] }
    text.replaceSubrange(run, with: sorted)
  }

  /// Composes ordered, decomposed text in place.
  static func compose(_ text: inout ScalarText) {
    var length = 0
    var starter = -1
    var last: UInt8 = 0
    for index in text.indices {
      let scalar = text[index]
      let current = combiningClass(scalar)
      // Blocked: a mark of the same or a higher class, or a starter, stands between.
      let isAdjacent = starter == length - 1
      if starter >= 0, isAdjacent || (last != 0 && last < current),
        let composite = composite(text[starter], scalar)
      {
        text[starter] = composite
        continue
      }
      if current == 0 { starter = length }
      last = current
      text[length] = scalar
      length += 1
    }
    text.removeSubrange(length...)
  }

  private static func composite(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
    let lead = first.value &- leadBase
    let vowel = second.value &- vowelBase
    if lead < 19, vowel < vowelCount {
      return Unicode.Scalar(syllableBase + (lead * vowelCount + vowel) * tailCount)
    }
    let syllable = first.value &- syllableBase
    let tail = second.value &- tailBase
    if syllable < 11172, syllable % tailCount == 0, tail > 0, tail < tailCount {
      return Unicode.Scalar(first.value + tail)
    }
    let value = idm_text_compose(first.value, second.value)
    return value == 0 ? nil : Unicode.Scalar(value)
  }
}
