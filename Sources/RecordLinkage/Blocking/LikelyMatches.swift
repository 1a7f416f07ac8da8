/// Pairs that are likely matches, found without labels by cheap rules and a model trained on what these offer.
struct LikelyMatches: Sendable {
  struct Pair: Sendable {
    let left: Int
    let right: Int
    /// Its latent class.
    let latent: Int
  }

  /// The most that are taken.
  static let most = 40_000

  let pairs: [Pair]

  /// - Parameter seeds: the rules that pairs are looked for by.
  init(_ compiled: CompiledModel, seeds: [BlockingRuleDeclaration], workers: Int) async {
    pairs = seeds.isEmpty ? [] : await Self.find(compiled, seeds: seeds, workers: workers)
  }

  private static func find(
    _ compiled: CompiledModel, seeds: [BlockingRuleDeclaration], workers: Int
  ) async -> [Pair] {
    var model = compiled.model
    model.blocking.rules = seeds
    model.training.randomPairs = min(model.training.randomPairs, 200_000)
    model.training.candidatePairs = min(model.training.candidatePairs, 500_000)
    model.training.tolerance = max(model.training.tolerance, 0.001)
    let linker = await Linker(compiled.with(model), workers: workers)
    let parameters = await linker.train().parameters
    guard let outcome = try? await linker.link(by: parameters, keepFrom: 0.5) else { return [] }
    // Only of the first relation: a rule that finds households finds no persons.
    let matches = outcome.pairs.filter { outcome.probability(of: $0, relation: 0) >= 0.5 }
    // Chosen by content, whatever the order of the records.
    let contents = compiled.contentHashes
    func hash(_ pair: ScoredPair) -> UInt64 {
      let (one, other) = (contents[Int(pair.left)], contents[Int(pair.right)])
      return DeclaredBlocking.combined(min(one, other), max(one, other))
    }
    let limit = matches.count <= most ? UInt64.max : UInt64.max / UInt64(matches.count) * UInt64(most)
    return matches.compactMap { pair in
      if limit != .max, hash(pair) > limit { return nil }
      var best: Int?
      for (index, relation) in outcome.relations.enumerated()
      where relation == 0 && pair.probabilities[index] > best.map({ pair.probabilities[$0] }) ?? 0 {
        best = index
      }
      return best.map { Pair(left: Int(pair.left), right: Int(pair.right), latent: $0) }
    }
  }
}

/// The rules that likely matches are looked for by: cheap conjunctions of two whole fields, or one selective one.
struct SeedRules {
  let rules: [[Int]]

  /// - Parameters:
  ///   - wholes: how many of the first parts are whole values.
  ///   - budget: the most pairs that the seeds may offer together.
  init(_ parts: [DiscoveryPart], wholes: Int, pricing: RulePricing, budget: Double) {
    // Few columns leave few conjunctions: then looser parts come in.
    let singles = wholes < 3 ? parts.count : wholes
    var priced: [(rule: [Int], pairs: Double)] = []
    for one in 0..<singles {
      priced.append(([one], pricing.price([parts[one]]).pairs))
      for other in (one + 1)..<max(one + 1, wholes) where parts[other].field != parts[one].field {
        priced.append(([one, other], pricing.price([parts[one], parts[other]]).pairs))
      }
    }
    let affordable = priced.filter { $0.pairs <= budget / 2 }
      .sorted { ($0.pairs, $0.rule.count, $0.rule[0]) < ($1.pairs, $1.rule.count, $1.rule[0]) }
    // The cheapest first, but no field in more than a few: what is known of a field comes from matches found without it.
    var chosen: [[Int]] = []
    var uses: [Int: Int] = [:]
    var spent = 0.0
    var left = affordable
    for mostUses in [3, 6, 12, 48] where !left.isEmpty {
      var later: [(rule: [Int], pairs: Double)] = []
      for candidate in left {
        let comparisons = candidate.rule.map { parts[$0].comparison }
        if chosen.count >= 48 || spent + candidate.pairs > budget { continue }
        if comparisons.contains(where: { uses[$0, default: 0] >= mostUses }) {
          later.append(candidate)
          continue
        }
        for comparison in Set(comparisons) { uses[comparison, default: 0] += 1 }
        spent += candidate.pairs
        chosen.append(candidate.rule)
      }
      left = later
    }
    rules = chosen
  }
}
