internal import TableIO

/// The characters that the outputs' encoding lacks: how many, and where the first of them stand.
struct OutputLosses {
  private(set) var count = 0
  private var places: [String] = []

  /// Takes in what a writer could not write as itself. The code point is named and not shown: it is part of somebody's name.
  mutating func add(_ writer: CSVWriter, path: String, header: [String]) {
    count += writer.lossCount
    for loss in writer.losses.prefix(Self.shown - places.count) {
      let hex = String(loss.scalar.value, radix: 16, uppercase: true)
      let column = loss.column <= header.count ? header[loss.column - 1] : "\(loss.column)"
      places.append(
        "\(path == "-" ? "standard output" : path):\(loss.line), \(column): "
          + "U+\(String(repeating: "0", count: max(0, 4 - hex.count)))\(hex) is not in \(writer.encoding.rawValue)"
      )
    }
  }

  /// Tells the person at the terminal.
  func report(_ messages: MessageOptions) {
    guard count > 0, !messages.quiet else { return }
    StandardError.printLine(
      "\(ProgressReporter.grouped(count)) characters that the output encoding lacks were written as 〓"
        + (count > places.count ? "; the first of them:" : ":"))
    for place in places { StandardError.printLine("  " + place) }
  }

  private static let shown = 5
}
