/// How scored pairs become clusters. The raw values are the names in a model file.
///
/// The methods that make clusters of any size follow Hassanzadeh, Chiang, Miller and Lee, "Framework for evaluating
/// clustering algorithms in duplicate detection", VLDB 2009.
public enum ClusteringMethod: String, Sendable, Hashable, CaseIterable {
  /// All records that links chain together. Highest recall; one false link joins two clusters.
  case connectedComponents = "connected-components"
  /// Every record is linked to its cluster's centre directly. Highest precision, small clusters.
  case center
  /// As `center`, but clusters whose centres share a record become one: between `center` and `connected-components`.
  case mergeCenter = "merge-center"
  /// The record with the most links is a centre and takes its free neighbours, then the next.
  case star
  /// Clusters join while the average weight over all their pairs is high enough: breaks chains. The best default for
  /// deduplication.
  case averageLink = "average-link"
  /// Each record has one partner at most; the strongest links come first.
  case bestLink = "best-link"
  /// Each record has one partner at most, with the greatest total weight of all such choices.
  case optimalAssignment = "optimal-assignment"
}

/// How many partners a record may have when two tables are linked.
public enum LinkCardinality: String, Sendable, Hashable, CaseIterable {
  /// Both tables are free of duplicates.
  case oneToOne = "one-to-one"
  /// A left record may have many right ones, a right record one left at most: only the left table is free of duplicates.
  case oneToMany = "one-to-many"
  /// A right record may have many left ones, a left record one right at most.
  case manyToOne = "many-to-one"
}

/// What a clustering needs besides the edges.
public struct ClusteringOptions: Sendable, Hashable {
  /// The method.
  public var method: ClusteringMethod
  /// What makes an edge a link; for average link also the average, in bits, below which clusters do not join.
  public var threshold: LinkThreshold
  /// Average link: the weight in bits of a pair that was never scored, that the threshold's probability rules out, or whose
  /// weight is less still.
  ///
  /// The default lets one link of 13 bits join two clusters of two, and one of 11 bits not.
  public var unscoredWeight: Float = -4
  /// The number of records of the left table, for linking two; `nil` for one table. Edges within a table are then not looked
  /// at by `best-link` and `optimal-assignment`.
  public var leftCount: Int?
  /// For `best-link` and `optimal-assignment`: how many partners a record may have.
  public var cardinality = LinkCardinality.oneToOne
  /// For `best-link`: only pairs in which each record is the other's strongest link.
  public var mutualOnly = false
  /// For `optimal-assignment`: the most left records of a connected component that is solved exactly; larger ones are
  /// solved to within `OptimalAssignment.auctionStep` bits a link, and the result says so.
  public var exactAssignmentLimit = 50_000

  /// Options with their defaults.
  public init(method: ClusteringMethod, threshold: LinkThreshold) {
    self.method = method
    self.threshold = threshold
  }
}
