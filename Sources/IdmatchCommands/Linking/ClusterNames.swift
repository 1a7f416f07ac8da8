/// What a cluster is called after, and the order in which its members compete for that.
///
/// Identifiers that occur twice would give two clusters one name; then the row number decides and is part of the name.
///
/// - Parameter isMissing: whether some record has no identifier.
func clusterNames(
  identifiers: [String], rowNumbers: [Int], isMissing: Bool, _ messages: MessageOptions
) -> (name: [String], rank: [Int]) {
  let rank = ranks(of: identifiers)
  let isUnique = Set(identifiers).count == identifiers.count && !isMissing
  if isUnique { return (identifiers, rank) }
  if !messages.quiet {
    StandardError.printLine(
      "note: identifiers are missing or occur twice; clusters are named with row numbers")
  }
  return (zip(identifiers, rowNumbers).map { $0.isEmpty ? "@\($1)" : "\($0)@\($1)" }, rank)
}

/// For each record the member of its cluster that comes first in `rank`.
func firstMembers(_ cluster: [Int], rank: [Int]) -> [Int] {
  var first: [Int: Int] = [:]
  for (record, representative) in cluster.enumerated() {
    if let known = first[representative], rank[known] <= rank[record] { continue }
    first[representative] = record
  }
  return cluster.map { first[$0] ?? $0 }
}
