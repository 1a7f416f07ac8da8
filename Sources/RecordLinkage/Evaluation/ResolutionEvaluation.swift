/// How good links and entities are, judged by a truth, and what went wrong with the others.
///
/// ```swift
/// let resolution = try await linker.resolve(by: parameters)
/// let truth = LinkTruth(entities: entityOfRecord)
/// let evaluation = try linker.evaluate(resolution, relation: 0, truth: truth, by: parameters)
/// print(evaluation.clusterPairs.f1 ?? 0, evaluation.counts[.notBlocked] ?? 0)
/// ```
public struct ResolutionEvaluation: Sendable {
  /// Links of the relation, or of a narrower one, that match, against true pairs.
  public let links: PairEvaluation
  /// Pairs of records in one cluster against true pairs. Of several tables those that may be linked: not pairs within a table
  /// that is not to be compared with itself.
  public let clusterPairs: PairEvaluation
  /// Clusters against entities: B-cubed and those found exactly. Of several tables its `pairs` are of no use, as they count those
  /// within a table too.
  public let clusters: ClusterEvaluation
  /// Of a list of true pairs, those that it does not name and its chains imply (a is b, b is c): they count as false.
  public let impliedPairs: Int
  /// The number of wrong pairs by cause; those of clusters are the errors of ``clusterPairs``, all but
  /// ``WrongPair/Cause/linkOnly``.
  public let counts: [WrongPair.Cause: Int]
  /// The causes of so many wrong pairs that they were counted on a part of them: those of missed pairs, or of false ones in
  /// clusters, or all of these.
  public let estimatedCauses: Set<WrongPair.Cause>
  /// Wrong pairs, no more of each cause than was asked for, the most instructive first: false ones with the highest
  /// probability, true ones that were cut with the highest, those that scored low with the lowest, and those that were never
  /// compared with the highest, as a blocking rule would win them at once.
  public let wrongPairs: [WrongPair]

  /// The number of true pairs that may be linked.
  public var truePairs: Int { links.truePositives + links.falseNegatives }
}

extension Linker {
  /// Judges a resolution.
  ///
  /// A wrong pair's cause is found by looking up whether a block offers it, and scoring it again: so nothing has to be kept of
  /// the pairs that were compared.
  ///
  /// - Parameters:
  ///   - resolution: what ``resolve(by:decisions:progress:)`` made of the same parameters.
  ///   - relation: the position of the relation that the truth is of.
  ///   - limit: the most wrong pairs of each cause that are listed.
  ///   - counting: how many wrong pairs, of the missed and of the false ones, have their causes looked up. Of more, a share
  ///     that is chosen by their content stands for all.
  /// - Throws: ``ClusteringError`` where the truth is not of the records; ``LinkageError`` where the parameters are not those of the
  ///   model.
  /// - Precondition: the model has the relation, and the resolution is of this linker's records.
  /// - Complexity: linear in records, links and wrong pairs, of which about a million are scored in a second. Memory: some
  ///   numbers a record, and the wrong pairs that are listed.
  public func evaluate(
    _ resolution: Resolution, relation: Int, truth: LinkTruth, by parameters: ModelParameters,
    limit: Int = 1_000, counting: Int = 5_000_000
  ) throws -> ResolutionEvaluation {
    let clusters = resolution.clusters[relation]
    let quality = try ClusterEvaluation(predicted: clusters, truth: truth.entities)
    let space = compiled.pairs
    let found = LabelledRuns(group: clusters, run: truth.entities)

    var clusterPairs = PairEvaluation()
    var all = 0
    let joined = LabelledRuns(group: truth.entities, run: clusters).pairsWithinGroups(space)
    if let listed = truth.listed {
      for key in listed {
        let pair = RecordPair(key: key)
        guard space.allows(Int(pair.lhs), Int(pair.rhs)) else { continue }
        all += 1
        if clusters[Int(pair.lhs)] == clusters[Int(pair.rhs)] { clusterPairs.truePositives += 1 }
      }
    } else {
      all = joined
      clusterPairs.truePositives = found.pairsWithinRuns(space)
    }
    clusterPairs.falsePositives = found.pairsWithinGroups(space) - clusterPairs.truePositives
    clusterPairs.falseNegatives = all - clusterPairs.truePositives

    var links = PairEvaluation()
    var search = try WrongPairSearch(
      self, relation: relation, clusters: clusters, truth: truth, parameters: parameters, limit: limit)
    for link in resolution.links where link.relation <= relation && link.band == .match {
      let pair = RecordPair(UInt32(link.left), UInt32(link.right))
      guard let isTrue = truth.isTrue(pair) else { continue }
      if isTrue { links.truePositives += 1 } else { links.falsePositives += 1 }
      if !isTrue, clusters[link.left] != clusters[link.right] { search.add(pair, as: .linkOnly) }
    }
    links.falseNegatives = all - links.truePositives
    search.addErrors(of: clusterPairs, counting: counting)
    return ResolutionEvaluation(
      links: links, clusterPairs: clusterPairs, clusters: quality,
      impliedPairs: joined - all, counts: search.counts,
      estimatedCauses: search.estimatedCauses, wrongPairs: search.finish())
  }
}

