internal import RecordLinkage

extension LevelCondition {
  /// Whether it holds for pairs that agree in full on its columns, and no others.
  var isEquality: Bool {
    switch self {
    case .exact: true
    case .all(let parts):
      !parts.isEmpty
        && parts.allSatisfy {
          if case .exact = $0 { true } else { false }
        }
    default: false
    }
  }
}
