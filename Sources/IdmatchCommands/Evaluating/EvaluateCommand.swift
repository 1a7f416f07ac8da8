internal import ArgumentParser
internal import IdentityMatching
internal import RecordLinkage
internal import TableIO

/// `idmatch evaluate`: how good are the links?
struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Compare links, or clusters, with the truth: precision, recall and F1.",
    discussion: """
      LINKS is what link or dedupe --links wrote. The truth is a CSV with the columns

        left_id,right_id,relation,category     relation: person | household | different | none

      as synthesize writes it; category may be missing. A truth without relation is a list of true pairs in its first
      two columns, and the links of each relation, or of those of --relation together, are compared with it. A pair that
      the truth does not name is no link. A person link implies the household link, on both sides. Only links in band
      match count as predicted; those in review are shown beside them.

      Where nobody knows the truth of all, labels of some pairs say how good the links are, with the interval that the
      figures plausibly lie in: --labels with the links, or with --model and the tables, whose pairs are then all scored
      again. The labels are those of idmatch label: pairs far from the threshold stand for many, so label some of them.

      EXAMPLES
        idmatch evaluate links.csv --truth truth.csv
        idmatch evaluate links.csv --truth pairs.csv             true pairs only: two columns of identifiers
        idmatch evaluate out.csv --truth-column entity_id        what dedupe wrote, with the truth in a column
        idmatch evaluate pairs.csv --truth truth.csv --one-table      what dedupe --links wrote
        idmatch evaluate customers.csv --model model.yaml --labels labels.csv
        idmatch evaluate pairs.csv --labels labels.csv --one-table
      """)

  @Argument(help: ArgumentHelp("The links; with --model, the tables.", valueName: "links"))
  var inputs: [String]

  /// The file of links.
  var links: String { inputs[0] }

  @Option(help: ArgumentHelp("The true pairs.", valueName: "file"))
  var truth: String?

  @Option(
    help: ArgumentHelp(
      "The column of a deduplicated table that says which rows are one entity.", valueName: "header"))
  var truthColumn: String?

  @Option(
    help: ArgumentHelp(
      "The column of clusters to compare with it; the first that ends in _cluster where it is not given.",
      valueName: "header"))
  var clusterColumn: String?

  @Option(
    help: ArgumentHelp("Pairs that somebody judged, as idmatch label writes them.", valueName: "file"))
  var labels: String?

  @Option(
    help: ArgumentHelp(
      "With --labels: the model file by which the tables are scored. Without it the first argument is the links.",
      valueName: "file"))
  var model: String?

  @Option(
    help: ArgumentHelp(
      "The relation whose links count, for a truth that names none and for labels. Of several their links together.",
      valueName: "name"))
  var relation: [String] = []

  @Flag(help: "The links are between records of one table: a pair is the same in either order.")
  var oneTable = false

  @OptionGroup(title: "Columns") var id: IdentifierOptions
  @OptionGroup(title: "Input") var input: TableOptions
  @OptionGroup(title: "Gazetteer") var places: GazetteerOptions
  @OptionGroup(title: "Run") var runOptions: RunOptions
  @OptionGroup(title: "Messages") var messages: MessageOptions

  /// A pair of identifiers, in one table with the smaller one left.
  private func pair(_ left: String, _ right: String) -> LinkEvaluation.Pair {
    oneTable && !right.isEmpty && identifierPrecedes(right, left) ? .init(right, left) : .init(left, right)
  }

  func validate() throws {
    if [truth, truthColumn, labels].count(where: { $0 != nil }) != 1 {
      throw ValidationError(
        "Give one of --truth, a file of pairs, --truth-column, a column of the table, and --labels, pairs that somebody "
          + "judged.")
    }
    if model != nil, labels == nil {
      throw ValidationError(
        "--model goes with --labels; with --truth or --truth-column evaluate reads what link or dedupe wrote."
      )
    }
    if model == nil, id.idColumn != nil || input.noHeader {
      throw ValidationError(
        "\(input.noHeader ? "--no-header" : "--id-column") goes with --model and tables; links are read by their headers."
      )
    }
    if model != nil, relation.count > 1 { throw ValidationError("With --model give one --relation.") }
  }

  func run() async throws {
    if model == nil, inputs.count > 1 {
      throw ValidationError("Expected one file of links; there are \(inputs.count). Tables go with --model.")
    }
    if let truthColumn { return try evaluateClusters(truthColumn: truthColumn) }
    if let labels {
      if let model { return try await evaluateModel(model, labels: labels) }
      return try evaluateLinks(labels: labels)
    }
    guard let truth else { return }
    let header = try read(truth).header
    if !header.contains("relation") { return try evaluatePairs(truth: truth) }
    var rejects = RejectList()
    let evaluation = LinkEvaluation(links: try readLinks(&rejects), truth: try readTruth(truth, &rejects))
    rejects.report(messages, rejectsFile: nil)
    if messages.json {
      try StandardOutput.write(EvaluationText.json(evaluation) + "\n")
    } else {
      try StandardOutput.write(EvaluationText.table(evaluation))
    }
    if !rejects.rows.isEmpty { throw ExitCode(ExitStatus.rejects) }
  }

  /// Reads a file of links, truth or labels.
  func read(_ path: String) throws(TableError) -> CSVTable {
    try CSVTable.read(path: path, encoding: input.encoding, delimiter: input.delimiter)
  }

  private func readLinks(_ rejects: inout RejectList) throws -> [LinkEvaluation.Link] {
    let table = try read(links)
    rejects.add(rejectsOf: table)
    let columns = try requiredColumns(["left_id", "right_id", "relation", "band"], of: table)
    return try (0..<table.rowCount).map { row in
      guard let relation = Relation(rawValue: table.field(row: row, column: columns[2])),
        let band = Band(rawValue: table.field(row: row, column: columns[3]))
      else {
        throw ValidationError(
          "\(links):\(table.line(ofRow: row)): relation must be person or household, band match or review.")
      }
      return LinkEvaluation.Link(
        pair: pair(table.field(row: row, column: columns[0]), table.field(row: row, column: columns[1])),
        relation: relation, band: band)
    }
  }

  private func readTruth(_ truth: String, _ rejects: inout RejectList) throws -> [LinkEvaluation.Truth] {
    let table = try read(truth)
    rejects.add(rejectsOf: table)
    let columns = try requiredColumns(["left_id", "right_id", "relation"], of: table)
    let category = table.column(named: "category")
    return try (0..<table.rowCount).map { row in
      let name = table.field(row: row, column: columns[2])
      let relation = Relation(rawValue: name)
      guard relation != nil || ["different", "none"].contains(name) else {
        throw ValidationError(
          "\(truth):\(table.line(ofRow: row)): relation must be person, household, different or none.")
      }
      return LinkEvaluation.Truth(
        pair: pair(table.field(row: row, column: columns[0]), table.field(row: row, column: columns[1])),
        relation: relation, category: category.map { table.field(row: row, column: $0) } ?? "all")
    }
  }
}

/// The places of columns that a file must have.
func requiredColumns(_ names: [String], of table: CSVTable) throws -> [Int] {
  try names.map { name in
    guard let column = table.column(named: name) else {
      throw ValidationError(
        "\(table.path) has no column \(name); expected \(names.joined(separator: ", ")), "
          + "found \(table.header.joined(separator: ", ")).")
    }
    return column
  }
}
