/// A column that discovery may make keys of.
struct DiscoveryColumn: Sendable {
  let name: String
  let column: Int
  /// The comparison that is about it.
  let comparison: Int
  /// The declared column that it is, or is a part of: what is said of one field is said once.
  let field: Int
  /// What of its values may be asked for, the most telling first.
  let transforms: [KeyTransform]

  /// The columns that a model compares, without those that say nothing.
  static func all(_ model: LinkageModel, table: LinkageTable) -> [DiscoveryColumn] {
    var columns: [DiscoveryColumn] = []
    var fields: [Substring] = []
    var seen: Set<String> = []
    for comparison in model.comparisons {
      for name in comparison.levels.flatMap(\.condition.columns) where seen.insert(name).inserted {
        guard let column = table.column(named: name) else { continue }
        let isDate = model.columns.contains { $0.name == name && $0.type.hasPrefix("date") }
        let transforms = ValueShape(table, column: column).transforms(isDate: isDate)
        if transforms.isEmpty { continue }
        let declared = name.prefix { $0 != "." }
        if !fields.contains(declared) { fields.append(declared) }
        columns.append(
          DiscoveryColumn(
            name: name, column: column, comparison: Self.comparison(about: name, model),
            field: fields.firstIndex(of: declared) ?? 0, transforms: transforms))
      }
    }
    return columns
  }
}

extension DiscoveryColumn {
  /// The comparison whose full agreement is about a column: given names are compared with surnames, too, where the two may
  /// be swapped, and are not what that comparison is about.
  private static func comparison(about name: String, _ model: LinkageModel) -> Int {
    model.comparisons.firstIndex { $0.levels.first?.condition.columns.contains(name) == true }
      ?? model.comparisons.firstIndex { $0.levels.contains { $0.condition.columns.contains(name) } } ?? 0
  }
}

/// What the values of a column look like.
struct ValueShape: Sendable {
  /// Records that have a value.
  let holders: Int
  let distinct: Int
  /// Whether some value is held by two records.
  let repeats: Bool
  let meanLength: Double
  let meanWords: Double
  let isMostlyLetters: Bool

  /// - Complexity: O(records); of the texts some 2,000 are looked at.
  init(_ table: LinkageTable, column: Int) {
    let pool = table.dictionaries[table.columns[column].dictionary].pool
    var counts = [UInt32](repeating: 0, count: pool.count + 1)
    for record in 0..<table.recordCount {
      table.forEachValue(record, column) { counts[Int($0)] += 1 }
    }
    var (holders, distinct, repeats) = (0, 0, false)
    for count in counts where count > 0 {
      holders += Int(count)
      distinct += 1
      if count > 1 { repeats = true }
    }
    self.holders = holders
    self.distinct = distinct
    self.repeats = repeats
    // Chosen by their texts, so that the order of the rows does not matter.
    let limit = distinct <= 2_000 ? UInt64.max : UInt64.max / UInt64(distinct) * 2_000
    var (length, words, letters, values) = (0, 0, 0, 0)
    for value in counts.indices where counts[value] > 0 {
      let id = ValueID(rawValue: UInt32(value))
      if StableHash.mix(pool.contentHash(of: id)) > limit { continue }
      let units = pool.units(of: id)
      length += units.count
      words += 1 + units.count { $0 == 0x20 }
      letters += units.count { $0 > 0x3F }
      values += 1
    }
    meanLength = Double(length) / Double(max(1, values))
    meanWords = Double(words) / Double(max(1, values))
    isMostlyLetters = 2 * letters > length
  }

  /// What may be asked of such values, the most telling first; nothing of a column that is empty or the same everywhere.
  func transforms(isDate: Bool) -> [KeyTransform] {
    if distinct < 2 { return [] }
    // A number of the row: no two records share one, and a part of it is no part of anything.
    let whole: [KeyTransform] = repeats ? [.whole] : []
    if isDate { return whole + [.yearMonth, .monthDay, .year] }
    // A handful of categories, as sex and state, only ever helps in a conjunction.
    if distinct < 60, distinct * 5 < holders { return whole }
    if meanWords >= 1.5 {
      // Of free text the words, whatever their order.
      return whole + [.tokens, .prefix(6), .sortedTokens] + (meanLength > 40 ? [] : [.suffix(4)])
    }
    if isMostlyLetters {
      return whole + [.soundex] + (meanLength >= 5 ? [.prefix(4)] : []) + [.doubleMetaphone, .prefix(3)]
    }
    var transforms = whole
    if meanLength >= 5 { transforms.append(.prefix(4)) }
    if meanLength >= 7 { transforms.append(.suffix(4)) }
    if (7...16).contains(meanLength) { transforms.append(.deletions) }
    return transforms
  }
}
