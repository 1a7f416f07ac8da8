internal import RecordLinkage
internal import YAMLReading

/// Reads a model from YAML nodes and notes every problem on the way, instead of stopping at the first.
struct ModelReader: YAMLReader {
  typealias Piece = YAMLPiece
  typealias Entry = YAMLEntry

  static let synonyms = ModelSynonyms.all

  let types: ValueTypes
  var notes: YAMLNotes

  /// The model as far as it has been read.
  var model = LinkageModel(name: "")
  /// The columns by name.
  var columns: [String: ColumnDeclaration] = [:]
  /// Where each column is declared, for a check against a table's headers.
  var columnPlaces: [String: (line: Int?, column: Int?)] = [:]

  init(file: String, types: ValueTypes) {
    notes = YAMLNotes(file: file, noun: "model")
    self.types = types
  }
}
