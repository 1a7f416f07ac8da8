internal import RecordLinkage

/// The keys of a model file, section by section; the JSON Schema holds the same.
enum ModelKeys {
  static let model = [
    "model", "columns", "comparisons", "blocking", "relations", "linking", "training", "parameters",
  ]
  static let column = ["type", "header", "join", "normalizers", "separator", "missing"]
  static let comparison = ["name", "match-key", "role", "column", "columns", "term-frequency", "levels"]
  static let termFrequency = ["damping", "minimum", "columns"]
  /// Beside the one key that is the condition.
  static let level = ["label", "term-frequency"]
  static let blocking = ["largest-block", "pairs-per-record", "rules"]
  static let blockingRule = ["keys", "split-by", "salt"]
  static let relation = ["match", "review", "clustering"]
  static let linking = ["within"]
  static let training = ["seed", "random-pairs", "candidate-pairs", "iterations", "tolerance", "matches"]
  static let deterministicMatches = ["rules", "recall"]
  static let parameters = ["classes", "comparisons", "dependences", "provenance"]
  static let dependence = ["comparisons", "lifts"]
  static let latentClass = ["relation", "pairs-per-record"]
  static let levelParameters = ["level", "m", "u", "unrelated-shares"]
  static let provenance = [
    "engine", "method", "seed", "records", "random-pairs", "candidate-pairs", "iterations", "converged",
    "content-hash",
  ]
}

/// The conditions of a level that are not text comparators.
enum ConditionName: String, CaseIterable {
  case exact
  case edits
  case prefix
  case sounds
  case difference
  case relativeDifference = "relative-difference"
  case days
  case dateSlip = "date-slip"
  case kilometres
  case sharedValues = "shared-values"
  case overlap
  case swapped
  case crossed
  case missing
  case all
  case any
  case not
  case otherwise = "else"

  /// The keys of the condition's own mapping; empty where it has none.
  var keys: [String] {
    switch self {
    case .edits: ["column", "distance", "at-most"]
    case .prefix: ["column", "length"]
    case .sounds: ["column", "encoding"]
    case .difference, .relativeDifference, .days, .kilometres: ["column", "at-most"]
    case .sharedValues, .overlap: Self.similarityKeys
    case .exact, .dateSlip, .swapped, .crossed, .missing, .all, .any, .not, .otherwise: []
    }
  }

  /// The keys of a text comparator's mapping.
  static let similarityKeys = ["column", "at-least"]

  /// Every name that a level may use, for suggestions.
  static var known: [String] { allCases.map(\.rawValue) + TextComparator.commonNames }
}

/// The limits that the engine sets on a model.
enum ModelLimits {
  static let comparisons = 16
  static let levels = 15
  static let classes = 4
  static let relations = 2
  /// Conditions inside one another.
  static let conditionDepth = 16
  /// Conditions of one level, all told.
  static let conditionParts = 200
  /// Comparisons, levels or classes that are read where there are far too many.
  static let items = 100
  /// Keys of a blocking rule.
  static let keys = 32
}
