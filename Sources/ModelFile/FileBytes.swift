internal import Glibc

/// The bytes of small files.
enum FileBytes {
  /// The bytes of a file, at most so many and one more.
  static func read(_ path: String, most: Int) throws(ModelFileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, errno, writing: false) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= most {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path, errno, writing: false)
      }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// Writes a file beside the place and moves it there.
  static func write(_ bytes: [UInt8], to path: String) throws(ModelFileError) {
    let draft = path + ".\(getpid()).part"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(path, errno, writing: true) }
    var place = 0
    while place < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + place }, bytes.count - place)
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 {
        let code = errno
        close(descriptor)
        unlink(draft)
        throw failure(path, code, writing: true)
      }
      place += count
    }
    guard close(descriptor) == 0, rename(draft, path) == 0 else {
      let code = errno
      unlink(draft)
      throw failure(path, code, writing: true)
    }
  }

  private static func failure(_ path: String, _ code: Int32, writing: Bool) -> ModelFileError {
    let (found, expected): (String, String) =
      switch code {
      case ENOENT where writing: ("no such folder", "a path in a folder that exists")
      case ENOENT: ("no such file", "a model file; `init` writes one for a table")
      case EISDIR: ("a folder", "a model file")
      case EACCES, EPERM, EROFS:
        (
          "no permission to \(writing ? "write" : "read")",
          "a file that may be \(writing ? "written" : "read")"
        )
      case ENOSPC: ("a full disk", "room for the file")
      default:
        (
          "the system error \(String(cString: strerror(code)))",
          "a file that can be \(writing ? "written" : "read")"
        )
      }
    return ModelFileError(.init(file: path, found: found, expected: expected))
  }
}
