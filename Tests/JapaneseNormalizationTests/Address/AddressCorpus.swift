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

  /// What an address says by itself; see the corpus' README for the columns.
  struct Parsed: Sendable, CustomTestStringConvertible {
    let input: String
    let status: String
    let municipalityCode: String
    let town: String
    let chome: String
    let lot: String
    let building: String
    let wing: String
    let floor: String
    let room: String
    let why: String
    var testDescription: String { why }
  }

  /// The tables of pairs, one for each kind of case.
  static let tables = [
    "notation", "different-places", "units", "municipalities", "towns", "kyoto", "hokkaido", "lots",
    "dwellings",
    "romaji", "history", "homonyms",
  ]

  static func pairs(_ table: String) -> [Pair] {
    rows(table).compactMap { row in
      row.count == 4 ? Pair(a: row[0], b: row[1], relation: row[2], why: row[3]) : nil
    }
  }

  static let parsed = rows("parsed").compactMap { row in
    row.count == 11
      ? Parsed(
        input: row[0], status: row[1], municipalityCode: row[2], town: row[3], chome: row[4], lot: row[5],
        building: row[6], wing: row[7], floor: row[8], room: row[9], why: row[10]) : nil
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
