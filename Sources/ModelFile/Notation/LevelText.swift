internal import RecordLinkage

/// What the probabilities of a level are filed under: its label, or its condition as the file writes it, without braces.
enum LevelText {
  /// The texts of a comparison's levels: `exact`, `jaro-winkler 0.92`, `else`.
  static func labels(of comparison: ComparisonDeclaration) -> [String] {
    let columns = comparison.writtenColumns
    return comparison.levels.map { level in
      level.label ?? text(YAMLTree.condition(level.condition, columns: columns))
    }
  }

  private static func text(_ tree: YAMLTree) -> String {
    switch tree {
    case .scalar(let text): text
    case .list(let items, _): items.map { text($0) }.joined(separator: " + ")
    case .mapping(let entries, _):
      entries.map { $0.key == "column" ? text($0.value) : $0.key + " " + text($0.value) }.joined(
        separator: " ")
    }
  }
}

extension ComparisonDeclaration {
  /// The columns that a file names once for all levels: those that the levels look at, in the order in which they occur; of a
  /// column and parts of it just the column.
  var writtenColumns: [String] {
    var columns: [String] = []
    for column in levels.flatMap(\.condition.columns) where !columns.contains(column) {
      columns.append(column)
    }
    let isPart = { (column: String, whole: String) in column == whole || column.hasPrefix(whole + ".") }
    for whole in columns where columns.allSatisfy({ isPart($0, whole) }) { return [whole] }
    return columns
  }
}
