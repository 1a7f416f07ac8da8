internal import RecordLinkage
internal import YAMLReading
internal import Yams

extension ModelReader {
  static let conditionExpected =
    "a condition: `exact`, `jaro-winkler: 0.92`, `{edits: {distance: osa, at-most: 1}}`, `else`"

  /// A condition that is a name alone, of the comparison's own column: `exact`, `abbreviation`, `else`.
  mutating func bareCondition(_ piece: Piece, columns: [String]) -> LevelCondition? {
    guard let name = text(piece, expected: Self.conditionExpected) else { return nil }
    guard let known = ConditionName(rawValue: name) else {
      guard let comparator = TextComparator(name: name) else {
        reportUnknownCondition(piece, name)
        return nil
      }
      return defaultColumn(columns, piece, name).map { .similar($0, comparator, atLeast: 1) }
    }
    switch known {
    case .otherwise: return .otherwise
    case .exact where columns.count > 1: return .all(columns.map { .exact($0) })
    case .exact: return defaultColumn(columns, piece, name).map { .exact($0) }
    case .missing: return defaultColumn(columns, piece, name).map { .missing($0) }
    case .dateSlip: return defaultColumn(columns, piece, name).map { .dateSlip($0) }
    case .swapped, .crossed:
      guard columns.count == 2 else {
        report(piece, found: "`\(name)` alone", expected: "two columns: `\(name): [given_name, surname]`")
        return nil
      }
      return known == .swapped ? .swapped(columns[0], columns[1]) : .crossed(columns[0], columns[1])
    case .all, .any, .not, .edits, .prefix, .sounds, .difference, .relativeDifference, .days, .kilometres,
      .sharedValues, .overlap:
      report(piece, found: "`\(name)` alone", expected: Self.form(of: known))
      return nil
    }
  }

  private mutating func reportUnknownCondition(_ piece: Piece, _ name: String) {
    // The names are many: a suggestion, or a place to look them up, says more than all of them.
    report(
      piece, found: "the unknown condition `\(Quoting.shortened(name))`", expected: Self.conditionExpected,
      suggestion: isFull ? nil : nearest(name, among: ConditionName.known))
  }

  /// How a condition with a value is written.
  private static func form(of name: ConditionName) -> String {
    switch name {
    case .edits: "the most edits: `edits: 1` or `edits: {distance: osa, at-most: 1}`"
    case .prefix: "the number of symbols: `prefix: 3`"
    case .sounds: "an encoding: `sounds: soundex` or `sounds: double-metaphone`"
    case .difference: "the largest difference, 0 or more: `difference: 2.5`"
    case .relativeDifference: "the largest share, 0…1: `relative-difference: 0.1`"
    case .days: "the most days, 0 or more: `days: 30`"
    case .kilometres: "the most kilometres, 0 or more: `kilometres: 1.5`"
    case .sharedValues: "the least number of values, 1 or more: `shared-values: 1`"
    case .overlap: "the least share, 0…1: `overlap: 0.5`"
    case .all, .any: "a list of conditions: `\(name.rawValue): [{exact: street}, {exact: zip}]`"
    case .not: "a condition: `not: {exact: zip}`"
    case .swapped, .crossed: "two columns: `\(name.rawValue): [given_name, surname]`"
    case .exact, .dateSlip, .missing: "a column: `\(name.rawValue): dob`"
    case .otherwise: "`else` or `else: true`"
    }
  }

  /// The column of the comparison, where it has one.
  private mutating func defaultColumn(_ columns: [String], _ piece: Piece, _ name: String) -> String? {
    if columns.count == 1 { return columns[0] }
    report(
      piece, found: "`\(Quoting.shortened(name))` without a column",
      expected: columns.isEmpty
        ? "a `column` here or in the comparison"
        : "one of the comparison's columns: " + Quoting.choice(columns))
    return nil
  }

