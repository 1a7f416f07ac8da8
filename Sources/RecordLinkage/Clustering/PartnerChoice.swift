/// Which links to keep where a record may have one partner only.
///
/// A must-link takes its two records first. Edges within a table and edges that a constraint forbids are never chosen.
enum PartnerChoice {
  /// Whose records may have one partner only.
  struct Limits {
    /// The first rank's table has records below this number; `nil` for one table.
    let leftCount: Int?
    let left: Bool
    let right: Bool
  }

  /// Chooses links by the method of the options.
  static func choose(
    _ graph: LinkGraph, options: ClusteringOptions, constraints: ClusteringConstraints
  ) throws(ClusteringError) -> LinkChoice {
    if let leftCount = options.leftCount, leftCount < 0 || leftCount > graph.recordCount {
      throw .needsTwoTables(options.method)
    }
    if options.leftCount == nil, options.method == .optimalAssignment {
      throw .needsTwoTables(options.method)
    }
    let oneTable = options.leftCount == nil
    let limits = Limits(
      leftCount: options.leftCount, left: oneTable || options.cardinality != .oneToMany,
      right: oneTable || options.cardinality != .manyToOne)

    var choice = LinkChoice()
    var taken = [Bool](repeating: false, count: graph.recordCount)
    let cannot = ClusteringConstraints.keys(of: constraints.cannotLink, in: graph)
    for key in ClusteringConstraints.keys(of: constraints.mustLink, in: graph) {
      let pair = RecordPair(key: key)
      let isFree = !taken[Int(pair.lhs)] && !taken[Int(pair.rhs)]
      if isFree, !contains(cannot, key) {
        choice.pairs.append(pair)
        take(pair.lhs, graph, limits, &taken)
        take(pair.rhs, graph, limits, &taken)
      } else {
        choice.refusedMustLinks.append(RecordPair(graph.record(pair.lhs), graph.record(pair.rhs)))
      }
    }
    let candidates = candidates(graph, options, constraints, cannot: cannot, taken: taken, &choice)
    // Where one side may have many, each record of the other takes its best: no choice stands in another's way.
    if options.method == .optimalAssignment, limits.left, limits.right {
      let assignment = OptimalAssignment(
        graph, candidates: candidates, leftCount: options.leftCount ?? 0,
        threshold: options.threshold.weight, exactLimit: options.exactAssignmentLimit)
      choice.approximateComponents = assignment.approximateComponents
      for index in assignment.chosen { accept(index, graph, limits, &taken, &choice) }
      // What is left between free records are links at the very threshold, which add nothing to the total.
      takeGreedily(candidates, graph, limits, &taken, &choice)
    } else if options.mutualOnly {
      takeGreedily(mutual(candidates, graph, limits), graph, limits, &taken, &choice)
    } else {
      takeGreedily(candidates, graph, limits, &taken, &choice)
    }
    return choice
  }

  /// The links that may be chosen, from the strongest down; notes those that a constraint forbids.
  private static func candidates(
    _ graph: LinkGraph, _ options: ClusteringOptions, _ constraints: ClusteringConstraints, cannot: [UInt64],
    taken: [Bool], _ choice: inout LinkChoice
  ) -> [UInt32] {
    var candidates: [UInt32] = []
    for index in 0..<graph.prefix(reaching: options.threshold) {
      let edge = graph.edges[index]
      guard edge.probability >= options.threshold.probability, !taken[Int(edge.lhs)], !taken[Int(edge.rhs)]
      else { continue }
      let (one, other) = (Int(graph.record(edge.lhs)), Int(graph.record(edge.rhs)))
      if let leftCount = options.leftCount, (one < leftCount) == (other < leftCount) { continue }
      if contains(cannot, edge.pair.key) || isExcluded(constraints.exclusion, one, other) {
        choice.refused.append(UInt32(index))
      } else {
        candidates.append(UInt32(index))
      }
    }
    return candidates
  }

  private static func isExcluded(
    _ exclusion: ClusteringConstraints.Exclusion?, _ one: Int, _ other: Int
  ) -> Bool {
    guard let exclusion, exclusion.signature[one] != exclusion.signature[other] else { return false }
    return exclusion.excludes(one, other)
  }

  /// The strongest links first, each that finds both its records free. The same as taking mutually best pairs again and
  /// again.
  private static func takeGreedily(
    _ candidates: [UInt32], _ graph: LinkGraph, _ limits: Limits, _ taken: inout [Bool],
    _ choice: inout LinkChoice
  ) {
    for index in candidates {
      let edge = graph.edges[Int(index)]
      if !taken[Int(edge.lhs)], !taken[Int(edge.rhs)] { accept(index, graph, limits, &taken, &choice) }
    }
  }

  /// The links that are the strongest of each of their records that may have one partner only.
  private static func mutual(_ candidates: [UInt32], _ graph: LinkGraph, _ limits: Limits) -> [UInt32] {
    var seen = [Bool](repeating: false, count: graph.recordCount)
    return candidates.filter { index in
      let edge = graph.edges[Int(index)]
      let isFirst = !seen[Int(edge.lhs)] && !seen[Int(edge.rhs)]
      take(edge.lhs, graph, limits, &seen)
      take(edge.rhs, graph, limits, &seen)
      return isFirst
    }
  }

  private static func accept(
    _ index: UInt32, _ graph: LinkGraph, _ limits: Limits, _ taken: inout [Bool], _ choice: inout LinkChoice
  ) {
    let edge = graph.edges[Int(index)]
    choice.chosen.append(index)
    choice.pairs.append(edge.pair)
    take(edge.lhs, graph, limits, &taken)
    take(edge.rhs, graph, limits, &taken)
  }

  @inline(__always)
  private static func take(_ rank: UInt32, _ graph: LinkGraph, _ limits: Limits, _ taken: inout [Bool]) {
    let isLeft = limits.leftCount.map { Int(graph.record(rank)) < $0 } ?? true
    if isLeft ? limits.left : limits.right { taken[Int(rank)] = true }
  }

  private static func contains(_ keys: [UInt64], _ key: UInt64) -> Bool {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key
  }
}
