/// What a cluster is called after, and the order in which its members compete for that.
///
/// Identifiers that occur twice would give two clusters one name; then the row number decides and is part of the name.
///
/// - Parameter isMissing: whether some record has no identifier.
func clusterNames(
  identifiers: [String], rowNumbers: [Int], isMissing: Bool, _ messages: MessageOptions
) -> (name: [String], rank: [Int]) {
  let rank = ranks(of: identifiers)
  let isUnique = !isMissing && areUnique(rank)
  if isUnique { return (identifiers, rank) }
  if !messages.quiet {
    StandardError.printLine(
      "note: identifiers are missing or occur twice; clusters are named with row numbers")
  }
  return (zip(identifiers, rowNumbers).map { $0.isEmpty ? "@\($1)" : "\($0)@\($1)" }, rank)
}

/// Whether no two records share a rank, and so an identifier.
private func areUnique(_ ranks: [Int]) -> Bool {
  var isTaken = [Bool](repeating: false, count: ranks.count)
  for rank in ranks {
    if isTaken[rank] { return false }
    isTaken[rank] = true
  }
  return true
}

/// For each record the member of its cluster that comes first in `rank`.
///
/// - Parameter cluster: for each record the number of a record that stands for its cluster.
func firstMembers(_ cluster: [Int], rank: [Int]) -> [Int] {
  var first = [Int](repeating: -1, count: cluster.count)
  for (record, representative) in cluster.enumerated() {
    let known = first[representative]
    if known >= 0, rank[known] <= rank[record] { continue }
    first[representative] = record
  }
  return cluster.map { first[$0] }
}
