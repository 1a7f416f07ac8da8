/// Matches as they are, whether a rule finds them or not: on which parts the two records agree.
///
/// What the seeds found is a biased sample: a match found by surname and birth date agrees on both. So a population is drawn
/// anew, field by field: what the fields of one comparison agree on is taken from a likely match that was found *without* them
/// (as the recaptured of capture–recapture tell what the trap misses). Errors in different fields are taken for
/// independent within a class, as in the model; what moves together, all contacts of a person who moves, is drawn together.
struct MatchPopulation: Sendable {
  static let size = 8_192

  /// For each match the parts that it agrees on, by bit.
  private(set) var agreements: [UInt64] = []
  /// For each match and part how many sampled records share the key that it agrees on.
  private var commonness: [Float] = []
  private let partCount: Int

  /// - Parameter seeds: the parts of each rule by which the matches were found, by bit.
  init(
    _ matches: LikelyMatches, parts: [DiscoveryPart], seeds: [UInt64], compiled: CompiledModel
  ) {
    partCount = parts.count
    if matches.pairs.count < 20 { return }
    let observed = Self.observed(matches, parts: parts, table: compiled.table)
    // What is drawn together: the contacts, and each other comparison.
    let groups = compiled.model.comparisons.enumerated().map { number, comparison in
      comparison.role == .contact ? -1 : number
    }
    let masks = Array(Set(parts.map { groups[$0.comparison] })).sorted().map { group in
      parts.indices.reduce(UInt64(0)) { groups[parts[$1].comparison] == group ? $0 | 1 << UInt64($1) : $0 }
    }
    // For each class and group the matches that some seed finds without it.
    let classes = (observed.map(\.latent).max() ?? 0) + 1
    let pools: [[[Int]]] = (0..<classes).map { latent in
      let mine = observed.indices.filter { observed[$0].latent == latent }
      return masks.map { mask in
        let others = seeds.filter { $0 & mask == 0 }
        let free = mine.filter { match in others.contains { observed[match].agreement & $0 == $0 } }
        return free.count >= 10 ? free : mine
      }
    }
    commonness.reserveCapacity(Self.size * parts.count)
    for draw in 0..<Self.size {
      func random(_ salt: Int, below bound: Int) -> Int {
        let hash = StableHash.of(seed: compiled.model.training.seed, UInt64(draw), UInt64(salt))
        return Int(((hash >> 32) &* UInt64(bound)) >> 32)
      }
      let latent = observed[random(0, below: observed.count)].latent
      var agreement: UInt64 = 0
      var common = [Float](repeating: 0, count: parts.count)
      for (number, mask) in masks.enumerated() {
        let pool = pools[latent][number]
        let match = observed[pool[random(number + 1, below: pool.count)]]
        agreement |= match.agreement & mask
        for part in parts.indices where mask >> UInt64(part) & 1 == 1 {
          common[part] = match.commonness[part]
        }
      }
      agreements.append(agreement)
      commonness += common
    }
  }

  private struct Observed {
    let agreement: UInt64
    let commonness: [Float]
    let latent: Int
  }

  /// What each likely match agrees on, in an order that does not follow that of the records.
  private static func observed(
    _ matches: LikelyMatches, parts: [DiscoveryPart], table: LinkageTable
  ) -> [Observed] {
    matches.pairs.map { pair in
      var agreement: UInt64 = 0
      var commonness = [Float](repeating: 0, count: parts.count)
      for (number, part) in parts.enumerated() {
        guard let common = part.commonness(table, pair.left, pair.right) else { continue }
        agreement |= 1 << UInt64(number)
        commonness[number] = Float(common)
      }
      return Observed(agreement: agreement, commonness: commonness, latent: pair.latent)
    }.sorted { one, other in
      if one.latent != other.latent { return one.latent < other.latent }
      if one.agreement != other.agreement { return one.agreement < other.agreement }
      return one.commonness.lexicographicallyPrecedes(other.commonness)
    }
  }

  var isEmpty: Bool { agreements.isEmpty }

  /// How many matches agree on all parts of a mask.
  func count(agreeingOn mask: UInt64) -> Int { agreements.count { $0 & mask == mask } }

  /// The matches that a rule meets, by bit.
  ///
  /// - Parameter isLost: whether the pairs of a block are not all compared, by how many sampled records it would have
  ///   if its parts were independent; `nil` where the rule has no such block.
  func matches(metBy rule: [Int], sample: Int, isLost: ((Double) -> Bool)?) -> [UInt64] {
    let mask = rule.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
    var met = [UInt64](repeating: 0, count: (agreements.count + 63) / 64)
    for (number, agreement) in agreements.enumerated() where agreement & mask == mask {
      if let isLost {
        var records = Double(sample)
        for part in rule { records *= Double(commonness[number * partCount + part]) / Double(max(1, sample)) }
        if isLost(records) { continue }
      }
      met[number / 64] |= 1 << UInt64(number % 64)
    }
    return met
  }
}
