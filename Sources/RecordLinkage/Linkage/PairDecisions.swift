/// What people decided on pairs, as linking and clustering need it.
struct PairDecisions {
  private var byPair: [RecordPair: PairLabel] = [:]

  /// Of several decisions on a pair the last counts.
  init(_ labels: [PairLabel]) {
    for label in labels where label.certainty >= 0.5 { byPair[label.pair] = label }
  }

  /// The decision on a pair.
  subscript(pair: RecordPair) -> PairLabel? { byPair.isEmpty ? nil : byPair[pair] }

  /// The pairs that are decided to be of a relation, as links, by record number.
  var links: [Resolution.Link] {
    byPair.values.filter(\.isMatch).sorted { $0.pair.key < $1.pair.key }.map {
      Resolution.Link(
        left: Int($0.pair.lhs), right: Int($0.pair.rhs), relation: $0.relation, band: .match, probability: 1,
        weight: Linker.log2Odds(1), matchKey: Resolution.Link.decided)
    }
  }

  /// What they mean for the entities of one relation. A pair of a household is one of two people: it joins households and keeps
  /// persons apart. Who is not one household is not one person either.
  func constraints(ofRelation relation: Int) -> ClusteringConstraints {
    var constraints = ClusteringConstraints()
    for label in byPair.values.sorted(by: { $0.pair.key < $1.pair.key }) {
      if label.isMatch, label.relation <= relation {
        constraints.mustLink.append(label.pair)
      } else if label.relation >= relation {
        constraints.cannotLink.append(label.pair)
      }
    }
    return constraints
  }
}
