public import RecordLinkage

/// Writes models as model files: what is as by default is left out, a model always gives the same text, and reading it gives
/// the same model, but for trained probabilities, which are written with six significant digits.
///
/// A model that a reader would refuse, with a level that no pair reaches or 17 comparisons, is written as it is.
///
/// ```swift
/// var writer = ModelFileWriter()
/// writer.comments["columns.dob"] = "98 % filled, 11034 different values"
/// try writer.write(model, to: "persons.yaml")
/// ```
public struct ModelFileWriter: Sendable {
  /// Comments, each above the place whose key path it has: `columns.dob`, `comparisons[0]`, `comparisons[0].levels[1]`,
  /// `blocking.rules[2]`, `relations.person`; the empty path is the top of the file. A text may have several lines.
  /// Those of places that the file does not have are not written.
  public var comments: [String: String]
  /// Where the JSON Schema of model files is, for editors that complete and check YAML by one; `nil` for no such line.
  public var schema: String?

  /// A writer.
  public init(comments: [String: String] = [:], schema: String? = nil) {
    self.comments = comments
    self.schema = schema
  }

  /// A writer that keeps the comments of a file, of all places that the model still has.
  ///
  /// ```swift
  /// let document = try ModelDocument(path: "persons.yaml")
  /// var model = document.model
  /// model.relations[0].thresholds = BandThresholds(match: 0.9, review: 0.5)
  /// try ModelFileWriter(keeping: document).write(model, to: "persons.yaml")
  /// ```
  public init(keeping document: ModelDocument) {
    self.init(comments: document.comments, schema: document.schema)
  }

  /// The text of a model file.
  public func text(_ model: LinkageModel) -> String {
    let text = YAMLEmitter.text(.model(model), comments: comments)
    guard let schema else { return text }
    let line = String(schema.unicodeScalars.filter { $0.properties.generalCategory != .control })
    return "# yaml-language-server: $schema=\(line)\n" + text
  }

  /// Writes a model file, whole or not at all: a file that is there already stays until the new one is complete.
  ///
  /// - Throws: ``ModelFileError`` where the file cannot be written.
  public func write(_ model: LinkageModel, to path: String) throws(ModelFileError) {
    try FileBytes.write(Array(text(model).utf8), to: path)
  }
}
