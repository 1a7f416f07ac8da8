/// Makes the rules of a model into keys of records.
struct DeclaredBlocking {
  /// The most keys that a record may have by one rule: words of long texts multiply.
  static let mostKeys = 64

  private let table: LinkageTable
  private var keyTables: [KeyPart: KeyTable] = [:]

  init(table: LinkageTable) {
    self.table = table
  }

  /// The rules, in order, with keys for every record.
  mutating func rules(_ declarations: [BlockingRuleDeclaration], splitBy finer: [KeyPart]) -> [BlockingRule] {
    var refinements: [KeyPart: BlockingRule.Refinement] = [:]
    return declarations.enumerated().map { number, declaration in
      let used = Set(declaration.parts.map(\.column))
      let wanted =
        declaration.refinements.isEmpty
        ? Array(finer.filter { !used.contains($0.column) }.prefix(3)) : declaration.refinements
      let made = wanted.map { part in
        let refinement = refinements[part] ?? self.refinement(part)
        refinements[part] = refinement
        return refinement
      }
      return rule(declaration, number: number, refinements: made)
    }
  }

  /// The rule's keys, of which a record has as many as its values yield together.
  mutating func rule(
    _ declaration: BlockingRuleDeclaration, number: Int, refinements: [BlockingRule.Refinement]
  ) -> BlockingRule {
    let parts = declaration.parts.compactMap { part -> (column: Int, keys: KeyTable)? in
      table.column(named: part.column).map { ($0, keyTable(part, column: $0)) }
    }
    let seed = StableHash.of(seed: UInt64(number) &+ 1)
    let singles = parts.compactMap { part in
      table.columns[part.column].hasSeveralValues
        ? nil : part.keys.singleKeys.map { (start: part.column * table.recordCount, keys: $0) }
    }
    var rule: BlockingRule
    if singles.count == parts.count {
      rule = BlockingRule(
        name: declaration.description, recordCount: table.recordCount, refinements: refinements
      ) { record in
        var combined = seed
        for part in singles {
          let key = part.keys[Int(table.ids[part.start &+ record])]
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

  private mutating func keyTable(_ part: KeyPart, column: Int) -> KeyTable {
    if let known = keyTables[part] { return known }
    let made = KeyTable(
      table.dictionaries[table.columns[column].dictionary], transform: part.transform)
    keyTables[part] = made
    return made
  }

  private mutating func refinement(_ part: KeyPart) -> BlockingRule.Refinement {
    guard let column = table.column(named: part.column) else {
      return BlockingRule.Refinement(
        name: part.description, keys: Array(repeating: 0, count: table.recordCount))
    }
    let keys = keyTable(part, column: column)
    return BlockingRule.Refinement(
      name: part.description,
      keys: (0..<table.recordCount).map { keys.keys(of: table.id($0, column)).first ?? 0 })
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
