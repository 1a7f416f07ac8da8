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
  _ links: [IdentityLink], leftIDs: [String], rightIDs: [String], isDeduplication: Bool, to writer: CSVWriter,
  threads: Int
) throws(TableError) {
  if links.isEmpty { return }
  let leftRank = IdentifierRanks(leftIDs).ranks
  let rightRank = isDeduplication ? leftRank : IdentifierRanks(rightIDs).ranks
  // In deduplication the two sides of a link are of one kind: the smaller identifier goes left.
  let ordered = LinkPlace.ordered(
    links.count, turns: isDeduplication,
    places: { (leftRank[links[$0].left], rightRank[links[$0].right]) },
    // Identifiers that occur twice: the rows themselves, so that the order of the input does not show.
    precedes: { precedes(links[$0], links[$1]) })
  try writer.write(rowCount: ordered.count, threads: threads) { row, rows in
    let (isTurned, link) = (ordered[row].isTurned, links[Int(ordered[row].link)])
    rows.append(leftIDs[isTurned ? link.right : link.left])
    rows.append(rightIDs[isTurned ? link.left : link.right])
    rows.append(link.relation.rawValue)
    rows.append(link.band.rawValue)
    rows.append(Double(link.probability), decimals: 4)
    rows.append(Double(link.weight), decimals: 2)
    rows.append(link.matchKey)
  }
}

/// An order of links between records of the same identifiers.
private func precedes(_ one: IdentityLink, _ other: IdentityLink) -> Bool {
  if one.relation != other.relation { return one.relation == .person }
  if one.weight != other.weight { return one.weight > other.weight }
  return one.matchKey < other.matchKey
}

/// The place of each identifier in their order; the same for the same identifier.
func ranks(of identifiers: [String]) -> [Int] { IdentifierRanks(identifiers).ranks }
