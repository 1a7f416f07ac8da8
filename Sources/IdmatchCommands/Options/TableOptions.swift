internal import ArgumentParser
internal import IdentityMatching
internal import TableIO

/// How tables are read: the same for every command.
struct TableOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read every input in this encoding: UTF-8, UTF-16LE, UTF-16BE, CP932 (Shift_JIS), EUC-JP, ISO-2022-JP.",
      discussion: "Detected, and shown, where it is not given."))
  var encoding: TextEncoding?

  @Option(
    help: "The delimiter: comma, tab, semicolon, pipe or one character. Detected where it is not given.")
  var delimiter: Delimiter?

  @Flag(help: "The first row is a record, not a header; columns are then named 1, 2, 3 …")
  var noHeader = false
}

/// Which column is what.
struct ColumnOptions: ParsableArguments {
  @Option(
    name: .customLong("column"),
    help: ArgumentHelp(
      "Take a column for a field, for example --column name=氏名.",
      discussion: "May be given several times; it holds for each input that has the column. Fields: "
        + ApplicantField.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "field=header"))
  var columns: [ColumnOverride] = []

  @Option(
    name: .customLong("ignore-column"),
    help: ArgumentHelp("Leave a column out of account, whatever its header says.", valueName: "header"))
  var ignored: [String] = []

  @Option(
    help: ArgumentHelp(
      "The column that identifies a row. Without one, and if none is recognized, row numbers do.",
      valueName: "header"))
  var idColumn: String?
}

/// A `--column field=header`.
struct ColumnOverride: ExpressibleByArgument, Sendable {
  let field: ApplicantField
  let header: String

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "="),
      let field = ApplicantField(name: String(argument[..<sign]))
    else { return nil }
    self.field = field
    header = String(argument[argument.index(after: sign)...])
  }
}

/// Where results go.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The file to write. It appears whole or not at all.",
      discussion: "Standard output where it is not given, or is -.", valueName: "file"))
  var output = "-"

  @Option(
    help: "The encoding of what is written; characters that it lacks are written as 〓, counted and named.")
  var outputEncoding: TextEncoding = .utf8

  @Flag(help: "Begin the output with a byte order mark, by which Excel knows UTF-8.")
  var bom = false

  /// A writer for these columns, to the output or to a file beside it: one encoding for all that a run writes.
  func writer(header: [String], path: String? = nil) throws(TableError) -> CSVWriter {
    try CSVWriter(
      path: path ?? output, header: header, encoding: outputEncoding, byteOrderMark: bom ? true : nil)
  }

  /// Checks that no two outputs are one file.
  func check(distinctFrom others: String?...) throws {
    var paths: Set<String> = []
    for path in [output] + others.compactMap({ $0 }) where !paths.insert(path).inserted {
      throw ValidationError(
        "Two outputs would go to \(path == "-" ? "standard output" : path); give each a file of its own.")
    }
  }
}

/// What is said beside the results.
struct MessageOptions: ParsableArguments {
  @Flag(name: [.short, .long], help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: [.short, .long], help: "Say also which values could not be read, line by line.")
  var verbose = false

  @Flag(help: "Show progress even where standard error is no terminal.")
  var progress = false

  @Flag(help: "Write the summary as JSON: to standard output, or to standard error if the result goes there.")
  var json = false

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }

  var reporter: ProgressReporter {
    if quiet { return ProgressReporter(mode: .never) }
    if StandardError.isTerminal { return ProgressReporter(mode: .terminal) }
    return ProgressReporter(mode: progress ? .lines : .never)
  }
}

/// Rows that were left out.
struct RejectOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write the rows that were left out: file, line, column, reason.",
      discussion: "Without it they are counted, and the first few named.", valueName: "file"))
  var rejects: String?

  /// A writer for the rows that are left out, if they are wanted. It is opened before the work, so that a folder that is
  /// not there is known at once.
  func writer(_ output: OutputOptions) throws(TableError) -> CSVWriter? {
    guard let rejects else { return nil }
    return try output.writer(header: RejectList.columns, path: rejects)
  }
}
