/// What training found.
public struct TrainingOutcome: Sendable {
  /// The probabilities.
  public let parameters: ModelParameters
  /// What a user should know of them, a sentence each.
  public let warnings: [TrainingWarning]
}

extension Linker {
  /// Estimates the probabilities of the model from the table alone, without labels.
  public func train() async -> TrainingOutcome {
    let settings = compiled.model.training
    let random = await compiled.randomPatterns(
      most: settings.randomPairs, seed: settings.seed, workers: workers)
    let chance = ChanceAgreement(compiled, random: random.counts, isAll: random.isAll)
    let candidates = await compiled.candidatePatterns(
      blocks, most: settings.candidatePairs, seed: settings.seed, workers: workers)
    let matches = await deterministicMatches()
    func estimate(_ classes: LatentClasses, holdsEntities: Bool = false) -> ExpectationMaximization {
      var search = ExpectationMaximization(
        compiled, chance: chance,
        groups: [PatternGroup(candidates.counts, share: candidates.share)], random: random.counts,
        classes: classes, holdsOut: !rulesOfferNearlyAll, matches: matches, holdsEntities: holdsEntities)
      search.run(settings)
      return search
    }
    var search = estimate(LatentClasses(compiled.model))
    let isHeld = search.isMadeOfStrangers
    if isHeld { search = estimate(search.classes, holdsEntities: true) }
    // Two odd pairs make no class: it would be made of them and explain nothing else.
    if search.classes.kinds.contains(.household), search.gain(of: .household) < Self.leastGain {
      search = estimate(search.classes.withoutHousehold, holdsEntities: isHeld)
    }
    let parameters = parameters(of: search, random: random.counts.pairs, candidates: candidates.counts.pairs)
    return TrainingOutcome(
      parameters: parameters,
      warnings: (isHeld ? [.noEntities(compiled.model.relations[0].name)] : [])
        + TrainingWarning.all(compiled, search: search, chance: chance, parameters: parameters))
  }

  /// A class of households has to make the pairs so many bits likelier: odds of a thousand to one.
  static let leastGain = 10.0

  /// Whether the rules were found to meet nearly all matches, even those in which a field is wrong.
  var rulesOfferNearlyAll: Bool { discoveredBlocking?.rules.last?.recall ?? 0 >= 0.97 }

  /// The number of matches by the model's deterministic rules, if it has any.
  func deterministicMatches() async -> Double? {
    guard let declared = compiled.model.training.matches, !declared.rules.isEmpty else { return nil }
    var model = compiled.model
    model.blocking.rules = declared.rules
    let blocks = await compiled.with(model).candidates(workers: workers)
    var count = 0
    for chunk in blocks.chunks() { blocks.forEachPair(in: chunk) { _, _ in count += 1 } }
    return max(1, Double(count)) / min(1, max(0.01, declared.recall))
  }

  /// Shares without those at the end that are 1, which is what a share that is not given stands for.
  private static func withoutLastOnes(_ shares: [Double]) -> [Double] {
    Array(shares.prefix((shares.lastIndex { $0 < 1 } ?? -1) + 1))
  }

  func parameters(
    of search: ExpectationMaximization, random: Int, candidates: Int,
    method: String = "expectation–maximization"
  ) -> ModelParameters {
    let records = Double(max(1, compiled.table.recordCount))
    let names = compiled.model.relations.map(\.name)
    let latent = search.classes.kinds.indices.map { index in
      ModelParameters.LatentClass(
        name: search.classes.kinds[index].name(relations: names), relation: search.classes.relations[index],
        // Never nothing: a table of one record is no reason to rule a class out.
        pairsPerRecord: max(search.shares[index] * compiled.pairs.count / records, 1e-9))
    }
    let comparisons = search.u.indices.map { comparison in
      search.u[comparison].indices.map { level in
        ModelParameters.Level(
          m: search.m.indices.map { search.m[$0][comparison][level] }, u: search.u[comparison][level],
          unrelatedShares: compiled.frequencies[comparison][level]?.isPure == true
            ? Self.withoutLastOnes(search.unrelated[comparison][level]) : [])
      }
    }
    var hash: UInt64 = 0
    for content in compiled.contentHashes { hash &+= content }
    return ModelParameters(
      classes: latent, comparisons: comparisons,
      dependences: search.dependence.edges.map {
        $0.parameters(levels: search.u[$0.first].count, search.u[$0.second].count)
      },
      provenance: .init(
        engine: "idmatch", method: method, seed: compiled.model.training.seed,
        records: compiled.table.recordCount, randomPairs: random, candidatePairs: candidates,
        iterations: search.iterations, hasConverged: search.hasConverged, contentHash: hash))
  }
}
