/// How scored pairs become clusters. The raw values are the names in a model file.
///
/// The methods that make clusters of any size follow Hassanzadeh, Chiang, Miller and Lee, "Framework for
/// evaluating clustering algorithms in duplicate detection", VLDB 2009.
public enum ClusteringMethod: String, Sendable, Hashable, CaseIterable {
  /// All records that links chain together. Highest recall; one false link joins two clusters.
  case connectedComponents = "connected-components"
  /// Every record is linked to its cluster's centre directly. Highest precision, small clusters.
  case center
  /// As `center`, but clusters whose centres share a record become one: between `center` and
  /// `connected-components`.
  case mergeCenter = "merge-center"
  /// The record with the most links is a centre and takes its free neighbours, then the next.
  case star
  /// Clusters join while the average weight over all their pairs is high enough: breaks chains. The best
  /// default for deduplication.
  case averageLink = "average-link"
  /// Each record has one partner at most; the strongest links come first.
  case bestLink = "best-link"
  /// Each record has one partner at most, with the greatest total weight of all such choices.
  case optimalAssignment = "optimal-assignment"

  /// Whether each record has one partner at most.
  var isAssignment: Bool { self == .bestLink || self == .optimalAssignment }
}

/// How many partners a record may have when two tables are linked.
public enum LinkCardinality: String, Sendable, Hashable, CaseIterable {
  /// Both tables are free of duplicates.
  case oneToOne = "one-to-one"
  /// A left record may have many right ones, a right record one left at most: only the left table is free of
  /// duplicates.
  case oneToMany = "one-to-many"
  /// A right record may have many left ones, a left record one right at most.
  case manyToOne = "many-to-one"
}
