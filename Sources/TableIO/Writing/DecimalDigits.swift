/// The digits of a number, written from the last to the first.
struct DecimalDigits {
  /// A 64-bit number has 20 digits; a sign, a point and zeros before it are more.
  private var bytes = InlineArray<48, UInt8>(repeating: 0x30)
  private var start = 48

  /// Puts the digits of `number` before what is there, the last `decimals` of them (fewer than 19) after a point.
  mutating func prepend(_ number: UInt64, decimals: Int = 0) {
    var rest = number
    for _ in 0..<decimals {
      prepend(byte: 0x30 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    }
    if decimals > 0 { prepend(byte: 0x2E) }
    repeat {
      prepend(byte: 0x30 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
  }

  mutating func prepend(byte: UInt8) {
    start -= 1
    bytes[start] = byte
  }

  func withUTF8(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.span.extracting(start..<48).withUnsafeBufferPointer(body)
  }
}
