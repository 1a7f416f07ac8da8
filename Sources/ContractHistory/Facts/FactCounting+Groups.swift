extension FactCounting {
  /// Handset sets by sale, those outside any last.
  var setCounts: [SaleCount] {
    Self.counts(sets, by: \.sale) { ($0.evidence, $0.isDisputed) }
      .sorted { one, other in
        guard let sale = one.key else { return false }
        return other.key.map { sale < $0 } ?? true
      }
      .map { SaleCount(sale: $0.key, count: $0.count) }
  }

  /// Terminations by kind and months.
  var terminationCounts: [TerminationCount] {
    Self.counts(terminated, by: { Term(kind: $0.kind, months: $0.months) }) { ($0.evidence, $0.isDisputed) }
      .sorted { ($0.key.kind.rawValue, $0.key.months) < ($1.key.kind.rawValue, $1.key.months) }
      .map { TerminationCount(kind: $0.key.kind, months: $0.key.months, count: $0.count) }
  }

  /// List entries that count or would if they were not disputed, by list and severity.
  var listingCounts: [ListingCount] {
    let counted = listEntries.filter { $0.state == .active || $0.state == .disputed }
    return Self.counts(counted, by: { Listing(list: $0.list, severity: $0.severity) }) {
      ($0.evidence, $0.state == .disputed)
    }
    .sorted { ($0.key.list.rawValue, $0.key.severity) < ($1.key.list.rawValue, $1.key.severity) }
    .map { ListingCount(list: $0.key.list, severity: $0.key.severity, count: $0.count) }
  }

  private struct Term: Hashable {
    let kind: ContractKind
    let months: Int
  }

  private struct Listing: Hashable {
    let list: ListName
    let severity: ListSeverity
  }

  private static func counts<Fact, Key: Hashable>(
    _ facts: [Fact], by key: (Fact) -> Key, counting: (Fact) -> (FactEvidence, isDisputed: Bool)
  ) -> [(key: Key, count: FactCount)] {
    var places = KeyedPlaces<Key>()
    var counts: [(key: Key, count: FactCount)] = []
    for fact in facts {
      let key = key(fact)
      let (evidence, isDisputed) = counting(fact)
      let (place, isNew) = places.insert(key)
      if isNew { counts.append((key, FactCount())) }
      counts[place].count.add(evidence, isDisputed: isDisputed)
    }
    return counts
  }
}
