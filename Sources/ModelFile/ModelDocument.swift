public import RecordLinkage
internal import YAMLReading

/// A model as it was read from a model file.
///
/// ```swift
/// let document = try ModelDocument(path: "persons.yaml")
/// for warning in document.warnings { print(warning) }
/// try document.check(headers: table.headers)
/// let model = document.model
/// ```
public struct ModelDocument: Sendable {
  /// The model.
  public let model: LinkageModel
  /// The file as the caller named it, for messages.
  public let file: String
  /// What the author may not have meant.
  public let warnings: [ModelFileProblem]
  /// The comments of the file by the places that they are about, as ``ModelFileWriter/comments`` takes them.
  public let comments: [String: String]
  /// Where the file says that its JSON Schema is; `nil` where it does not.
  public let schema: String?
  /// Where each column is declared.
  private let columnPlaces: [String: (line: Int?, column: Int?)]

  /// Reads a model from the text of a model file.
  ///
  /// - Parameters:
  ///   - text: YAML, at most 1 MiB.
  ///   - file: the name of the file, for messages.
  ///   - types: the value types that columns may have.
  /// - Throws: ``ModelFileError`` with everything that is wrong.
  /// - Complexity: linear in the text, with aliases written out.
  public init(text: String, file: String = "model", types: ValueTypes = ValueTypes()) throws(ModelFileError) {
    var reader = ModelReader(file: file, types: types)
    guard let root = try Self.yaml(file).compose(text) else {
      throw ModelFileError(
        .init(file: file, found: "nothing", expected: "a model file; `init` writes one for a table"))
    }
    reader.readModel(.init(node: root, path: ""))
    let problems = reader.problemsInOrder
    guard reader.notes.errorCount == 0 else { throw ModelFileError(problems) }
    model = reader.model
    self.file = file
    warnings = problems
    let comments = ModelComments(text: text, root: root)
    self.comments = comments.texts
    schema = comments.schema
    columnPlaces = reader.columnPlaces
  }

  /// Reads a model from the bytes of a model file: UTF-8, with or without a byte order mark.
  ///
  /// - Throws: ``ModelFileError`` with everything that is wrong.
  public init(bytes: [UInt8], file: String = "model", types: ValueTypes = ValueTypes()) throws(ModelFileError)
  {
    try Self.yaml(file).checkSize(bytes.count)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ModelFileError(Self.yaml(file).notUTF8(bytes))
    }
    try self.init(text: text, file: file, types: types)
  }

  private static func yaml(_ file: String) -> YAMLText { YAMLText(file: file, noun: "model") }

  /// Reads a model file.
  ///
  /// - Throws: ``ModelFileError``, also where the file cannot be read.
  public init(path: String, types: ValueTypes = ValueTypes()) throws(ModelFileError) {
    let bytes = try FileBytes.read(path, most: YAMLText.mostBytes)
    try self.init(bytes: bytes, file: path, types: types)
  }

  /// Checks that a table has the columns of the model.
  ///
  /// - Parameters:
  ///   - headers: the headers of the table.
  ///   - table: what the table is called, for messages.
  /// - Throws: ``ModelFileError`` with each column of the model none of whose headers the table has.
  public func check(headers: [String], table: String = "the table") throws(ModelFileError) {
    var problems: [ModelFileProblem] = []
    for column in model.columns {
      let wanted = column.acceptedHeaders
      guard column.places(in: headers).isEmpty else { continue }
      let place = columnPlaces[column.name]
      let suggestion = wanted.lazy.compactMap {
        NearestName.of($0, among: headers, synonyms: ModelSynonyms.all)
      }.first
      problems.append(
        .init(
          file: file, line: place?.line, column: place?.column, keyPath: "columns.\(column.name)",
          found: "no header \(Quoting.choice(wanted)) in \(table)",
          expected: headers.isEmpty
            ? "a table with headers"
            : "`\(column.joined.isEmpty ? "header" : "join"):` to name one of \(Quoting.choice(headers))",
          suggestion: suggestion))
    }
    if !problems.isEmpty { throw ModelFileError(problems) }
  }
}
