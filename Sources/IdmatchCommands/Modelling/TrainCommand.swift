internal import ArgumentParser
internal import ModelFile
internal import RecordLinkage
internal import TableIO

/// `idmatch train`: learn the probabilities of a model.
struct TrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Learn the probabilities of a model from tables, without labels.",
    discussion: """
      Finds blocking rules where the model has none, estimates how often pairs of one entity, of one household and of
      neither agree on each field, and writes the model with rules, probabilities and where they come from.

      The probabilities are learned by expectation-maximization; the same tables and seed give the same numbers.

      EXAMPLE
        idmatch train customers.csv --model model.yaml --output trained.yaml
      """)

  @Argument(help: "The tables: one to deduplicate, several to link.")
  var tables: [String]

  @Option(help: ArgumentHelp("The model file.", valueName: "file"))
  var model: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The file to write; the model file itself where it is not given.", valueName: "file"))
  var output: String?

  @OptionGroup(title: "Input") var input: TableOptions
  @OptionGroup(title: "Run") var run: RunOptions
  @OptionGroup(title: "Messages") var messages: MessageOptions

  func run() async throws {
    let progress = messages.reporter
    let document = try ModelDocument(path: model, types: modelTypes)
    var declared = document.model
    declared.parameters = nil
    let sources = try tables.map { try ModelTable(path: $0, options: input, id: nil) }
    for source in sources { try document.check(headers: source.headers, table: source.name) }
    let prepared = try await ModelRun(
      sources, model: declared, threads: run.threads, messages: messages, progress: progress)
    progress.begin("training", rows: nil)
    let outcome = await prepared.linker.train()
    progress.finish()
    prepared.report(outcome, messages)
    var trained = prepared.linker.model
    trained.parameters = outcome.parameters
    let path = output ?? model
    let text = ModelFileWriter().text(trained)
    if path == "-" {
      try StandardOutput.write(text)
    } else {
      let file = try OutputFile(path: path)
      try file.write(text)
      try file.commit()
      if !messages.quiet { StandardError.printLine("written to \(path)") }
    }
  }
}
