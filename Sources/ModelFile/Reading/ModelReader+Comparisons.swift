internal import RecordLinkage
internal import YAMLReading
internal import Yams

extension ModelReader {
  mutating func readComparisons(_ section: Piece?, root: Piece) {
    let expected = "a list of comparisons, each `- name: …` with its `levels`"
    guard let section, !section.isNothing else {
      report(section ?? root, found: "no `comparisons`", expected: expected)
      return
    }
    guard let items = items(section, expected: expected) else { return }
    if items.isEmpty { report(section, found: "no comparison", expected: expected) }
    if items.count > ModelLimits.comparisons {
      report(
        items[ModelLimits.comparisons], found: "\(items.count) comparisons",
        expected: "at most \(ModelLimits.comparisons); join fields that belong together into one")
    }
    var names: Set<String> = []
    for item in items.prefix(ModelLimits.items) {
      guard let comparison = comparison(item) else { continue }
      if !names.insert(comparison.name).inserted {
        report(
          item, found: "a second comparison named `\(Quoting.shortened(comparison.name))`",
          expected: "a name of its own for each comparison")
      }
      model.comparisons.append(comparison)
    }
  }

  private mutating func comparison(_ piece: Piece) -> ComparisonDeclaration? {
    let expected = "a mapping with " + Quoting.choice(ModelKeys.comparison)
    guard let fields = fields(piece, ModelKeys.comparison, expected: expected) else { return nil }
    let columns = comparedColumns(fields, piece)
    var comparison = ComparisonDeclaration("", levels: [])
    if let name = fields["name"] {
      comparison.name = text(name, expected: "the name of the comparison") ?? ""
    } else if let column = columns.first, columns.count == 1 {
      comparison.name = column
    } else {
      report(piece, found: "no `name`", expected: "the name of the comparison, `name: birth date`")
    }
    if let key = fields["match-key"] {
      comparison.matchKeyName = text(key, expected: "a short name for match keys, `DOB`")
    }
    if let piece = fields["role"], let role: ComparisonDeclaration.Role = choice(piece, "role") {
      comparison.role = role
    }
    let adjustment = fields["term-frequency"].flatMap { termFrequency($0) } ?? nil
    guard let section = fields["levels"] else {
      report(piece, found: "no `levels`", expected: "a list of levels, from agreement to `else`")
      return comparison
    }
    comparison.levels = levels(section, columns: columns, termFrequency: adjustment)
    return comparison
  }

  /// The columns that levels are of which name none.
  private mutating func comparedColumns(_ fields: [String: Piece], _ piece: Piece) -> [String] {
    if let one = fields["column"], fields["columns"] != nil {
      report(one, found: "`column` and `columns`", expected: "one of them")
    }
    var columns: [String] = []
    if let piece = fields["column"], let name = text(piece, expected: "a column") {
      checkColumn(name, piece)
      columns = [name]
    } else if let piece = fields["columns"], let items = items(piece, expected: "a list of columns") {
      for item in items.prefix(ModelLimits.items) {
        guard let name = text(item, expected: "a column") else { continue }
        checkColumn(name, item)
        if columns.contains(name) {
          report(item, found: "`\(Quoting.shortened(name))` a second time", expected: "each column once")
        } else {
          columns.append(name)
        }
      }
    }
    return columns
  }

  /// `true`, `false` or a mapping; the outer `nil` where it is none of them.
  private mutating func termFrequency(_ piece: Piece) -> TermFrequency?? {
    let expected = "`true`, `false` or a mapping with " + Quoting.choice(ModelKeys.termFrequency)
    if case .scalar = piece.node {
      switch plain(piece) {
      case "true": return .some(TermFrequency())
      case "false": return .some(nil)
      default:
        reportType(piece, expected: expected)
        return nil
      }
    }
    guard let fields = fields(piece, ModelKeys.termFrequency, expected: expected) else { return nil }
    var adjustment = TermFrequency()
    let share = "a number, 0…1"
    if let piece = fields["damping"], let damping = number(piece, in: 0...1, expected: share) {
      adjustment.damping = damping
    }
    if let piece = fields["minimum"], let minimum = number(piece, in: 0...1, expected: share) {
      adjustment.minimum = minimum
    }
    if let piece = fields["columns"], let items = items(piece, expected: "a list of columns") {
      for item in items {
        guard let name = text(item, expected: "a column") else { continue }
        checkColumn(name, item)
        adjustment.columns.append(name)
      }
    }
    return adjustment
  }

  // MARK: Levels

  private mutating func levels(
    _ section: Piece, columns: [String], termFrequency: TermFrequency?
  ) -> [LevelDeclaration] {
    let expected = "a list of levels, from agreement to `else`"
    guard let items = items(section, expected: expected) else { return [] }
    if items.isEmpty { report(section, found: "no level", expected: expected) }
    if items.count > ModelLimits.levels {
      report(
        items[ModelLimits.levels], found: "\(items.count) levels", expected: "at most \(ModelLimits.levels)")
    }
    var levels: [LevelDeclaration] = []
    var places: [(piece: Piece, condition: LevelCondition)] = []
    for item in items.prefix(ModelLimits.items) {
      guard let level = level(item, columns: columns, common: termFrequency) else { continue }
      levels.append(level)
      places.append((item, level.condition))
    }
    checkReach(places, section: section)
    return levels
  }

  /// Every level must be reached by some pair.
  private mutating func checkReach(
    _ levels: [(piece: Piece, condition: LevelCondition)], section: Piece
  ) {
    guard levels.count <= ModelLimits.levels else { return }
    for (number, level) in levels.enumerated() {
      if level.condition == .otherwise, number < levels.count - 1 {
        report(level.piece, found: "`else` before other levels", expected: "`else` to be the last level")
      }
      if let earlier = levels[..<number].firstIndex(where: {
        $0.condition != .otherwise && level.condition != .otherwise && level.condition.implies($0.condition)
      }) {
        report(
          level.piece,
          found: "a level that no pair reaches: `levels[\(earlier)]` comes first and holds for all of them",
          expected: "the stricter level first, or this one left out")
      }
    }
    if !levels.isEmpty, !levels.contains(where: { $0.condition == .otherwise }) {
      report(
        section, severity: .warning, found: "no `else`",
        expected: "`- else` as the last level: without it, pairs of no level count as if a value was missing")
    }
  }

  /// - Parameter common: what the comparison says of term frequency, for levels of equal values that say nothing of it.
  private mutating func level(
    _ piece: Piece, columns: [String], common: TermFrequency?
  ) -> LevelDeclaration? {
    if case .scalar = piece.node {
      guard let condition = bareCondition(piece, columns: columns) else { return nil }
      return LevelDeclaration(condition, termFrequency: condition.isEquality ? common : nil)
    }
    guard let entries = entries(piece, expected: Self.conditionExpected) else { return nil }
    var label: String?
    var own: TermFrequency??
    for entry in entries {
      if entry.key == "label" { label = text(entry.value, expected: "what explanations call the level") }
      if entry.key == "term-frequency" { own = termFrequency(entry.value) }
    }
    var parts = 0
    guard
      let condition = condition(
        piece, entries.filter { !ModelKeys.level.contains($0.key) }, columns: columns, depth: 0, parts: &parts
      )
    else { return nil }
    return LevelDeclaration(
      condition, label: label, termFrequency: own ?? (condition.isEquality ? common : nil))
  }
}
