internal import IdentityMatching
internal import RecordLinkage
internal import TableIO

/// The columns of a file of links.
let linkColumns = ["left_id", "right_id", "relation", "band", "probability", "weight", "match_key"]

/// Writes links in the order of their identifiers, whatever the order of the rows that they came from.
///
/// - Parameters:
///   - leftIDs: the identifiers of the left table's records.
///   - rightIDs: those of the right table's; in deduplication the same.
func write(
  _ links: [IdentityLink], leftIDs: [String], rightIDs: [String], isDeduplication: Bool, to writer: CSVWriter
) throws(TableError) {
  let leftRank = ranks(of: leftIDs)
  let rightRank = isDeduplication ? leftRank : ranks(of: rightIDs)
  // In deduplication the two sides of a link are of one kind: the smaller identifier goes left.
  let ordered = links.map { link in
    isDeduplication && leftRank[link.right] < leftRank[link.left]
      ? (left: link.right, right: link.left, link: link) : (left: link.left, right: link.right, link: link)
  }.sorted { (leftRank[$0.left], rightRank[$0.right]) < (leftRank[$1.left], rightRank[$1.right]) }
  for (left, right, link) in ordered {
    try writer.write([
      leftIDs[left], rightIDs[right], link.relation.rawValue, link.band.rawValue,
      fixed(link.probability, decimals: 4), fixed(link.weight, decimals: 2), link.matchKey,
    ])
  }
}

/// The place of each identifier in their order.
func ranks(of identifiers: [String]) -> [Int] {
  var ranks = [Int](repeating: 0, count: identifiers.count)
  let order = identifiers.indices.sorted { identifierPrecedes(identifiers[$0], identifiers[$1]) }
  for (rank, index) in order.enumerated() { ranks[index] = rank }
  return ranks
}
