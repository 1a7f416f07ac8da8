/// Why a text was refused as a card token. Never holds any of the text.
public enum CardTokenError: Error, Sendable, Hashable, CaseIterable {
  /// Nothing was given.
  case empty
  /// The text is or holds a card number.
  case cardNumber
  /// The text is or holds a masked card number: stored beside a token it helps to undo it (PCI DSS 4.0.1, 3.5.1).
  case maskedCardNumber
  /// The text is longer than ``CardToken/maximumLength`` bytes.
  case tooLong
}

extension CardTokenError: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .empty: "the card token is blank; leave the field out"
    case .cardNumber:
      "the field holds a card number; give the token or fingerprint of the payment provider, and erase the number"
    case .maskedCardNumber:
      "the field holds a masked card number; give the token or fingerprint of the payment provider instead"
    case .tooLong: "the card token is longer than \(CardToken.maximumLength) bytes"
    }
  }
}
