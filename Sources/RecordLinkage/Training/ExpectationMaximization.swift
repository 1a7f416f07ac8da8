internal import Glibc

/// Estimates the probabilities of a model's levels in each latent class by expectation–maximization.
///
/// Dempster, Laird and Rubin ("Maximum likelihood from incomplete data via the EM algorithm", JRSS B 39, 1977), for record
/// linkage Winkler ("Using the EM algorithm for weight computation in the Fellegi–Sunter model of record linkage", 1988)
/// and Enamorado, Fifield and Imai ("Using a probabilistic model to assist merging of large-scale administrative records",
/// APSR 113, 2019). What differs here:
///
/// - The data are *all* pairs of the table. Those that no blocking rule offers are taken for unrelated, so that the prior is
///   that of a pair of the table and needs no correction, and one run serves the pairs of all rules.
/// - m of a comparison is learned from pairs that some rule offers which did not ask for the comparison's columns: in
///   a block of equal surnames all surnames agree, whatever the class. Where the rules are known to offer nearly all matches,
///   it is learned from all: those held out would be the ones without errors elsewhere, and errors are not independent
///   (a person who made one slip in a form rarely made two).
/// - u is what remains of all pairs at a level when the related ones are taken off, for each band of a value's frequency.
/// - There are several classes beside "unrelated"; see ``LatentClasses``.
struct ExpectationMaximization {
  private let compiled: CompiledModel
  private let chance: ChanceAgreement
  private var groups: [PatternGroup]
  private let indices: [PatternIndex]
  private let total: Double

  private(set) var classes: LatentClasses
  /// For each class the share of all pairs.
  private(set) var shares: [Double]
  /// m of class, comparison, level.
  private(set) var m: [[[Double]]]
  /// u of comparison, level.
  private(set) var u: [[Double]] = []
  /// Of the pairs observed at a comparison's level and band, the share that is unrelated.
  private(set) var unrelated: [[[Double]]]
  /// What unrelated pairs agree on together.
  private(set) var dependence = ChanceDependence()
  private let random: PatternCounts
  /// Whether m is learned from pairs only that did not have to agree.
  private let holdsOut: Bool
  /// The number of pairs of one entity, where it is known.
  private let matches: Double?
  /// Whether how one entity agrees is taken as usual and not learned: where there are none to learn from.
  private let holdsEntities: Bool
  private(set) var iterations = 0
  private(set) var hasConverged = false
  /// For each comparison the expected related pairs that m was learned from.
  private(set) var support: [Double] = []

  init(
    _ compiled: CompiledModel, chance: ChanceAgreement, groups: [PatternGroup], random: PatternCounts,
    classes: LatentClasses, holdsOut: Bool, matches: Double? = nil, holdsEntities: Bool = false
  ) {
    self.compiled = compiled
    self.random = random
    self.holdsOut = holdsOut
    self.matches = matches
    self.holdsEntities = holdsEntities
    self.chance = chance
    self.groups = groups
    indices = groups.map {
      PatternIndex($0.patterns.patterns, comparisons: compiled.model.comparisons.count)
    }
    self.classes = classes
    total = max(1, compiled.pairs.count)
    unrelated = chance.observed.map { $0.map { $0.map { _ in 1 } } }
    let records = Double(max(1, compiled.table.recordCount))
    let total = total
    shares = classes.kinds.map { $0.startingPairsPerRecord * records / total }
    m = []
    updateU()
    let u = u
    m = classes.kinds.map { kind in
      compiled.model.comparisons.enumerated().map { number, comparison in
        kind.startingLevels(role: comparison.role, u: u[number])
      }
    }
  }

  /// Lets the pairs of some groups count another number of times for m, from where the search stands.
  mutating func weigh(_ places: Range<Int>, _ weight: Double) {
    for place in places { groups[place].weight = weight }
  }

  /// Runs, or goes on, until no probability changes by more than the tolerance.
  mutating func run(_ settings: TrainingDeclaration) {
    for _ in 0..<2 {
      updateDependence()
      search(settings)
    }
  }

