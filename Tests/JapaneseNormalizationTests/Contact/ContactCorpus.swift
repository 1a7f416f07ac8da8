import Foundation
import Testing

/// A table of cases under `corpus/`: tab-separated, a header row, then one case a row.
struct ContactCorpus {
  /// One case: its cells in the order of the columns.
  struct Row: Sendable, CustomTestStringConvertible {
    let cells: [String]
    let testDescription: String

    subscript(column: Int) -> String { cells[column] }
  }

  /// The rows of `corpus/<path>`; a table that cannot be read has none, which the count test of each table reports.
  static func rows(_ path: String) -> [Row] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    guard let text = try? String(contentsOf: root.appending(path: "corpus/\(path)"), encoding: .utf8) else {
      return []
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    let width = lines.first?.split(separator: "\t", omittingEmptySubsequences: false).count ?? 0
    return lines.dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      #expect(cells.count == width, "\(path): \(line)")
      return Row(cells: cells, testDescription: cells.joined(separator: " | "))
    }
  }
}

extension SeededGenerator {
  /// A text of at most `length` scalars, most of them from `alphabet` and one in eight from all of Unicode.
  mutating func text(_ alphabet: [Unicode.Scalar], upTo length: Int) -> String {
    var view = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...length, using: &self) {
      if Int.random(in: 0..<8, using: &self) == 0 {
        let value = UInt32.random(in: 0...0x10FFFF, using: &self)
        view.append(Unicode.Scalar(value) ?? "\u{FFFD}")
      } else {
        view.append(alphabet.randomElement(using: &self) ?? "0")
      }
    }
    return String(view)
  }
}
