/// One spelling for the ways to type the same words: case, accents, width, punctuation and white space
/// folded.
///
/// - Letters are lower case. Latin letters lose their accents (see ``AccentedLetters``), as do Greek and
///   Cyrillic ones; letters of other scripts stay.
/// - Full-width letters and digits are ASCII; decimal digits of any script are ASCII digits; combining marks
///   of the Latin kind go.
/// - An apostrophe between letters goes: O'Brien is obrien, St Catherine's is st catherines.
/// - All other punctuation, symbols, controls and white space are one space, and none at the ends.
///
/// Idempotent; O(*n*).
struct TextFold: Sendable {
  /// What is kept of ASCII symbols.
  private let ascii: [UInt8]

  /// The fold of text: no symbols.
  static let words = TextFold(keeping: "")
  /// The fold of codes in words: the rhesus factor of `A+` counts.
  static let symbols = TextFold(keeping: "+#%<>=")

  private static let separator: UInt8 = 0
  private static let apostrophe: UInt8 = 1

  private init(keeping symbols: String) {
    var ascii = [UInt8](repeating: Self.separator, count: 128)
    for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { ascii[Int(byte)] = byte }
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") {
      ascii[Int(byte)] = byte
      ascii[Int(byte & 0xDF)] = byte
    }
    for byte in symbols.utf8 { ascii[Int(byte)] = byte }
    for byte in "'`".utf8 { ascii[Int(byte)] = Self.apostrophe }
    self.ascii = ascii
  }

  /// Appends the folded form of `utf8`.
  func append(_ utf8: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    let start = bytes.count
    var needsSpace = false
    var position = 0
    let count = utf8.count
    ascii.withUnsafeBufferPointer { ascii in
      while position < count {
        let byte = utf8[position]
        if byte < 0x80 {
          let folded = ascii[Int(byte)]
          position += 1
          if folded > Self.apostrophe {
            if needsSpace, bytes.count > start { bytes.append(0x20) }
            needsSpace = false
            bytes.append(folded)
          } else if folded == Self.separator {
            needsSpace = true
          } else if needsSpace || !Self.isLetter(before: bytes.count, after: start, in: bytes)
            || !Self.isLetter(at: position, in: utf8)
          {
            needsSpace = true
          }
          continue
        }
        let scalar = DecodedScalar(utf8, at: position)
        position += scalar.length
        let end = bytes.count
        switch Self.kind(scalar.value) {
        case .separator: needsSpace = true
        case .nothing: break
        case .apostrophe:
          if needsSpace || !Self.isLetter(before: end, after: start, in: bytes)
            || !Self.isLetter(at: position, in: utf8)
          {
            needsSpace = true
          }
        case .letter:
          if needsSpace, end > start { bytes.append(0x20) }
          needsSpace = false
          Self.appendLetter(scalar.value, to: &bytes)
        case .halfwidthForm:
          let folded = ascii[Int(scalar.value - 0xFEE0)]
          if folded > Self.apostrophe {
            if needsSpace, end > start { bytes.append(0x20) }
            needsSpace = false
            bytes.append(folded)
          } else {
            needsSpace = true
          }
        }
      }
    }
  }

  private enum Kind { case letter, separator, apostrophe, nothing, halfwidthForm }

  private static func kind(_ scalar: UInt32) -> Kind {
    switch scalar {
    case 0x00C0...0x024F: return scalar == 0xD7 || scalar == 0xF7 ? .separator : .letter
    case 0x0080...0x00BF:
      // ª º and µ are letters, ² ³ ¹ numbers; the soft hyphen is invisible.
      switch scalar {
      case 0xAA, 0xBA, 0xB5, 0xB2, 0xB3, 0xB9: return .letter
      case 0xAD: return .nothing
      case 0xB4: return .apostrophe
      default: return .separator
      }
    case 0x2018, 0x2019, 0x02BB, 0x02BC, 0x02B9, 0x02C8, 0x2032, 0xFF07: return .apostrophe
    case 0x0300...0x036F, 0x200B...0x200F, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF: return .nothing
    case 0x2000...0x206F, 0x2190...0x2BFF, 0x3000...0x3004, 0x3008...0x3020: return .separator
    case 0xFF01...0xFF5E: return .halfwidthForm
    case 0x3040...0x30FA, 0x30FC...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3: return .letter
    default: return generalKind(scalar)
    }
  }

  private static func generalKind(_ value: UInt32) -> Kind {
    guard let scalar = Unicode.Scalar(value) else { return .separator }
    switch scalar.properties.generalCategory {
    case .control, .spaceSeparator, .lineSeparator, .paragraphSeparator, .connectorPunctuation,
      .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol:
      return .separator
    case .format: return .nothing
    default: return .letter
    }
  }

  private static func appendLetter(_ value: UInt32, to bytes: inout [UInt8]) {
    if AccentedLetters.appendFolded(value, to: &bytes) { return }
    if (0x2E80...0xD7FF).contains(value) {
      DecodedScalar.append(value, to: &bytes)
      return
    }
    guard let scalar = Unicode.Scalar(value) else { return }
    let properties = scalar.properties
    if properties.numericType == .decimal, let number = properties.numericValue {
      bytes.append(0x30 + UInt8(number))
      return
    }
    guard properties.changesWhenLowercased else {
      DecodedScalar.append(AccentedLetters.base(ofLowercase: value), to: &bytes)
      return
    }
    for lower in properties.lowercaseMapping.unicodeScalars where !(0x300...0x36F).contains(lower.value) {
      if !AccentedLetters.appendFolded(lower.value, to: &bytes) {
        DecodedScalar.append(AccentedLetters.base(ofLowercase: lower.value), to: &bytes)
      }
    }
  }

  /// Whether the byte before `end` is of a letter, as far as one byte tells.
  @inline(__always)
  private static func isLetter(before end: Int, after start: Int, in bytes: [UInt8]) -> Bool {
    end > start && isLetterByte(bytes[end - 1])
  }

  @inline(__always)
  private static func isLetter(at position: Int, in utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    position < utf8.count && isLetterByte(utf8[position])
  }

  @inline(__always)
  private static func isLetterByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }
}
