internal import ArgumentParser
internal import Glibc
internal import RecordLinkage
internal import TableIO

/// A file of labels that grows: each label is on the disk before the next is asked for, and the last can be taken back.
///
/// A file that is there already is continued in its own columns and with its own delimiter, whoever wrote it; nothing of it
/// is rewritten.
final class LabelFile {
  let path: String
  private let descriptor: Int32
  private let columnCount: Int
  private let columns: LabelColumns
  private let delimiter: UInt8
  /// Where each label begins that this run has written.
  private var starts: [off_t] = []

  /// Opens the file, or makes one.
  ///
  /// - Parameters:
  ///   - existing: what the file holds; `nil` where there is none yet.
  ///   - needsSources: whether labels have to say which tables the records are of.
  ///   - needsRelation: whether they have to say which relation was asked about.
  init(path: String, existing: CSVTable?, needsSources: Bool, needsRelation: Bool) throws {
    self.path = path
    let header = existing?.header ?? LabelTable.header
    columns = try LabelColumns(header, table: path)
    columnCount = header.count
    delimiter = existing?.dialect.delimiter.byte ?? Delimiter.comma.byte
    if let existing, existing.encoding != .utf8 {
      throw ValidationError(
        "\(path) is in \(existing.encoding.rawValue), and labels are written in UTF-8. Save it as UTF-8, or give another "
          + "file.")
    }
    var needed: [(meaning: LabelColumns.Meaning, why: String)] = []
    if needsSources {
      needed = [(.leftSource, "the tables are several"), (.rightSource, "the tables are several")]
    }
    if needsRelation { needed.append((.relation, "it is not the model's first that is asked about")) }
    for (meaning, why) in needed where columns[meaning] == nil {
      throw ValidationError(
        "\(path) has no column \(meaning.headers[0]), which labels need as \(why). Add it, or give another file."
      )
    }
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.error(.open, path) }
    if existing == nil {
      try write(Self.line(header, delimiter: delimiter))
    } else {
      try endLastLine()
    }
  }

  deinit { close(descriptor) }

  /// Whether there is a label of this run to take back.
  var canTakeBack: Bool { !starts.isEmpty }

  /// Appends a label.
  func append(_ label: LabelledPair) throws(TableError) {
    var cells = [String](repeating: "", count: columnCount)
    let values: [(LabelColumns.Meaning, String)] = [
      (.leftSource, label.leftSource), (.leftID, label.leftID), (.rightSource, label.rightSource),
      (.rightID, label.rightID), (.relation, label.relation), (.score, label.scoreText),
      (.note, label.note),
    ]
    for (meaning, value) in values {
      if let column = columns[meaning] { cells[column] = value }
    }
    let start = lseek(descriptor, 0, SEEK_END)
    guard start >= 0 else { throw Self.error(.write, path) }
    do throws(TableError) {
      try write(Self.line(cells, delimiter: delimiter))
    } catch {
      // Half a line would spoil the next one.
      ftruncate(descriptor, start)
      throw error
    }
    starts.append(start)
  }

  /// Takes the last label of this run back.
  func takeBack() throws(TableError) {
    guard let start = starts.popLast() else { return }
    guard ftruncate(descriptor, start) == 0, fsync(descriptor) == 0 else { throw Self.error(.write, path) }
  }

  /// A file that ends within a line would swallow the first label.
  private func endLastLine() throws(TableError) {
    let end = lseek(descriptor, 0, SEEK_END)
    guard end >= 0 else { throw Self.error(.write, path) }
    var last: UInt8 = 0
    guard end > 0, pread(descriptor, &last, 1, end - 1) == 1, last != 0x0A else { return }
    try write([0x0A])
  }

  private func write(_ bytes: [UInt8]) throws(TableError) {
    guard lseek(descriptor, 0, SEEK_END) >= 0 else { throw Self.error(.write, path) }
    var written = 0
    while written < bytes.count {
      let result = bytes.withUnsafeBytes { bytes in
        bytes.baseAddress.map { Glibc.write(descriptor, $0 + written, bytes.count - written) } ?? 0
      }
      if result >= 0 {
        written += result
      } else if errno != EINTR {
        throw Self.error(.write, path)
      }
    }
    // Pipes and the like cannot be synced, and need not.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else { throw Self.error(.write, path) }
  }

  private static func line(_ cells: [String], delimiter: UInt8) -> [UInt8] {
    var row = RowText(delimiter: delimiter, lineEnding: [0x0A])
    for cell in cells { row.append(cell) }
    row.endRow()
    return row.withUTF8 { Array($0) }
  }

  private static func error(_ action: TableError.Action, _ path: String) -> TableError {
    let code = errno
    return TableError(
      .system(action: action, code: code, message: String(cString: strerror(code))), path: path)
  }
}
