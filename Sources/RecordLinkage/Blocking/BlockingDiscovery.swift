/// Finds a set of blocking rules that meets nearly all matches with few pairs, without labels.
///
/// 1. Seed rules, each a conjunction of two whole fields or one selective one, yield candidate pairs, and a model trained on
///    them says which of these are likely matches.
/// 2. What the seeds found is a biased sample: a match found by surname and birth date agrees on both. So a population of
///    matches is drawn anew, field by field: what the fields of one comparison agree on is taken from a likely match that
///    was found *without* them. Errors in different fields are taken for independent within a class, as in the model;
///    what moves together (all contacts of a person who moves) is drawn together.
/// 3. Rules are chosen greedily by the matches that they newly meet for each pair that they cost (the greedy algorithm for
///    weighted set cover: Chvátal 1979; for blocking Bilenko, Kamath and Mooney, "Adaptive blocking: learning to scale up
///    record linkage", ICDM 2006), where being met a second time, by other fields, counts for a part.
struct BlockingDiscovery {
  /// A rule that was chosen.
  struct Choice: Sendable {
    let rule: BlockingRuleDeclaration
    /// How many pairs it offers in the whole table, estimated.
    let pairs: Double
    /// The share of matches that this rule and those before it meet, estimated.
    let recall: Double
  }

  private let compiled: CompiledModel
  private let table: LinkageTable
  private let parts: [KeyPartChoice]
  private let workers: Int
  /// Records that pair counts are estimated from.
  private let sample: [Int]
  /// For each part the key of every sampled record, 0 where it has none; `nil` where records have several.
  private let sampleKeys: [[UInt64]?]

  init(_ compiled: CompiledModel, workers: Int) {
    self.compiled = compiled
    table = compiled.table
    self.workers = workers
    parts = KeyPartChoice.all(compiled.model, table: table)
    let hashes = compiled.contentHashes
    let most = 30_000
    sample =
      table.recordCount <= most
      ? Array(0..<table.recordCount)
      : Array(
        (0..<table.recordCount).sorted { (StableHash.mix(hashes[$0]), $0) < (StableHash.mix(hashes[$1]), $1) }
          .prefix(most))
    let table = compiled.table
    let sample = sample
    sampleKeys = parts.map { part in
      var keys: [UInt64] = []
      keys.reserveCapacity(sample.count)
      for record in sample {
        var found: UInt64 = 0
        var count = 0
        table.forEachValue(record, part.column) { value in
          for key in part.keys.keys(of: value) {
            found = key
            count += 1
          }
        }
        if count > 1 { return nil }
        keys.append(found)
      }
      return keys
    }
  }

  /// The most pairs that the rules may offer together.
  private var budget: Double {
    max(300_000, compiled.model.blocking.pairsPerRecord * Double(table.recordCount))
  }

  /// The rules, the most useful first.
  func rules() async -> [Choice] {
    let seeds = seedRules()
    let matches = await likelyMatches(seeds)
    let population = population(of: matches, seeds: seeds.map { mask($0) })
    return population.isEmpty ? await cheapest() : await cover(population)
  }

  // MARK: Pairs that rules cost

  /// The pairs that a conjunction of parts offers in the whole table, from a sample of records: a pair is in it with the
  /// square of a record's chance.
  private func pairs(of rule: [Int]) -> Double {
    var tally = KeyTally(capacity: sample.count, pairs: compiled.pairs)
    for (place, record) in sample.enumerated() {
      forEachKey(of: rule, place: place, record: record) { tally.add($0, record: record) }
    }
    let scale = Double(table.recordCount) / Double(max(1, sample.count))
    return Double(tally.pairCount) * scale * scale
  }

  private func forEachKey(of rule: [Int], place: Int, record: Int, _ body: (UInt64) -> Void) {
    var single: UInt64 = 1
    var several: [UInt64] = []
    for part in rule {
      if let known = sampleKeys[part] {
        if known[place] == 0 { return }
        single = StableHash.of(single, known[place])
      } else {
        var mine: [UInt64] = []
        table.forEachValue(record, parts[part].column) { value in
          mine += parts[part].keys.keys(of: value).prefix(16)
        }
        if mine.isEmpty { return }
        several = several.isEmpty ? mine : several.flatMap { one in mine.map { StableHash.of(one, $0) } }
        several = Array(several.prefix(16))
      }
    }
    if several.isEmpty {
      body(single)
    } else {
      for key in several { body(StableHash.of(single, key)) }
    }
  }

