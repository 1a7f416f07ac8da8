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
  }.sorted {
    let (one, other) = ((leftRank[$0.left], rightRank[$0.right]), (leftRank[$1.left], rightRank[$1.right]))
    // Identifiers that occur twice: the rows themselves, so that the order of the input does not show.
    return one != other ? one < other : precedes($0.link, $1.link)
  }
  for (left, right, link) in ordered {
    try writer.write([
      leftIDs[left], rightIDs[right], link.relation.rawValue, link.band.rawValue,
      fixed(link.probability, decimals: 4), fixed(link.weight, decimals: 2), link.matchKey,
    ])
  }
}

/// An order of links between records of the same identifiers.
private func precedes(_ one: IdentityLink, _ other: IdentityLink) -> Bool {
  if one.relation != other.relation { return one.relation == .person }
  if one.weight != other.weight { return one.weight > other.weight }
  return one.matchKey < other.matchKey
}

/// The place of each identifier in their order; the same for the same identifier.
func ranks(of identifiers: [String]) -> [Int] {
  var ranks = [Int](repeating: 0, count: identifiers.count)
  // Most tables come in the order of their identifiers.
  let isSorted = identifiers.indices.dropFirst().allSatisfy {
    !identifierPrecedes(identifiers[$0], identifiers[$0 - 1])
  }
  let order =
    isSorted
    ? Array(identifiers.indices)
    : identifiers.indices.sorted { identifierPrecedes(identifiers[$0], identifiers[$1]) }
  var previous: Int?
  for (rank, index) in order.enumerated() {
    if let previous, identifiers[previous] == identifiers[index] {
      ranks[index] = ranks[previous]
    } else {
      ranks[index] = rank
    }
    previous = index
  }
  return ranks
}
