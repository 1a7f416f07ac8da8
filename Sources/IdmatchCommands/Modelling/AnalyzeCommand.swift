internal import ArgumentParser
internal import ModelFile
internal import RecordLinkage
internal import TableIO

/// `idmatch analyze`: what do blocking rules cost and yield?
struct AnalyzeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Show which pairs the blocking rules of a model offer, or find rules.",
    discussion: """
      For each rule the pairs that it offers, those that no rule before it offers, and its largest block; with a truth
      column also the share of true pairs that it meets. A model without rules is given some: the fewest pairs that meet
      nearly all likely matches.

      With --json all of it goes to standard output for a program, with the time that each rule took.

      EXAMPLES
        idmatch analyze customers.csv --model model.yaml
        idmatch analyze customers.csv --model model.yaml --find --output model.yaml
        idmatch analyze labelled.csv --model model.yaml --truth-column entity_id
      """)

  @Argument(help: "The tables: one to deduplicate, several to link.")
  var tables: [String]

  @Option(help: ArgumentHelp("The model file.", valueName: "file"))
  var model: String

  @Flag(help: "Find rules, whatever the model declares.")
  var find = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write the model with its rules to this file.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The column that says which rows are of one entity; only to measure recall.", valueName: "header"))
  var truthColumn: String?

  @Flag(help: "Show the values of the largest blocks. They are personal data.")
  var values = false

  @OptionGroup(title: "Input") var input: TableOptions
  @OptionGroup(title: "Gazetteer") var places: GazetteerOptions
  @OptionGroup(title: "Run") var run: RunOptions
  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    if output == "-" { throw ValidationError("The rules go to standard output; give --output a file.") }
  }

  func run() async throws {
    let progress = messages.reporter
    let types = try places.valueTypes()
    let document = try ModelDocument(path: model, types: types, messages)
    var declared = document.model
    if find { declared.blocking.rules = [] }
    let sources = try ModelTable.read(tables, for: document, options: input, threads: run.threads)
    let truth = try truthColumn.map { name in
      try EntityNumbers(sources, column: name, option: "--truth-column")
    }
    let prepared = try await ModelRun(
      sources, model: declared, types: types, threads: run.threads, messages: messages, progress: progress)
    let analysis = prepared.linker.analyzeBlocking(entities: truth?.optional, showingValues: values)
    try StandardOutput.write(
      messages.json ? try AnalysisText.json(analysis) + "\n" : AnalysisText.table(analysis))
    if let output {
      try ModelFileText.write(
        ModelFileText.changed(document, to: prepared.linker.model), to: output, messages)
    }
    prepared.rejects.report(messages, rejectsFile: nil)
    if !prepared.rejects.rows.isEmpty { throw ExitCode(ExitStatus.rejects) }
  }
}
