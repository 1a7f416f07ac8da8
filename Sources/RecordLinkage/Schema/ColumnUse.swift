/// A place of a model that refers to a column.
struct ColumnUse: Sendable {
  /// As the model writes it: `dob`, `address.premises`.
  let column: String
  /// Where, for errors: `comparison address`.
  let place: String

  /// All references of a model.
  static func all(in model: LinkageModel) -> [ColumnUse] {
    var uses: [ColumnUse] = []
    for comparison in model.comparisons {
      for level in comparison.levels {
        let columns = level.condition.columns + (level.termFrequency?.columns ?? [])
        uses += columns.map { ColumnUse(column: $0, place: "comparison \(comparison.name)") }
      }
    }
    for (number, rule) in model.blocking.rules.enumerated() {
      uses += (rule.parts + rule.refinements).map {
        ColumnUse(column: $0.column, place: "blocking rule \(number + 1)")
      }
    }
    return uses
  }

  /// For each declared column the number of its group: columns that some condition compares with one another, and all
  /// parts of one column, are of one group.
  static func groups(in model: LinkageModel) -> [String: Int] {
    var group: [String: Int] = [:]
    for (number, column) in model.columns.enumerated() { group[column.name] = number }
    func declared(_ reference: String) -> String {
      String(reference.prefix { $0 != "." })
    }
    func join(_ one: String, _ other: String) {
      guard let kept = group[declared(one)], let gone = group[declared(other)] else { return }
      for (name, number) in group where number == gone { group[name] = kept }
    }
    func visit(_ condition: LevelCondition) {
      switch condition {
      case .swapped(let one, let other), .crossed(let one, let other): join(one, other)
      case .all(let parts), .any(let parts): for part in parts { visit(part) }
      case .not(let part): visit(part)
      default: break
      }
    }
    for level in model.comparisons.flatMap(\.levels) { visit(level.condition) }
    return group
  }
}
