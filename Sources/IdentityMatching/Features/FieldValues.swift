internal import JapaneseNormalization

/// The parsers of single fields as normalization calls them, from UTF-8: one door each.
enum FieldValues {
  static func sex(_ utf8: UnsafeBufferPointer<UInt8>) -> Sex {
    Sex.parse(utf8: utf8)
  }

  static func postalCode(_ utf8: UnsafeBufferPointer<UInt8>) -> PostalCode? {
    utf8.isEmpty ? nil : PostalCode.parse(utf8: utf8)
  }

  static func birthDate(_ utf8: UnsafeBufferPointer<UInt8>) throws(DateProblem) -> BirthDate {
    try BirthDate.parse(utf8: utf8)
  }

  static func forEachPhone(_ utf8: UnsafeBufferPointer<UInt8>, _ body: (PhoneNumber) -> Void) {
    PhoneNumber.forEach(in: utf8, body)
  }

  static func withMailbox(
    _ utf8: UnsafeBufferPointer<UInt8>, _ body: (EmailAddress.Mailbox) -> Void
  ) -> Bool {
    EmailAddress.withMailbox(utf8: utf8, body)
  }

  /// Appends a card's token to `tokens`.
  static func append(
    cardToken utf8: UnsafeBufferPointer<UInt8>, to tokens: inout [UInt8]
  ) throws(CardTokenError) {
    if CardToken.isPlain(utf8) {
      tokens.append(contentsOf: utf8)
    } else {
      tokens.append(contentsOf: try CardToken(String(decoding: utf8, as: UTF8.self)).value.utf8)
    }
  }

  /// Whether there is nothing but white space.
  static func isBlank(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    String(decoding: utf8, as: UTF8.self).allSatisfy { $0.isWhitespace }
  }
}
