internal import ArgumentParser
internal import Glibc
internal import IdentityMatching
internal import RecordLinkage
internal import TableIO

/// `idmatch explain`: why do two records match, or not?
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show why two records are one person, one household, or neither, and how a cluster was built.",
    usage: """
      idmatch explain <left> <left-id> <right> <right-id> [<options>]
      idmatch explain <table> ... [--model <file>] --pair <id> <id> [<options>]
      idmatch explain <table> ... --model <file> --cluster <id> [<options>]
      """,
    discussion: """
      Prints the waterfall from the prior to the probability: for each field the two values as they were compared, the
      level of agreement, and its weight in bits towards "same person" and towards "same household". One bit
      doubles the odds. Both files are read whole, for how common a value is decides what it says.

      With --model FILE the same for any tables by that model, for the relation of --relation. Of two records that are not
      linked it says what kept them apart: no blocking rule that brings them together, and what would have had to
      agree; too few bits, and what spoke against; clusters that the average of all pairs keeps apart; another
      partner. --cluster shows the links that built the cluster of a record, the strongest first.

      A record is given by its identifier, or its row number where the file has no id column; of several tables as
      TABLE:ID, with the file's name without folder and ending, where more than one has it.

      The values are personal data: the output is for the one who asked.

      EXAMPLES
        idmatch explain applications.csv A17 customers.csv C203
        idmatch explain customers.csv C203 customers.csv C511     two records of one table, as dedupe sees them
        idmatch explain customers.csv --model model.yaml --pair C203 C511
        idmatch explain a.csv b.csv --model model.yaml --pair 17 17 --relation household
        idmatch explain customers.csv --model model.yaml --cluster C203
      """)

  @Argument(
    help: ArgumentHelp(
      "The tables; or the file of the first record, its identifier, the file of the second record and its identifier.",
      valueName: "operand"))
  var operands: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("The identifiers of the two records.", valueName: "id"))
  var pair: [String] = []

  @Option(help: ArgumentHelp("The identifier of a record whose cluster is asked about.", valueName: "id"))
  var cluster: String?

  @Option(
    help: ArgumentHelp(
      "The relation of the model that is asked about; its first where it is not given.", valueName: "name"))
  var relation: String?

  @OptionGroup(title: "Model") var model: ModelOptions
  @OptionGroup(title: "Columns") var columns: ColumnOptions
  @OptionGroup(title: "Input") var input: TableOptions
  @OptionGroup(title: "Gazetteer") var places: GazetteerOptions
  @OptionGroup(title: "Run") var run: RunOptions
  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    try model.check(columns)
    if !pair.isEmpty, cluster != nil {
      throw ValidationError("--pair and --cluster are two questions; ask one of them.")
    }
    if pair.count == 1 {
      throw ValidationError("--pair takes the identifiers of two records; there is only \(pair[0]).")
    }
  }

  /// Checks that what is asked is all there. Not while arguments are parsed: there what follows an option that is misspelled
  /// is one more operand, and the option is what has to be named.
  private func checkOperands() throws {
    if tables.isEmpty {
      throw ValidationError("Give the tables, or a file and an identifier for each record.")
    }
    guard model.isApplicants else {
      if pair.isEmpty, cluster == nil {
        throw ValidationError("Say which records: --pair ID ID, or --cluster ID.")
      }
      return
    }
    if cluster != nil || relation != nil {
      throw ValidationError(
        "--cluster and --relation go with a model file (--model); the model of applicants shows both relations of a pair."
      )
    }
    if pair.isEmpty, operands.count != 4 {
      throw ValidationError(
        "Expected the file of the first record, its identifier, the file of the second record and its identifier; there "
          + (operands.count == 1 ? "is" : "are") + " \(operands.count) of the four.")
    }
    if !pair.isEmpty, tables.count > 2 {
      throw ValidationError("The model of applicants compares records of one or two tables.")
    }
  }

  /// The tables of `--pair` and `--cluster`. What follows the two identifiers of a pair are tables, too.
  var tables: [String] { operands + pair.dropFirst(2) }

  /// What is asked of the model of applicants.
  private var question: (left: String, leftID: String, right: String, rightID: String) {
    pair.isEmpty
      ? (operands[0], operands[1], operands[2], operands[3])
      : (tables[0], pair[0], tables[tables.count - 1], pair[1])
  }

  func run() async throws {
    try checkOperands()
    if !model.isApplicants { return try await runModel() }
    let (left, leftID, right, rightID) = question
    let gazetteer = try places.load()
    let first = try ApplicantSource(path: left, table: input, columns: columns, threads: run.threads)
    let isDeduplication = Self.isOneFile(left, right)
    let sources =
      isDeduplication
      ? [first]
      : [first, try ApplicantSource(path: right, table: input, columns: columns, threads: run.threads)]
    try ApplicantSource.check(columns, in: sources)
    let progress = messages.reporter
    let loaded = await LoadedApplicants(
      sources, gazetteer: gazetteer, threads: run.threads, progress: progress)
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
