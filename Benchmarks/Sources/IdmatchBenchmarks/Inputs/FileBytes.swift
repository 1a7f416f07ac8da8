internal import Glibc

/// Files as bytes.
enum FileBytes {
  /// A file that cannot be read.
  struct ReadError: Error {
    let path: String
    let code: Int32
  }

  /// The folder of the package that is measured.
  static var packageFolder: String {
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(5).joined(separator: "/")
  }

  static func read(_ path: String) throws(ReadError) -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw ReadError(path: path, code: errno) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }
}
