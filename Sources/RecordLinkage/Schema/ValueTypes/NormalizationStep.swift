/// A step of normalization that a model may name in place of those that a type brings.
public enum NormalizationStep: String, Sendable, Hashable, CaseIterable {
  /// Lower case.
  case lowercase
  /// Case, accents, width and punctuation folded, as in `text`.
  case fold
  /// One space between words and none around them.
  case collapseSpace = "collapse-space"
  /// Digits only.
  case digits
  /// Letters and digits only.
  case alphanumeric
  /// Letters and spaces only.
  case letters
  /// Words in alphabetical order.
  case sortWords = "sort-words"
  /// Each word once.
  case uniqueWords = "unique-words"
  /// Leading zeros left out.
  case stripZeros = "strip-zeros"

  func apply(_ text: String) -> String {
    switch self {
    case .lowercase: text.lowercased()
    case .fold: TextFolding.folded(text)
    case .collapseSpace: text.split { $0.isWhitespace }.joined(separator: " ")
    case .digits: TextFolding.digits(text)
    case .alphanumeric: text.filter { $0.isLetter || $0.isNumber }
    case .letters: text.filter { $0.isLetter || $0 == " " }
    case .sortWords: text.split(separator: " ").sorted().joined(separator: " ")
    case .uniqueWords: Self.unique(text)
    case .stripZeros: String(text.drop { $0 == "0" })
    }
  }

  private static func unique(_ text: String) -> String {
    var seen: Set<Substring> = []
    return text.split(separator: " ").filter { seen.insert($0).inserted }.joined(separator: " ")
  }
}

/// The steps of a column, one after the other.
struct PipelineType: ValueType {
  let steps: [NormalizationStep]
  let name = "pipeline"
  let summary = "the steps of normalization that the column names"
  let parts = [""]

  func derive(_ text: String) -> [String] { [steps.reduce(text) { $1.apply($0) }] }
}
