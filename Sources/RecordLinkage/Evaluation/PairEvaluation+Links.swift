extension PairEvaluation {
  /// Links against the true entities: a link is right if both its records are of one entity, and every pair of one entity that is no link is
  /// missed. Links of records without a known entity are left out, repeated links count once.
  ///
  /// - Parameter leftCount: in linking, the number of records of the left table; only pairs across the tables count.
  /// - Throws: where a link names a record that has no entry in `truth`.
  /// - Complexity: linear in links and records.
  public init(links: [RecordPair], truth: [UInt32], leftCount: Int? = nil) throws(ClusteringError) {
    self.init()
    let table = try ContingencyTable(predicted: truth, truth: truth, leftCount: leftCount)
    var all = 0
    for cell in table.truth { all += ContingencyTable.pairs(cell, acrossTables: leftCount != nil) }
    for key in Self.keys(links, leftCount: leftCount) {
      let pair = RecordPair(key: key)
      guard Int(pair.rhs) < truth.count else {
        throw .recordOutOfRange(place: "a link", recordCount: truth.count)
      }
      let (one, other) = (truth[Int(pair.lhs)], truth[Int(pair.rhs)])
      guard one != EntityLabels.unknown, other != EntityLabels.unknown else { continue }
      if one == other { truePositives += 1 } else { falsePositives += 1 }
    }
    falseNegatives = all - truePositives
  }

  /// Links against a list of all true pairs, which need not be closed: that a is b and b is c says nothing of a and c.
  ///
  /// - Complexity: linear in links and pairs (radix sort).
  public init(links: [RecordPair], truePairs: [RecordPair], leftCount: Int? = nil) {
    self.init()
    let predicted = Self.keys(links, leftCount: leftCount)
    let truth = Self.keys(truePairs, leftCount: leftCount)
    var next = 0
    for key in predicted {
      while next < truth.count, truth[next] < key { next += 1 }
      if next < truth.count, truth[next] == key { truePositives += 1 }
    }
    falsePositives = predicted.count - truePositives
    falseNegatives = truth.count - truePositives
  }

  /// Clusters against a list of all true pairs, which need not be closed.
  ///
  /// - Parameter clusters: for each record, the number of its cluster.
  /// - Throws: where a pair names a record that has no cluster.
  public init(clusters: [UInt32], truePairs: [RecordPair], leftCount: Int? = nil) throws(ClusteringError) {
    self.init()
    let table = try ContingencyTable(predicted: clusters, truth: clusters, leftCount: leftCount)
    let truth = Self.keys(truePairs, leftCount: leftCount)
    for key in truth {
      let pair = RecordPair(key: key)
      guard Int(pair.rhs) < clusters.count else {
        throw .recordOutOfRange(place: "a true pair", recordCount: clusters.count)
      }
      let (one, other) = (clusters[Int(pair.lhs)], clusters[Int(pair.rhs)])
      if one == other, one != EntityLabels.unknown { truePositives += 1 }
    }
    var predicted = 0
    for cell in table.predicted {
      predicted += ContingencyTable.pairs(cell, acrossTables: leftCount != nil)
    }
    falsePositives = predicted - truePositives
    falseNegatives = truth.count - truePositives
  }

  /// The different pairs of two records, across the tables where there are two, sorted.
  static func keys(_ pairs: [RecordPair], leftCount: Int?) -> [UInt64] {
    var keys: [UInt64] = []
    keys.reserveCapacity(pairs.count)
    for pair in pairs where pair.lhs != pair.rhs {
      if let leftCount, (Int(pair.lhs) < leftCount) == (Int(pair.rhs) < leftCount) { continue }
      keys.append(pair.key)
    }
    RadixSort.sort(&keys, bits: 64) { $0 }
    var kept = 0
    for key in keys where kept == 0 || keys[kept - 1] != key {
      keys[kept] = key
      kept += 1
    }
    keys.removeLast(keys.count - kept)
    return keys
  }
}
