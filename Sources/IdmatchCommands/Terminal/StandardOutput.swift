internal import Glibc
internal import TableIO

/// The standard output stream, for results that are no table.
enum StandardOutput {
  /// Writes text.
  ///
  /// - Throws: `TableError` where it cannot be written: on a full disk a script must not take the half for the whole.
  static func write(_ text: String) throws(TableError) {
    let file = try OutputFile(path: "-")
    try file.write(text)
    try file.commit()
  }
}

extension TableError {
  /// Whether whoever reads standard output, or another pipe, has gone.
  var isBrokenPipe: Bool {
    if case .system(.write, EPIPE, _) = kind { return true }
    return false
  }
}
