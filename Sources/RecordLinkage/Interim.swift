// Stand-ins until the comparators and the clustering methods are merged.

/// How links are made to clusters.
public enum ClusteringMethod: String, Sendable, Hashable, CaseIterable {
  case connectedComponents = "connected-components"
  case center
  case star
  case averageLink = "average-link"
  case bestLink = "best-link"
  case optimalAssignment = "optimal-assignment"
}

/// A similarity of two texts, 0…1.
public enum TextComparator: Sendable, Hashable {
  case jaroWinkler
  case levenshtein
  case qgramJaccard(Int)
  /// By its kebab-case name.
  public init?(name: String) {
    switch name {
    case "jaro-winkler": self = .jaroWinkler
    case "levenshtein": self = .levenshtein
    default: return nil
    }
  }
  public var name: String { "\(self)" }
}
