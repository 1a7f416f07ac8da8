internal import CICU

/// Converts text to UTF-8 piece by piece; a character that a piece cuts in two is kept for the next one. See
/// ``TextDecoder`` for whole files and for what becomes of malformed bytes.
final class StreamDecoder {
  let encoding: TextEncoding
  private let converter: OpaquePointer?
  private let path: String

  init(_ encoding: TextEncoding, path: String) throws(TableError) {
    self.encoding = encoding
    self.path = path
    guard encoding != .utf8 else {
      converter = nil
      return
    }
    guard let converter = idm_converter_open(encoding.icuName) else {
      throw TableError(.conversion(encoding), path: path)
    }
    self.converter = converter
  }

  deinit { idm_converter_close(converter) }

  /// Appends `bytes` to `text` as UTF-8.
  func append(_ bytes: ArraySlice<UInt8>, isLast: Bool, to text: inout [UInt8]) throws(TableError) {
    guard let converter else {
      text += bytes
      return
    }
    // One byte makes three at most, and what was kept from the last piece a few more.
    let capacity = bytes.count * 3 + 64
    var failed = false
    text.append(addingCapacity: capacity) { output in
      output.withUnsafeMutableBufferPointer { target, initialized in
        bytes.withUnsafeBufferPointer { source in
          guard let target = target.baseAddress else { return }
          // An empty slice may have no address; the converter reads nothing from this one.
          var none: UInt8 = 0
          var result = idm_conversion()
          let outcome = withUnsafePointer(to: &none) { none in
            idm_converter_decode(
              converter, source.baseAddress ?? none, Int64(source.count), isLast, target, Int64(capacity),
              &result)
          }
          initialized = Int(result.written)
          failed = outcome != IDM_CONVERTED
        }
      }
    }
    if failed { throw TableError(.conversion(encoding), path: path) }
  }
}
