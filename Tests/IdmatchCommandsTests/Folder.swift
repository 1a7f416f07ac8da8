import Foundation
import TableIO

/// A folder that is gone when the test is.
final class Folder: Sendable {
  let root: String

  init() throws {
    var template = Array("/tmp/idmatch-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw POSIXError(.EIO) }
    root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func path(_ name: String) -> String { "\(root)/\(name)" }

  /// What is in the folder, hidden files included.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).sorted()
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path(name)))
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(filePath: path(name)))
  }

  /// Writes a table of CSV text in another encoding.
  func write(_ csv: String, to name: String, encoding: TextEncoding, byteOrderMark: Bool) throws {
    let table = try CSVTable(contents: Array(csv.utf8), path: name)
    let writer = try CSVWriter(
      path: path(name), header: table.header, encoding: encoding, byteOrderMark: byteOrderMark)
    for row in 0..<table.rowCount { try writer.write(table.fields(ofRow: row)) }
    try writer.commit()
    guard writer.lossCount == 0 else { throw POSIXError(.EILSEQ) }
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path(name))))
  }

  func text(_ name: String) throws -> String {
    String(decoding: try bytes(name), as: UTF8.self)
  }

  func table(_ name: String) throws -> CSVTable {
    try CSVTable.read(path: path(name))
  }
}

extension CSVTable {
  /// The rows as dictionaries from header to value.
  var records: [[String: String]] {
    (0..<rowCount).map { row in
      Dictionary(zip(header, fields(ofRow: row)), uniquingKeysWith: { first, _ in first })
    }
  }
}
