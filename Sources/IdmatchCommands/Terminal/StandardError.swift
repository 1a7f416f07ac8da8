internal import Glibc

/// The standard error stream: notes for the person at the terminal, never data.
struct StandardError: TextOutputStream {
  /// Whether a person is looking.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let written = Glibc.write(STDERR_FILENO, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written <= 0 { return }
        rest = rest.dropFirst(written)
      }
    }
  }

  /// Writes one line.
  static func printLine(_ line: String) {
    var stream = StandardError()
    stream.write(line + "\n")
  }
}
