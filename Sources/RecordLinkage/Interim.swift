// A stand-in until the clustering methods are merged.

/// How links are made to clusters.
public enum ClusteringMethod: String, Sendable, Hashable, CaseIterable {
  case connectedComponents = "connected-components"
  case center
  case star
  case averageLink = "average-link"
  case bestLink = "best-link"
  case optimalAssignment = "optimal-assignment"
}
