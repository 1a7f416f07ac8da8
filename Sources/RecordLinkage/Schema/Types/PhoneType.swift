/// A telephone number in its national form.
///
/// The digits without extension, without the international prefix and country code (`+44 (0)20…`, `0044 20…`;
/// a code of North America also where it stands bare, as in `1-212-555-0100`) and without leading zeros, so
/// that the ways to write one number meet. Numbers of two countries with the same national digits meet too; a
/// column that needs them apart is `digits`. A number of one repeated digit is a filler and counts as
/// missing. `local` are the last seven digits.
struct PhoneType: ValueType {
  let name = "phone"
  let summary = "a telephone number: national digits without zeros in front; local are the last seven"
  let parts = ["", "local"]

  func derive(_ utf8: UnsafeBufferPointer<UInt8>, into result: inout ValueParts) {
    result.removeAll()
    CompactFold.appendDigits(.init(rebasing: utf8[..<Self.extensionStart(utf8)]), to: &result.bytes)
    var start = 0
    let digits = result.bytes
    if Self.isInternational(utf8) {
      start = Self.countryCodeLength(digits[...])
    } else if digits.starts(with: [0x30, 0x30]), digits.count > 9 {
      start = 2 + Self.countryCodeLength(digits[2...])
    } else if digits.count == 11, digits.first == UInt8(ascii: "1") {
      start = 1
    }
    while start < digits.count, digits[start] == UInt8(ascii: "0") { start += 1 }
    if digits[start...].allSatisfy({ $0 == digits[start] }) { start = digits.count }
    result.bytes.removeFirst(start)
    result.endPart()
    result.appendPart(copyOf: max(0, result.bytes.count - 7)..<result.bytes.count)
  }

  private static func isInternational(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in utf8 {
      if byte == UInt8(ascii: "+") { return true }
      if ASCII.isDigit(byte) || byte >= 0x80 { return false }
    }
    return false
  }

  /// Where an extension (`x12`, `ext. 12`, `#12`) begins after at least five digits; the end where there is
  /// none.
  private static func extensionStart(_ utf8: UnsafeBufferPointer<UInt8>) -> Int {
    var digits = 0
    for position in utf8.indices {
      let byte = utf8[position]
      if ASCII.isDigit(byte) {
        digits += 1
      } else if digits >= 5, ASCII.isLetter(byte) || byte == UInt8(ascii: "#") {
        return position
      }
    }
    return utf8.count
  }

  /// How many digits the country code in front takes: the codes that ITU-T E.164 assigns (Operational
  /// Bulletin, list of assigned country codes) are such that the first two digits tell.
  private static func countryCodeLength(_ digits: ArraySlice<UInt8>) -> Int {
    guard let first = digits.first, digits.count > 7 else { return 0 }
    if first == UInt8(ascii: "1") || first == UInt8(ascii: "7") { return 1 }
    let code = digits.prefix(2).decimalValue
    return twoDigitCodes.contains(code) ? 2 : 3
  }

  private static let twoDigitCodes: Set<Int> = [
    20, 27, 28, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57,
    58,
    60, 61, 62, 63, 64, 65, 66, 81, 82, 83, 84, 86, 89, 90, 91, 92, 93, 94, 95, 98,
  ]
}
