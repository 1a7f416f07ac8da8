/// Latin letters without their marks, for keys of names written in Latin script.
enum LatinLetters {
  /// Appends the lower-case ASCII letters of `scalar`, without accents: ō → o, é → e, ß → ss; nothing for others.
  static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    let value = scalar.value
    switch value {
    case 0x61...0x7A: bytes.append(UInt8(value))
    case 0x41...0x5A: bytes.append(UInt8(value + 32))
    case 0xC6, 0xE6: bytes.append(contentsOf: "ae".utf8)
    case 0xDE, 0xFE: bytes.append(contentsOf: "th".utf8)
    case 0xDF, 0x1E9E: bytes.append(contentsOf: "ss".utf8)
    case 0x152, 0x153: bytes.append(contentsOf: "oe".utf8)
    case 0xC0...0x17F: append(base: latin1AndExtendedA[Int(value - 0xC0)], to: &bytes)
    case 0x1A0...0x1B0: append(base: horned[Int(value - 0x1A0)], to: &bytes)
    case 0x1CD...0x1DC: append(base: pinyin[Int(value - 0x1CD)], to: &bytes)
    case 0x1EA0...0x1EF9: append(base: vietnamese[Int(value - 0x1EA0)], to: &bytes)
    default: break
    }
  }

  /// Whether `scalar` is a Latin letter that ``append(_:to:)`` knows.
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x61...0x7A, 0x41...0x5A: true
    case 0xC0...0x17F: scalar.value != 0xD7 && scalar.value != 0xF7
    case 0x1A0...0x1A1, 0x1AF...0x1B0, 0x1CD...0x1DC, 0x1EA0...0x1EF9: true
    default: false
    }
  }

  private static func append(base: UInt8, to bytes: inout [UInt8]) {
    if base != UInt8(ascii: "-") { bytes.append(base) }
  }

  // The base letter of each scalar from U+00C0 to U+017F; `-` for signs and for letters that are two letters.
  private static let latin1AndExtendedA: [UInt8] = Array(
    ("aaaaaa-ceeeeiiiidnooooo-ouuuuy--" + "aaaaaa-ceeeeiiiidnooooo-ouuuuy-y"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii--jjkkk"
      + "llllllllllnnnnnnnnnoooooo--rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)

  // U+01A0…U+01B0: the horned Ơ and Ư of Vietnamese.
  private static let horned: [UInt8] = Array("oo-------------uu".utf8)

  // U+01CD…U+01DC: the caron vowels of pinyin.
  private static let pinyin: [UInt8] = Array("aaiioouuuuuuuuuu".utf8)

  // U+1EA0…U+1EF9: the toned vowels of Vietnamese.
  private static let vietnamese: [UInt8] = Array(
    (String(repeating: "a", count: 24) + String(repeating: "e", count: 16) + "iiii"
      + String(repeating: "o", count: 24) + String(repeating: "u", count: 14)
      + String(repeating: "y", count: 8)).utf8)
}
