/// Numbers written with kanji, with digits, or with both: 二十三, 二三, 一〇五, 壱拾, 2十3.
///
/// Only called where a number is expected: the caller knows that 三 in 三浦 is not one.
public enum KanjiNumeral {
  /// The number that `text` begins with at `start`, and the index after it; `nil` where none begins there.
  ///
  /// Takes the longest run of digits and kanji numerals that is one well-formed number.
  public static func parse(_ text: ScalarText, from start: Int) -> (value: Int, end: Int)? {
    nil
  }

  /// Whether `scalar` is a digit or a kanji numeral (一…九, 〇, 零, 十百千万, 壱弐参 …).
  public static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value)
  }
}
