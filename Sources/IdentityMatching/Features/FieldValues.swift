internal import JapaneseNormalization

/// The parsers of single fields as normalization calls them, from UTF-8: one door each.
enum FieldValues {
  static func sex(_ utf8: UnsafeBufferPointer<UInt8>) -> Sex {
    utf8.isEmpty ? .unknown : Sex.parse(String(decoding: utf8, as: UTF8.self))
  }

  static func postalCode(_ utf8: UnsafeBufferPointer<UInt8>) -> PostalCode? {
    utf8.isEmpty ? nil : PostalCode.parse(String(decoding: utf8, as: UTF8.self))
  }

  static func birthDate(_ utf8: UnsafeBufferPointer<UInt8>) throws(DateProblem) -> BirthDate {
    try BirthDate.parse(String(decoding: utf8, as: UTF8.self))
  }

  static func phones(_ utf8: UnsafeBufferPointer<UInt8>) -> [PhoneNumber] {
    PhoneNumber.parseAll(String(decoding: utf8, as: UTF8.self))
  }

  static func email(_ utf8: UnsafeBufferPointer<UInt8>) -> EmailAddress? {
    EmailAddress.parse(String(decoding: utf8, as: UTF8.self))
  }

  static func cardToken(_ utf8: UnsafeBufferPointer<UInt8>) throws(CardTokenError) -> CardToken {
    try CardToken(String(decoding: utf8, as: UTF8.self))
  }

  /// Whether there is nothing but white space.
  static func isBlank(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    String(decoding: utf8, as: UTF8.self).allSatisfy { $0.isWhitespace }
  }
}
