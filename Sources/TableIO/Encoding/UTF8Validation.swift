internal import CTextScan

/// Finds bytes that are no part of well-formed UTF-8.
enum UTF8Validation {
  /// The offset of the first byte of the first malformed sequence, `nil` when the text is well-formed.
  ///
  /// - Complexity: O(*n*); text that is well-formed passes several bytes a nanosecond.
  static func firstMalformed(in bytes: Span<UInt8>) -> Int? {
    guard !isWellFormed(bytes) else { return nil }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// Whether the text is well-formed.
  static func isWellFormed(_ bytes: Span<UInt8>, workers: Int = 1) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return true }
      guard workers > 1, bytes.count > pieceLength else { return idm_is_utf8(base, Int64(bytes.count)) }
      let pieces = (bytes.count + pieceLength - 1) / pieceLength
      // A text is well-formed when its pieces are that end before a byte which begins a character.
      func boundary(_ piece: Int) -> Int {
        var offset = piece * pieceLength
        guard offset < bytes.count else { return bytes.count }
        for _ in 0..<3 where bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
      }
      let malformedPieces = [Bool](unsafeUninitializedCapacity: pieces) { malformed, initialized in
        ParallelWork.run(pieces: pieces, workers: workers) { piece in
          let (start, end) = (boundary(piece), boundary(piece + 1))
          malformed.initializeElement(at: piece, to: !idm_is_utf8(base + start, Int64(end - start)))
        }
        initialized = pieces
      }
      return !malformedPieces.contains(true)
    }
  }

  private static let pieceLength = 1 << 20
}
