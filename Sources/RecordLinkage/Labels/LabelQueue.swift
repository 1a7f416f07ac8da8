internal import Glibc

/// Pairs for a person to judge, the most useful first.
///
/// Most of what a person can tell a model is near the threshold (uncertainty sampling: Lewis and Gale, "A sequential algorithm
/// for training text classifiers", SIGIR 1994; for linkage Sarawagi and Bhamidipaty, "Interactive deduplication using active
/// learning", KDD 2002). But the most doubtful pairs of a table are often a hundred times the same doubt. So the queue
/// goes round the strata of probability on both sides of the threshold, in each of them round the distinct comparison vectors, the more
/// common first, and takes a record once and a cluster twice before it comes back to them. Some pairs are
/// certain ones, as controls: of the model, and of the person.
///
/// The queue is one endless sequence that depends on the pairs, the seed and nothing else, not even on the order of the records. Labels do
/// not change it: labelled pairs are left out, so that one who comes back goes on where he stopped. Every beginning of it has
/// about as many likely matches as likely non-matches.
public struct LabelQueue: Sendable {
  /// Where a pair lies, seen from the threshold, in bits of log odds.
  public enum Stratum: Int, Sendable, Hashable, CaseIterable {
    /// At most 2 bits above.
    case barelyMatch
    /// At most 2 bits below.
    case barelyDifferent
    /// 2 to 5 bits above.
    case likelyMatch
    /// 2 to 5 bits below.
    case likelyDifferent
    /// More than 5 bits above: a control.
    case certainMatch
    /// More than 5 bits below: a control.
    case certainDifferent

    /// How many of twenty pairs are of the stratum.
    var share: Int {
      switch self {
      case .barelyMatch, .barelyDifferent: 5
      case .likelyMatch, .likelyDifferent: 3
      case .certainMatch, .certainDifferent: 2
      }
    }

    /// The stratum of a pair so many bits above the threshold.
    init(bitsAbove bits: Float) {
      if bits >= 0 {
        self = bits <= 2 ? .barelyMatch : bits <= 5 ? .likelyMatch : .certainMatch
      } else {
        self = bits >= -2 ? .barelyDifferent : bits >= -5 ? .likelyDifferent : .certainDifferent
      }
    }
  }

  /// A pair to judge.
  public struct Item: Sendable, Hashable {
    /// The smaller record number.
    public let left: Int
    /// The larger record number.
    public let right: Int
    /// The probability of the relation, by the model. To be hidden from one who judges blindly.
    public let probability: Float
    /// Where it lies.
    public let stratum: Stratum
  }

  /// The pairs to judge, in order.
  public let items: [Item]
  /// For each stratum, by raw value, how many pairs there are to choose from.
  public let available: [Int]
}

extension Linker {
  /// Chooses pairs to label.
  ///
  /// - Parameters:
  ///   - outcome: a linkage; it should have kept pairs of low probability (`keepFrom` of 0.001), or there are no non-matches to show.
  ///   - relation: the relation asked about, by position in the model.
  ///   - count: how many pairs.
  ///   - labelled: the pairs that are labelled already, which are left out.
  ///   - seed: the seed of all choices among equals.
  /// - Complexity: O(*n* log *n*) for *n* pairs of the outcome.
  public func labelQueue(
    _ outcome: LinkageOutcome, relation: Int = 0, count: Int = 60, labelled: Set<RecordPair> = [],
    seed: UInt64 = 1
  ) -> LabelQueue {
    let threshold = compiled.model.relations[relation].effectiveThresholds.match
    var sampler = LabelSampler(
      outcome, relation: relation, threshold: threshold, hashes: compiled.contentHashes, seed: seed)
    let available = sampler.available
    var items: [LabelQueue.Item] = []
    while items.count < count, let item = sampler.next() {
      if !labelled.contains(RecordPair(UInt32(item.left), UInt32(item.right))) { items.append(item) }
    }
    return LabelQueue(items: items, available: available)
  }
}

/// The endless sequence of a ``LabelQueue``.
private struct LabelSampler {
  /// A stratum's pairs in the order in which they are tried.
  private struct Source {
    let stratum: LabelQueue.Stratum
    var pairs: [Int]
    var place = 0
    /// How often a record may be taken in this round; a cluster twice as often.
    var limit = 1
    var taken = 0
  }

  private let pairs: [ScoredPair]
  private let probabilities: [Float]
  private var sources: [Source]
  private var recordUses: [UInt32: Int] = [:]
  private var clusterUses: [UInt32: Int] = [:]
  private var clusters: UnionFind

