extension ComparisonDeclaration {
  /// What each level is called, in model files and in explanations: its label, or its condition as a file writes it, without
  /// braces: `exact`, `jaro-winkler 0.92`, `else`.
  package var levelLabels: [String] {
    let columns = writtenColumns
    return levels.map { $0.label ?? $0.condition.text(columns: columns) }
  }

  /// The columns that a file names once for all levels: those that the levels look at, in the order in which they occur; of a
  /// column and parts of it just the column.
  package var writtenColumns: [String] {
    var columns: [String] = []
    for column in levels.flatMap(\.condition.columns) where !columns.contains(column) {
      columns.append(column)
    }
    let isPart = { (column: String, whole: String) in column == whole || column.hasPrefix(whole + ".") }
    for whole in columns where columns.allSatisfy({ isPart($0, whole) }) { return [whole] }
    return columns
  }
}

extension LevelCondition {
  /// The condition as a model file writes it, without braces.
  ///
  /// - Parameter columns: the columns of the comparison, which are not named where there is no doubt.
  package func text(columns: [String]) -> String {
    func measure(_ name: String, _ column: String, _ value: String) -> String {
      name + " " + ([column] == columns ? "" : column + " ") + value
    }
    /// With the name of the value where a column stands before it.
    func measure(_ name: String, _ column: String, _ key: String, _ value: String) -> String {
      measure(name, column, [column] == columns ? value : key + " " + value)
    }
    func named(_ name: String, _ column: String) -> String {
      [column] == columns ? name : name + " " + column
    }
    func pair(_ name: String, _ one: String, _ other: String) -> String {
      [one, other] == columns ? name : "\(name) \(one) + \(other)"
    }
    func joined(_ name: String, _ parts: [LevelCondition]) -> String {
      name + " " + parts.map { $0.text(columns: columns) }.joined(separator: " + ")
    }

    switch self {
    case .exact(let column): return named("exact", column)
    case .similar(let column, let comparator, 1): return named(comparator.name, column)
    case .similar(let column, let comparator, let least):
      return measure(comparator.name, column, "at-least", Self.number(least))
    case .edits(let column, .osa, let most): return measure("edits", column, "at-most", "\(most)")
    case .edits(let column, let distance, let most):
      return measure("edits", column, "distance \(distance.rawValue) at-most \(most)")
    case .prefix(let column, let length): return measure("prefix", column, "length", "\(length)")
    case .sounds(let column, let encoding): return measure("sounds", column, "encoding", encoding.rawValue)
    case .difference(let column, let most):
      return measure("difference", column, "at-most", Self.number(most))
    case .relativeDifference(let column, let most):
      return measure("relative-difference", column, "at-most", Self.number(most))
    case .days(let column, let most): return measure("days", column, "at-most", "\(most)")
    case .dateSlip(let column): return named("date-slip", column)
    case .kilometres(let column, let most):
      return measure("kilometres", column, "at-most", Self.number(most))
    case .sharedValues(let column, let least): return measure("shared-values", column, "at-least", "\(least)")
    case .overlap(let column, let least): return measure("overlap", column, "at-least", Self.number(least))
    case .swapped(let one, let other): return pair("swapped", one, other)
    case .crossed(let one, let other): return pair("crossed", one, other)
    case .missing(let column): return named("missing", column)
    case .all(let parts):
      let exact = parts.compactMap { part -> String? in
        if case .exact(let column) = part { column } else { nil }
      }
      guard exact.count == parts.count, exact.count > 1 else { return joined("all", parts) }
      return exact == columns ? "exact" : "exact " + exact.joined(separator: " + ")
    case .any(let parts): return joined("any", parts)
    case .not(let part): return "not " + part.text(columns: columns)
    case .otherwise: return "else"
    }
  }

  /// The shortest text that reads as the same number, without a fraction of nothing: `0.92`, `400`, `1.0e-05`.
  private static func number(_ number: Double) -> String {
    let text = number.description
    if text.hasSuffix(".0") { return String(text.dropLast(2)) }
    guard let e = text.firstIndex(of: "e"), !text[..<e].contains(".") else { return text }
    return text[..<e] + ".0" + text[e...]
  }
}
