/// What became of a pair, and why.
public enum LinkVerdict: Sendable, Hashable {
  /// It is in the band `match`, and nothing kept it apart.
  case match
  /// It is to be looked at by a person: so many bits are missing to a match.
  case review(missingBits: Double)
  /// Records of these tables are not compared.
  case notAllowed
  /// No blocking rule brought the two together; whether they would have matched.
  case neverCompared(wouldMatch: Bool)
  /// They were compared, and so many bits are missing to a match.
  case belowThreshold(missingBits: Double)
  /// They would be a match, and are of two clusters.
  case heldApart(ClusterSeparation)
}

/// Why clustering kept a pair apart that is a match by itself.
public enum ClusterSeparation: Sendable, Hashable {
  /// A rule, or what a person said, forbids it; in words.
  case constraint(String)
  /// The average over all pairs between the two clusters, in bits, does not reach what is needed.
  case average(bits: Double, needed: Double, pairs: Int)
  /// Each record has one partner at most, and another one is stronger: the partners that the two have, `nil` where one has
  /// none.
  case otherPartner(ofLeft: Int?, ofRight: Int?)
  /// The method joined others first.
  case method(ClusteringMethod)
}

extension LinkExplanation {
  /// What became of the pair.
  ///
  /// - Parameters:
  ///   - relation: the relation asked about, by position in the model.
  ///   - separation: why clustering kept the two apart; `nil` where it did not, or where nobody clustered.
  public func verdict(relation: Int = 0, separation: ClusterSeparation? = nil) -> LinkVerdict {
    let band = band(ofRelation: relation)
    if !blocking.isAllowed { return .notAllowed }
    if !blocking.isCompared { return .neverCompared(wouldMatch: band == .match) }
    switch band {
    case .match: return separation.map { .heldApart($0) } ?? .match
    case .review: return .review(missingBits: missingBits(relation: relation))
    case .different: return .belowThreshold(missingBits: missingBits(relation: relation))
    }
  }

  /// The log2 odds that a relation's threshold for a match asks for.
  public func neededBits(relation: Int) -> Double {
    Double(Linker.log2Odds(thresholds[relation].match))
  }

  /// How many bits are missing to a match; 0 where none is.
  public func missingBits(relation: Int) -> Double {
    max(0, neededBits(relation: relation) - relationTotal[relation])
  }
}
