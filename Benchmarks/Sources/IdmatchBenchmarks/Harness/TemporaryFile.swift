internal import Glibc

/// A file in the folder for temporary files, gone with the object.
final class TemporaryFile: Sendable {
  /// What the system did not do.
  struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ action: String) {
      description = "cannot \(action) a temporary file: \(String(cString: strerror(errno)))"
    }
  }

  let path: String

  init(_ contents: [UInt8]) throws {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/idmatch-benchmarks.XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Failure("make") }
    defer { close(descriptor) }
    path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    var written = 0
    while written < contents.count {
      let count = contents.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      }
      guard count > 0 || errno == EINTR else {
        unlink(path)
        throw Failure("write")
      }
      written += max(count, 0)
    }
  }

  deinit { unlink(path) }
}
