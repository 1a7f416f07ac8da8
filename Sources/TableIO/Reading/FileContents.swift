internal import Glibc

/// Reads a whole file or standard input.
///
/// The bytes are read and not mapped: a mapped file that another program shortens meanwhile ends the process with
/// SIGBUS, and the parser undoes escapes in place.
package enum FileContents {
  package static func read(path: String) throws(TableError) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError(.open, path: path) }
    defer { if path != "-" { close(descriptor) } }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw systemError(.open, path: path) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw TableError(.isDirectory, path: path) }

    // One byte more than the file has, for the line feed that ends the parser's loops.
    let isRegular = status.st_mode & S_IFMT == S_IFREG
    var contents = [UInt8]()
    var step = isRegular ? max(Int(status.st_size), 0) + 1 : 1 << 20
    while true {
      let count = contents.count
      var failure: Int32 = 0
      var ended = false
      // Pipes double their space as they go, so that the bytes are copied twice at most on average.
      contents.reserveCapacity(count + step)
      contents.append(addingCapacity: step) { output in
        output.withUnsafeMutableBufferPointer { buffer, initialized in
          guard let base = buffer.baseAddress else { return }
          while initialized < step {
            let result = Glibc.read(descriptor, base + initialized, step - initialized)
            if result > 0 {
              initialized += result
            } else if result == 0 {
              ended = true
              return
            } else if errno != EINTR {
              failure = errno
              return
            }
          }
        }
      }
      guard failure == 0 else { throw systemError(.read, path: path, code: failure) }
      if ended { return contents }
      step = max(contents.count, 1 << 20)
    }
  }

  static func systemError(_ action: TableError.Action, path: String, code: Int32 = errno) -> TableError {
    TableError(.system(action: action, code: code, message: String(cString: strerror(code))), path: path)
  }
}
