import JapaneseNormalization

/// Random scalar sequences with what Japanese input holds, and what breaks normalizers.
enum RandomText {
  /// The stretches of code points that a random text is drawn from, with weights.
  private static let repertoire: [(range: ClosedRange<UInt32>, weight: Int)] = [
    (0x20...0x7E, 6), (0x00...0x1F, 1), (0x7F...0xFF, 2), (0x100...0x17F, 1), (0x2B0...0x2FF, 1),
    (0x300...0x36F, 4), (0x370...0x3FF, 1), (0x591...0x5C7, 1), (0x1100...0x11FF, 3), (0x1E00...0x1FFF, 1),
    (0x2000...0x206F, 3), (0x2070...0x218F, 2), (0x2200...0x22FF, 1), (0x2460...0x24FF, 2),
    (0x2500...0x2501, 1),
    (0x302A...0x302F, 1), (0x3000...0x303F, 3), (0x3041...0x309F, 6), (0x3099...0x309C, 4),
    (0x30A0...0x30FF, 8),
    (0x3130...0x318F, 1), (0x3200...0x33FF, 2), (0x4E00...0x9FFF, 8), (0xAC00...0xD7A3, 3),
    (0xE000...0xE010, 1),
    (0xF900...0xFAFF, 2), (0xFB00...0xFB4F, 1), (0xFE00...0xFE6F, 2), (0xFF01...0xFF60, 4),
    (0xFF61...0xFF9F, 8),
    (0xFFA0...0xFFFF, 1), (0x1D100...0x1D1FF, 1), (0x1D400...0x1D7FF, 1), (0x1F100...0x1F2FF, 1),
    (0x2F800...0x2FA1D, 1), (0xE0000...0xE01FF, 1),
  ]

  private static let choices = repertoire.flatMap { Array(repeating: $0.range, count: $0.weight) }

  /// Letters and marks around dashes and digits, where the rules of folding meet.
  static let dashNeighbours = ScalarText("-ー~〜ｰ1２一二aＡコポンッハかん町 　ﾊﾟｺ゛゙①½´\u{200B}\u{FE0E}".unicodeScalars)

  static func scalars(length: Int, _ random: inout some RandomNumberGenerator) -> ScalarText {
    (0..<length).compactMap { _ in
      choices.randomElement(using: &random).flatMap {
        Unicode.Scalar(UInt32.random(in: $0, using: &random))
      }
    }
  }

  /// Any scalar at all, assigned or not.
  static func anyScalars(length: Int, _ random: inout some RandomNumberGenerator) -> ScalarText {
    (0..<length).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random)) }
  }

  /// Every Unicode scalar value.
  static var everyScalar: some Sequence<Unicode.Scalar> {
    (UInt32(0)...0x10FFFF).lazy.compactMap { Unicode.Scalar($0) }
  }
}

/// Code points as U+0041 U+0042, for messages.
func hex(_ text: ScalarText) -> String {
  text.map { "U+" + String($0.value, radix: 16, uppercase: true) }.joined(separator: " ")
}