/// Finds the pairs that clusters have wrong, and why.
private struct WrongPairSearch {
  let linker: Linker
  let scorer: LinkageScorer
  let relation: Int
  let clusters: [UInt32]
  let truth: LinkTruth
  let threshold: Float
  /// No pairs: it knows which classes a relation is made of.
  private let outcome: LinkageOutcome
  private var scratch: LinkageScorer.Scratch
  private var shortlist: WrongPairShortlist
  private(set) var counts: [WrongPair.Cause: Int]
  private(set) var estimatedCauses: Set<WrongPair.Cause> = []

  init(
    _ linker: Linker, relation: Int, clusters: [UInt32], truth: LinkTruth, parameters: ModelParameters,
    limit: Int
  ) throws(LinkageError) {
    self.linker = linker
    scorer = try LinkageScorer(linker.compiled, parameters: parameters)
    self.relation = relation
    self.clusters = clusters
    self.truth = truth
    threshold = linker.model.relations[relation].effectiveThresholds.match
    outcome = LinkageOutcome(
      pairs: [], relations: parameters.classes.map(\.relation), comparedPairs: 0,
      blocking: linker.blockingReport)
    scratch = scorer.makeScratch()
    shortlist = WrongPairShortlist(limit: limit)
    counts = Dictionary(uniqueKeysWithValues: WrongPair.Cause.allCases.map { ($0, 0) })
  }

  /// Looks up the causes of all missed and false pairs, or of a share of them.
  mutating func addErrors(of pairs: PairEvaluation, counting most: Int) {
    let space = linker.compiled.pairs
    let missed = Share(of: pairs.falseNegatives, most: most)
    if let listed = truth.listed {
      for key in listed {
        let pair = RecordPair(key: key)
        if space.allows(Int(pair.lhs), Int(pair.rhs)),
          clusters[Int(pair.lhs)] != clusters[Int(pair.rhs)],
          missed.holds(record: content(pair.lhs)), missed.holds(pair: content(pair))
        {
          addMissed(pair)
        }
      }
    } else if pairs.falseNegatives > 0 {
      LabelledRuns(group: truth.entities, run: clusters).forEachPairAcrossRuns(
        space, from: { missed.holds(record: content($0)) },
        body: { pair in if missed.holds(pair: content(pair)) { addMissed(pair) } })
    }
    let wrong = Share(of: pairs.falsePositives, most: most)
    if pairs.falsePositives > 0 {
      // Of a list any pair of a cluster may be one that it does not name.
      let runs = truth.listed == nil ? truth.entities : Array(0..<UInt32(clusters.count))
      LabelledRuns(group: clusters, run: runs).forEachPairAcrossRuns(
        space, from: { wrong.holds(record: content($0)) },
        body: { pair in
          if wrong.holds(pair: content(pair)), truth.isTrue(pair) == false { addFalse(pair) }
        })
    }
    scale(\.isMissed, to: pairs.falseNegatives, missed)
    scale({ !$0.isMissed && $0 != .linkOnly }, to: pairs.falsePositives, wrong)
  }

