/// Double Metaphone: how an English speaker says a name of English, Germanic, Slavic, Romance or other
/// origin, with a second code where two are likely (Philips, "The double metaphone search algorithm", C/C++
/// Users Journal, June 2000).
///
/// Two names sound alike where any code of one is a code of the other: Smith is SM0 and XMT, Schmidt is XMT
/// and SMT. `0` is *th*, `X` is *sh*.
public struct DoubleMetaphone: Hashable, Sendable {
  /// The likely code.
  public let primary: PhoneticCode
  /// The other code, `nil` where it is the same.
  public let secondary: PhoneticCode?

  /// The codes of a name, of at most `length` characters; `nil` if it has no Latin letter, or none that is
  /// heard.
  ///
  /// Marks on letters are left out, but ç is s. White space and hyphens part words, as *van der Berg* needs;
  /// apostrophes and all else are left out.
  ///
  /// - Parameter length: 1...8, as the original 4 if nothing else is asked.
  /// - Complexity: O(*n*).
  public init?(_ name: SymbolBuffer, length: Int = 4) {
    var encoder = MetaphoneEncoder(
      Self.letters(of: name), limit: min(max(length, 1), PhoneticCode.maximumLength))
    encoder.encode()
    let primary = PhoneticCode(encoder.primary.prefix(encoder.limit))
    let secondary = PhoneticCode(encoder.secondary.prefix(encoder.limit))
    if primary.rawValue == 0 { return nil }
    self.primary = primary
    self.secondary = secondary.rawValue == 0 || secondary == primary ? nil : secondary
  }

  /// The codes of a name, of at most `length` characters; `nil` if it has no Latin letter, or none that is
  /// heard.
  public init?(_ name: String, length: Int = 4) {
    guard let codes = withSymbols(of: name, "", { name, _ in DoubleMetaphone(name, length: length) }) else {
      return nil
    }
    self = codes
  }

  /// Whether a code of one is a code of the other.
  public func soundsLike(_ other: DoubleMetaphone) -> Bool {
    primary == other.primary || primary == other.secondary || secondary == other.primary
      || (secondary != nil && secondary == other.secondary)
  }

  private static func letters(of name: SymbolBuffer) -> [UInt8] {
    var letters: [UInt8] = []
    letters.reserveCapacity(name.count + 2)
    for symbol in name {
      if symbol == 0xC7 || symbol == 0xE7 {
        letters.append(UInt8(ascii: "S"))
      } else if let (first, second) = LatinLetters.fold(symbol) {
        letters.append(first)
        if second != 0 { letters.append(second) }
      } else if symbol == 0x2D || TokenText.isSpace(symbol), let last = letters.last, last != 0x20 {
        letters.append(0x20)
      }
    }
    if letters.last == 0x20 { letters.removeLast() }
    return letters
  }
}
