/// Finds a set of blocking rules that meets nearly all matches with few pairs, without labels.
///
/// 1. Seed rules, each a conjunction of two whole fields or one selective one, yield candidate pairs, and a model trained on
///    them says which of these are likely matches: ``LikelyMatches``.
/// 2. A population of matches is drawn from them that is free of the seeds' bias: ``MatchPopulation``.
/// 3. Rules are chosen from conjunctions of one to three parts: ``RuleCover``.
///
/// Nothing depends on the order of the records. Costs are estimated from at most 30,000 records, matches from at most 40,000
/// likely ones, so that the time hardly grows with the table but for the seeds' pairs.
struct BlockingDiscovery {
  private let compiled: CompiledModel
  private let table: LinkageTable
  private let workers: Int
  private let pricing: RulePricing
  private let columns: [DiscoveryColumn]

  init(_ compiled: CompiledModel, workers: Int) {
    self.compiled = compiled
    table = compiled.table
    self.workers = workers
    pricing = RulePricing(compiled)
    columns = DiscoveryColumn.all(compiled.model, table: compiled.table)
  }

  /// The most pairs that the rules may offer together. Of a small table more are looked at: they cost nothing.
  private var budget: Double {
    max(500_000, compiled.model.blocking.pairsPerRecord * Double(table.recordCount))
  }

  /// The rules, the most useful first.
  func find() async -> DiscoveredBlocking {
    let choices = DiscoveryPart.choices(columns)
    let wholes = choices.prefix { $0.transform == .whole }.count
    let isFew = wholes < 3
    let seedParts = await parts(isFew ? choices : Array(choices.prefix(wholes)), records: [])
    let seeds = SeedRules(
      seedParts, wholes: wholes, pricing: pricing,
      budget: min(budget / 2, max(1_000_000, 3 * Double(table.recordCount))))
    let matches = await LikelyMatches(
      compiled, seeds: seeds.rules.map { BlockingRuleDeclaration($0.map { seedParts[$0].part }) },
      workers: workers)
    let parts =
      isFew && pricing.scale == 1
      ? seedParts : await parts(choices, records: matches.pairs.flatMap { [$0.left, $0.right] })
    let population = MatchPopulation(
      matches, parts: parts, seeds: seeds.rules.map { $0.reduce(0) { $0 | 1 << UInt64($1) } },
      compiled: compiled)
    let candidates = await RuleCandidates(
      parts, population, pricing: pricing, budget: budget, workers: workers)
    return population.isEmpty
      ? cheapest(candidates.all, parts: parts, likely: matches.pairs.count)
      : cover(candidates.all, parts: parts, population, likely: matches.pairs.count)
  }

  /// The parts with the keys of the sampled and some further records.
  private func parts(
    _ choices: [(column: Int, transform: KeyTransform)], records: [Int]
  ) async -> [DiscoveryPart] {
    let (columns, table, sample) = (columns, table, pricing.sample)
    let needed = columns.map { column -> [Bool] in
      let pool = table.dictionaries[table.columns[column.column].dictionary].pool
      var needed = [Bool](repeating: false, count: pool.count + 1)
      for record in sample { table.forEachValue(record, column.column) { needed[Int($0)] = true } }
      for record in records { table.forEachValue(record, column.column) { needed[Int($0)] = true } }
      return needed
    }
    return await ParallelMap.map(choices.count, workers: workers) { number in
      let choice = choices[number]
      return DiscoveryPart(
        columns[choice.column], choice.transform, table: table, needed: needed[choice.column], sample: sample)
    }
  }

  private func cover(
    _ candidates: [RuleCover.Candidate], parts: [DiscoveryPart], _ population: MatchPopulation, likely: Int
  ) -> DiscoveredBlocking {
    let size = population.agreements.count
    let cover = RuleCover(candidates, size: size, recordCount: table.recordCount, budget: budget)
    let chosen = cover.chosen + identifying(cover, among: candidates, parts: parts, population)
    var coverage = RuleCover.Coverage(
      words: (size + 63) / 64, fields: RuleCover.fieldCount(candidates))
    let rules = chosen.map { number in
      coverage.take(candidates[number])
      return DiscoveredBlocking.Rule(
        declaration: declaration(candidates[number].rule, parts), pairs: candidates[number].price.pairs,
        recall: Double(coverage.metCount) / Double(size))
    }
    return DiscoveredBlocking(
      rules: rules, likelyMatches: likely, secureRecall: Double(coverage.secureCount) / Double(size))
  }

  /// A further rule for each comparison that all rules ask for, so that training sees pairs which need not agree on it.
  private func identifying(
    _ cover: RuleCover, among candidates: [RuleCover.Candidate], parts: [DiscoveryPart],
    _ population: MatchPopulation
  ) -> [Int] {
    var added: [Int] = []
    var spent = cover.spent
    let touched = candidates.map {
      compiled.comparisonsTouched(byColumns: $0.rule.map { parts[$0].part.column })
    }
    for comparison in compiled.model.comparisons.indices {
      let bit = UInt16(1) << UInt16(comparison)
      if (cover.chosen + added).contains(where: { touched[$0] & bit == 0 }) { continue }
      var best: (rule: Int, value: Double)?
      for (number, candidate) in candidates.enumerated()
      where touched[number] & bit == 0 && spent + candidate.price.pairs <= 1.5 * budget {
        let met = candidate.met.reduce(0) { $0 + $1.nonzeroBitCount }
        let value = Double(met) / (candidate.price.pairs + Double(table.recordCount))
        if value > best?.value ?? 0 { best = (number, value) }
      }
      guard let best else { continue }
      spent += candidates[best.rule].price.pairs
      added.append(best.rule)
    }
    return added
  }

  /// Where no likely matches are found to go by: the cheapest rules that fit, those of one field first.
  private func cheapest(
    _ candidates: [RuleCover.Candidate], parts: [DiscoveryPart], likely: Int
  ) -> DiscoveredBlocking {
    var rules: [DiscoveredBlocking.Rule] = []
    var spent = 0.0
    for candidate in candidates.sorted(by: {
      ($0.rule.count, $0.price.pairs) < ($1.rule.count, $1.price.pairs)
    })
    where rules.count < 24 && candidate.price.pairs > 0 && spent + candidate.price.pairs <= budget {
      spent += candidate.price.pairs
      rules.append(
        DiscoveredBlocking.Rule(
          declaration: declaration(candidate.rule, parts), pairs: candidate.price.pairs, recall: nil))
    }
    return DiscoveredBlocking(rules: rules, likelyMatches: likely, secureRecall: nil)
  }

  private func declaration(_ rule: [Int], _ parts: [DiscoveryPart]) -> BlockingRuleDeclaration {
    BlockingRuleDeclaration(rule.map { parts[$0].part })
  }
}
