internal import ArgumentParser
internal import IdentityMatching
internal import ModelFile
internal import RecordLinkage
internal import TableIO

/// `idmatch init`: a model to start from.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Look at a table and write a commented model for it.",
    discussion: """
      Says what each column seems to be about, how it will be compared and whom it speaks for, and which columns are
      left out and why. The file is yours to edit; then

        idmatch dedupe TABLE --model model.yaml --output out.csv

      finds blocking rules and trains the model on the table by itself, without labels. idmatch train writes what it
      learned into the file, so that later runs need not.

      Given several tables the model links them.

      EXAMPLES
        idmatch init customers.csv --output model.yaml
        idmatch init a.csv b.csv --output model.yaml
        idmatch init --model applicants
      """)

  @Argument(help: "The tables.")
  var tables: [String] = []

  @Option(
    help: ArgumentHelp(
      "applicants: print the built-in model of applicants, for reading, instead of looking at a table.",
      valueName: "applicants"))
  var model: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The file to write. Standard output where it is not given, or is -.", valueName: "file"))
  var output = "-"

  @Option(help: ArgumentHelp("What the model is called.", valueName: "text"))
  var name: String?

  @Option(
    help: ArgumentHelp(
      "Where the JSON Schema of model files is, for editors that check and complete by one: a path from the model file, or "
        + "an address.",
      discussion: "The project has it as Schemas/model.schema.json. Empty for no such line.",
      valueName: "path"))
  var schema = ModelFileText.schema

  @OptionGroup(title: "Input") var input: TableOptions
  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    guard let model else {
      if tables.isEmpty {
        throw ValidationError("Give a table to look at, or --model applicants for the built-in model.")
      }
      return
    }
    guard model == "applicants" else {
      throw ValidationError("There is one built-in model, applicants; \(model) is none.")
    }
    guard tables.isEmpty else {
      throw ValidationError("The built-in model is that of no table: give --model applicants, or tables.")
    }
  }

  func run() async throws {
    if model != nil { return try ModelFileText.write(ApplicantModelText.yaml(), to: output, messages) }
    let sources = try tables.map { try ModelTable(path: $0, options: input) }
    let suggestion = ModelSuggestion(
      sources, name: name ?? Self.name(of: tables[0]), knowledge: [JapaneseFields()])
    if suggestion.model.comparisons.isEmpty {
      throw ValidationError(
        "\(tables[0]): no column says anything to compare:\n"
          + suggestion.reasonsAgainst.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" }
          .joined(separator: "\n"))
    }
    let writer = ModelFileWriter(comments: comments(suggestion), schema: schema.isEmpty ? nil : schema)
    let text = writer.text(suggestion.model)
    try ModelFileText.write(text, to: output, messages)
    guard !messages.quiet else { return }
    for source in sources { StandardError.printLine(source.description) }
    for profile in suggestion.profiles {
      if let name = suggestion.nameOfHeader[profile.name] {
        StandardError.printLine(
          "  \(profile.name): \(name), \(profile.suggestion.meaning.rawValue) (\(profile.suggestion.reason))")
      } else {
        StandardError.printLine(
          "  \(profile.name): left out, \(suggestion.reasonsAgainst[profile.name] ?? "not used")")
      }
    }
    if output != "-" {
      StandardError.printLine(
        "next: idmatch \(tables.count > 1 ? "link" : "dedupe") \(tables.joined(separator: " ")) --model \(output) "
          + "--output \(tables.count > 1 ? "links.csv" : "out.csv")")
      if tables.count == 2 {
        StandardError.printLine("      with --one-to-one where each table has everyone once")
      }
    }
  }

  private static func name(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.split(separator: ".").first.map(String.init) ?? file
  }

  /// A text as lines of 110 characters at most, broken between words.
  private static func lines(_ text: String) -> String {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.unicodeScalars.count + word.unicodeScalars.count < 110 {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// What stands above the sections and columns.
  private func comments(_ suggestion: ModelSuggestion) -> [String: String] {
    var comments: [String: String] = [:]
    let joined = Set(suggestion.model.columns.filter { !$0.joined.isEmpty }.map(\.name))
    for profile in suggestion.profiles {
      guard let name = suggestion.nameOfHeader[profile.name] else { continue }
      let comment =
        "\(profile.suggestion.meaning.rawValue): \(profile.suggestion.reason); filled in "
        + "\(ModelSuggestion.percent(profile.fillRate)), \(profile.distinctCount) distinct in \(profile.sampledCount)"
      // Of a joined column each header has a line.
      comments["columns.\(name)", default: ""] +=
        !joined.contains(name)
        ? comment : (comments["columns.\(name)"] == nil ? "" : "\n") + "\(profile.name): \(comment)"
    }
    let left = suggestion.reasonsAgainst.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" }
    comments[""] = """
      How idmatch compares the records of \(tables.joined(separator: ", ")), as far as a look at them says: yours to edit.
      idmatch analyze TABLE --model FILE shows which pairs are looked at, idmatch train writes what it learns into this
      file, idmatch \(tables.count > 1 ? "link" : "dedupe") finds rules and trains by itself where it has not.
      """
    comments["columns"] =
      Self.lines("What is read of the table. Types: \(ValueTypes.japanese().names.joined(separator: ", ")).")
      + (left.isEmpty ? "" : "\nLeft out:\n" + left.joined(separator: "\n"))
    for section in ["comparisons", "blocking", "relations"] {
      comments[section] = ModelFileText.section(section)
    }
    return comments
  }
}