  var available: [Int]

  init(_ outcome: LinkageOutcome, relation: Int, threshold: Float, hashes: [UInt64], seed: UInt64) {
    pairs = outcome.pairs
    let probabilities = outcome.pairs.map { outcome.probability(of: $0, relation: relation) }
    self.probabilities = probabilities
    var clusters = UnionFind(count: hashes.count)
    var strata = [[Int]](repeating: [], count: LabelQueue.Stratum.allCases.count)
    let bound = Linker.log2Odds(threshold)
    for (number, pair) in pairs.enumerated() {
      if probabilities[number] >= threshold { clusters.join(pair.left, pair.right) }
      strata[LabelQueue.Stratum(bitsAbove: Linker.log2Odds(probabilities[number]) - bound).rawValue]
        .append(number)
    }
    self.clusters = clusters
    available = strata.map(\.count)
    let order = pairs.map { pair -> UInt64 in
      let (one, other) = (hashes[Int(pair.left)], hashes[Int(pair.right)])
      return StableHash.of(seed: seed, min(one, other), max(one, other))
    }
    let vectors = outcome.pairs.map(\.vector)
    sources = LabelQueue.Stratum.allCases.map { stratum in
      Source(
        stratum: stratum,
        pairs: Self.roundRobin(strata[stratum.rawValue], vectors: vectors, order: order, seed: seed))
    }
  }

  /// One pair of each vector, the more common vectors first, then the next of each.
  private static func roundRobin(
    _ numbers: [Int], vectors: [ComparisonVector], order: [UInt64], seed: UInt64
  ) -> [Int] {
    var byVector: [ComparisonVector: [Int]] = [:]
    for number in numbers { byVector[vectors[number], default: []].append(number) }
    let groups = byVector.map { vector, group in
      (
        members: group.sorted { (order[$0], $0) < (order[$1], $1) },
        rank: StableHash.of(seed: seed, vector.packed)
      )
    }.sorted { ($1.members.count, $0.rank) < ($0.members.count, $1.rank) }
    var result: [Int] = []
    result.reserveCapacity(numbers.count)
    var alive = groups.map(\.members)
    var round = 0
    while !alive.isEmpty {
      for group in alive { result.append(group[round]) }
      round += 1
      alive.removeAll { $0.count <= round }
    }
    return result
  }

  /// The next pair; `nil` where all have been taken.
  mutating func next() -> LabelQueue.Item? {
    while true {
      // The stratum that is furthest behind its share.
      var best: Int?
      for source in sources.indices where !sources[source].pairs.isEmpty {
        guard let known = best else {
          best = source
          continue
        }
        if lag(source) < lag(known) { best = source }
      }
      guard let best else { return nil }
      if let pair = take(best) {
        sources[best].taken += 1
        return LabelQueue.Item(
          left: Int(pairs[pair].left), right: Int(pairs[pair].right), probability: probabilities[pair],
          stratum: sources[best].stratum)
      }
    }
  }

  private func lag(_ source: Int) -> Double {
    (Double(sources[source].taken) + 0.5) / Double(sources[source].stratum.share)
  }

  /// The stratum's next pair of records and clusters that are not used up.
  private mutating func take(_ source: Int) -> Int? {
    while !sources[source].pairs.isEmpty {
      while sources[source].place < sources[source].pairs.count {
        let place = sources[source].place
        sources[source].place += 1
        let number = sources[source].pairs[place]
        if number < 0 { continue }
        if use(pairs[number], limit: sources[source].limit) {
          sources[source].pairs[place] = -1
          return number
        }
      }
      sources[source].pairs.removeAll { $0 < 0 }
      sources[source].place = 0
      sources[source].limit *= 2
    }
    return nil
  }

  private mutating func use(_ pair: ScoredPair, limit: Int) -> Bool {
    let (one, other) = (clusters.root(pair.left), clusters.root(pair.right))
    guard recordUses[pair.left, default: 0] < limit, recordUses[pair.right, default: 0] < limit,
      clusterUses[one, default: 0] < 2 * limit, clusterUses[other, default: 0] < 2 * limit
    else { return false }
    recordUses[pair.left, default: 0] += 1
    recordUses[pair.right, default: 0] += 1
    clusterUses[one, default: 0] += 1
    if other != one { clusterUses[other, default: 0] += 1 }
    return true
  }
}
