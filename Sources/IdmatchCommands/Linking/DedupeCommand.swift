internal import ArgumentParser
internal import IdentityMatching
internal import TableIO

/// `idmatch dedupe`: which records of a table are of one person, and of one household?
struct DedupeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dedupe",
    abstract: "Find the records of one person and of one household within a table.",
    discussion: """
      Reads a CSV file, recognizes its columns by their headers (Japanese or English), and writes every row with all
      its columns and two more:

        person_cluster     the same for all records of one human
        household_cluster  the same for all records of the people of one dwelling

      A cluster is named after the first of its identifiers, in natural order. Only links in band match join
      records; --links writes the doubtful ones too, one row a pair, for a reviewer. Two records with another birth date
      and another given name never get into one person, whatever links them to a third.

      With --model FILE any table is deduplicated by that model: the new columns are called after its relations, and
      the model is trained on the table where the file holds no probabilities.

      EXAMPLES
        idmatch dedupe customers.csv --output out.csv
        idmatch dedupe customers.csv --links pairs.csv --output out.csv
        idmatch dedupe anything.csv --model model.yaml --output out.csv      idmatch init writes a model
        idmatch dedupe anything.csv --model model.yaml --labels labels.csv --cluster-quality doubtful.csv --output out.csv
        idmatch dedupe meibo.csv --output out.csv --output-encoding CP932 --rejects rejects.csv

      Exit status: 0 all good, 2 usage, 3 finished but rows were left out, 4 cannot read or write.
      """)

  @Argument(help: "The table. - is standard input.")
  var input: String

  @Option(
    help: ArgumentHelp("Write the pairs behind the clusters, and those to review.", valueName: "file"))
  var links: String?

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Output") var reject: RejectOptions
  @OptionGroup(title: "Output") var record: MetadataOptions
  @OptionGroup(title: "Model") var model: ModelOptions
  @OptionGroup(title: "Entities") var entities: EntityOptions
  @OptionGroup(title: "Columns") var columns: ColumnOptions
  @OptionGroup(title: "Input") var table: TableOptions
  @OptionGroup(title: "Gazetteer") var places: GazetteerOptions
  @OptionGroup(title: "Run") var run: RunOptions
  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    try output.check(distinctFrom: links, reject.rejects, record.metadata, entities.clusterQuality)
    try model.check(columns)
    try entities.check(model)
  }

  func run() async throws {
    if !model.isApplicants { return try await runModel() }
    let progress = messages.reporter
    let gazetteer = try places.load()
    let source = try ApplicantSource(path: input, table: table, columns: columns, threads: run.threads)
    try ApplicantSource.check(columns, in: [source])
    if !messages.quiet { StandardError.printLine(source.description) }
    let header = source.table.header + ["person_cluster", "household_cluster"]
    let doubled = ["person_cluster", "household_cluster"].filter(source.table.header.contains)
    if !doubled.isEmpty, !messages.quiet {
      StandardError.printLine(
        "note: the table has \(doubled.joined(separator: " and ")) already; the new columns are the last two")
    }
    let writer = try output.writer(header: header)
    let pairs = try links.map { try output.writer(header: linkColumns, path: $0) }
    let rejectWriter = try reject.writer(output)
    let metadata = try RunRecord(record)
    let loaded = await LoadedApplicants(
      [source], gazetteer: gazetteer, threads: run.threads, progress: progress)
    let outcome = await identityOutcome(loaded, run: run, progress: progress)

    let identifiers = loaded.rows[0].map { source.id(ofRow: $0) }
    if let clusters = outcome.clusters {
      let names = clusterNames(
        identifiers: identifiers, rowNumbers: loaded.rows[0].map { source.number(ofRow: $0) },
        isMissing: identifiers.contains(""), messages)
      let members = await [clusters.person, clusters.household].firstMembers(
        rank: names.rank, threads: run.threads)
      try writer.write(
        rows: loaded.rows[0], of: source.table, clusters: members, names: names.name, threads: run.threads)
    }
    if let pairs {
      try write(
        outcome.links, leftIDs: identifiers, rightIDs: identifiers, isDeduplication: true, to: pairs,
        threads: run.threads)
      try pairs.commit()
    }
    try writer.commit()
    try loaded.rejects.write(to: rejectWriter)
    loaded.rejects.report(messages, rejectsFile: reject.rejects)
    var summary = Summary(
      command: "dedupe", sources: [source], loaded: loaded, outcome: outcome,
      gazetteer: gazetteer, output: output.output)
    var losses = OutputLosses()
    losses.add(writer, path: output.output, header: header)
    if let pairs, let links { losses.add(pairs, path: links, header: linkColumns) }
    losses.report(messages)
    summary.lostCharacters = losses.count
    try metadata.write(summary)
    try summary.report(messages, notes: outcome.blocking.notes)
    if !loaded.rejects.rows.isEmpty || losses.count > 0 { throw ExitCode(ExitStatus.rejects) }
  }
}
