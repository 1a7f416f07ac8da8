internal import ModelFile
internal import RecordLinkage
internal import TableIO

/// What our commands write into model files beside the model: words for whoever reads or edits them.
enum ModelFileText {
  /// Where a file says its schema is, beside it, unless somebody knows better.
  static let schema = "model.schema.json"

  /// What stands above the sections, whatever the table.
  private static let sections = [
    "comparisons":
      "How pairs are compared, each from full agreement to none. role: identity (a person's own), "
      + "family (shared by a\nhousehold, kept by a person who moves), contact (shared by a household, left by a "
      + "person who moves).",
    "blocking":
      "Which pairs are looked at: those that agree on all keys of a rule. idmatch analyze shows what each "
      + "rule costs and\nyields; without rules they are found from the table.",
    "relations":
      "What is wanted. match: the least probability of a link, 0.5 where it is not given; review: of one "
      + "to be looked at.\nclustering: best-link gives each row one partner at most, for two tables of which each has "
      + "everyone once.",
    "parameters":
      "What training learned. m: how often pairs of a class are of a level; u: how often unrelated pairs "
      + "are. Each weighs\nlog2 m/u bits. Without this section every run trains by itself.",
  ]

  /// The text above a section.
  static func section(_ name: String) -> String { sections[name] ?? "" }

  /// The text of a model that was read and changed: with the comments that it had, and of sections that are new with ours.
  static func changed(_ document: ModelDocument, to model: LinkageModel) -> String {
    var writer = ModelFileWriter(keeping: document)
    if document.model.blocking.rules != model.blocking.rules {
      // What was said of a rule is not true of another that stands in its place.
      writer.comments = writer.comments.filter { !$0.key.hasPrefix("blocking.rules[") }
    }
    let standard = LinkageModel(name: "")
    if document.model.blocking == standard.blocking { writer.comments["blocking"] = section("blocking") }
    if document.model.parameters == nil { writer.comments["parameters"] = section("parameters") }
    return writer.text(model)
  }

  /// Writes the text of a model file, whole or not at all, and says so; `-` is standard output.
  static func write(_ text: String, to path: String, _ messages: MessageOptions) throws(TableError) {
    if path == "-" { return try StandardOutput.write(text) }
    let file = try OutputFile(path: path)
    try file.write(text)
    try file.commit()
    if !messages.quiet { StandardError.printLine("written to \(path)") }
  }
}
