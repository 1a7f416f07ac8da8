/// An order of identifiers that people expect: 2 before 10, C9 before C10.
///
/// Runs of digits compare as numbers, everything else by code point, so that the order is the same on every machine.
func identifierPrecedes(_ lhs: String, _ rhs: String) -> Bool {
  var left = Array(lhs.utf8)[...]
  var right = Array(rhs.utf8)[...]
  while let a = left.first, let b = right.first {
    if isDigit(a), isDigit(b) {
      let one = left.prefix(while: isDigit)
      let other = right.prefix(while: isDigit)
      let first = one.drop { $0 == 0x30 }
      let second = other.drop { $0 == 0x30 }
      if first.count != second.count { return first.count < second.count }
      if let (x, y) = zip(first, second).first(where: { $0 != $1 }) { return x < y }
      if one.count != other.count { return one.count < other.count }
      left = left.dropFirst(one.count)
      right = right.dropFirst(other.count)
    } else {
      if a != b { return a < b }
      left = left.dropFirst()
      right = right.dropFirst()
    }
  }
  return left.isEmpty && !right.isEmpty
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// A number with a fixed count of decimals, rounded half away from zero; `-0.00` is written `0.00`.
func fixed(_ value: Float, decimals: Int) -> String {
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let scaled = Int((Double(value) * scale).rounded())
  if decimals == 0 { return "\(scaled)" }
  let magnitude = String(scaled.magnitude)
  let padded = String(repeating: "0", count: max(0, decimals + 1 - magnitude.count)) + magnitude
  return (scaled < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
}