  /// The dependence tree of the random pairs that seem to be unrelated.
  private mutating func updateDependence() {
    let table = ratioTable()
    let index = PatternIndex(random.patterns, comparisons: compiled.model.comparisons.count)
    let unrelated = random.patterns.indices.map { number in
      let odds = odds(of: random.patterns[number], places: index.places(ofPattern: number), table)
      var sum = 1.0
      for kind in classes.kinds.indices { sum += exp2(odds[kind]) }
      return 1 / sum
    }
    dependence = ChanceDependence(
      random, unrelated: unrelated, comparisons: compiled.model.comparisons.count,
      records: compiled.table.recordCount)
  }

  /// log2 of how much likelier the pairs are with a class than without it, the other classes left as they are.
  func gain(of kind: LatentClasses.Kind) -> Double {
    guard let number = classes.kinds.firstIndex(of: kind) else { return 0 }
    let table = ratioTable()
    var gain = 0.0
    for (group, index) in zip(groups, indices) {
      for (pattern, count) in group.patterns.counts.enumerated() {
        let odds = odds(of: group.patterns.patterns[pattern], places: index.places(ofPattern: pattern), table)
        var rest = 1.0
        for other in classes.kinds.indices where other != number { rest += exp2(odds[other]) }
        gain += count * group.scale * log2(1 + exp2(odds[number]) / rest)
      }
    }
    return gain
  }

  /// Whether the class of one entity was made of strangers: of all that is an entity's own, and that unrelated pairs rarely share,
  /// not even half of its pairs agree on anything. A table without duplicates but with a dormitory in it has hundreds of pairs that
  /// share an address, and no others that agree on more.
  var isMadeOfStrangers: Bool {
    let telling = compiled.model.comparisons.indices.filter {
      compiled.model.comparisons[$0].role == .identity && 1 - (u[$0].last ?? 1) < 0.2
    }
    guard telling.count > 1, let entity = classes.kinds.firstIndex(of: .entity) else { return false }
    return telling.allSatisfy { 1 - (m[entity][$0].last ?? 0) < 0.5 }
  }

  /// The log2 odds of each class against "unrelated".
  private func odds(
    of pattern: PairPattern, places: ArraySlice<UInt16>, _ table: [SIMD4<Double>]
  ) -> SIMD4<Double> {
    var odds = priorOdds
    for place in places { odds += table[Int(place)] }
    return odds - entities * dependence.bits(pattern.vector)
  }

  /// 1 for the classes of one entity, whose pairs agree for their own reasons; in the others comparisons that agree by
  /// chance agree together as among unrelated pairs.
  private var entities: SIMD4<Double> {
    var mask = SIMD4<Double>.zero
    for (index, kind) in classes.kinds.enumerated() where kind.isEntity { mask[index] = 1 }
    return mask
  }

  /// log2 of the share of each class. Classes that the model does not have are impossible.
  private var priorOdds: SIMD4<Double> {
    var prior = SIMD4<Double>(repeating: -1_000)
    for index in classes.kinds.indices { prior[index] = log2(shares[index]) }
    return prior
  }

  private mutating func search(_ settings: TrainingDeclaration) {
    hasConverged = false
    let end = iterations + settings.iterations
    while iterations < end {
      iterations += 1
      if step() < settings.tolerance {
        hasConverged = true
        return
      }
    }
  }

