/// What stands between the parts of a name and is no part of it.
enum NameSeparator {
  /// Whether `scalar` separates name parts or is mere punctuation inside one: space, ・, =, -, ', comma, full stop.
  ///
  /// ー is a letter, not a separator.
  static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "\u{3000}", "・", "･", "·", "•", "=", "＝", "゠", "-", "'", "’", "‘", "ʼ", "`", "´", ",",
      "，",
      "、", "､", ".", "．", "/":
      true
    default: false
    }
  }

  /// Whether `scalar` stands inside one part of a Latin name: O'Brien, Smith-Jones.
  static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "'", "’", "‘", "ʼ", "`", "´": true
    default: false
    }
  }
}
