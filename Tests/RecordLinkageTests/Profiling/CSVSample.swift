import Foundation
import RecordLinkage

/// A small public set under `../shared/data/linkage`, where it is.
struct CSVSample {
  /// Where the sets are.
  static let directory = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared/data/linkage")

  /// Whether there are sets at all.
  static var isThere: Bool { FileManager.default.fileExists(atPath: directory.path) }

  let headers: [String]
  let rows: [[String]]

  /// The rows of a file; `nil` where it is not there.
  init?(_ path: String) {
    guard let data = try? Data(contentsOf: Self.directory.appendingPathComponent(path)) else { return nil }
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    func endCell() {
      row.append(String(decoding: cell, as: UTF8.self))
      cell = []
    }
    var previous: UInt8 = 0
    for byte in data {
      switch byte {
      case UInt8(ascii: "\""):
        // Two quotes within quotes are one.
        if !isQuoted, previous == byte { cell.append(byte) }
        isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: endCell()
      case UInt8(ascii: "\n") where !isQuoted:
        endCell()
        rows.append(row)
        row = []
      case UInt8(ascii: "\r") where !isQuoted: break
      default: cell.append(byte)
      }
      previous = byte
    }
    guard let headers = rows.first else { return nil }
    self.headers = headers
    self.rows = Array(rows.dropFirst())
  }

  /// What the set holds.
  var profile: TableProfile {
    var profiler = TableProfiler(headers: headers)
    for row in rows { profiler.append(row) }
    return profiler.finish()
  }
}
