/// When a rule applies.
public indirect enum PolicyCondition: Sendable, Hashable {
  /// A number reaches a threshold, 1 or more.
  case atLeast(Int, FactMeasure)
  /// All of these hold.
  case all([PolicyCondition])
  /// One of these holds.
  case any([PolicyCondition])

  /// The measures, in the order in which they are written, each with its threshold.
  var measures: [(measure: FactMeasure, atLeast: Int)] {
    switch self {
    case .atLeast(let threshold, let measure): [(measure, threshold)]
    case .all(let parts), .any(let parts): parts.flatMap(\.measures)
    }
  }
}
