/// What a clustering needs besides the edges.
public struct ClusteringOptions: Sendable, Hashable {
  /// The method.
  public var method: ClusteringMethod
  /// What makes an edge a link; for average link also the average, in bits, below which clusters do not join.
  public var threshold: LinkThreshold
  /// Average link: the weight in bits of a pair that was never scored, that the threshold's probability rules
  /// out, or whose weight is less still.
  ///
  /// The default lets one link of 13 bits join two clusters of two, and one of 11 bits not.
  public var unscoredWeight: Float = -4
  /// The number of records of the left table, for linking two; `nil` for one table. Edges within a table are
  /// then not looked at by `best-link` and `optimal-assignment`.
  public var leftCount: Int?
  /// For `best-link` and `optimal-assignment`: how many partners a record may have.
  public var cardinality = LinkCardinality.oneToOne
  /// For `best-link`: only pairs in which each record is the other's strongest link.
  public var mutualOnly = false
  /// For `optimal-assignment`: the most left records of a connected component that is solved exactly; larger
  /// ones are solved to within `OptimalAssignment.auctionStep` bits a link, and the result says so.
  public var exactAssignmentLimit = 50_000

  /// Options with their defaults.
  public init(method: ClusteringMethod, threshold: LinkThreshold) {
    self.method = method
    self.threshold = threshold
  }
}
