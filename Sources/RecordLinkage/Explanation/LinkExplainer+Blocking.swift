extension LinkExplainer {
  /// What each blocking rule says of a pair.
  func blocking(_ left: Int, _ right: Int) -> BlockingExplanation {
    let blocks = linker.blocks
    let (lhs, rhs) = (min(left, right), max(left, right))
    let isCompared = blocks.offers(lhs, rhs)
    let offering = isCompared ? blocks.rulesOffering(lhs, rhs) : 0
    let rules = compiled.model.blocking.rules.enumerated().map { number, rule in
      let parts = rule.parts.map { part(of: $0, left, right) }
      // From the 64th on rules share a bit: there that all parts agree has to do.
      let hasBit = offering >> UInt64(min(63, number)) & 1 == 1
      return BlockingExplanation.Rule(
        number: number, name: rule.description, parts: parts,
        offers: hasBit && (number < 63 || parts.allSatisfy(\.agrees)))
    }
    return BlockingExplanation(
      isAllowed: compiled.pairs.allows(lhs, rhs), isCompared: isCompared, rules: rules)
  }

  private func part(of key: KeyPart, _ left: Int, _ right: Int) -> BlockingExplanation.Part {
    guard let column = compiled.table.column(named: key.column) else {
      return BlockingExplanation.Part(name: key.description, left: [], right: [], agrees: false)
    }
    let pool = compiled.table.dictionaries[compiled.table.columns[column].dictionary].pool
    func keys(_ record: Int) -> (hashes: Set<UInt64>, texts: [String]) {
      var hashes: Set<UInt64> = []
      var texts: [String] = []
      compiled.table.forEachValue(record, column) { value in
        let units = pool.units(of: ValueID(rawValue: value))
        key.transform.forEachKey(of: units) { hashes.insert($0) }
        for text in key.transform.keyTexts(of: units) where !texts.contains(text) { texts.append(text) }
      }
      return (hashes, texts)
    }
    let (one, other) = (keys(left), keys(right))
    return BlockingExplanation.Part(
      name: key.description, left: one.texts, right: other.texts,
      agrees: !one.hashes.isDisjoint(with: other.hashes))
  }
}

extension KeyTransform {
  /// The keys of a text as a person reads them. Of transforms that yield a key for each symbol left out, the text itself.
  func keyTexts(of units: ArraySlice<UInt16>) -> [String] {
    func text(_ units: some Collection<UInt16>) -> String { String(decoding: units, as: UTF16.self) }
    func date(_ range: Range<Int>) -> [String] {
      var hasKey = false
      forEachKey(of: units) { _ in hasKey = true }
      return hasKey ? [text(units.dropFirst(range.lowerBound).prefix(range.count))] : []
    }
    switch self {
    case .whole, .deletions: return [text(units)]
    case .prefix(let length): return [text(units.prefix(max(1, length)))]
    case .suffix(let length): return [text(units.suffix(max(1, length)))]
    case .sortedTokens: return [text(units).split(separator: " ").sorted().joined(separator: " ")]
    case .tokens: return units.split(separator: 0x20).map { text($0) }
    case .qgrams(let length):
      let length = max(1, length)
      if units.count <= length { return [text(units)] }
      return (units.startIndex...(units.endIndex - length)).map { text(units[$0..<($0 + length)]) }
    case .soundex: return Soundex.code(of: text(units)).map { [$0.description] } ?? []
    case .doubleMetaphone:
      return units.withUnsafeBufferPointer { name in
        DoubleMetaphone(name).map {
          [$0.primary.description] + ($0.secondary.map { [$0.description] } ?? [])
        }
      } ?? []
    case .year: return date(0..<4)
    case .yearMonth: return date(0..<7)
    case .monthDay: return date(5..<10)
    }
  }
}
