/// Texts of a file as messages show them.
package enum Quoting {
  /// The text on one line, without control characters, at most 60 characters long.
  package static func shortened(_ text: String) -> String {
    var result = ""
    for (number, scalar) in text.unicodeScalars.enumerated() {
      if number == 60 { return result + "…" }
      let isControl = scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
      result.unicodeScalars.append(
        isControl || scalar == "\u{2028}" || scalar == "\u{2029}" ? "\u{FFFD}" : scalar)
    }
    return result
  }

  /// `a`, `b` or `c`, the first forty of them.
  package static func choice(_ names: [String]) -> String {
    var quoted = names.prefix(40).map { "`\(shortened($0))`" }
    if names.count > quoted.count { quoted.append("\(names.count - quoted.count) more") }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "nothing" }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }
}
