/// Where a field is in its table's arena, in one word: where it begins (40 bits: a terabyte) and how long it is
/// (24 bits: 16 MiB).
@usableFromInline
enum FieldPlace {
  static let maximumLength = 1 << 24 - 1

  static func make(_ start: Int, _ length: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: start) << 24 | UInt64(truncatingIfNeeded: length)
  }

  @inlinable
  static func bounds(_ place: UInt64) -> (start: Int, length: Int) {
    (Int(truncatingIfNeeded: place >> 24), Int(truncatingIfNeeded: place & 0xFF_FFFF))
  }
}
