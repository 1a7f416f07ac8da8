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

    /// The row of a file of rejects.
    var fields: [String] { [file, "\(line)", column, reason] }
  }

  private(set) var rows: [Entry] = []
  /// How many rows there are: more than ``rows`` where they were written as they came.
  private(set) var rowCount = 0
  private(set) var values: [Entry] = []

  /// The rows of a table that could not be parsed.
  mutating func add(rejectsOf table: CSVTable) {
    rowCount += table.rejects.count
    rows += table.rejects.map {
      Entry(
        file: table.path, line: $0.line, column: table.columnName(of: $0) ?? "", reason: $0.reason.description
      )
    }
  }

  /// A line of a file that holds bytes of no character. It is written at once and only the first few are kept, for a file
  /// may have millions.
  mutating func add(
    malformedLine line: Int, of reader: TextLineReader, to writer: CSVWriter?
  ) throws(TableError) {
    let entry = Entry(
      file: reader.path, line: line, column: "",
      reason: RejectionReason.malformedBytes(reader.encoding ?? .utf8).description)
    rowCount += 1
    if rows.count < Self.shown { rows.append(entry) }
    try writer?.write(entry.fields)
  }

  /// A row that was refused.
  mutating func add(row: Int, of source: ApplicantSource, problem: RecordProblem) {
    append(entry(row: row, of: source, problem: problem))
  }

  /// A row that was refused for what stands in one of its columns.
  mutating func add(row: Int, of table: CSVTable, column: Int?, reason: String) {
    append(
      Entry(
        file: table.path, line: table.line(ofRow: row), column: column.map { table.header[$0] } ?? "",
        reason: reason))
  }

  /// The rows that were left out of another table.
  mutating func add(_ other: RejectList) {
    rows += other.rows
    rowCount += other.rowCount
    values += other.values
  }

  /// Values of a row that count as missing.
  mutating func add(values problems: [RecordProblem], row: Int, of source: ApplicantSource) {
    values += problems.map { entry(row: row, of: source, problem: $0) }
  }

  private mutating func append(_ entry: Entry) {
    rows.append(entry)
    rowCount += 1
  }

  private func entry(row: Int, of source: ApplicantSource, problem: RecordProblem) -> Entry {
    let column = source.mapping.columns(of: problem.field).first
    return Entry(
      file: source.table.path, line: source.table.line(ofRow: row),
      column: column.map { source.table.header[$0] } ?? problem.field.rawValue, reason: problem.reason)
  }

  /// The columns of a file of rejects.
  static let columns = ["file", "line", "column", "reason"]

  /// Writes the rows, if somebody wants them.
  func write(to writer: CSVWriter?) throws(TableError) {
    guard let writer else { return }
    for row in rows { try writer.write(row.fields) }
    try writer.commit()
  }

  /// Tells the person at the terminal what was left out.
  func report(_ messages: MessageOptions, rejectsFile: String?) {
    guard !messages.quiet else { return }
    if !rows.isEmpty {
      StandardError.printLine(
        "\(rowCount) rows left out" + (rejectsFile.map { ", listed in \($0)" } ?? "; the first of them:"))
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