  /// One expectation and one maximization; the largest change of an m or of a class's relative share.
  private mutating func step() -> Double {
    let table = ratioTable()
    let classCount = classes.kinds.count
    let prior = priorOdds
    let entities = entities
    var mass = SIMD4<Double>.zero
    // At every place of the table, the related pairs of each class: those free for the comparison, and all.
    var free = [SIMD4<Double>](repeating: .zero, count: table.count)
    var every = free
    for (group, index) in zip(groups, indices) {
      let start = prior + group.allowed
      let patterns = group.patterns
      let teaches = group.teaches * group.weight
      for (number, count) in patterns.counts.enumerated() {
        let places = index.places(ofPattern: number)
        var odds = start
        for place in places { odds += table[Int(place)] }
        odds -= entities * dependence.bits(patterns.patterns[number].vector)
        let largest = odds.max()
        // Less than one pair in a billion: nothing to learn.
        if largest < -30, group.mayBeUnrelated { continue }
        // "Unrelated" stands at 0 bits.
        let shift = group.mayBeUnrelated ? max(0, largest) : largest
        var posterior = SIMD4<Double>.zero
        var sum = group.mayBeUnrelated ? exp2(-shift) : 0
        for index in 0..<classCount {
          posterior[index] = exp2(odds[index] - shift)
          sum += posterior[index]
        }
        posterior *= count * group.scale / sum
        mass += posterior
        let mask = holdsOut ? patterns.patterns[number].free : .max
        let lesson = posterior * teaches
        for place in places {
          every[Int(place)] += posterior
          if mask >> UInt16(truncatingIfNeeded: place >> 8) & 1 == 1 { free[Int(place)] += lesson }
        }
      }
    }
    var sums = m.map { $0.map { $0.map { _ in 0.0 } } }
    var allSums = sums
    var related = chance.observed.map { $0.map { $0.map { _ in 0.0 } } }
    for comparison in chance.observed.indices {
      for level in chance.observed[comparison].indices {
        let bands = related[comparison][level].count
        for band in 0..<16 {
          let place = (comparison * 16 + level + 1) * 16 + band
          related[comparison][level][min(bands - 1, band)] += every[place].sum()
          for index in 0..<classCount {
            sums[index][comparison][level] += free[place][index]
            allSums[index][comparison][level] += every[place][index]
          }
        }
      }
    }
    // A comparison that every rule asks for: what the rules' own pairs say is biased towards agreement, but says more than
    // the guess that the search began with.
    support = chance.observed.indices.map { comparison in sums.reduce(0) { $0 + $1[comparison].reduce(0, +) }
    }
    for comparison in support.indices where support[comparison] < Self.leastSupport {
      for index in sums.indices { sums[index][comparison] = allSums[index][comparison] }
    }
    return maximize(mass: (0..<classCount).map { mass[$0] }, sums: sums, related: related)
  }

  private mutating func maximize(mass: [Double], sums: [[[Double]]], related: [[[Double]]]) -> Double {
    var change = 0.0
    for comparison in related.indices {
      for level in related[comparison].indices {
        for band in related[comparison][level].indices {
          let observed = chance.observed[comparison][level][band]
          guard observed > 0 else { continue }
          let rest = (observed - related[comparison][level][band]) / observed
          unrelated[comparison][level][band] = min(1, max(rest, Self.leastUnrelatedShare))
        }
      }
    }
    updateU()
    let sums = pooled(sums)
    for comparison in m[0].indices {
      for index in m.indices {
        let kind = classes.kinds[index]
        let prior = kind.startingLevels(role: compiled.model.comparisons[comparison].role, u: u[comparison])
        if holdsEntities, kind.isEntity {
          m[index][comparison] = prior
          continue
        }
        let found = sums[index][comparison].reduce(0, +)
        let strength = kind.priorStrength(
          role: compiled.model.comparisons[comparison].role, pairs: found)
        var levels = zip(sums[index][comparison], prior).map { $0 + strength * $1 }
        let sum = levels.reduce(0, +)
        for level in levels.indices {
          levels[level] = max(levels[level] / sum, Self.leastM)
          if levels[0] >= u[comparison][0], kind.isEntity {
            change = max(change, abs(levels[level] - m[index][comparison][level]))
          }
        }
        m[index][comparison] = kind.limited(
          levels, role: compiled.model.comparisons[comparison].role, u: u[comparison])
        // Agreement never speaks against one entity: where it seems to, as with what describes the record and not the
        // entity, the comparison says nothing.
        if kind.isEntity, levels[0] < u[comparison][0] { m[index][comparison] = u[comparison] }
      }
    }
    var mass = mass.map { max($0, 0.01) }
    if let matches {
      let entities = classes.kinds.indices.filter { classes.kinds[$0].isEntity }
      let found = entities.reduce(0) { $0 + mass[$1] }
      for index in entities { mass[index] *= matches / found }
    }
    for index in shares.indices {
      let share = mass[index] / total
      change = max(change, abs(share - shares[index]) / max(share, shares[index]) / 10)
      shares[index] = share
    }
    return change
  }

