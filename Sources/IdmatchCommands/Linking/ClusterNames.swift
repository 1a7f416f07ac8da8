internal import RecordLinkage

/// What a cluster is called after, and the order in which its members compete for that.
///
/// Identifiers that occur twice would give two clusters one name; then the row number decides and is part of the name.
///
/// - Parameters:
///   - isMissing: whether some record has no identifier.
///   - order: the order of the identifiers, where it is known.
func clusterNames(
  identifiers: [String], rowNumbers: @autoclosure () -> [Int], isMissing: Bool, order: IdentifierRanks? = nil,
  _ messages: MessageOptions
) -> (name: [String], rank: [Int]) {
  let order = order ?? IdentifierRanks(identifiers)
  let rank = order.ranks
  if order.areUnique, !isMissing { return (identifiers, rank) }
  if !messages.quiet {
    StandardError.printLine(
      "note: identifiers are missing or occur twice; clusters are named with row numbers")
  }
  return (zip(identifiers, rowNumbers()).map { $0.isEmpty ? "@\($1)" : "\($0)@\($1)" }, rank)
}

/// For each record the member of its cluster that comes first in `rank`.
///
/// - Parameter cluster: for each record the number of one that stands for its cluster.
func firstMembers(_ cluster: [some FixedWidthInteger], rank: [Int]) -> [UInt32] {
  var first = [UInt32](repeating: .max, count: cluster.count)
  for (record, representative) in cluster.enumerated() {
    let known = first[Int(representative)]
    if known == .max || rank[Int(known)] > rank[record] { first[Int(representative)] = UInt32(record) }
  }
  return cluster.map { first[Int($0)] }
}

extension [[Int]] {
  /// For several kinds of clusters the members that come first in `rank`.
  func firstMembers(rank: [Int], threads: Int) async -> [[UInt32]] {
    await ParallelMap.map(count, workers: threads) { IdmatchCommands.firstMembers(self[$0], rank: rank) }
  }
}

extension [[UInt32]] {
  /// For several kinds of clusters the members that come first in `rank`.
  func firstMembers(rank: [Int], threads: Int) async -> [[UInt32]] {
    await ParallelMap.map(count, workers: threads) { IdmatchCommands.firstMembers(self[$0], rank: rank) }
  }
}
