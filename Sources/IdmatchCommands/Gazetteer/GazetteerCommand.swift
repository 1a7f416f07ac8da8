internal import ArgumentParser
internal import JapaneseNormalization

/// `idmatch gazetteer`: by which places are addresses read?
struct GazetteerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazetteer",
    abstract: "Show the gazetteer: its version and sources, and what it knows of a place.",
    discussion: """
      Without a subcommand it shows which gazetteer is in use and what it was made of.

      EXAMPLES
        idmatch gazetteer
        idmatch gazetteer --json
        idmatch gazetteer lookup 105-0001
        idmatch gazetteer lookup 港区虎ノ門
        IDMATCH_GAZETTEER=new.bin idmatch gazetteer
      """,
    subcommands: [GazetteerShowCommand.self, GazetteerLookupCommand.self],
    defaultSubcommand: GazetteerShowCommand.self)
}

/// `idmatch gazetteer show`: which gazetteer is it?
struct GazetteerShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the gazetteer's version, sources with licence and date, counts and size.",
    discussion: """
      EXAMPLES
        idmatch gazetteer show
        idmatch gazetteer show --gazetteer new.bin --json
      """)

  @OptionGroup(title: "Gazetteer") var places: GazetteerOptions

  @Flag(help: "Write it as JSON.")
  var json = false

  private struct Document: Encodable {
    var version: String
    var checksum: String
    var isEmbedded: Bool
    var file: String?
    var bytes: Int
    var municipalities: Int
    var towns: Int
    var sources: [String]
    var program: String
  }

  func run() throws {
    let run = try places.load()
    let gazetteer = run.gazetteer
    // The version ends with the checksum's beginning, so that two builds of one version differ in it.
    let words = gazetteer.version.split(separator: " ")
    let document = Document(
      version: gazetteer.version, checksum: words.count > 1 ? String(words[1]) : "",
      isEmbedded: run.path == nil, file: run.path, bytes: gazetteer.byteCount,
      municipalities: gazetteer.municipalityCount, towns: gazetteer.townCount, sources: gazetteer.sources,
      program: IdmatchCommand.version)
    if json {
      try StandardOutput.write(try IdmatchCommands.json(document) + "\n")
      return
    }
    let number = ProgressReporter.grouped
    var rows = [
      ["gazetteer", words.first.map(String.init) ?? ""], ["checksum", document.checksum + "…"],
      ["from", run.path ?? "the program, idmatch \(document.program)"],
      ["size", "\(number(document.bytes)) bytes"],
      ["municipalities", number(document.municipalities)], ["towns", number(document.towns)],
    ]
    for (index, source) in document.sources.enumerated() {
      rows.append([index == 0 ? "sources" : "", source])
    }
    try StandardOutput.write(ExplanationText.aligned(rows))
  }
}
