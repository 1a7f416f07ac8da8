internal import RecordLinkage
internal import YAMLReading
internal import Yams

extension ModelReader {
  /// A text similarity: `jaro-winkler: 0.92`, `abbreviation: first_name`, `{jaro-winkler: {column: street, at-least: 0.9}}`.
  mutating func similarity(
    _ entry: Entry, _ comparator: TextComparator, columns: [String]
  ) -> LevelCondition? {
    let expected = "a similarity above 0, at most 1: `\(entry.key): 0.9`"
    if case .scalar(let scalar) = entry.value.node,
      Self.isReference(scalar.string),
      !entry.value.isNothing
    {
      checkColumn(scalar.string, entry.value)
      return .similar(scalar.string, comparator, atLeast: 1)
    }
    if entry.value.isNothing { return bareCondition(entry.name, columns: columns) }
    guard
      let measure = measure(entry, keys: ConditionName.similarityKeys, columns: columns, expected: expected)
    else { return nil }
    guard let piece = measure.value else { return .similar(measure.column, comparator, atLeast: 1) }
    guard let least = number(piece, in: 0...1, expected: expected) else { return nil }
    guard least > 0 else {
      reportType(piece, expected: expected)
      return nil
    }
    return .similar(measure.column, comparator, atLeast: least)
  }

  /// Whether it can only be meant for a column: `dob`, `dob.year`, but not `0.9`, `-1` or `.5`.
  private static func isReference(_ text: String) -> Bool {
    text.unicodeScalars.first.map { $0 == "_" || $0.properties.isAlphabetic } ?? false
  }

  /// Conditions with a number or a name beside the column.
  mutating func measured(_ name: ConditionName, _ entry: Entry, columns: [String]) -> LevelCondition? {
    let expected = Self.measureExpected(name)
    guard let measure = measure(entry, keys: name.keys, columns: columns, expected: expected) else {
      return nil
    }
    guard let value = measure.value else {
      report(entry.value, found: "no `\(name.keys.last ?? "")`", expected: expected)
      return nil
    }
    let column = measure.column
    switch name {
    case .edits:
      var distance = LevelCondition.EditDistance.osa
      if let piece = measure.others["distance"] {
        guard let chosen: LevelCondition.EditDistance = choice(piece, "distance") else { return nil }
        distance = chosen
      }
      return integer(value, in: 0...1000, expected: expected).map { .edits(column, distance, atMost: $0) }
    case .sounds:
      guard let encoding: LevelCondition.PhoneticEncoding = choice(value, "encoding") else { return nil }
      return .sounds(column, encoding)
    case .prefix: return integer(value, in: 1...1000, expected: expected).map { .prefix(column, $0) }
    case .days: return integer(value, in: 0...1_000_000, expected: expected).map { .days(column, atMost: $0) }
    case .sharedValues:
      return integer(value, in: 1...1000, expected: expected).map { .sharedValues(column, atLeast: $0) }
    case .difference:
      return number(value, in: 0...Double.greatestFiniteMagnitude, expected: expected)
        .map { .difference(column, atMost: $0) }
    case .kilometres:
      return number(value, in: 0...Double.greatestFiniteMagnitude, expected: expected)
        .map { .kilometres(column, atMost: $0) }
    case .relativeDifference:
      return number(value, in: 0...1, expected: expected).map { .relativeDifference(column, atMost: $0) }
    case .overlap: return number(value, in: 0...1, expected: expected).map { .overlap(column, atLeast: $0) }
    default: return nil
    }
  }

  /// The column of a condition, the value that it takes and what else it has.
  private mutating func measure(
    _ entry: Entry, keys: [String], columns: [String], expected: String
  ) -> (column: String, value: Piece?, others: [String: Piece])? {
    var fields: [String: Piece] = [:]
    let valueKey = keys.last ?? ""
    if case .scalar = entry.value.node {
      if entry.value.isNothing {
        reportType(entry.value, expected: expected)
        return nil
      }
      fields[valueKey] = entry.value
    } else {
      guard let own = self.fields(entry.value, keys, expected: expected) else { return nil }
      fields = own
    }
    var column: String?
    if let piece = fields["column"] {
      column = text(piece, expected: "a column")
      if let column { checkColumn(column, piece) }
    } else if columns.count == 1 {
      column = columns[0]
    } else {
      report(
        entry.value, found: "`\(entry.key)` without a column",
        expected: "a `column` here: `{\(entry.key): {column: \(columns.first ?? "street"), \(valueKey): …}}`")
    }
    return column.map { ($0, fields[valueKey], fields) }
  }

  private static func measureExpected(_ name: ConditionName) -> String {
    switch name {
    case .edits: "the most edits, 0…1000: `edits: 1` or `edits: {distance: osa, at-most: 1}`"
    case .prefix: "the number of symbols, 1…1000: `prefix: 3`"
    case .sounds: "an encoding: `sounds: soundex` or `sounds: double-metaphone`"
    case .difference: "the largest difference, 0 or more: `difference: 2.5`"
    case .relativeDifference: "the largest share, 0…1: `relative-difference: 0.1`"
    case .days: "the most days, 0…1000000: `days: 30`"
    case .kilometres: "the most kilometres, 0 or more: `kilometres: 1.5`"
    case .sharedValues: "the least number of values, 1…1000: `shared-values: 1`"
    case .overlap: "the least share, 0…1: `overlap: 0.5`"
    default: conditionExpected
    }
  }
}
