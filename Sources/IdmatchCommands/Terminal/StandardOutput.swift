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
