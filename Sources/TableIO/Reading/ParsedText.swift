/// The text that is divided into rows, and what is known of it.
///
/// After its end stand ``padding`` bytes of which each is a line feed: loops end on the first, and reading 64 bytes at a time
/// stays within.
struct ParsedText {
  /// The first byte of the arena. Bytes are changed only where escapes are undone, after all rows are found.
  let base: UnsafeMutablePointer<UInt8>
  /// Where the text ends.
  let end: Int
  let delimiter: UInt8
  let encoding: TextEncoding
  /// Whether any byte of it is not part of a well-formed character.
  let isMalformed: Bool

  static let padding = 64
}
