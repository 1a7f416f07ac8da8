internal import RecordLinkage

extension YAMLTree {
  /// A condition as a level or a part of one: a name alone where it needs no more, a mapping of one key otherwise.
  ///
  /// - Parameter columns: the columns of the comparison, which need not be named where there is no doubt.
  static func condition(_ condition: LevelCondition, columns: [String]) -> YAMLTree {
    if let name = bareName(condition, columns: columns) { return .text(name) }
    return .mapping([keyed(condition, columns: columns)], .flow)
  }

  /// The name of a condition that says all, of a comparison of these columns.
  static func bareName(_ condition: LevelCondition, columns: [String]) -> String? {
    switch condition {
    case .exact(let column) where [column] == columns: "exact"
    case .all where columns.count > 1 && condition == .all(columns.map { .exact($0) }): "exact"
    case .similar(let column, let comparator, 1) where [column] == columns: comparator.name
    case .dateSlip(let column) where [column] == columns: "date-slip"
    case .missing(let column) where [column] == columns: "missing"
    case .swapped(let one, let other) where [one, other] == columns: "swapped"
    case .crossed(let one, let other) where [one, other] == columns: "crossed"
    case .otherwise: "else"
    default: nil
    }
  }

  /// A condition as a key and its value.
  static func keyed(_ condition: LevelCondition, columns: [String]) -> Entry {
    // `name: value` where the column is the comparison's, else a mapping with the column first.
    func measure(
      _ name: String, _ column: String, _ key: String, _ value: YAMLTree,
      others: [Entry] = []
    ) -> Entry {
      var entries = others + [.init(key, value)]
      if [column] == columns {
        if others.isEmpty { return .init(name, value) }
      } else {
        entries.insert(.init("column", .text(column)), at: 0)
      }
      return .init(name, .mapping(entries, .flow))
    }
    func named(_ name: ConditionName) -> String { name.rawValue }

    switch condition {
    case .exact(let column): return .init(named(.exact), .text(column))
    case .dateSlip(let column): return .init(named(.dateSlip), .text(column))
    case .missing(let column): return .init(named(.missing), .text(column))
    case .swapped(let one, let other): return .init(named(.swapped), .texts([one, other]))
    case .crossed(let one, let other): return .init(named(.crossed), .texts([one, other]))
    case .similar(let column, let comparator, 1): return .init(comparator.name, .text(column))
    case .similar(let column, let comparator, let least):
      return measure(comparator.name, column, "at-least", .number(least))
    case .edits(let column, .osa, let most): return measure(named(.edits), column, "at-most", .integer(most))
    case .edits(let column, let distance, let most):
      return measure(
        named(.edits), column, "at-most", .integer(most),
        others: [.init("distance", .text(distance.rawValue))])
    case .prefix(let column, let length): return measure(named(.prefix), column, "length", .integer(length))
    case .sounds(let column, let encoding):
      return measure(named(.sounds), column, "encoding", .text(encoding.rawValue))
    case .difference(let column, let most):
      return measure(named(.difference), column, "at-most", .number(most))
    case .relativeDifference(let column, let most):
      return measure(named(.relativeDifference), column, "at-most", .number(most))
    case .days(let column, let most): return measure(named(.days), column, "at-most", .integer(most))
    case .kilometres(let column, let most):
      return measure(named(.kilometres), column, "at-most", .number(most))
    case .sharedValues(let column, let least):
      return measure(named(.sharedValues), column, "at-least", .integer(least))
    case .overlap(let column, let least): return measure(named(.overlap), column, "at-least", .number(least))
    case .all(let parts):
      let exact = parts.compactMap { part -> String? in
        if case .exact(let column) = part { column } else { nil }
      }
      if exact.count == parts.count, parts.count > 1 { return .init(named(.exact), .texts(exact)) }
      return .init(named(.all), .list(parts.map { .condition($0, columns: columns) }, .flow))
    case .any(let parts):
      return .init(named(.any), .list(parts.map { .condition($0, columns: columns) }, .flow))
    case .not(let part): return .init(named(.not), .condition(part, columns: columns))
    case .otherwise: return .init(named(.otherwise), .scalar("true"))
    }
  }
}
