internal import Glibc

/// Numbers as a model file has them: without noise, and so that every YAML reader takes them for numbers.
enum NumberText {
  /// The shortest text that reads as the same number: `0.92`, `400`, `1.0e-05`.
  static func shortest(_ number: Double) -> String {
    plain(number.description)
  }

  /// The same for single precision: 0.95 and not 0.949999988079071.
  static func shortest(_ number: Float) -> String {
    plain(number.description)
  }

  /// The number rounded to six significant digits.
  static func significant(_ number: Double) -> String {
    guard number != 0, number.isFinite else { return "0" }
    let exponent = Int(log10(abs(number)).rounded(.down)) - 5
    // Beyond that a power of ten is no double.
    guard abs(exponent) < 290 else { return shortest(number) }
    let scale = pow(10, Double(abs(exponent)))
    let digits = (exponent < 0 ? number * scale : number / scale).rounded()
    guard let rounded = Double("\(Int(digits))e\(exponent)") else { return shortest(number) }
    return shortest(rounded)
  }

  private static func plain(_ description: String) -> String {
    if description.hasSuffix(".0") { return String(description.dropLast(2)) }
    guard let e = description.firstIndex(of: "e") else { return description }
    let mantissa = description[..<e]
    // YAML 1.1 takes 1e-05 for a text.
    return (mantissa.contains(".") ? String(mantissa) : mantissa + ".0") + description[e...]
  }
}
