extension PhoneNumber {
  /// The number of a text that is nothing but one national number as most forms hold it: ten or eleven digits of ASCII that begin
  /// with a single 0, with hyphens between or without; `nil` for all others, which ``parseAll(_:)`` reads.
  ///
  /// Prefixes that begin a number's way abroad or by a carrier are left to it too: 00, 010, and 011 before 81.
  package static func parsePlain(_ utf8: UnsafeBufferPointer<UInt8>) -> PhoneNumber? {
    guard (10...15).contains(utf8.count), utf8[0] == UInt8(ascii: "0") else { return nil }
    var packed: UInt64 = 0
    var count = 0
    // The digits after the 0, of which five tell the area code.
    var leading = 0
    var isHyphen = true
    for byte in utf8 {
      let digit = byte &- 0x30
      if digit < 10 {
        packed = packed &<< 4 | UInt64(digit &+ 1)
        if (1...5).contains(count) { leading = leading &* 10 &+ Int(digit) }
        count &+= 1
        isHyphen = false
      } else {
        // Two hyphens in a row, or one at an end, are not how a number is written.
        guard byte == UInt8(ascii: "-"), !isHyphen else { return nil }
        isHyphen = true
      }
    }
    guard count == 10 || count == 11, !isHyphen, leading >= 10_000 else { return nil }
    if leading / 1_000 == 10 || leading / 10 == 1_181 { return nil }
    guard let kind = domesticKind(leading: leading, count: count) else { return nil }
    return PhoneNumber(packed: packed, kind: kind)
  }
}
