extension Linker {
  /// The links of all relations, by left and then right record number.
  ///
  /// - Parameters:
  ///   - keys: what makes the match keys.
  ///   - partners: for each relation the pairs that were chosen, where each record has one partner at most.
  func links(
    _ outcome: LinkageOutcome, keys: consuming MatchKeys, decisions: PairDecisions,
    partners: [Set<RecordPair>?]
  ) -> [Resolution.Link] {
    let thresholds = compiled.model.relations.map(\.effectiveThresholds)
    var links = decisions.links
    // Nearly all pairs that were kept are links.
    links.reserveCapacity(links.count + outcome.pairs.count)
    for pair in outcome.pairs {
      // Who is decided to be of a relation has a link already; who is not of one may be of a wider.
      let decision = decisions[RecordPair(pair.left, pair.right)]
      if decision?.isMatch == true { continue }
      for number in thresholds.indices where number > decision?.relation ?? -1 {
        let probability = outcome.probability(of: pair, relation: number)
        var band = thresholds[number].band(of: probability)
        if band == .different { continue }
        if band == .match, let chosen = partners[number], !chosen.contains(RecordPair(pair.left, pair.right))
        {
          // Another record has the place that this one could have had.
          band = .review
        }
        // A wider relation that is certain says more than a narrow one in doubt.
        if band == .review, number + 1 < thresholds.count,
          thresholds[number + 1].band(of: outcome.probability(of: pair, relation: number + 1)) == .match,
          probability < 0.5
        {
          continue
        }
        links.append(
          Resolution.Link(
            left: Int(pair.left), right: Int(pair.right), relation: number, band: band,
            probability: probability, weight: Self.log2Odds(probability),
            matchKey: keys[pair.vector]))
        break
      }
    }
    if !decisions.links.isEmpty { links.sort { ($0.left, $0.right) < ($1.left, $1.right) } }
    return links
  }
}

/// Match keys of vectors: there are many pairs and few vectors.
struct MatchKeys: Sendable {
  private let model: FellegiSunterModel
  private var numbers = KeyNumbers(capacity: 1_024)
  private var known: [String] = []

  init(_ model: FellegiSunterModel) { self.model = model }

  subscript(vector: ComparisonVector) -> String {
    mutating get {
      // The mixing is one to one, so that different vectors have different keys.
      let number = Int(numbers.number(of: StableHash.mix(vector.packed)))
      if number > known.count { known.append(model.matchKey(of: vector)) }
      return known[number - 1]
    }
  }
}
