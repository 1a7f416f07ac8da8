internal import Glibc

/// Reads a whole file or standard input.
///
/// The bytes are read and not mapped: a mapped file that another program shortens meanwhile ends the process with
/// SIGBUS, and the parser undoes escapes in place.
package enum FileContents {
  /// The bytes, with room for the line feeds that the parser wants after them. `workers` threads read a regular file.
  package static func read(path: String, workers: Int = 1) throws(TableError) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError(.open, path: path) }
    defer { if path != "-" { close(descriptor) } }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw systemError(.open, path: path) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw TableError(.isDirectory, path: path) }

    let isRegular = status.st_mode & S_IFMT == S_IFREG
    let size = isRegular ? max(Int(status.st_size), 0) : 0
    // Standard input may have been read from before; a file is read from its beginning. What is not there any more, or
    // cannot be read, is found out below.
    var contents = path != "-" && size > pieceLength ? read(descriptor, size: size, workers: workers) : []
    if !contents.isEmpty { lseek(descriptor, off_t(contents.count), SEEK_SET) }
    var step = max(size - contents.count, 0) + ParsedText.padding
    if !isRegular { step = 1 << 20 }
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

  /// The first `size` bytes of a regular file; nothing when they cannot be read as a whole.
  private static func read(_ descriptor: Int32, size: Int, workers: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: size + ParsedText.padding) { contents, initialized in
      guard let base = contents.baseAddress else { return }
      LargeMemory.prepare(UnsafeMutableRawBufferPointer(contents))
      let pieces = (size + pieceLength - 1) / pieceLength
      let lengths = [Int](unsafeUninitializedCapacity: pieces) { lengths, count in
        ParallelWork.run(pieces: pieces, workers: workers) { piece in
          let start = piece * pieceLength
          let length = min(pieceLength, size - start)
          var done = 0
          while done < length {
            let result = pread(descriptor, base + start + done, length - done, off_t(start + done))
            if result == 0 || result < 0 && errno != EINTR { break }
            done += max(result, 0)
          }
          lengths.initializeElement(at: piece, to: done)
        }
        count = pieces
      }
      initialized = lengths.reduce(0, +) == size ? size : 0
    }
  }

  private static let pieceLength = 1 << 21

  static func systemError(_ action: TableError.Action, path: String, code: Int32 = errno) -> TableError {
    TableError(.system(action: action, code: code, message: String(cString: strerror(code))), path: path)
  }
}
