internal import Glibc

/// The figures of a run as text or JSON.
enum Report {
  /// The head of the table that ``line(_:)`` continues.
  static let head =
    pad("case", 18) + pad("items", 11) + right("items/s", 13) + right("ns/item", 12) + right("steps/item", 13)

  /// One case as a line of the table.
  static func line(_ timing: Timing) -> String {
    pad(timing.name, 18) + pad(timing.items, 11) + right(significant(timing.itemsPerSecond), 13)
      + right(significant(timing.nanosecondsPerItem), 12) + right(significant(timing.stepsPerItem), 13)
  }

  /// All cases as JSON.
  static func json(_ timings: [Timing], calibration: Calibration) -> String {
    let cases = timings.map {
      """
          {"name": "\($0.name)", "items": "\($0.items)", "itemCount": \($0.itemCount), \
      "itemsPerSecond": \($0.itemsPerSecond), "nanosecondsPerItem": \($0.nanosecondsPerItem), \
      "stepsPerItem": \($0.stepsPerItem), "samples": \($0.samples)}
      """
    }
    return """
      {
        "calibrationNanosecondsPerStep": \(calibration.nanosecondsPerStep),
        "cases": [
      \(cases.joined(separator: ",\n"))
        ]
      }
      """
  }

  /// Three significant digits, thousands apart: 1 230 000, 45.6, 0.789.
  static func significant(_ value: Double) -> String {
    guard value.isFinite, value > 0 else { return "-" }
    let digits = 2 - Int(floor(log10(value)))
    let scale = pow(10, Double(abs(digits)))
    let rounded = digits >= 0 ? (value * scale).rounded() / scale : (value / scale).rounded() * scale
    guard rounded >= 1000 else { return "\(rounded)".hasSuffix(".0") ? "\(Int(rounded))" : "\(rounded)" }
    var text = ""
    for (place, digit) in "\(Int(rounded))".reversed().enumerated() {
      if place > 0, place.isMultiple(of: 3) { text.append(" ") }
      text.append(digit)
    }
    return String(text.reversed())
  }

  static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }
}
