/// What a kept answer goes by: `D` and 20 letters and digits, made at random, so that nothing can be read from it or guessed.
public struct DecisionID: Sendable, Hashable {
  /// The id as text.
  public let text: String

  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)  // RFC 4648, base 32
  private static let length = 20

  /// The id that a text is; `nil` for a text that cannot be one.
  public init?(_ text: String) {
    guard text.utf8.count == Self.length + 1, text.utf8.first == UInt8(ascii: "D"),
      text.utf8.dropFirst().allSatisfy(Self.letters.contains)
    else { return nil }
    self.text = text
  }

  /// Another id with every call: 100 random bits.
  static func random() -> DecisionID {
    var generator = SystemRandomNumberGenerator()
    var bytes = [UInt8(ascii: "D")]
    for _ in 0..<length {
      bytes.append(letters[Int.random(in: 0..<letters.count, using: &generator)])
    }
    return DecisionID(made: String(decoding: bytes, as: UTF8.self))
  }

  private init(made text: String) {
    self.text = text
  }
}

extension DecisionID: CustomStringConvertible {
  /// The id as text.
  public var description: String { text }
}
