/// Where clusters go wrong, pair by pair and by cause: what to mend, blocking, scores, or clustering.
public struct LinkErrors: Sendable {
  /// Why a true pair is not in one cluster.
  public enum MissReason: String, Sendable, Hashable, CaseIterable {
    /// It was never a candidate: no blocking rule brought it up.
    case notBlocked = "not-blocked"
    /// It was a candidate, and scored under the threshold.
    case scoredLow = "scored-low"
    /// It scored high enough, and clustering cut it: a constraint, an average, or another partner.
    case cutByClustering = "cut-by-clustering"
  }

  /// Why a false pair is in one cluster.
  public enum FalseReason: String, Sendable, Hashable, CaseIterable {
    /// Its own score reaches the threshold.
    case direct
    /// Only others link it: it was scored under the threshold, or never.
    case chained
  }

  /// A pair that went wrong.
  public struct Example<Reason: Sendable & Hashable>: Sendable, Hashable {
    /// The records.
    public let pair: RecordPair
    /// The cause.
    public let reason: Reason
    /// The pair's score; `nil` if it has none.
    public let edge: ScoredEdge?
  }

  /// The number of true pairs that are missing, by cause; of all, whatever the limit of the lists.
  public let missedCounts: [MissReason: Int]
  /// The number of false pairs, by cause; of all, whatever the limit of the lists.
  public let falseCounts: [FalseReason: Int]
  /// Missed true pairs, of each cause no more than the limit; those with a score first, the highest first.
  public let missed: [Example<MissReason>]
  /// False pairs, of each cause no more than the limit; those with a score first, the highest first.
  public let falsePairs: [Example<FalseReason>]

  /// Sorts the errors of clusters by cause.
  ///
  /// - Parameters:
  ///   - truth: the entity of each record, `EntityLabels.unknown` where nobody knows it.
  ///   - leftCount: in linking, the number of records of the left table: only pairs across the tables count.
  ///   - limit: the most examples of each cause.
  /// - Complexity: linear in records and edges, and O(`limit` log *e*) for pairs without a score.
  public init(
    _ graph: LinkGraph, threshold: LinkThreshold, clusters: [UInt32], truth: [UInt32], leftCount: Int? = nil,
    limit: Int = 1_000
  ) throws(ClusteringError) {
    guard clusters.count == graph.recordCount else {
      throw .wrongCount(what: "clusters", expected: graph.recordCount, found: clusters.count)
    }
    let counts = try ClusterEvaluation(predicted: clusters, truth: truth, leftCount: leftCount).pairs
    var missedCounts: [MissReason: Int] = [.scoredLow: 0, .cutByClustering: 0]
    var direct = 0
    var missed: [Example<MissReason>] = []
    var falsePairs: [Example<FalseReason>] = []
    var scoredChained = 0
    var candidates: [UInt64] = []
    for index in 0..<graph.edgeCount {
      let edge = graph.edge(index)
      let (one, other) = (Int(edge.lhs), Int(edge.rhs))
      if let leftCount, (one < leftCount) == (other < leftCount) { continue }
      guard truth[one] != EntityLabels.unknown, truth[other] != EntityLabels.unknown else { continue }
      let isTrue = truth[one] == truth[other]
      guard isTrue != (clusters[one] == clusters[other]) else { continue }
      // Pairs that went wrong and have a score: the search for those without must pass them by.
      candidates.append(edge.pair.key)
      if isTrue {
        let reason = threshold.isReached(by: edge) ? MissReason.cutByClustering : .scoredLow
        missedCounts[reason, default: 0] += 1
        if missedCounts[reason, default: 0] <= limit {
          missed.append(Example(pair: edge.pair, reason: reason, edge: edge))
        }
      } else {
        let reason = threshold.isReached(by: edge) ? FalseReason.direct : .chained
        if reason == .direct { direct += 1 } else { scoredChained += 1 }
        if (reason == .direct ? direct : scoredChained) <= limit {
          falsePairs.append(Example(pair: edge.pair, reason: reason, edge: edge))
        }
      }
    }
    let scored = missedCounts.values.reduce(0, +)
    missedCounts[.notBlocked] = counts.falseNegatives - scored
    self.missedCounts = missedCounts
    falseCounts = [.direct: direct, .chained: counts.falsePositives - direct]

    RadixSort.sort(&candidates, bits: 64) { $0 }
    let search = UnscoredPairs(scored: candidates, leftCount: leftCount)
    missed += search.pairs(together: truth, apart: clusters, limit: limit).map {
      Example(pair: $0, reason: .notBlocked, edge: nil)
    }
    let rest = max(0, limit - scoredChained)
    falsePairs += search.pairs(together: clusters, apart: truth, limit: rest).map {
      Example(pair: $0, reason: .chained, edge: nil)
    }
    self.missed = missed
    self.falsePairs = falsePairs
  }
}

/// Pairs of records that one labelling puts together and another apart and that have no score, up to a limit.
private struct UnscoredPairs {
  /// The keys of the pairs that have a score, sorted.
  let scored: [UInt64]
  let leftCount: Int?

  /// The first pairs by label and record. Only records of different labels in `apart` are tried, so that the time is that of the
  /// pairs found and of the scored ones passed by.
  func pairs(together: [UInt32], apart: [UInt32], limit: Int) -> [RecordPair] {
    var rows: [(together: UInt32, apart: UInt32, record: UInt32)] = []
    for record in together.indices
    where together[record] != EntityLabels.unknown && apart[record] != EntityLabels.unknown {
      rows.append((together[record], apart[record], UInt32(record)))
    }
    RadixSort.sort(&rows, bits: 64) { UInt64($0.together) << 32 | UInt64($0.apart) }
    var found: [RecordPair] = []
    var groupStart = 0
    while groupStart < rows.count, found.count < limit {
      var groupEnd = groupStart
      var runs: [Int] = []
      while groupEnd < rows.count, rows[groupEnd].together == rows[groupStart].together {
        if groupEnd == groupStart || rows[groupEnd].apart != rows[groupEnd - 1].apart {
          runs.append(groupEnd)
        }
        groupEnd += 1
      }
      runs.append(groupEnd)
      collect(rows, runs, limit, &found)
      groupStart = groupEnd
    }
    return found
  }

  /// Each record of a run with each of the runs after it.
  private func collect(
    _ rows: [(together: UInt32, apart: UInt32, record: UInt32)], _ runs: [Int], _ limit: Int,
    _ found: inout [RecordPair]
  ) {
    guard runs.count > 2, let end = runs.last else { return }
    if let leftCount {
      let lefts = rows[runs[0]..<end].count { Int($0.record) < leftCount }
      if lefts == 0 || lefts == end - runs[0] { return }
    }
    for run in 0..<(runs.count - 2) {
      for one in runs[run]..<runs[run + 1] {
        for other in runs[run + 1]..<end {
          let pair = RecordPair(rows[one].record, rows[other].record)
          if let leftCount, (Int(pair.lhs) < leftCount) == (Int(pair.rhs) < leftCount) { continue }
          if isScored(pair.key) { continue }
          found.append(pair)
          if found.count == limit { return }
        }
      }
    }
  }

  private func isScored(_ key: UInt64) -> Bool {
    var (low, high) = (0, scored.count)
    while low < high {
      let middle = (low + high) / 2
      if scored[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < scored.count && scored[low] == key
  }
}
