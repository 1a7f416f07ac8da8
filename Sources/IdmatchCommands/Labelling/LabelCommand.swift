internal import ArgumentParser
internal import Glibc
internal import ModelFile
internal import RecordLinkage
internal import TableIO

/// `idmatch label`: a person judges pairs.
struct LabelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "label",
    abstract: "Judge pairs in the terminal, the most useful first; train and evaluate use the labels.",
    discussion: """
      Shows pairs of records side by side, most of them near the threshold, some certain ones as controls, about as many
      likely matches as not. Answer each with a letter and Enter:

        y  yes, they are one        n  no        u  unsure
        b  back to the last one     q  quit      what follows the letter is kept as a note: n twins

      Every answer is on the disk at once. Given the same labels file again it goes on where it stopped; Ctrl-D ends as q
      does. The marks say what is compared: = the same, ≠ different, as normalized. The records are personal data,
      the labels file has identifiers only.

      EXAMPLES
        idmatch label customers.csv --model model.yaml --labels labels.csv
        idmatch label a.csv b.csv --model model.yaml --labels labels.csv --count 100
        idmatch train customers.csv --model model.yaml --labels labels.csv       afterwards
      """)

  @Argument(help: "The tables: one to deduplicate, several to link.")
  var tables: [String]

  @Option(help: ArgumentHelp("The model file.", valueName: "file"))
  var model: String

  @Option(help: ArgumentHelp("The labels to continue, or to begin.", valueName: "file"))
  var labels: String

  @Option(help: ArgumentHelp("How many pairs to ask about in this run.", valueName: "number"))
  var count = 60

  @Option(
    help: ArgumentHelp(
      "The relation asked about; the model's first where it is not given.", valueName: "name"))
  var relation: String?

  @Option(
    help: ArgumentHelp(
      "Show this column too, which the model does not read. May be given several times.",
      valueName: "header"))
  var show: [String] = []

  @Flag(help: "Show the probability by the model. Who judges blindly judges better.")
  var showProbability = false

  @Option(help: ArgumentHelp("The seed of the choice among equals.", valueName: "number"))
  var seed: UInt64 = 1

  @OptionGroup(title: "Columns") var id: IdentifierOptions
  @OptionGroup(title: "Input") var input: TableOptions
  @OptionGroup(title: "Gazetteer") var places: GazetteerOptions
  @OptionGroup(title: "Run") var run: RunOptions
  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    if tables.contains("-") {
      throw ValidationError("The answers come from standard input, so no table can; save it to a file.")
    }
    if labels == "-" { throw ValidationError("--labels takes a file, so that it can be continued.") }
    if tables.contains(labels) || labels == model {
      throw ValidationError("--labels is a file of its own; \(labels) is an input.")
    }
    guard count > 0 else { throw ValidationError("--count must be at least 1.") }
  }

  func run() async throws {
    let progress = messages.reporter
    let types = try places.valueTypes()
    let document = try ModelDocument(path: model, types: types, messages)
    let relations = document.model.relations.map(\.name)
    let relation = try position(of: relation, among: relations)
    let sources = try ModelTable.read(
      tables, for: document, options: input, id: id.idColumn, threads: run.threads)
    let existing = try existingLabels()
    let prepared = try await ModelRun(
      sources, model: document.model, types: types, threads: run.threads, messages: messages,
      progress: progress)
    try checkIdentifiers(prepared)
    let card = try LabelCard(prepared, more: show)
    let known = try existing.map { try LabelReading($0, run: prepared) }
    if let known, !messages.quiet {
      StandardError.printLine(known.description)
      known.rejects.report(messages, rejectsFile: nil)
    }
    let file = try LabelFile(
      path: labels, existing: existing, needsSources: sources.count > 1, needsRelation: relation > 0)
    let parameters = try await prepared.parameters(messages, progress: progress)
    let outcome = try await prepared.link(parameters, progress: progress)
    let queue = prepared.linker.labelQueue(
      outcome, relation: relation, count: count,
      labelled: Set((known?.pairs ?? []).filter { $0.relation == relation }.map(\.pair)), seed: seed)
    if queue.items.isEmpty, !messages.quiet {
      StandardError.printLine("There is no pair left to judge.")
    }
    let dialogue = LabelDialogue(
      card: card, items: queue.items, file: file, relation: relation, relations: relations,
      showsProbability: showProbability, read: { readLine() },
      write: { text throws(TableError) in try StandardOutput.write(text) })
    let tally = try dialogue.run()
    let summary = LabelSummary(
      output: labels, asked: queue.items.count, answered: tally.count, matches: tally.matches,
      differences: tally.others, unsure: tally.unsure, labels: (known?.pairs.count ?? 0) + tally.count)
    try summary.report(messages) {
      [
        "\(tally.count) pairs judged: \(tally.matches) match, \(tally.others) do not, \(tally.unsure) unsure; "
          + "\(summary.labels) labels in all"
      ]
    }
    if !messages.quiet, tally.count > 0 {
      StandardError.printLine(
        "next: idmatch train \(tables.joined(separator: " ")) --model \(model) --labels \(labels)")
    }
  }

  /// What the labels file holds; `nil` where there is none, or nothing in it.
  private func existingLabels() throws -> CSVTable? {
    var status = stat()
    guard stat(labels, &status) == 0, status.st_size > 0 || status.st_mode & S_IFMT != S_IFREG else {
      return nil
    }
    return try CSVTable.read(path: labels)
  }

  /// Labels find their records again by identifiers, so each needs one of its own.
  private func checkIdentifiers(_ prepared: ModelRun) throws {
    for (source, identifiers) in zip(prepared.sources, prepared.identifiers)
    where Set(identifiers).count < identifiers.count || identifiers.contains("") {
      throw ValidationError(
        "\(source.name): identifiers are missing or occur twice, so labels could not name their records; name a column of "
          + "unique values with --id-column.")
    }
  }
}

/// What a run of `idmatch label` did.
private struct LabelSummary: RunSummary {
  var command = "label"
  var version = IdmatchCommand.version
  var output: String
  var asked: Int
  var answered: Int
  var matches: Int
  var differences: Int
  var unsure: Int
  /// All labels of the file that are of records of the tables.
  var labels: Int
}
