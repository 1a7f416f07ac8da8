import Foundation
import PersonSynthesis

/// A generated register in memory.
struct Register {
  var rows: [[String]] = []
  /// FNV-1a over every field of every row.
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  init(records: Int, seed: UInt64) {
    PersonRegister(records: records, seed: seed).generate { row in
      for field in row {
        for byte in Array(field.utf8) + [0] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      }
      rows.append(row)
    }
  }

  /// The rows of a file without quoted fields; `nil` where there is no file.
  init?(file: URL) {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    rows = text.split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    }
  }

  /// The places in `rows` of the records with the same value in a column.
  func grouped(by column: Column) -> [[Int]] {
    Dictionary(grouping: rows.indices) { rows[$0][column.rawValue] }.values.sorted { $0[0] < $1[0] }
  }

  /// Of the size of a development set, for the statistics.
  static let large = Register(records: 50_000, seed: 1)
}

/// The columns of a register.
enum Column: Int {
  case record
  case first
  case middle
  case last
  case sex
  case birth
  case street
  case city
  case state
  case postalCode
  case phone
  case email
  case person
  case household
}

extension [String] {
  subscript(column: Column) -> String { self[column.rawValue] }
}