  /// Makes the counts of a part of the pairs those of all.
  private mutating func scale(_ isOf: (WrongPair.Cause) -> Bool, to all: Int, _ share: Share) {
    guard share.isPart else { return }
    let causes = WrongPair.Cause.allCases.filter(isOf)
    estimatedCauses.formUnion(causes)
    let seen = max(1, causes.reduce(0) { $0 + (counts[$1] ?? 0) })
    var rest = all
    for cause in causes {
      let scaled = Int((Double(counts[cause] ?? 0) / Double(seen) * Double(all)).rounded())
      counts[cause] = cause == causes.last ? rest : min(rest, scaled)
      rest -= counts[cause] ?? 0
    }
  }

  private mutating func addMissed(_ pair: RecordPair) {
    let scored = score(pair)
    let cause: WrongPair.Cause =
      if !linker.blocks.offers(Int(pair.lhs), Int(pair.rhs)) {
        .notBlocked
      } else {
        scored.probability >= threshold ? .cutByClustering : .scoredLow
      }
    add(pair, as: cause, scored)
  }

  private mutating func addFalse(_ pair: RecordPair) {
    let scored = score(pair)
    let isLinked = scored.probability >= threshold && linker.blocks.offers(Int(pair.lhs), Int(pair.rhs))
    add(pair, as: isLinked ? .direct : .chained, scored)
  }

  mutating func add(_ pair: RecordPair, as cause: WrongPair.Cause) { add(pair, as: cause, score(pair)) }

  private mutating func add(
    _ pair: RecordPair, as cause: WrongPair.Cause, _ scored: (probability: Float, vector: ComparisonVector)
  ) {
    counts[cause, default: 0] += 1
    shortlist.add(
      WrongPairShortlist.Entry(
        pair: pair, cause: cause, probability: scored.probability, vector: scored.vector,
        rank: cause == .scoredLow ? scored.probability : -scored.probability, content: content(pair)))
  }

  private mutating func score(_ pair: RecordPair) -> (probability: Float, vector: ComparisonVector) {
    let evidence = scorer.evidence(Int(pair.lhs), Int(pair.rhs), scratch: &scratch)
    let scored = ScoredPair(
      left: pair.lhs, right: pair.rhs, vector: evidence.vector,
      probabilities: scorer.model.posterior(evidence.weights, priorLog2Odds: scorer.prior),
      weights: evidence.weights)
    return (outcome.probability(of: scored, relation: relation), evidence.vector)
  }

  private func content(_ record: UInt32) -> UInt64 { linker.compiled.contentHashes[Int(record)] }

  private func content(_ pair: RecordPair) -> (UInt64, UInt64) {
    let hashes = linker.compiled.contentHashes
    let (one, other) = (hashes[Int(pair.lhs)], hashes[Int(pair.rhs)])
    return (min(one, other), max(one, other))
  }

  /// The pairs that are listed.
  mutating func finish() -> [WrongPair] {
    shortlist.finish().map { entry in
      WrongPair(
        pair: entry.pair, cause: entry.cause, probability: entry.probability,
        weight: Linker.log2Odds(entry.probability), matchKey: scorer.model.matchKey(of: entry.vector))
    }
  }

  /// Which of very many pairs are looked at: of those that begin at some records some. Of two entities of half a million
  /// records each, even to pass by all pairs would take hours.
  private struct Share {
    let isPart: Bool
    private let recordLimit: UInt64
    private let pairLimit: UInt64

    /// - Parameter passing: how many pairs are passed by for each that is looked at.
    init(of all: Int, most: Int, passing: Double = 50) {
      isPart = all > most
      let share = Double(most) / Double(max(1, all))
      let ofRecords = min(1, share * passing)
      recordLimit = Self.limit(ofRecords)
      pairLimit = Self.limit(share / ofRecords)
    }

    private static func limit(_ share: Double) -> UInt64 {
      share >= 1 ? .max : UInt64(share * Double(UInt64.max >> 1)) << 1
    }

    /// Whether pairs that begin at a record of some content are looked at.
    func holds(record content: @autoclosure () -> UInt64) -> Bool {
      recordLimit == .max || StableHash.of(seed: 0x5265, content()) <= recordLimit
    }

    /// Whether a pair of records of some content is.
    func holds(pair content: @autoclosure () -> (UInt64, UInt64)) -> Bool {
      guard isPart else { return true }
      let content = content()
      return StableHash.of(seed: 0x5061, content.0, content.1) <= pairLimit
    }
  }
}
