/// An opaque stand-in for a payment card: a token or fingerprint of the payment provider, never the card's number.
///
/// Equal tokens are one card; other tokens say nearly nothing, because new plastic has a new number. Text that is or
/// holds a card number is refused, and neither the refusal nor the token itself shows any of it in print, in a debugger
/// or through reflection.
///
/// ```swift
/// let token = try CardToken("tok_1NxYz42eZvKYlo2C")
/// print(token)                                    // "CardToken(masked)"
/// try CardToken("card:4111-1111-1111-1111")       // throws .cardNumber
/// ```
///
/// What is refused is said at ``CardNumberDetector``.
public struct CardToken: Sendable, Hashable {
  /// The longest token in bytes of UTF-8.
  public static let maximumLength = 1024

  /// The token itself, as given but for white space around it. Case counts.
  package let value: String

  /// The token in `text`.
  ///
  /// - Throws: `CardTokenError`, which never holds any of `text`.
  /// - Complexity: O(*n*) in the length of `text`.
  public init(_ text: String) throws(CardTokenError) {
    if text.utf8.withContiguousStorageIfAvailable(Self.isPlain) == true {
      value = text
      return
    }
    guard text.utf8.count <= Self.maximumLength else { throw .tooLong }
    let scalars = text.unicodeScalars
    let isSpace = { (scalar: Unicode.Scalar) in
      scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
    }
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { throw .empty }
    let folded = TextFolding.fold(text)
    if CardNumberDetector.holdsCardNumber(folded) { throw .cardNumber }
    if CardNumberDetector.holdsMaskedNumber(folded) { throw .maskedCardNumber }
    value = String(scalars: scalars[first...last])
  }
}

extension CardToken {
  /// Whether a text is a token at a glance: letters and digits of ASCII, hyphens and underscores, with too few digits for a card
  /// number and too few of the letter x to mask one.
  package static func isPlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard (1...maximumLength).contains(utf8.count) else { return false }
    var (digits, masks) = (0, 0)
    for byte in utf8 {
      if byte &- 0x30 < 10 {
        digits += 1
      } else {
        let letter = byte | 0x20
        guard letter &- 0x61 < 26 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") else {
          return false
        }
        if letter == UInt8(ascii: "x") { masks += 1 }
      }
    }
    return digits < CardNumberDetector.leastDigits && masks < CardNumberDetector.leastMaskLetters
  }
}

extension CardToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Shows nothing of the token.
  public var description: String { "CardToken(masked)" }

  /// Shows nothing of the token.
  public var debugDescription: String { description }

  /// A mirror without children, so that `dump` and debuggers show nothing of the token.
  public var customMirror: Mirror { Mirror(self, unlabeledChildren: EmptyCollection<Never>()) }
}
