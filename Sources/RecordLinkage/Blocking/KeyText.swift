/// Says in words what a key is made of: keys themselves are hashes.
struct KeyText {
  private let table: LinkageTable
  private let parts: [(column: Int, transform: KeyTransform)]
  private let number: Int

  init(_ table: LinkageTable, rule: BlockingRuleDeclaration, number: Int) {
    self.table = table
    self.number = number
    parts = rule.parts.compactMap { part in
      table.column(named: part.column).map { ($0, part.transform) }
    }
  }

  /// The text of a key that a record has; empty where it has not.
  func text(of key: UInt64, record: Int) -> String {
    var combined: [(key: UInt64, text: String)] = [(StableHash.of(seed: UInt64(number) &+ 1), "")]
    for part in parts {
      let pool = table.dictionaries[table.columns[part.column].dictionary].pool
      var next: [(key: UInt64, text: String)] = []
      table.forEachValue(record, part.column) { value in
        let id = ValueID(rawValue: value)
        part.transform.forEachKeyText(of: pool, id) { key, text in
          for known in combined where next.count < DeclaredBlocking.mostKeys {
            next.append(
              (
                DeclaredBlocking.combined(known.key, key),
                known.text.isEmpty ? text : known.text + " + " + text
              ))
          }
        }
      }
      combined = next
    }
    return combined.first { $0.key == key }?.text ?? ""
  }
}

extension KeyTransform {
  /// Calls `body` with every key of a value and what it is made of, in the order of ``KeyTable``.
  fileprivate func forEachKeyText(of pool: ValuePool, _ id: ValueID, _ body: (UInt64, String) -> Void) {
    let units = pool.units(of: id)
    if case .whole = self {
      body(pool.contentHash(of: id), pool.text(of: id))
      return
    }
    let texts = keyTexts(units)
    var seen: Set<UInt64> = []
    var place = 0
    forEachKey(of: units) { key in
      if seen.insert(key).inserted { body(key, place < texts.count ? texts[place] : "") }
      place += 1
    }
  }

  /// What each of the keys of ``forEachKey(of:_:)`` is made of, in their order.
  private func keyTexts(_ units: ArraySlice<UInt16>) -> [String] {
    func text(_ units: some Collection<UInt16>) -> String { String(decoding: units, as: UTF16.self) }
    switch self {
    case .whole: return [text(units)]
    case .prefix(let length): return [text(units.prefix(max(1, length)))]
    case .suffix(let length): return [text(units.suffix(max(1, length)))]
    case .sortedTokens: return [Self.tokens(units).map(text).sorted().joined(separator: " ")]
    case .tokens: return Self.tokens(units).map(text)
    case .qgrams(let length):
      let length = max(1, length)
      if units.count <= length { return [text(units)] }
      return (units.startIndex...(units.endIndex - length)).map { text(units[$0..<($0 + length)]) }
    case .deletions:
      return [text(units)] + units.indices.prefix(64).map { text(units[..<$0] + units[($0 + 1)...]) }
    case .soundex:
      return units.withUnsafeBufferPointer { Soundex.code(of: $0).map { ["\($0)"] } ?? [] }
    case .doubleMetaphone:
      return units.withUnsafeBufferPointer { name in
        guard let codes = DoubleMetaphone(name) else { return [] }
        return ["\(codes.primary)"] + (codes.secondary.map { ["\($0)"] } ?? [])
      }
    case .year: return [text(units.prefix(4))]
    case .yearMonth: return [text(units.prefix(7))]
    case .monthDay: return [text(units.dropFirst(5))]
    }
  }
}
