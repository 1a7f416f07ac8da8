internal import Crypto
internal import Foundation

/// Seals what is kept of a record as it came, with the key of the index; without one it is kept as it is.
struct RecordCipher: Sendable {
  private let key: SymmetricKey?

  init(_ key: IndexKey?) {
    self.key = key.map { SymmetricKey(data: $0.bytes) }
  }

  /// What is written in place of `bytes`: a nonce, the sealed bytes and the tag that shows a change (AES-GCM, NIST SP 800-38D).
  ///
  /// - Parameter context: what the bytes belong to; they open for the same only, so that two records cannot be exchanged.
  func seal(_ bytes: [UInt8], context: String) throws -> Data {
    guard let key else { return Data(bytes) }
    let box = try AES.GCM.seal(bytes, using: key, authenticating: Data(context.utf8))
    // There is a combined form for every nonce of 12 bytes, which is what seal makes.
    return box.combined ?? Data()
  }

  /// The bytes that were sealed.
  func open(_ sealed: Data, context: String) throws -> Data {
    guard let key else { return sealed }
    return try AES.GCM.open(
      AES.GCM.SealedBox(combined: sealed), using: key, authenticating: Data(context.utf8))
  }
}
