/// Kana whose voicing mark is a character of its own, as macOS writes them in file names and copies them into tables: カ and
/// U+3099 for ガ. Legacy encodings have the composed form only.
///
/// This is the part of Unicode's canonical composition (UAX #15) that concerns kana.
enum KanaComposition {
  /// `field` composed, when it is well-formed UTF-8 with combining voicing marks; `nil` when it has none.
  static func composed(_ field: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard hasMark(field) else { return nil }
    var scalars: [Unicode.Scalar] = []
    for scalar in String(decoding: field, as: UTF8.self).unicodeScalars {
      if let last = scalars.last, let composed = compose(last, scalar) {
        scalars[scalars.count - 1] = composed
      } else {
        scalars.append(scalar)
      }
    }
    return scalars.flatMap { Array(String($0).utf8) }
  }

  /// U+3099 and U+309A are E3 82 99 and E3 82 9A.
  private static func hasMark(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard field.count > 3 else { return false }
    for index in 0..<(field.count - 2)
    where field[index] == 0xE3 && field[index + 1] == 0x82
      && (field[index + 2] == 0x99 || field[index + 2] == 0x9A)
    {
      return true
    }
    return false
  }

  private static func compose(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    guard mark.value == 0x3099 || mark.value == 0x309A else { return nil }
    let isKatakana = (0x30A1...0x30FF).contains(base.value)
    let letter = isKatakana ? base.value - 0x60 : base.value
    let composed: UInt32? =
      switch (letter, mark.value) {
      // か…ち: the voiced letter follows the plain one.
      case (0x304B...0x3061, 0x3099) where letter % 2 == 1: letter + 1
      // つて と: so do these, after the small っ.
      case (0x3064...0x3068, 0x3099) where letter % 2 == 0: letter + 1
      // は…ほ: plain, voiced, half-voiced.
      case (0x306F...0x307B, 0x3099) where letter % 3 == 0: letter + 1
      case (0x306F...0x307B, 0x309A) where letter % 3 == 0: letter + 2
      case (0x3046, 0x3099): 0x3094  // ゔ
      case (0x309D, 0x3099): 0x309E  // ゞ
      default: nil
      }
    return composed.flatMap { Unicode.Scalar($0 + (isKatakana ? 0x60 : 0)) }
  }
}