  private func declaration(_ rule: [Int]) -> BlockingRuleDeclaration {
    BlockingRuleDeclaration(rule.map { parts[$0].part })
  }

  // MARK: Likely matches

  private func seedRules() -> [[Int]] {
    let whole = parts.indices.filter { parts[$0].part.transform == .whole }
    var priced: [(rule: [Int], pairs: Double)] = []
    for (place, one) in whole.enumerated() {
      priced.append(([one], pairs(of: [one])))
      for other in whole[(place + 1)...] where parts[other].unit != parts[one].unit {
        priced.append(([one, other], pairs(of: [one, other])))
      }
    }
    // Few columns leave few conjunctions: then looser parts come in.
    if whole.count < 3 {
      for part in parts.indices where parts[part].part.transform != .whole {
        priced.append(([part], pairs(of: [part])))
      }
    }
    let affordable = priced.filter { $0.pairs > 0 && $0.pairs <= budget / 4 }
      .sorted { ($0.pairs, $0.rule.count, $0.rule[0]) < ($1.pairs, $1.rule.count, $1.rule[0]) }
    var seeds: [[Int]] = []
    var sum = 0.0
    for candidate in affordable where seeds.count < 48 {
      sum += candidate.pairs
      if sum > budget / 2 { break }
      seeds.append(candidate.rule)
    }
    return seeds
  }

  private struct Match {
    /// The parts that the pair agrees on, by bit.
    let agreement: UInt64
    /// Its latent class.
    let latent: Int
    let weight: Float
  }

  private func likelyMatches(_ seeds: [[Int]]) async -> [Match] {
    if seeds.isEmpty { return [] }
    var model = compiled.model
    model.blocking.rules = seeds.map(declaration)
    model.training.randomPairs = min(model.training.randomPairs, 300_000)
    model.training.candidatePairs = min(model.training.candidatePairs, 500_000)
    model.training.tolerance = max(model.training.tolerance, 0.001)
    guard let linker = try? Linker(compiled.with(model), workers: workers) else { return [] }
    let parameters = await linker.train().parameters
    guard let outcome = try? await linker.link(by: parameters, keepFrom: 0.5) else { return [] }
    // Only of the first relation: a rule that finds households finds no persons.
    // In an order that is a property of the records' content, and of many a sample by it.
    let hashes = compiled.contentHashes
    func order(_ pair: ScoredPair) -> UInt64 {
      let (one, other) = (hashes[Int(pair.left)], hashes[Int(pair.right)])
      return StableHash.of(min(one, other), max(one, other))
    }
    let pairs = outcome.pairs.map { (order: order($0), pair: $0) }.sorted { $0.order < $1.order }
    return pairs.prefix(60_000).compactMap { _, pair in
      var best = 0
      for (index, relation) in outcome.relations.enumerated()
      where relation != nil && pair.probabilities[index] > pair.probabilities[best] { best = index }
      guard outcome.relations[best] != nil, outcome.probability(of: pair, relation: 0) >= 0.5 else {
        return nil
      }
      var agreement: UInt64 = 0
      for (number, part) in parts.enumerated()
      where part.agrees(table, Int(pair.left), Int(pair.right)) { agreement |= 1 << UInt64(number) }
      return Match(
        agreement: agreement, latent: best, weight: outcome.probability(of: pair, relation: 0))
    }
  }

  // MARK: The population of matches

