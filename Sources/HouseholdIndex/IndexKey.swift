/// The key with which an index keeps records as they came: 32 bytes for AES-256.
public struct IndexKey: Sendable {
  let bytes: [UInt8]

  /// A key of 32 bytes; `nil` for any other number.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }
}
