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
  @OptionGroup(title: "Run") var run: RunOptions
  @OptionGroup(title: "Messages") var messages: MessageOptions

  func run() async throws {
    let progress = messages.reporter
    let document = try ModelDocument(path: model, types: modelTypes)
    var declared = document.model
    if find { declared.blocking.rules = [] }
    let sources = try tables.map { try ModelTable(path: $0, options: input, id: nil) }
    for source in sources { try document.check(headers: source.headers, table: source.name) }
    let prepared = try await ModelRun(
      sources, model: declared, threads: run.threads, messages: messages, progress: progress)
    let truth = try truthColumn.map { try Self.entities(sources, column: $0) }
    let analysis = prepared.linker.analyzeBlocking(entities: truth, showingValues: values)
    try StandardOutput.write(Self.table(analysis))
    if let output {
      let file = try OutputFile(path: output)
      try file.write(ModelFileWriter().text(prepared.linker.model))
      try file.commit()
      if !messages.quiet { StandardError.printLine("written to \(output)") }
    }
  }

  /// A number for the entity of every record.
  static func entities(_ sources: [ModelTable], column name: String) throws -> [Int?] {
    var numbers: [String: Int] = [:]
    var entities: [Int?] = []
    for source in sources {
      guard let column = source.table.column(named: name) else {
        throw ValidationError(
          "\(source.name) has no column \(name); there are \(source.headers.joined(separator: ", ")).")
      }
      for row in 0..<source.rowCount {
        let value = source.table.field(row: row, column: column)
        if value.isEmpty {
          entities.append(nil)
          continue
        }
        let number = numbers[value] ?? numbers.count
        numbers[value] = number
        entities.append(number)
      }
    }
    return entities
  }

  private static func table(_ analysis: BlockingAnalysis) -> String {
    let number = ProgressReporter.grouped
    var rows = [
      ["rule", "pairs", "new pairs", "largest block"] + (analysis.recall == nil ? [] : ["recall", "new"])
    ]
    for rule in analysis.rules {
      var row = [rule.name, number(rule.pairs), number(rule.newPairs), number(rule.largestBlock)]
      if let recall = rule.recall, let new = rule.newRecall {
        row += [ModelSuggestion.percent(recall), ModelSuggestion.percent(new)]
      }
      rows.append(row)
    }
    let widths = (0..<rows[0].count).map { column in rows.map { $0[column].count }.max() ?? 0 }
    var text = ""
    for row in rows {
      let cells = row.enumerated().map { place, cell in
        let room = String(repeating: " ", count: widths[place] - cell.count)
        return place == 0 ? cell + room : room + cell
      }
      text += cells.joined(separator: "  ") + "\n"
    }
    text += "\(number(analysis.pairs)) pairs to compare, "
    text += "\(fixed(Float(Double(analysis.pairs) / Double(max(1, analysis.records))), decimals: 1)) a record"
    if let recall = analysis.recall {
      text += "; \(ModelSuggestion.percent(recall)) of the true pairs are among them"
    }
    text += "\n"
    for rule in analysis.rules where !rule.largestValues.isEmpty {
      text += "\(rule.name): "
      text += rule.largestValues.map { "\($0.records) × \($0.value)" }.joined(separator: "; ") + "\n"
    }
    return text
  }
}
