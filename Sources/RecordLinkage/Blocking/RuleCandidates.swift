/// Conjunctions of one to three parts of different fields that meet matches and are cheap enough to be taken.
struct RuleCandidates: Sendable {
  let all: [RuleCover.Candidate]

  /// A rule that costs more of the budget than this is not taken.
  private static let mostOfBudget = 1.0 / 3
  /// What fewer of the matches than this agree on is not worth counting pairs for.
  private static let leastShare = 0.02

  init(
    _ parts: [DiscoveryPart], _ population: MatchPopulation, pricing: RulePricing, budget: Double,
    workers: Int
  ) async {
    let most = budget * Self.mostOfBudget
    let least = Int(Self.leastShare * Double(population.agreements.count))
    @Sendable func meets(_ rule: [Int]) -> Bool {
      population.isEmpty
        || population.count(agreeingOn: rule.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }) >= least
    }
    @Sendable func candidate(_ rule: [Int], _ price: RulePricing.Price) -> RuleCover.Candidate {
      let isOversized = pricing.isOversized(sampled: price.largestBlock / pricing.scale)
      return RuleCover.Candidate(
        rule: rule, price: price, fields: rule.reduce(0) { $0 | 1 << UInt64(parts[$1].field) },
        met: population.matches(
          metBy: rule, sample: pricing.sample.count,
          isLost: isOversized ? { pricing.isOversized(sampled: $0) } : nil))
    }
    let singles = await ParallelMap.map(parts.count, workers: workers) { pricing.price([parts[$0]]) }
    // What is already selective gains nothing from a further part.
    let records = Double(pricing.sample.count) * pricing.scale
    let wide = parts.indices.filter { singles[$0].pairs > records }
    let found = await ParallelMap.map(wide.count, workers: workers) { place in
      var candidates: [RuleCover.Candidate] = []
      let one = wide[place]
      for other in wide[(place + 1)...]
      where parts[other].field != parts[one].field
        && !(parts[one].hasSeveralKeys && parts[other].hasSeveralKeys) && meets([one, other])
      {
        let price = pricing.price([parts[one], parts[other]])
        if price.pairs <= most { candidates.append(candidate([one, other], price)) }
        // Three fields where two are still wide, and none of many keys.
        guard price.pairs > most / 4, price.pairs <= budget * 8,
          !parts[one].hasSeveralKeys, !parts[other].hasSeveralKeys
        else { continue }
        for third in wide
        where third > other && parts[third].field != parts[one].field
          && parts[third].field != parts[other].field
          && !parts[third].hasSeveralKeys && meets([one, other, third])
        {
          let finer = pricing.price([parts[one], parts[other], parts[third]])
          if finer.pairs <= most { candidates.append(candidate([one, other, third], finer)) }
        }
      }
      return candidates
    }
    all =
      parts.indices.filter { singles[$0].pairs <= most }.map { candidate([$0], singles[$0]) }
      + found.flatMap { $0 }
  }
}
