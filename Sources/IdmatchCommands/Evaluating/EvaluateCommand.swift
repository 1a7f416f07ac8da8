internal import ArgumentParser
internal import IdentityMatching
internal import RecordLinkage
internal import TableIO

/// `idmatch evaluate`: how good are the links?
struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract:
      "Compare links, clusters, or what a model makes of tables, with the truth: precision, recall and F1.",
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

      With --model and a truth, in a column of each table or as a list of true pairs, the tables are deduplicated or linked
      as by dedupe and link, trained too where the model has no parameters. Links and clusters are judged, and every wrong pair
      has a reason, which says what to mend:

        not-blocked         missed: no blocking rule offers the pair
        scored-low          missed: compared, and below the threshold
        cut-by-clustering   missed: at or above the threshold, and clusters keep it apart
        direct              false: at or above the threshold
        chained             false: in one cluster through other pairs
        link-only           false: a link that clustering did not follow; in no cluster

      --errors writes these pairs with their scores: first the false ones with the highest probability, then the missed ones
      by reason, those that scored low from the lowest, those that no rule offers from the highest. idmatch explain shows each. --precision and --recall find the threshold for what is wanted, of pairs by
      their own probability; also of LINKS with a list of true pairs, as far as the file has the probabilities.

      EXAMPLES
        idmatch evaluate links.csv --truth truth.csv
        idmatch evaluate links.csv --truth pairs.csv             true pairs only: two columns of identifiers
        idmatch evaluate out.csv --truth-column entity_id        what dedupe wrote, with the truth in a column
        idmatch evaluate pairs.csv --truth truth.csv --one-table      what dedupe --links wrote
        idmatch evaluate customers.csv --model model.yaml --truth-column entity_id
        idmatch evaluate a.csv b.csv --model model.yaml --truth pairs.csv --errors errors.csv
        idmatch evaluate links.csv --truth pairs.csv --precision 0.99 --curve curve.csv
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
      "The column that says which rows are one entity, of a deduplicated table, or with --model of each table.",
      valueName: "header"))
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
      "The model file by which the tables are scored. Without it the first argument is the links.",
      valueName: "file"))
  var model: String?

  @Option(
    help: ArgumentHelp(
      "The relation whose links count, for a truth that names none and for labels. Of several their links together; with "
        + "--model one, the first of the model where none is given.",
      valueName: "name"))
  var relation: [String] = []

  @Flag(help: "The links are between records of one table: a pair is the same in either order.")
  var oneTable = false

  @Flag(
    help:
      "With --model and several tables: compare the records of each table with one another too, as link does."
  )
  var withinSource = false

  @Flag(help: "With --model and two tables: one partner each, as link does.")
  var oneToOne = false

  @Option(
    help: ArgumentHelp(
      "Find the least threshold at which this share of the links is right: 0.99.", valueName: "share"))
  var precision: Double?

  @Option(
    help: ArgumentHelp(
      "Find the highest threshold at which this share of the true pairs is linked.", valueName: "share"))
  var recall: Double?

  @Option(
    help: ArgumentHelp(
      "Write precision, recall and F1 at up to 200 thresholds to this file, as CSV.", valueName: "file"))
  var curve: String?

  @Option(
    help: ArgumentHelp(
      "With --model and a truth: write the wrong and missed pairs to this file, as CSV, with their reasons.",
      valueName: "file"))
  var errors: String?

  @OptionGroup(title: "Columns") var id: IdentifierOptions
  @OptionGroup(title: "Input") var input: TableOptions
  @OptionGroup(title: "Gazetteer") var places: GazetteerOptions
  @OptionGroup(title: "Run") var runOptions: RunOptions
  @OptionGroup(title: "Messages") var messages: MessageOptions

  /// The shares of --precision and --recall, for which thresholds are looked for.
  var wanted: [(measure: WantedThreshold.Measure, share: Double)] {
    [(.precision, precision), (.recall, recall)].compactMap { measure, share in share.map { (measure, $0) } }
  }

  /// Whether links of every threshold are asked about.
  var asksForCurve: Bool { !wanted.isEmpty || curve != nil }

  func validate() throws {
    if [truth, truthColumn, labels].count(where: { $0 != nil }) != 1 {
      throw ValidationError(
        "Give one of --truth, a file of pairs, --truth-column, a column of the table, and --labels, pairs that somebody "
          + "judged.")
    }
    if model != nil, clusterColumn != nil {
      throw ValidationError(
        "--cluster-column goes with what dedupe wrote; --model makes clusters of its own.")
    }
    if model == "applicants" {
      throw ValidationError(
        "--model takes a model file. With the model of applicants link the tables first, and evaluate what link wrote."
      )
    }
    if model == nil, withinSource || oneToOne {
      throw ValidationError(
        "\(withinSource ? "--within-source" : "--one-to-one") goes with --model; a file of links has been made."
      )
    }
    if oneToOne, withinSource || inputs.count != 2 {
      throw ValidationError(
        "--one-to-one is for two tables without duplicates"
          + (withinSource ? ", so --within-source contradicts it." : "; there are \(inputs.count)."))
    }
    if model != nil, labels == nil, oneTable {
      throw ValidationError("--one-table goes with a file of links; with --model the tables say it.")
    }
    try checkCurve()
    if model == nil, id.idColumn != nil || input.noHeader {
      throw ValidationError(
        "\(input.noHeader ? "--no-header" : "--id-column") goes with --model and tables; links are read by their headers."
      )
    }
    if model != nil, relation.count > 1 { throw ValidationError("With --model give one --relation.") }
  }

  /// The model as the options want it, as link takes it.
  func declaredModel(_ declared: LinkageModel) -> LinkageModel {
    var model = declared
    if withinSource { model.linking.withinSources = Set(inputs.indices) }
    if oneToOne {
      for relation in model.relations.indices { model.relations[relation].clustering = .optimalAssignment }
    }
    return model
  }

  /// Checks what is asked of errors and thresholds.
  private func checkCurve() throws {
    if errors != nil, model == nil || labels != nil {
      throw ValidationError(
        "--errors goes with --model and --truth or --truth-column: why a pair is wrong, the tables have to say."
      )
    }
    if asksForCurve, labels != nil || model == nil && truthColumn != nil {
      let option = curve == nil ? "--\(wanted.first?.measure.rawValue ?? "precision")" : "--curve"
      throw ValidationError(
        labels != nil
          ? "\(option) needs the truth of all pairs: --truth or --truth-column, and not --labels."
          : "\(option) needs pairs with probabilities, which clusters do not have: give the table and --model, or LINKS and "
            + "--truth.")
    }
    for (measure, share) in wanted where !(share > 0 && share <= 1) {
      throw ValidationError("--\(measure.rawValue) must be above 0 and at most 1, as 0.99.")
    }
    if curve == "-" || errors == "-" {
      throw ValidationError(
        "The evaluation goes to standard output; give \(curve == "-" ? "--curve" : "--errors") a file.")
    }
    if let curve, curve == errors {
      throw ValidationError("Two outputs would go to \(curve); give each a file of its own.")
    }
  }

  func run() async throws {
    if model == nil, inputs.count > 1 {
      throw ValidationError("Expected one file of links; there are \(inputs.count). Tables go with --model.")
    }
    if let model, labels == nil { return try await evaluateModel(model) }
    if let truthColumn { return try evaluateClusters(truthColumn: truthColumn) }
    if let labels {
      if let model { return try await evaluateModel(model, labels: labels) }
      return try evaluateLinks(labels: labels)
    }
    guard let truth else { return }
    let header = try read(truth).header
    if !header.contains("relation") { return try evaluatePairs(truth: truth) }
    if asksForCurve {
      throw ValidationError(
        "\(truth) names relations. --precision, --recall and --curve need a list of the true pairs of one: two columns, "
          + "without a column relation.")
    }
    try evaluateRelations(truth: truth)
  }

  /// Reads a file of links, truth or labels.
  func read(_ path: String) throws(TableError) -> CSVTable {
    try CSVTable.read(path: path, encoding: input.encoding, delimiter: input.delimiter)
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
