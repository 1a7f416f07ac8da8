internal import ArgumentParser
internal import IdentityMatching
internal import TableIO

/// `idmatch link`: which customer is each applicant?
struct LinkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link",
    abstract: "Link the records of one table to those of another: applications to customers.",
    discussion: """
      Reads two CSV files, recognizes their columns by their headers (Japanese or English), and writes one row for
      each pair that belongs together, or may:

        left_id,right_id,relation,band,probability,weight,match_key

      relation     person: the two are one human. household: two people of one dwelling, or with a strong contact in
                   common. A person link implies the household and stands once.
      band         match: certain enough to act on. review: for a person to look at.
      probability  of the relation, given all that agrees and differs.
      weight       the same as log2 odds, in bits.
      match_key    which fields agreed (+), were near (~) and spoke against (-): +FAMILY+GIVEN+DOB+ADDRESS-PHONE.

      The two files are compared with each other, never within themselves; dedupe does that.

      With --model FILE any tables are linked by that model, and there may be more than two. Then, and with
      --within-source, the columns left_source and right_source say which tables the two records are of; they are the
      files' names without folder and ending. --clusters writes the entity of every record of all tables.

      EXAMPLES
        idmatch link applications.csv customers.csv --output links.csv
        idmatch link a.csv b.csv --model model.yaml --output links.csv       any tables; init writes a model
        idmatch link a.csv b.csv c.csv --model model.yaml --clusters entities.csv --output links.csv
        idmatch link new.csv base.csv --encoding CP932 --rejects rejects.csv --output links.csv
        idmatch link a.csv b.csv --column name=契約者 --column address=設置場所 --output links.csv

      Exit status: 0 all good, 2 usage, 3 finished but rows were left out, 4 cannot read or write.
      """)

  @Argument(help: "The records to be found, for example applications. - is standard input.")
  var left: String

  @Argument(help: "The records to be searched, for example customers.")
  var right: String

  @Argument(help: "More tables, with a model file.")
  var more: [String] = []

  @Flag(help: "Link records within each table too, not only between tables; with a model file.")
  var withinSource = false

  @Flag(
    help: ArgumentHelp(
      "Give each record one partner at most, the best choice of all; with a model file.",
      discussion: "For two tables without duplicates. A model declares it as clustering: optimal-assignment.")
  )
  var oneToOne = false

  @Option(
    help: ArgumentHelp("Write the entity of every record; with a model file.", valueName: "file"))
  var clusters: String?

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Output") var reject: RejectOptions
  @OptionGroup(title: "Output") var record: MetadataOptions
  @OptionGroup(title: "Model") var model: ModelOptions
  @OptionGroup(title: "Entities") var entities: EntityOptions
  @OptionGroup(title: "Columns") var columns: ColumnOptions
  @OptionGroup(title: "Input") var input: TableOptions
  @OptionGroup(title: "Gazetteer") var places: GazetteerOptions
  @OptionGroup(title: "Run") var run: RunOptions
  @OptionGroup(title: "Messages") var messages: MessageOptions

  /// All tables, in order.
  var tables: [String] { [left, right] + more }

  func validate() throws {
    try output.check(distinctFrom: reject.rejects, record.metadata, clusters, entities.clusterQuality)
    guard tables.count(where: { $0 == "-" }) < 2 else {
      throw ValidationError("Only one of the tables can come from standard input.")
    }
    try model.check(columns)
    try entities.check(model)
  }

  /// Checks that the options fit the tables and one another. Not while arguments are parsed: there what follows an option
  /// that is misspelled is one more table, and the option is what has to be named.
  private func checkTables() throws {
    if oneToOne, withinSource || tables.count > 2 {
      throw ValidationError(
        "--one-to-one is for two tables without duplicates"
          + (withinSource ? ", so --within-source contradicts it." : "; there are \(tables.count)."))
    }
    guard model.isApplicants else { return }
    let options = [
      ("a third table", !more.isEmpty), ("--within-source", withinSource), ("--one-to-one", oneToOne),
      ("--clusters", clusters != nil),
    ]
    if let (option, _) = options.first(where: \.1) {
      throw ValidationError(
        "The model of applicants links two tables; \(option) goes with a model file (--model), which init "
          + "writes.")
    }
  }

  func run() async throws {
    try checkTables()
    if !model.isApplicants { return try await runModel() }
    let progress = messages.reporter
    let gazetteer = try places.load()
    let sources = [
      try ApplicantSource(path: left, table: input, columns: columns, threads: run.threads),
      try ApplicantSource(path: right, table: input, columns: columns, threads: run.threads),
    ]
    try ApplicantSource.check(columns, in: sources)
    if !messages.quiet {
      for source in sources { StandardError.printLine(source.description) }
    }
    let writer = try output.writer(header: linkColumns)
    let rejectWriter = try reject.writer(output)
    let metadata = try RunRecord(record)
    let loaded = await LoadedApplicants(
      sources, gazetteer: gazetteer, threads: run.threads, progress: progress)
    let outcome = await identityOutcome(loaded, run: run, progress: progress)

    try write(
      outcome.links, leftIDs: loaded.rows[0].map { sources[0].id(ofRow: $0) },
      rightIDs: loaded.rows[1].map { sources[1].id(ofRow: $0) }, isDeduplication: false, to: writer,
      threads: run.threads)
    try writer.commit()
    try loaded.rejects.write(to: rejectWriter)
    loaded.rejects.report(messages, rejectsFile: reject.rejects)
    var summary = Summary(
      command: "link", sources: sources, loaded: loaded, outcome: outcome,
      gazetteer: gazetteer, output: output.output)
    var losses = OutputLosses()
    losses.add(writer, path: output.output, header: linkColumns)
    losses.report(messages)
    summary.lostCharacters = losses.count
    try metadata.write(summary)
    try summary.report(messages, notes: outcome.blocking.notes)
    if !loaded.rejects.rows.isEmpty || losses.count > 0 { throw ExitCode(ExitStatus.rejects) }
  }
}
