/// A number in plain decimal digits: `1,234.50`, `$1234.5` and `1.234,5` are 1234.5.
///
/// Of a comma and a point the last one divides the fraction; one alone divides thousands only where groups of
/// three follow it more than once, or, for the comma, once (`1,234`); `1.234` is a fraction. A sign for a
/// currency, its three-letter code, `%` and spaces are left out; brackets are a minus. What is no number
/// stays as folded text, so that equal stays equal.
struct NumberType: ValueType {
  let name = "number"
  let summary = "a number: plain decimal digits, without separators of thousands, currency and needless zeros"
  let parts = [""]

  func derive(_ utf8: UnsafeBufferPointer<UInt8>, into result: inout ValueParts) {
    result.removeAll()
    if !StandardMissing.isMissing(utf8), !DecimalText.append(utf8, to: &result.bytes) {
      result.bytes.removeAll(keepingCapacity: true)
      TextFold.symbols.append(utf8, to: &result.bytes)
    }
    result.endPart()
  }
}

/// Reads numbers as people write them.
enum DecimalText {
  private static let currencies = WordTable<Bool>(
    words: "usd eur gbp jpy chf cad aud nzd cny sek nok dkk inr brl mxn krw pln czk huf zar rs us eu")

  /// Appends the canonical decimal form of a number.
  ///
  /// - Returns: whether it is one; if not, `bytes` may hold rubbish after what it held.
  static func append(_ utf8: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) -> Bool {
    var isNegative = false
    var digits = 0
    var lastPoint = -1
    var points = 0
    var lastComma = -1
    var commas = 0
    var first = utf8.count
    var end = 0
    var exponent = 0
    var position = 0
    // The span of the number, and what is around it.
    while position < utf8.count {
      let byte = utf8[position]
      if ASCII.isDigit(byte) {
        digits += 1
        first = min(first, position)
        end = position + 1
      } else if byte == UInt8(ascii: ".") {
        points += 1
        lastPoint = position
        first = min(first, position)
        end = max(end, position + 1)
      } else if byte == UInt8(ascii: ",") {
        guard first < position else { return false }
        commas += 1
        lastComma = position
        end = position + 1
      } else if ASCII.isLetter(byte) {
        var stop = position
        while stop < utf8.count, ASCII.isLetter(utf8[stop]) { stop += 1 }
        if digits > 0, stop == position + 1, byte | 0x20 == UInt8(ascii: "e"),
          let read = Self.exponent(utf8[stop...])
        {
          exponent = read.value
          position = read.end
          guard utf8[position...].allSatisfy(ASCII.isSpace) else { return false }
          break
        }
        guard stop - position <= 3, currencies[utf8[position..<stop].map(ASCII.lowercased)] != nil else {
          return false
        }
        position = stop
        continue
      } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "(") {
        guard digits == 0, !isNegative else { return false }
        isNegative = true
      } else if byte >= 0x80 {
        let scalar = DecodedScalar(utf8, at: position)
        switch scalar.value {
        case 0xA2...0xA5, 0x20A0...0x20CF, 0xA0, 0x2009, 0x202F, 0x2019: break
        case 0x2212 where digits == 0 && !isNegative: isNegative = true
        default: return false
        }
        position += scalar.length
        continue
      } else if !ASCII.isSpace(byte), !"$%+')".utf8.contains(byte) {
        return false
      }
      position += 1
    }
    guard digits > 0, digits <= 64 else { return false }
    let mark = Self.decimalMark(
      utf8, lastPoint: lastPoint, points: points, lastComma: lastComma, commas: commas)
    write(
      utf8[first..<end], decimalMark: mark ?? end, exponent: exponent, isNegative: isNegative, to: &bytes)
    return true
  }

  /// The position of what divides the fraction.
  private static func decimalMark(
    _ utf8: UnsafeBufferPointer<UInt8>, lastPoint: Int, points: Int, lastComma: Int, commas: Int
  ) -> Int? {
    if points > 0, commas > 0 { return max(lastPoint, lastComma) }
    if points > 0 { return points == 1 ? lastPoint : nil }
    guard commas == 1 else { return nil }
    let after = utf8[(lastComma + 1)...].prefix(while: ASCII.isDigit).count
    let before = utf8[..<lastComma].reduce(0) { $0 + (ASCII.isDigit($1) ? 1 : 0) }
    return after == 3 && before <= 3 ? nil : lastComma
  }

  private static func exponent(_ utf8: Slice<UnsafeBufferPointer<UInt8>>) -> (value: Int, end: Int)? {
    var rest = utf8
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let digits = rest.prefix(while: ASCII.isDigit)
    guard (1...2).contains(digits.count), digits.decimalValue <= 30 else { return nil }
    return (isNegative ? -digits.decimalValue : digits.decimalValue, digits.endIndex)
  }

  private static func write(
    _ utf8: Slice<UnsafeBufferPointer<UInt8>>, decimalMark: Int, exponent: Int, isNegative: Bool,
    to bytes: inout [UInt8]
  ) {
    var digits: [UInt8] = []
    var pointAfter = 0
    for position in utf8.indices where ASCII.isDigit(utf8[position]) {
      digits.append(utf8[position])
      if position < decimalMark { pointAfter += 1 }
    }
    pointAfter += exponent
    if pointAfter < 0 {
      digits.insert(contentsOf: repeatElement(0x30, count: -pointAfter), at: 0)
      pointAfter = 0
    }
    if pointAfter > digits.count {
      digits.append(contentsOf: repeatElement(0x30, count: pointAfter - digits.count))
    }
    while digits.count > pointAfter, digits.last == 0x30 { digits.removeLast() }
    let zeros = digits[..<pointAfter].prefix { $0 == 0x30 }.count
    let whole = digits[zeros..<pointAfter]
    let fraction = digits[pointAfter...]
    if isNegative, !(whole.isEmpty && fraction.isEmpty) { bytes.append(UInt8(ascii: "-")) }
    if whole.isEmpty { bytes.append(0x30) } else { bytes.append(contentsOf: whole) }
    if !fraction.isEmpty {
      bytes.append(UInt8(ascii: "."))
      bytes.append(contentsOf: fraction)
    }
  }
}
