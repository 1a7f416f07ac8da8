internal import ContractHistory
internal import YAMLReading

extension PolicyReader {
  private static let names = FactName.allCases.map(\.rawValue) + ["all", "any"]
  private static let expected = "conditions on " + Quoting.choice(names)
  private static let mostDepth = 8

  /// The conditions of one mapping, all of which have to hold.
  mutating func conditions(_ piece: YAMLPiece, depth: Int) -> PolicyCondition? {
    guard depth <= Self.mostDepth else {
      report(
        piece, found: "conditions within conditions", expected: "at most \(Self.mostDepth) within one another"
      )
      return nil
    }
    guard let entries = entries(piece, expected: Self.expected) else { return nil }
    if entries.isEmpty { report(piece, found: "no condition", expected: Self.expected) }
    var parts: [PolicyCondition] = []
    for entry in entries {
      switch entry.key {
      case "all": if let part = group(entry.value, depth: depth) { parts.append(.all(part)) }
      case "any": if let part = group(entry.value, depth: depth) { parts.append(.any(part)) }
      default:
        guard let name = FactName(rawValue: entry.key) else {
          reportUnknown(entry.name, "fact", entry.key, known: Self.names)
          continue
        }
        if let part = factCondition(name, entry.value) { parts.append(part) }
      }
    }
    guard parts.count == entries.count else { return nil }
    return parts.count == 1 ? parts.first : .all(parts)
  }

  /// A list of conditions.
  private mutating func group(_ piece: YAMLPiece, depth: Int) -> [PolicyCondition]? {
    let expected = "a list of conditions: `[{active-lines: {at-least: 5}}, …]`"
    guard let items = items(piece, expected: expected) else { return nil }
    if items.isEmpty { report(piece, found: "no condition", expected: expected) }
    var parts: [PolicyCondition] = []
    for item in items {
      if let part = conditions(item, depth: depth + 1) { parts.append(part) }
    }
    return !parts.isEmpty && parts.count == items.count ? parts : nil
  }

  /// A number of one fact and its threshold.
  private mutating func factCondition(_ name: FactName, _ piece: YAMLPiece) -> PolicyCondition? {
    guard let fields = fields(piece, name.keys, expected: name.form) else { return nil }
    let measure = measure(name, fields, piece)
    guard let threshold = fields["at-least"] else {
      switch name {
      case .terminations, .sets, .betweenSales, .listed, .pastRecord:
        return measure.map { .atLeast(1, $0) }
      case .activeLines, .contracts, .applications, .monthsInARow:
        report(piece, found: "no `at-least`", expected: name.form)
        return nil
      }
    }
    guard let least = integer(threshold, in: 1...10_000, expected: "a whole number, 1…10000"), let measure
    else { return nil }
    return .atLeast(least, measure)
  }

  private mutating func measure(
    _ name: FactName, _ fields: [String: YAMLPiece], _ piece: YAMLPiece
  ) -> FactMeasure? {
    switch name {
    case .terminations:
      guard let months = months(fields, piece), let kind: ContractKind? = optional(fields, "kind") else {
        return nil
      }
      return .terminations(kind, months: months)
    case .activeLines:
      guard let kind: ContractKind? = optional(fields, "kind") else { return nil }
      return .activeLines(kind)
    case .sets:
      guard let sale: FactMeasure.SaleChoice? = optional(fields, "sale") else { return nil }
      return .sets(sale ?? .running)
    case .betweenSales: return .betweenSales
    case .contracts: return days(fields, name, piece).map { .contracts(days: $0) }
    case .applications: return days(fields, name, piece).map { .applications(days: $0) }
    case .monthsInARow:
      guard let run: FactMeasure.MonthRunChoice? = optional(fields, "run") else { return nil }
      return .monthsInARow(run ?? .current)
    case .listed:
      guard let list: ListName? = optional(fields, "list"),
        let severity: ListSeverity? = optional(fields, "severity-at-least")
      else { return nil }
      return .listed(list, severityAtLeast: severity ?? .minor)
    case .pastRecord:
      guard let lines: FactMeasure.PastLinesChoice? = optional(fields, "lines") else { return nil }
      return .pastRecord(lines ?? .all)
    }
  }

  /// One of a few names, where the key is there: `.some(nil)` where it is not, `nil` where it is wrong.
  private mutating func optional<Value: RawRepresentable<String> & CaseIterable>(
    _ fields: [String: YAMLPiece], _ key: String
  ) -> Value?? {
    guard let piece = fields[key] else { return .some(nil) }
    let value: Value? = choice(piece, key)
    return value.map { .some($0) }
  }

  private mutating func months(_ fields: [String: YAMLPiece], _ piece: YAMLPiece) -> ClosedRange<Int>? {
    let range = 0...FactMeasure.mostMonths
    let expected = "a whole number of months, 0…\(FactMeasure.mostMonths)"
    var least = range.lowerBound
    var most = range.upperBound
    if let piece = fields["months-at-least"] {
      guard let months = integer(piece, in: range, expected: expected) else { return nil }
      least = months
    }
    if let piece = fields["months-at-most"] {
      guard let months = integer(piece, in: range, expected: expected) else { return nil }
      most = months
    }
    guard least <= most else {
      report(
        fields["months-at-least"] ?? piece,
        found: "`months-at-least` \(least) above `months-at-most` \(most)",
        expected: "a range that a term can be in")
      return nil
    }
    return least...most
  }

  private mutating func days(_ fields: [String: YAMLPiece], _ name: FactName, _ piece: YAMLPiece) -> Int? {
    guard let days = fields["days"] else {
      report(piece, found: "no `days`", expected: name.form)
      return nil
    }
    let known = ContractCalendar.windowDays
    let expected = "a window that is counted: " + Quoting.choice(known.map(String.init)) + " days"
    guard let number = integer(days, in: 1...10_000, expected: expected) else { return nil }
    guard known.contains(number) else {
      reportType(days, expected: expected)
      return nil
    }
    return number
  }
}
