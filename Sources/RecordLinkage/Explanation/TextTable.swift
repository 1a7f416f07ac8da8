/// A table of fixed width for a terminal.
package struct TextTable {
  /// How a column stands.
  package enum Alignment {
    case left, right
  }

  private let alignments: [Alignment]
  private var rows: [[String]] = []
  private var rules: Set<Int> = []

  /// A table without rows yet.
  package init(_ alignments: [Alignment]) {
    self.alignments = alignments
  }

  /// Adds a row of as many cells as there are columns.
  package mutating func add(_ cells: [String]) { rows.append(cells) }

  /// A line before the next row.
  package mutating func addRule() { rules.insert(rows.count) }

  /// The rows, two spaces between columns and none at the ends of lines.
  package var text: String {
    let widths = alignments.indices.map { column in rows.map { Self.width(of: $0[column]) }.max() ?? 0 }
    var lines: [String] = []
    for (number, row) in rows.enumerated() {
      if rules.contains(number) {
        lines.append(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  "))
      }
      let cells = row.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - Self.width(of: row[column]))
        return alignments[column] == .left ? row[column] + padding : padding + row[column]
      }
      var line = cells.joined(separator: "  ")
      while line.hasSuffix(" ") { line.removeLast() }
      lines.append(line)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How many columns of a terminal a text takes: two for the wide and full-width characters of East Asia (Unicode Standard
  /// Annex 11), none for marks that stand on the letter before.
  package static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format, .control: return sum
      default: break
      }
      switch scalar.value {
      case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
        0x20000...0x3FFFD:
        return sum + 2
      default: return sum + 1
      }
    }
  }

  /// A value as a cell: control characters, which could move a terminal's cursor, as spaces, and no longer than `limit` scalars.
  package static func cell(_ text: String, limit: Int = 40) -> String {
    var result = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      if count == limit {
        result.append("…")
        break
      }
      result.append(scalar.properties.generalCategory == .control ? " " : scalar)
      count += 1
    }
    return String(result)
  }
}

/// Numbers as text, the same in every locale.
package enum NumberText {
  /// Bits with a sign and one decimal: `+7.3`.
  package static func bits(_ value: Double) -> String {
    if value.isNaN { return "?" }
    let tenths = (min(max(value, -1e9), 1e9) * 10).rounded()
    let magnitude = Int(abs(tenths))
    return (tenths < 0 ? "-" : tenths > 0 ? "+" : "") + "\(magnitude / 10).\(magnitude % 10)"
  }

  /// A probability: as many decimals as tell it from 0 and 1, at most six.
  package static func probability(_ value: Double) -> String {
    if value.isNaN { return "?" }
    for digits in 2...6 {
      let power = (0..<digits).reduce(1) { power, _ in power * 10 }
      let scaled = Int((min(max(value, 0), 1) * Double(power)).rounded())
      if (scaled == 0 || scaled == power) && digits < 6 { continue }
      let fraction = String(scaled % power)
      return "\(scaled / power)." + String(repeating: "0", count: digits - fraction.count) + fraction
    }
    return "?"
  }

  /// A count with commas: `50,000`.
  package static func count(_ value: Int) -> String {
    var text = ""
    for (place, digit) in String(value.magnitude).reversed().enumerated() {
      if place > 0, place % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (value < 0 ? "-" : "") + String(text.reversed())
  }
}