  /// Agreements of matches as they are, found or not.
  private func population(of matches: [Match], seeds: [UInt64]) -> [UInt64] {
    if matches.count < 20 { return [] }
    // What is drawn together: the contacts, and each other comparison.
    let units = compiled.model.comparisons.enumerated().map { number, comparison in
      comparison.role == .contact ? -1 : number
    }
    let unitOfPart = parts.map { units[$0.unit] }
    let names = Array(Set(unitOfPart)).sorted()
    let masks = names.map { name in
      parts.indices.reduce(UInt64(0)) { unitOfPart[$1] == name ? $0 | 1 << UInt64($1) : $0 }
    }
    // For each unit the matches that some seed finds without it.
    let classes = (matches.map(\.latent).max() ?? 0) + 1
    let pools: [[[Match]]] = (0..<classes).map { latent in
      masks.map { mask in
        let free = matches.filter { match in
          match.latent == latent
            && seeds.contains { $0 & mask == 0 && match.agreement & $0 == $0 }
        }
        return free.count >= 10 ? free : matches.filter { $0.latent == latent }
      }
    }
    let size = 8_192
    var population: [UInt64] = []
    population.reserveCapacity(size)
    for draw in 0..<size {
      func random(_ salt: Int, below bound: Int) -> Int {
        let hash = StableHash.of(seed: compiled.model.training.seed, UInt64(draw), UInt64(salt))
        return Int(((hash >> 32) &* UInt64(bound)) >> 32)
      }
      let latent = matches[random(0, below: matches.count)].latent
      var agreement: UInt64 = 0
      for (number, mask) in masks.enumerated() {
        let pool = pools[latent][number]
        agreement |= pool[random(number + 1, below: pool.count)].agreement & mask
      }
      population.append(agreement)
    }
    return population
  }

  private func mask(_ rule: [Int]) -> UInt64 { rule.reduce(0) { $0 | 1 << UInt64($1) } }

  // MARK: The cover

  /// Conjunctions of one to three parts of different comparisons that meet matches, cheap enough to be taken.
  private func candidates(_ population: [UInt64]) async -> [(rule: [Int], pairs: Double)] {
    var candidates: [(rule: [Int], pairs: Double)] = []
    // What hardly a match agrees on is not worth counting pairs for.
    @Sendable func meets(_ rule: [Int]) -> Bool {
      if population.isEmpty { return true }
      let mask = mask(rule)
      return population.count { $0 & mask == mask } * 50 >= population.count
    }
    let costs = parts.indices.map { pairs(of: [$0]) }
    for one in parts.indices where costs[one] <= budget / 3 { candidates.append(([one], costs[one])) }
    // What is already selective gains nothing from a further part.
    let records = Double(table.recordCount)
    let wide = parts.indices.filter { costs[$0] > records }
    let cursor = SharedCursor()
    var found: [(first: Int, rules: [(rule: [Int], pairs: Double)])] = []
    await withTaskGroup(of: [(first: Int, rules: [(rule: [Int], pairs: Double)])].self) { group in
      for _ in 0..<max(1, workers) {
        group.addTask {
          var mine: [(first: Int, rules: [(rule: [Int], pairs: Double)])] = []
          while true {
            let first = cursor.next()
            if first >= wide.count { return mine }
            mine.append((first, conjunctions(of: wide[first], with: wide, meets: meets)))
          }
        }
      }
      for await part in group { found += part }
    }
    return candidates + found.sorted { $0.first < $1.first }.flatMap(\.rules)
  }

  /// The conjunctions of a part with one or two later ones that meet matches and are cheap enough.
  private func conjunctions(
    of one: Int, with wide: [Int], meets: ([Int]) -> Bool
  ) -> [(rule: [Int], pairs: Double)] {
    var rules: [(rule: [Int], pairs: Double)] = []
    for other in wide where other > one && parts[other].unit != parts[one].unit && meets([one, other]) {
      let cost = pairs(of: [one, other])
      if cost <= budget / 3 {
        rules.append(([one, other], cost))
      } else if cost <= budget * 4 {
        for third in wide
        where third > other && parts[third].unit != parts[one].unit && parts[third].unit != parts[other].unit
          && meets([one, other, third])
        {
          let finer = pairs(of: [one, other, third])
          if finer <= budget / 3 { rules.append(([one, other, third], finer)) }
        }
      }
    }
    return rules
  }

