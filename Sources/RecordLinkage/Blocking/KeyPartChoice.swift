/// A part of a possible blocking rule, with its keys.
struct KeyPartChoice {
  let part: KeyPart
  let column: Int
  /// The comparison whose columns it is of: what is said of one field is said once.
  let unit: Int
  let keys: KeyTable

  /// Whether two records meet on the part.
  func agrees(_ table: LinkageTable, _ lhs: Int, _ rhs: Int) -> Bool {
    var agrees = false
    table.forEachValue(lhs, column) { left in
      if agrees { return }
      let ours = keys.keys(of: left)
      table.forEachValue(rhs, column) { right in
        if !agrees, left == right || keys.keys(of: right).contains(where: { ours.contains($0) }) {
          agrees = !ours.isEmpty
        }
      }
    }
    return agrees
  }

  /// What may be asked of each column that the model compares, by the kind of its values: at most 60 parts.
  static func all(_ model: LinkageModel, table: LinkageTable) -> [KeyPartChoice] {
    var choices: [KeyPartChoice] = []
    var seen: Set<String> = []
    for (unit, comparison) in model.comparisons.enumerated() {
      for name in comparison.levels.flatMap(\.condition.columns) where seen.insert(name).inserted {
        guard let column = table.column(named: name) else { continue }
        let dictionary = table.dictionaries[table.columns[column].dictionary]
        let isDate = model.columns.contains { $0.name == name && $0.type.hasPrefix("date") }
        for transform in transforms(ValueShape(dictionary.pool), isDate: isDate) {
          choices.append(
            KeyPartChoice(
              part: KeyPart(name, transform), column: column, unit: unit,
              keys: KeyTable(dictionary, transform: transform)))
        }
      }
    }
    return Array(choices.prefix(60))
  }

  private static func transforms(_ shape: ValueShape, isDate: Bool) -> [KeyTransform] {
    if shape.distinct < 2 { return [] }
    if isDate { return [.whole, .yearMonth, .monthDay, .year] }
    // A handful of categories, as sex and state, only ever helps in a conjunction.
    if shape.distinct < 60 { return [.whole] }
    var transforms: [KeyTransform] = [.whole]
    if shape.meanWords >= 1.5 { transforms += [.tokens, .sortedTokens] }
    if shape.isMostlyLetters, shape.meanWords < 1.5 { transforms.append(.soundex) }
    if shape.meanLength >= 5 { transforms.append(.prefix(shape.meanWords >= 1.5 ? 6 : 4)) }
    if shape.meanLength >= 7, !shape.isMostlyLetters { transforms.append(.suffix(4)) }
    return transforms
  }
}

/// What the values of a dictionary look like.
struct ValueShape {
  let distinct: Int
  let meanLength: Double
  let meanWords: Double
  let isMostlyLetters: Bool

  init(_ pool: ValuePool) {
    distinct = pool.count
    let step = max(1, pool.count / 2_000)
    var (length, words, letters, values) = (0, 0, 0, 0)
    for index in stride(from: 1, through: pool.count, by: step) {
      let units = pool.units(of: ValueID(rawValue: UInt32(index)))
      length += units.count
      words += 1 + units.count { $0 == 0x20 }
      letters += units.count { $0 > 0x3F }
      values += 1
    }
    meanLength = Double(length) / Double(max(1, values))
    meanWords = Double(words) / Double(max(1, values))
    isMostlyLetters = 2 * letters > length
  }
}
