internal import ArgumentParser
internal import ModelFile
internal import RecordLinkage
internal import TableIO

/// `idmatch train`: learn the probabilities of a model.
struct TrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Learn the probabilities of a model from tables, with labels or without.",
    discussion: """
      Finds blocking rules where the model has none, estimates how often pairs of one entity, of one household and of
      neither agree on each field, and writes the model with rules, probabilities and where they come from. Comments of
      the file are kept.

      The probabilities are learned by expectation-maximization; the same tables and seed give the same numbers. What is
      known can be told: --labels has pairs that somebody judged, as idmatch label writes them; --label-column says which
      rows are of one entity, and may be empty where nobody knows. Labelled pairs lead the search and are learned
      together with all others (semi-supervised); with a column of entities m is counted (supervised).

      EXAMPLES
        idmatch train customers.csv --model model.yaml --output trained.yaml
        idmatch train customers.csv --model model.yaml --labels labels.csv
        idmatch train labelled.csv --model model.yaml --label-column entity_id

      Exit status: 0 all good, 2 usage, 3 finished but rows or labels were left out, 4 cannot read or write.
      """)

  @Argument(help: "The tables: one to deduplicate, several to link.")
  var tables: [String]

  @Option(help: ArgumentHelp("The model file.", valueName: "file"))
  var model: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The file to write; the model file itself where it is not given.", valueName: "file"))
  var output: String?

  @OptionGroup(title: "Labels") var known: TrainingLabelOptions
  @OptionGroup(title: "Columns") var id: IdentifierOptions
  @OptionGroup(title: "Input") var input: TableOptions
  @OptionGroup(title: "Gazetteer") var places: GazetteerOptions
  @OptionGroup(title: "Run") var run: RunOptions
  @OptionGroup(title: "Messages") var messages: MessageOptions

  func run() async throws {
    let progress = messages.reporter
    let types = try places.valueTypes()
    let document = try ModelDocument(path: model, types: types, messages)
    var declared = document.model
    declared.parameters = nil
    let sources = try ModelTable.read(
      tables, for: document, options: input, id: id.idColumn, threads: run.threads)
    // Columns are looked for before the work.
    let entities = try known.entities(sources)
    let prepared = try await ModelRun(
      sources, model: declared, types: types, threads: run.threads, messages: messages, progress: progress)
    var rejects = prepared.rejects
    let labels = try known.labels.map { try LabelReading(path: $0, options: input, run: prepared) }
    if let labels {
      rejects.add(labels.rejects)
      if !messages.quiet { StandardError.printLine(labels.description) }
    }
    progress.begin("training", rows: nil)
    let outcome: TrainingOutcome
    if let training = known.training(entities, pairs: labels?.pairs) {
      do {
        outcome = try await prepared.linker.train(labels: training)
      } catch {
        rejects.report(messages, rejectsFile: nil)
        throw error
      }
    } else {
      outcome = await prepared.linker.train()
    }
    progress.finish()
    prepared.report(outcome, messages)
    var trained = prepared.linker.model
    trained.parameters = outcome.parameters
    try ModelFileText.write(ModelFileText.changed(document, to: trained), to: output ?? model, messages)
    rejects.report(messages, rejectsFile: nil)
    if !rejects.rows.isEmpty { throw ExitCode(ExitStatus.rejects) }
  }
}

/// Which column identifies the rows of tables that a model file reads.
struct IdentifierOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The column that identifies a row. Without one, and if none is recognized, row numbers do.",
      valueName: "header"))
  var idColumn: String?
}
