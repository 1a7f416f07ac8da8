import Foundation
import JapaneseNormalization
import Testing

/// The case tables in corpus/addresses.
enum AddressCorpus {
  struct Pair: Sendable, CustomTestStringConvertible {
    let a: String
    let b: String
    let relation: String
    let why: String
    var testDescription: String { why }
  }

  struct Spelling: Sendable, CustomTestStringConvertible {
    let input: String
    let canonical: String
    let why: String
    var testDescription: String { why }
  }

  static let pairs = ["notation", "different-places", "units"].flatMap { rows($0) }.compactMap { row in
    row.count == 4 ? Pair(a: row[0], b: row[1], relation: row[2], why: row[3]) : nil
  }

  static let readings = rows("romaji-forms").compactMap { row in
    row.count == 4 ? Pair(a: row[0], b: row[1], relation: row[2], why: row[3]) : nil
  }

  static let spellings = rows("canonical").compactMap { row in
    row.count == 3 ? Spelling(input: row[0], canonical: row[1], why: row[2]) : nil
  }

  private static func rows(_ name: String) -> [[String]] {
    let file = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("corpus/addresses/\(name).tsv")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").dropFirst().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
