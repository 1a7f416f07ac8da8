internal import SynthesisCore

/// The opaque token that a payment service gives for a card.
enum CardToken {
  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

  /// The token of card `serial`: `tok_` and 16 characters of base 32.
  static func token(serial: Int, seed: UInt64) -> String {
    var random = SeededRandom(seed: seed ^ 0xCA4D, stream: .contact, index: serial)
    let bits = (random.next(), random.next())
    var bytes = Array("tok_".utf8)
    for step in 0..<16 {
      let word = step < 8 ? bits.0 : bits.1
      bytes.append(alphabet[Int((word >> UInt64(step % 8 * 5)) & 31)])
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
