internal import IdentityMatching
internal import TableIO

/// The rows that were left out, and the values that could not be read. Places and reasons, never contents.
struct RejectList {
  /// A row or value with its place.
  struct Entry: Sendable, Hashable {
    let file: String
    let line: Int
    let column: String
    let reason: String

    var description: String {
      "\(file):\(line)" + (column.isEmpty ? "" : ", \(column)") + ": \(reason)"
    }
  }

  private(set) var rows: [Entry] = []
  private(set) var values: [Entry] = []

  /// The rows of a table that could not be parsed.
  mutating func add(rejectsOf table: CSVTable) {
    rows += table.rejects.map {
      Entry(
        file: table.path, line: $0.line, column: table.columnName(of: $0) ?? "", reason: $0.reason.description)
    }
  }

  /// A row that was refused.
  mutating func add(row: Int, of source: ApplicantSource, problem: RecordProblem) {
    rows.append(entry(row: row, of: source, problem: problem))
  }

  /// Values of a row that count as missing.
  mutating func add(values problems: [RecordProblem], row: Int, of source: ApplicantSource) {
    values += problems.map { entry(row: row, of: source, problem: $0) }
  }

  private func entry(row: Int, of source: ApplicantSource, problem: RecordProblem) -> Entry {
    let column = source.mapping.columns(of: problem.field).first
    return Entry(
      file: source.table.path, line: source.table.line(ofRow: row),
      column: column.map { source.table.header[$0] } ?? problem.field.rawValue, reason: problem.reason)
  }

  /// Writes the rows to a file: file, line, column, reason.
  func write(to path: String) throws(TableError) {
    let writer = try CSVWriter(path: path, header: ["file", "line", "column", "reason"])
    for row in rows { try writer.write([row.file, "\(row.line)", row.column, row.reason]) }
    try writer.commit()
  }

  /// Tells the person at the terminal what was left out.
  func report(_ messages: MessageOptions, rejectsFile: String?) {
    guard !messages.quiet else { return }
    if !rows.isEmpty {
      StandardError.printLine(
        "\(rows.count) rows left out" + (rejectsFile.map { ", listed in \($0)" } ?? "; the first of them:"))
      if rejectsFile == nil {
        for row in rows.prefix(Self.shown) { StandardError.printLine("  " + row.description) }
      }
    }
    if !values.isEmpty {
      StandardError.printLine(
        "\(values.count) values could not be read and count as missing"
          + (messages.verbose ? ":" : "; --verbose names their places"))
      if messages.verbose {
        for value in values { StandardError.printLine("  " + value.description) }
      }
    }
  }

  private static let shown = 5
}
