/// Makes the rules of a model into keys of records.
struct DeclaredBlocking {
  /// The most keys that a record may have by one rule: words of long texts multiply.
  static let mostKeys = 64

  private let table: LinkageTable
  private var keyTables: [KeyPart: KeyTable] = [:]

  init(table: LinkageTable) {
    self.table = table
  }

  /// Makes the keys of the values that some rules need, on several workers: a rule is then made without changing anything.
  mutating func prepare(_ declarations: [BlockingRuleDeclaration], workers: Int) async {
    var parts: [(part: KeyPart, column: Int)] = []
    for part in declarations.flatMap(\.parts) where !parts.contains(where: { $0.part == part }) {
      if let column = table.column(named: part.column) { parts.append((part, column)) }
    }
    let made = await ParallelMap.map(parts.count, workers: workers) { [table, parts] number in
      Self.keyTable(parts[number].part, column: parts[number].column, table)
    }
    for (entry, keys) in zip(parts, made) { keyTables[entry.part] = keys }
  }

  /// The finer keys by which a rule's large blocks are split.
  func refinements(
    of declaration: BlockingRuleDeclaration, splitBy finer: [KeyPart]
  ) -> [BlockingRule.Refinement] {
    let used = Set(declaration.parts.map(\.column))
    let wanted =
      declaration.refinements.isEmpty
      ? Array(finer.filter { !used.contains($0.column) }.prefix(3)) : declaration.refinements
    return wanted.map(refinement)
  }

  /// The rule's keys, of which a record has as many as its values yield together.
  func rule(
    _ declaration: BlockingRuleDeclaration, number: Int, refinements: [BlockingRule.Refinement]
  ) -> BlockingRule {
    let parts = declaration.parts.compactMap { part -> (column: Int, keys: KeyTable)? in
      table.column(named: part.column).map { ($0, keyTable(part, column: $0)) }
    }
    let seed = StableHash.of(seed: UInt64(number) &+ 1)
    let singles = parts.compactMap { part in
      table.columns[part.column].hasSeveralValues
        ? nil : part.keys.singleKeys.map { (ids: table.columns[part.column].ids, keys: $0) }
    }
    var rule: BlockingRule
    if singles.count == parts.count {
      rule = BlockingRule(
        name: declaration.description, recordCount: table.recordCount, refinements: refinements
      ) { record in
        var combined = seed
        for part in singles {
          let key = part.keys[Int(part.ids[record])]
          if key == 0 { return 0 }
          combined = Self.combined(combined, key)
        }
        return combined
      }
    } else {
      rule = BlockingRule(
        name: declaration.description, recordCount: table.recordCount, refinements: refinements
      ) { record, keys in
        keys.append(seed)
        for part in parts {
          let before = keys
          keys.removeAll(keepingCapacity: true)
          table.forEachValue(record, part.column) { value in
            for key in part.keys.keys(of: value) {
              for known in before where keys.count < Self.mostKeys {
                keys.append(Self.combined(known, key))
              }
            }
          }
          if keys.isEmpty { return }
        }
      }
    }
    rule.salt = max(1, declaration.salt)
    return rule
  }

  /// The key of a conjunction.
  @inline(__always)
  static func combined(_ one: UInt64, _ other: UInt64) -> UInt64 {
    var hash = StableHash()
    hash.combine(one)
    hash.combine(other)
    return hash.value
  }

  private func keyTable(_ part: KeyPart, column: Int) -> KeyTable {
    keyTables[part] ?? Self.keyTable(part, column: column, table)
  }

  private static func keyTable(_ part: KeyPart, column: Int, _ table: LinkageTable) -> KeyTable {
    KeyTable(table.dictionaries[table.columns[column].dictionary], transform: part.transform)
  }

  /// A finer key is looked at only where a block is too large, so it is made there and then.
  private func refinement(_ part: KeyPart) -> BlockingRule.Refinement {
    let column = table.column(named: part.column)
    return BlockingRule.Refinement(name: part.description) { [table] record in
      guard let column else { return 0 }
      let value = ValueID(rawValue: table.id(record, column))
      if value.isMissing { return 0 }
      let pool = table.dictionaries[table.columns[column].dictionary].pool
      if case .whole = part.transform { return pool.contentHash(of: value) }
      var first: UInt64 = 0
      part.transform.forEachKey(of: pool.units(of: value)) { if first == 0 { first = $0 } }
      return first
    }
  }
}

extension BlockingRuleDeclaration: CustomStringConvertible {
  /// The rule as a model file writes it: `first_name + year(dob)`.
  public var description: String { parts.map(\.description).joined(separator: " + ") }
}

extension KeyPart: CustomStringConvertible {
  /// The part as a model file writes it: `dob`, `year(dob)`, `prefix-3(first_name)`.
  public var description: String {
    guard let (name, length) = transform.notation else { return column }
    return name + (length.map { "-\($0)" } ?? "") + "(\(column))"
  }
}
