/// Texts that mean that nothing was given, in whatever column they stand.
///
/// Two lists, for people bear some of these texts as names: Null, None (野根), Na and Nan are surnames or given
/// names. In a name only what no one is called counts: `n/a`, `unknown`, a lone dash, and `NULL` and `NaN` in
/// exactly the letters in which databases and data frames write them. A word for "other" is a value, not a
/// missing one.
///
/// What stands for nothing in one table only (`9999999999`, `refused`) belongs to
/// ``ColumnDeclaration/missing``.
enum StandardMissing {
  /// Whether a value is nothing, in a column of no names.
  static func isMissing(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    matches(utf8, exact: [], folded: anywhere)
  }

  /// Whether a value is nothing, in a column of names.
  static func isMissingName(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    matches(utf8, exact: exactInNames, folded: inNames)
  }

  private static let longest = 14

  private static let anywhere: [[UInt8]] = [
    "n/a", "#n/a", "na", "n.a.", "n.a", "null", "nil", "none", "nan", "unknown", "unk", "undefined",
    "missing",
    "not available", "not applicable", "not known", "not given", "not provided", "not specified", "no data",
    "(blank)", "<na>", "<null>", "(null)", "\\n",
  ].map { Array($0.utf8) }

  private static let inNames: [[UInt8]] = [
    "n/a", "#n/a", "n.a.", "unknown", "undefined", "not available", "not applicable", "not known",
    "not given",
    "not provided", "not specified", "no data", "(blank)", "<na>", "<null>", "(null)", "\\n",
  ].map { Array($0.utf8) }

  private static let exactInNames: [[UInt8]] = ["NULL", "null", "NaN"].map { Array($0.utf8) }

  /// The first bytes of all texts in both lists, and white space: most values have another and are done.
  private static let firstBytes: [Bool] = {
    var bytes = [Bool](repeating: false, count: 256)
    for text in anywhere + inNames + exactInNames {
      if let first = text.first {
        bytes[Int(first)] = true
        if (0x61...0x7A).contains(first) { bytes[Int(first & 0xDF)] = true }
      }
    }
    for byte in " \t\r\n".utf8 { bytes[Int(byte)] = true }
    return bytes
  }()

  private static func matches(
    _ utf8: UnsafeBufferPointer<UInt8>, exact: [[UInt8]], folded: [[UInt8]]
  ) -> Bool {
    guard let first = utf8.first, firstBytes[Int(first)] else { return false }
    let trimmed = UnsafeBufferPointer(rebasing: utf8[ASCII.trimmed(utf8)])
    guard !trimmed.isEmpty, trimmed.count <= longest else { return false }
    if exact.contains(where: { $0.elementsEqual(trimmed) }) { return true }
    return folded.contains { text in
      text.count == trimmed.count && zip(text, trimmed).allSatisfy { $0 == ASCII.lowercased($1) }
    }
  }
}