  private func cover(_ population: [UInt64]) async -> [Choice] {
    var open = await candidates(population).map {
      (rule: $0.rule, mask: mask($0.rule), pairs: $0.pairs, bound: Double.infinity)
    }
    var times = [UInt8](repeating: 0, count: population.count)
    var chosen: [Choice] = []
    var spent = 0.0
    let size = Double(population.count)
    while chosen.count < 24, !open.isEmpty {
      // What a rule gains only falls as others are taken: one whose last value is below the best of now need not be looked at.
      var best: (place: Int, value: Double)?
      for place in open.indices.sorted(by: { (open[$1].bound, $0) < (open[$0].bound, $1) }) {
        if open[place].bound <= best?.value ?? 0 { break }
        if spent + open[place].pairs > budget { continue }
        let mask = open[place].mask
        var gain = 0.0
        for (number, agreement) in population.enumerated() where agreement & mask == mask {
          // Met once is enough if the estimate is right; a second way is insurance against its being wrong.
          gain += times[number] == 0 ? 1 : times[number] == 1 ? 0.1 : 0
        }
        gain /= size
        // A rule costs at least what looking at every record does.
        let value = gain > 0.0004 ? gain / (open[place].pairs + 0.5 * Double(table.recordCount)) : 0
        open[place].bound = value
        if value > best?.value ?? 0 { best = (place, value) }
      }
      guard let best else { break }
      let rule = open.remove(at: best.place)
      spent += rule.pairs
      for (number, agreement) in population.enumerated() where agreement & rule.mask == rule.mask {
        times[number] = min(2, times[number] + 1)
      }
      let met = times.count { $0 > 0 }
      chosen.append(
        Choice(rule: declaration(rule.rule), pairs: rule.pairs, recall: Double(met) / size))
    }
    return chosen
      + identifying(chosen, among: open.map { ($0.rule, $0.mask, $0.pairs) }, population, spent: spent)
  }

  /// A further rule for each comparison that all rules ask for, so that training sees pairs which need not agree on it.
  private func identifying(
    _ chosen: [Choice], among open: [(rule: [Int], mask: UInt64, pairs: Double)], _ population: [UInt64],
    spent: Double
  ) -> [Choice] {
    var added: [Choice] = []
    var spent = spent
    var asked = chosen.map { compiled.comparisonsTouched(byColumns: $0.rule.parts.map(\.column)) }
    for comparison in compiled.model.comparisons.indices {
      let bit = UInt16(1) << UInt16(comparison)
      if asked.contains(where: { $0 & bit == 0 }) { continue }
      var best: (candidate: (rule: [Int], mask: UInt64, pairs: Double), value: Double)?
      for candidate in open where spent + candidate.pairs <= 1.5 * budget {
        let columns = candidate.rule.map { parts[$0].part.column }
        if compiled.comparisonsTouched(byColumns: columns) & bit != 0 { continue }
        let met = population.count { $0 & candidate.mask == candidate.mask }
        let value = Double(met) / (candidate.pairs + Double(table.recordCount))
        if value > best?.value ?? 0 { best = (candidate, value) }
      }
      guard let best else { continue }
      spent += best.candidate.pairs
      asked.append(compiled.comparisonsTouched(byColumns: best.candidate.rule.map { parts[$0].part.column }))
      added.append(
        Choice(
          rule: declaration(best.candidate.rule), pairs: best.candidate.pairs,
          recall: chosen.last?.recall ?? .nan))
    }
    return added
  }

  /// Where no likely matches are found to go by: the cheapest rules that fit, each of fields of its own first.
  private func cheapest() async -> [Choice] {
    var chosen: [Choice] = []
    var spent = 0.0
    for candidate in await candidates([]).sorted(by: { ($0.rule.count, $0.pairs) < ($1.rule.count, $1.pairs) }
    )
    where chosen.count < 16 && candidate.pairs > 0 && spent + candidate.pairs <= budget {
      spent += candidate.pairs
      chosen.append(Choice(rule: declaration(candidate.rule), pairs: candidate.pairs, recall: .nan))
    }
    return chosen
  }
}