  /// The sums with those of one entity and of one that moved taken together for what is the entity's own: a birth date does
  /// not depend on a move. Left apart, the class of the moved would learn to be strangers who share a telephone.
  private func pooled(_ sums: [[[Double]]]) -> [[[Double]]] {
    guard let entity = classes.kinds.firstIndex(of: .entity), let moved = classes.kinds.firstIndex(of: .moved)
    else { return sums }
    var sums = sums
    for (comparison, declaration) in compiled.model.comparisons.enumerated()
    where declaration.role == .identity {
      let together = zip(sums[entity][comparison], sums[moved][comparison]).map { $0 + $1 }
      sums[entity][comparison] = together
      sums[moved][comparison] = together
    }
    return sums
  }

  /// u of every level from the pairs observed and the shares of them that are unrelated.
  private mutating func updateU() {
    u = chance.observed.indices.map { comparison in
      let levels = chance.observed[comparison].indices.map { level in
        let pairs = zip(chance.observed[comparison][level], unrelated[comparison][level]).reduce(0) {
          $0 + $1.0 * $1.1
        }
        return max(pairs, 0.5)
      }
      let sum = levels.reduce(0, +)
      return levels.map { $0 / sum }
    }
  }

  /// log2 of how much likelier each class shows comparison *c* at level *l* and band *b* than unrelated pairs do, at
  /// (16 *c* + *l*) × 16 + *b*.
  private func ratioTable() -> [SIMD4<Double>] {
    var table = [SIMD4<Double>](repeating: .zero, count: 16 * 16 * max(1, m[0].count))
    for comparison in m[0].indices {
      for level in m[0][comparison].indices {
        for band in 0..<16 {
          var ratio = SIMD4<Double>.zero
          for index in m.indices {
            ratio[index] = log2(
              self.ratio(m[index][comparison][level], comparison: comparison, level: level, band: band))
          }
          table[(comparison * 16 + level + 1) * 16 + band] = ratio
        }
      }
    }
    return table
  }

  private func ratio(_ m: Double, comparison: Int, level: Int, band: Int) -> Double {
    guard let frequency = compiled.frequencies[comparison][level], frequency.isPure else {
      return m / u[comparison][level]
    }
    let counts = compiled.counts[frequency.counts]
    let chance = counts.meanFrequency[band] * unrelated[comparison][level][band]
    return FrequencyWeight.ratio(
      m: m, u: u[comparison][level], frequency: max(chance, frequency.minimum), damping: frequency.damping)
  }

  /// However few of the pairs at a level seem to be unrelated, this share may be.
  static let leastUnrelatedShare = 0.02
  /// Fewer expected related pairs than this tell nothing of a comparison.
  static let leastSupport = 5.0
  /// No level is impossible in a class.
  static let leastM = 0.000_1
}

/// Where the levels of each pattern stand in a table by comparison, level and band: (16 *c* + *l*) × 16 + *b*.
private struct PatternIndex {
  private var all: [UInt16] = []
  private var ends: [UInt32] = [0]

  init(_ patterns: [PairPattern], comparisons: Int) {
    for pattern in patterns {
      for comparison in 0..<comparisons {
        let level = pattern.vector[comparison]
        if level > 0 { all.append(UInt16((comparison * 16 + level) * 16 + pattern.band(comparison))) }
      }
      ends.append(UInt32(all.count))
    }
  }

  func places(ofPattern number: Int) -> ArraySlice<UInt16> {
    all[Int(ends[number])..<Int(ends[number + 1])]
  }
}
