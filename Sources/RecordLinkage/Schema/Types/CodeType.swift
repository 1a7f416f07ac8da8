/// An identifier: product number, postal code, licence plate.
struct CodeType: ValueType {
  let name = "code"
  let summary = "an identifier: its letters and digits alone, upper case"
  let parts = [""]

  func derive(_ utf8: UnsafeBufferPointer<UInt8>, into result: inout ValueParts) {
    result.removeAll()
    if !StandardMissing.isMissing(utf8) {
      CompactFold.append(utf8, to: &result.bytes)
      for position in result.bytes.indices where result.bytes[position] &- 0x61 < 26 {
        result.bytes[position] &= 0xDF
      }
    }
    result.endPart()
  }
}

/// Digits of an identifier whose punctuation means nothing: social security number, ISBN.
struct DigitsType: ValueType {
  let name = "digits"
  let summary = "the digits alone; last4 are the last four of at least five"
  let parts = ["", "last4"]

  func derive(_ utf8: UnsafeBufferPointer<UInt8>, into result: inout ValueParts) {
    result.removeAll()
    CompactFold.appendDigits(utf8, to: &result.bytes)
    result.endPart()
    let count = result.bytes.count
    if count > 4 { result.appendPart(copyOf: count - 4..<count) } else { result.endPart() }
  }
}

/// Folded text without its spaces.
enum CompactFold {
  /// Appends the letters and digits of `utf8`, lower case, accents and width folded.
  static func append(_ utf8: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    let start = bytes.count
    TextFold.words.append(utf8, to: &bytes)
    guard bytes[start...].contains(0x20) else { return }
    var end = start
    for position in start..<bytes.count where bytes[position] != 0x20 {
      bytes[end] = bytes[position]
      end += 1
    }
    bytes.removeSubrange(end...)
  }

  /// Appends the decimal digits of `utf8`, of whatever script, as ASCII.
  static func appendDigits(_ utf8: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var position = 0
    while position < utf8.count {
      let byte = utf8[position]
      if byte < 0x80 {
        if ASCII.isDigit(byte) { bytes.append(byte) }
        position += 1
        continue
      }
      let scalar = DecodedScalar(utf8, at: position)
      position += scalar.length
      if (0xFF10...0xFF19).contains(scalar.value) {
        bytes.append(UInt8(scalar.value - 0xFF10) + 0x30)
      } else if scalar.value < 0x2000 || scalar.value > 0xA000, let digit = Unicode.Scalar(scalar.value),
        digit.properties.numericType == .decimal, let number = digit.properties.numericValue
      {
        bytes.append(0x30 + UInt8(number))
      }
    }
  }
}
