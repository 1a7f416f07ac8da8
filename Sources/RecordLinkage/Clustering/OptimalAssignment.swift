/// One partner at most for every record of two tables, with the greatest total weight above the threshold.
///
/// A link gains its weight less the threshold's; a record without a partner gains nothing. With weights that
/// are log-likelihood ratios the result at threshold 0 is the most likely one-to-one linkage (Jaro, "Advances
/// in record-linkage methodology as applied to matching the 1985 census of Tampa, Florida", JASA 1989), which
/// Jaro found with a dense assignment problem; here only scored pairs exist.
///
/// Each left record in turn is added by the shortest augmenting path over reduced gains (Jonker and
/// Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems",
/// Computing 1987), on sparse rows with a heap. A path ends at a free right record or by setting a left
/// record free, so that it stays short when there is little rivalry.
///
/// - Complexity: O(*l* · *e* log *e*) at worst for *l* left records and *e* links of one connected component;
///   far less where few records compete. Components with more left records than a limit go to
///   `AuctionAssignment`.
struct OptimalAssignment {
  /// The least rise of a price in the auction of components that are too large, in bits: each of their links
  /// may be that much short of the optimum.
  static let auctionStep = 0.01

  /// The positions of the chosen links in the graph.
  private(set) var chosen: [UInt32] = []
  /// The number of components that the auction solved.
  private(set) var approximateComponents = 0

  /// Chooses among links between a left and a right record.
  init(
    _ graph: LinkGraph, candidates: [UInt32], leftCount: Int, threshold: Float, exactLimit: Int
  ) {
    let rows = AssignmentRows(graph, candidates: candidates, leftCount: leftCount, threshold: threshold)
    let sizes = rows.componentSizes()
    var search = AugmentingSearch(rows: rows)
    var large: [UInt32] = []
    for left in 0..<UInt32(rows.leftCount) {
      if sizes.lefts[Int(sizes.component[Int(left)])] > exactLimit {
        large.append(left)
      } else {
        search.add(left)
      }
    }
    chosen = search.chosen()
    if !large.isEmpty {
      approximateComponents = Set(large.map { sizes.component[Int($0)] }).count
      var auction = AuctionAssignment(rows: rows, step: Self.auctionStep)
      auction.run(large)
      chosen += auction.chosen()
    }
  }
}
