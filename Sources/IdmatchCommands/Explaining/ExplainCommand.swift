internal import ArgumentParser
internal import Glibc
internal import IdentityMatching
internal import RecordLinkage
internal import TableIO

/// `idmatch explain`: why do two records match, or not?
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show why two records are one person, one household, or neither.",
    discussion: """
      Prints the waterfall from the prior to the probability: for each field the two values as they were compared, the
      level of agreement, and its weight in bits towards "same person" and towards "same household". One bit
      doubles the odds. Both files are read whole, for how common a value is decides what it says.

      The values are personal data: the output is for the one who asked.

      EXAMPLES
        idmatch explain applications.csv A17 customers.csv C203
        idmatch explain customers.csv C203 customers.csv C511     two records of one table, as dedupe sees them
      """)

  @Argument(help: "The file of the first record.")
  var left: String

  @Argument(help: "Its identifier, or row number where the file has no id column.")
  var leftID: String

  @Argument(help: "The file of the second record; the same file twice asks as dedupe does.")
  var right: String

  @Argument(help: "Its identifier.")
  var rightID: String

  @OptionGroup(title: "Columns") var columns: ColumnOptions
  @OptionGroup(title: "Input") var input: TableOptions
  @OptionGroup(title: "Gazetteer") var places: GazetteerOptions
  @OptionGroup(title: "Messages") var messages: MessageOptions

  func run() async throws {
    let gazetteer = try places.load()
    let first = try ApplicantSource(path: left, table: input, columns: columns)
    let isDeduplication = Self.isOneFile(left, right)
    let sources =
      isDeduplication ? [first] : [first, try ApplicantSource(path: right, table: input, columns: columns)]
    try ApplicantSource.check(columns, in: sources)
    let progress = messages.reporter
    let loaded = LoadedApplicants(sources, gazetteer: gazetteer, progress: progress)
    progress.finish()
    let last = sources.count - 1
    let leftRow = try record(leftID, in: sources[0], rows: loaded.rows[0])
    let rightRow = try record(rightID, in: sources[last], rows: loaded.rows[last])
    if isDeduplication, leftRow == rightRow {
      throw ValidationError("\(leftID) and \(rightID) are one record.")
    }
    let explanation = PairExplanation(
      table: loaded.table, left: leftRow, right: rightRow + (isDeduplication ? 0 : loaded.rows[0].count))
    if messages.json {
      try StandardOutput.write(
        ExplanationText.json(
          explanation, leftID: leftID, rightID: rightID, gazetteer: gazetteer) + "\n")
    } else {
      try StandardOutput.write(
        ExplanationText.table(
          explanation, leftID: leftID, rightID: rightID, gazetteer: gazetteer))
    }
  }

  /// Whether two paths lead to one file, whatever they look like.
  private static func isOneFile(_ lhs: String, _ rhs: String) -> Bool {
    if lhs == rhs { return true }
    var (left, right) = (stat(), stat())
    guard stat(lhs, &left) == 0, stat(rhs, &right) == 0 else { return false }
    return left.st_dev == right.st_dev && left.st_ino == right.st_ino
  }

  private func record(_ id: String, in source: ApplicantSource, rows: [Int]) throws -> Int {
    let found = rows.indices.filter { source.id(ofRow: rows[$0]) == id }
    guard let record = found.first else {
      if let row = (0..<source.table.rowCount).first(where: { source.id(ofRow: $0) == id }) {
        throw ValidationError(
          "\(source.table.path):\(source.table.line(ofRow: row)): the record was refused; link --rejects says why."
        )
      }
      let column = source.idColumn.map { "column \(source.table.header[$0])" } ?? "row numbers"
      throw ValidationError("\(source.table.path) has no record \(id) (looked in \(column)).")
    }
    if found.count > 1 {
      throw ValidationError(
        "\(source.table.path) has \(found.count) records \(id); name a column of unique values with --id-column."
      )
    }
    return record
  }
}
