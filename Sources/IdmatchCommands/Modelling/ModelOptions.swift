internal import ArgumentParser
internal import IdentityMatching
internal import ModelFile
internal import RecordLinkage

/// The model of a run.
struct ModelOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The model: applicants (the default, for tables of applicants in Japanese or English), or a model file.",
      discussion: "idmatch init writes a model file for any table.", valueName: "applicants|file"))
  var model = "applicants"

  /// Whether the built-in model of applicants is meant.
  var isApplicants: Bool { model == "applicants" }

  /// Reads the model file.
  func document(_ messages: MessageOptions) throws -> ModelDocument {
    let document = try ModelDocument(path: model, types: modelTypes)
    if !messages.quiet {
      for warning in document.warnings { StandardError.printLine("\(warning)") }
    }
    return document
  }
}

/// The value types that a model file may name: the general ones and those of Japanese.
let modelTypes = ValueTypes.japanese()