  /// A condition that is not a level: of `all`, `any` or `not`.
  private mutating func nested(
    _ piece: Piece, columns: [String], depth: Int, parts: inout Int
  ) -> LevelCondition? {
    parts += 1
    guard depth <= ModelLimits.conditionDepth, parts <= ModelLimits.conditionParts else {
      // Once is enough: whoever nests so deep has a program write the file.
      if depth == ModelLimits.conditionDepth + 1 || parts == ModelLimits.conditionParts + 1 {
        report(
          piece, found: "conditions within conditions, \(depth) deep and \(parts) in all",
          expected: "at most \(ModelLimits.conditionDepth) deep and \(ModelLimits.conditionParts) for a level"
        )
      }
      return nil
    }
    if case .scalar = piece.node { return bareCondition(piece, columns: columns) }
    guard let entries = entries(piece, expected: Self.conditionExpected) else { return nil }
    return condition(piece, entries, columns: columns, depth: depth, parts: &parts)
  }

  /// A condition written as a mapping of one name to what it takes.
  mutating func condition(
    _ piece: Piece, _ entries: [Entry], columns: [String], depth: Int, parts: inout Int
  ) -> LevelCondition? {
    guard let entry = entries.first, entries.count == 1 else {
      let known = entries.filter {
        ConditionName(rawValue: $0.key) != nil || TextComparator(name: $0.key) != nil
      }
      for entry in entries where !known.contains(where: { $0.key == entry.key }) {
        reportUnknownCondition(entry.name, entry.key)
      }
      if entries.isEmpty { report(piece, found: "no condition", expected: Self.conditionExpected) }
      if known.count > 1 {
        report(
          piece, found: "the conditions " + known.map { "`\($0.key)`" }.joined(separator: " and "),
          expected: "one condition, or `all: […]` of them")
      }
      return nil
    }
    guard let name = ConditionName(rawValue: entry.key) else {
      guard let comparator = TextComparator(name: entry.key) else {
        reportUnknownCondition(entry.name, entry.key)
        return nil
      }
      return similarity(entry, comparator, columns: columns)
    }
    switch name {
    case .all, .any, .not:
      return composition(name, entry, columns: columns, depth: depth, parts: &parts)
    case .otherwise:
      if entry.value.isNothing || plain(entry.value) == "true" { return .otherwise }
      reportType(entry.value, expected: Self.form(of: name))
      return nil
    case .exact, .dateSlip, .missing, .swapped, .crossed: return ofColumns(name, entry, columns: columns)
    default: return measured(name, entry, columns: columns)
    }
  }

  private mutating func composition(
    _ name: ConditionName, _ entry: Entry, columns: [String], depth: Int, parts: inout Int
  ) -> LevelCondition? {
    if name == .not {
      return nested(entry.value, columns: columns, depth: depth + 1, parts: &parts).map { .not($0) }
    }
    guard let items = items(entry.value, expected: Self.form(of: name)) else { return nil }
    if items.isEmpty { report(entry.value, found: "no condition", expected: Self.form(of: name)) }
    var conditions: [LevelCondition] = []
    for item in items {
      guard let condition = nested(item, columns: columns, depth: depth + 1, parts: &parts) else { continue }
      conditions.append(condition)
    }
    return name == .all ? .all(conditions) : .any(conditions)
  }

  /// Conditions that take columns and nothing else.
  private mutating func ofColumns(
    _ name: ConditionName, _ entry: Entry, columns: [String]
  ) -> LevelCondition? {
    if entry.value.isNothing {
      return bareCondition(Piece(node: entry.name.node, path: entry.name.path), columns: columns)
    }
    let isList = name == .exact || name == .swapped || name == .crossed
    var named: [String] = []
    if isList, case .sequence = entry.value.node {
      for item in items(entry.value, expected: Self.form(of: name)) ?? [] {
        guard let column = text(item, expected: "a column") else { return nil }
        checkColumn(column, item)
        named.append(column)
      }
    } else {
      guard let column = text(entry.value, expected: Self.form(of: name)) else { return nil }
      checkColumn(column, entry.value)
      named = [column]
    }
    switch name {
    case .swapped, .crossed:
      guard named.count == 2, named[0] != named[1] else {
        report(
          entry.value, found: named.count == 2 ? "one column twice" : "\(named.count) columns",
          expected: Self.form(of: name))
        return nil
      }
      return name == .swapped ? .swapped(named[0], named[1]) : .crossed(named[0], named[1])
    case .missing: return named.first.map { .missing($0) }
    case .dateSlip: return named.first.map { .dateSlip($0) }
    default:
      guard let first = named.first else {
        report(entry.value, found: "no column", expected: Self.form(of: name))
        return nil
      }
      return named.count == 1 ? .exact(first) : .all(named.map { .exact($0) })
    }
  }
}
