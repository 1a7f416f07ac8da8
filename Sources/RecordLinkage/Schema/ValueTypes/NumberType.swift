internal import Glibc

/// A number.
struct NumberType: ValueType {
  let name = "number"
  let summary = "a number: currency signs, units and thousands separators are left out"
  let parts = [""]

  func derive(_ text: String) -> [String] {
    var digits = ""
    var lastMark: Character?
    var fraction = 0
    for character in text {
      if let value = character.wholeNumberValue, value < 10 {
        digits.append(String(value))
        fraction += 1
      } else if character == "." || character == "," {
        if digits.isEmpty || digits == "-" { digits.append("0") }
        // A mark that comes again divides thousands.
        if lastMark == character { digits.removeAll { $0 == "." } }
        lastMark = character
        digits.removeAll { $0 == "." }
        digits.append(".")
        fraction = 0
      } else if character == "-", digits.isEmpty {
        digits.append("-")
      } else if character.isLetter, !digits.isEmpty {
        break
      }
    }
    // 1,234 is twelve hundred: a comma before just three digits divides thousands; a point divides the fraction.
    if lastMark == ",", fraction == 3 { digits.removeAll { $0 == "." } }
    guard let value = Double(digits), value.isFinite else { return [""] }
    return [value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)]
  }
}
