/// A place on the globe: `latitude,longitude` in decimal degrees, at most six places of them (about 0.1 m).
///
/// Read are two numbers with a comma, semicolon or space between, with brackets or without; letters N, S, E,
/// W set the sign and the order, degrees may have minutes and seconds; `POINT(13.4 52.5)` has the longitude
/// first, as well-known text has it. What is no place stays as folded text and has no parts; 0,0 is what
/// programs write for none, and counts as missing.
struct CoordinateType: ValueType {
  let name = "coordinate"
  let summary = "a place as latitude,longitude in decimal degrees"
  let parts = ["", "latitude", "longitude"]

  func derive(_ utf8: UnsafeBufferPointer<UInt8>, into result: inout ValueParts) {
    result.removeAll()
    if StandardMissing.isMissing(utf8) {
      result.fill(to: parts.count)
      return
    }
    guard let place = CoordinateText.read(utf8) else {
      TextFold.symbols.append(utf8, to: &result.bytes)
      result.fill(to: parts.count)
      return
    }
    if place.latitude == 0, place.longitude == 0 {
      result.fill(to: parts.count)
      return
    }
    CoordinateText.append(place.latitude, to: &result.bytes)
    let comma = result.bytes.count
    result.append(UInt8(ascii: ","))
    CoordinateText.append(place.longitude, to: &result.bytes)
    let end = result.bytes.count
    result.endPart()
    result.appendPart(copyOf: 0..<comma)
    result.appendPart(copyOf: comma + 1..<end)
  }
}

/// Reads coordinates, in millionths of a degree.
enum CoordinateText {
  /// A latitude and a longitude; `nil` where the text holds none.
  static func read(_ utf8: UnsafeBufferPointer<UInt8>) -> (latitude: Int, longitude: Int)? {
    guard utf8.count <= 96 else { return nil }
    var angles: [Angle] = []
    var current = Angle()
    var isLongitudeFirst = false
    var position = 0
    func finish() {
      if current.count > 0 { angles.append(current) }
      current = Angle()
    }
    while position < utf8.count {
      let scalar = DecodedScalar(utf8, at: position)
      let byte = scalar.value < 0x80 ? UInt8(scalar.value) : 0
      switch byte {
      case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"):
        // A second number without a sign of minutes before it is the other angle.
        if current.count > 0, !current.expectsMore { finish() }
        guard let end = current.readNumber(utf8, from: position) else { return nil }
        position = end
        continue
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "/"): finish()
      case UInt8(ascii: "'"), UInt8(ascii: "\""): current.expectsMore = true
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), 0x20, 0x09: break
      case 0:
        switch scalar.value {
        case 0xB0, 0xBA, 0x2032, 0x2033, 0x2019, 0x201D: current.expectsMore = true
        case 0xA0: break
        default: return nil
        }
      default:
        let word = utf8[position...].prefix(while: ASCII.isLetter)
        switch String(decoding: word, as: UTF8.self).uppercased() {
        case "POINT": isLongitudeFirst = true
        case "N", "S", "E", "W":
          current.direction = byte & 0xDF
          if current.count > 0 { finish() }
        default: return nil
        }
        position += max(1, word.count)
        continue
      }
      position += scalar.length
    }
    finish()
    guard angles.count == 2, let a = angles[0].value, let b = angles[1].value else { return nil }
    if angles[0].isLongitude || angles[1].isLatitude { isLongitudeFirst = true }
    let place = isLongitudeFirst ? (latitude: b, longitude: a) : (latitude: a, longitude: b)
    guard abs(place.latitude) <= 90_000_000, abs(place.longitude) <= 180_000_000 else { return nil }
    return place
  }

  /// Appends an angle in decimal degrees.
  static func append(_ angle: Int, to bytes: inout [UInt8]) {
    if angle < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes.append(contentsOf: String(abs(angle) / 1_000_000).utf8)
    var fraction = abs(angle) % 1_000_000
    guard fraction > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var divisor = 100_000
    while fraction > 0 {
      bytes.append(0x30 + UInt8(fraction / divisor))
      fraction %= divisor
      divisor /= 10
    }
  }

  private struct Angle {
    private var degrees = 0
    private var isNegative = false
    private(set) var count = 0
    var expectsMore = false
    var direction: UInt8 = 0

    var isLatitude: Bool { direction == UInt8(ascii: "N") || direction == UInt8(ascii: "S") }
    var isLongitude: Bool { direction == UInt8(ascii: "E") || direction == UInt8(ascii: "W") }

    /// Millionths of a degree.
    var value: Int? {
      guard count > 0 else { return nil }
      let isSouthOrWest = direction == UInt8(ascii: "S") || direction == UInt8(ascii: "W")
      return isNegative != isSouthOrWest ? -degrees : degrees
    }

    /// Reads degrees, minutes or seconds, and returns where they end.
    mutating func readNumber(_ utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
      var position = start
      if utf8[position] == UInt8(ascii: "-") || utf8[position] == UInt8(ascii: "+") {
        guard count == 0 else { return nil }
        isNegative = utf8[position] == UInt8(ascii: "-")
        position += 1
      }
      // In units of 10⁻⁹, of which a second has enough.
      var value = 0
      var digits = 0
      while position < utf8.count, ASCII.isDigit(utf8[position]), digits < 4 {
        value = value * 10 + Int(utf8[position] - 0x30)
        digits += 1
        position += 1
      }
      value *= 1_000_000_000
      if position < utf8.count, utf8[position] == UInt8(ascii: ".") {
        position += 1
        var unit = 100_000_000
        while position < utf8.count, ASCII.isDigit(utf8[position]) {
          value += Int(utf8[position] - 0x30) * unit
          unit /= 10
          digits += 1
          position += 1
        }
      }
      let scales = [1, 60, 3600]
      guard digits > 0, count < 3 else { return nil }
      let divisor = 1000 * scales[count]
      degrees += (value + divisor / 2) / divisor
      count += 1
      expectsMore = false
      return position
    }
  }
}
