internal import ArgumentParser
internal import IdentityMatching
internal import JapaneseNormalization
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

  /// Checks that no option is given that a model file has no use for, so that none is passed over in silence.
  func check(_ columns: ColumnOptions) throws {
    guard !isApplicants else { return }
    if !columns.columns.isEmpty {
      throw ValidationError(
        "--column goes with the model of applicants. Of a model file, columns: in \(model) says what is read: "
          + "give the column there the header \(columns.columns[0].header).")
    }
    if let header = columns.ignored.first {
      throw ValidationError(
        "--ignore-column goes with the model of applicants. A model file reads what it declares under columns: take "
          + "\(header) out there, in \(model).")
    }
  }

  /// Reads the model file.
  func document(_ types: ValueTypes, _ messages: MessageOptions) throws -> ModelDocument {
    try ModelDocument(path: model, types: types, messages)
  }
}

extension ModelDocument {
  /// Reads a model file and says what its author may not have meant.
  init(path: String, types: ValueTypes, _ messages: MessageOptions) throws(ModelFileError) {
    try self.init(path: path, types: types)
    guard !messages.quiet else { return }
    for warning in warnings { StandardError.printLine("\(warning)") }
  }
}

extension GazetteerOptions {
  /// The value types that a model file may name: the general ones and those of Japanese, which look places up in the
  /// gazetteer that was asked for.
  func valueTypes() throws(GazetteerFileError) -> ValueTypes {
    ValueTypes.japanese(gazetteer: try load().gazetteer)
  }
}
