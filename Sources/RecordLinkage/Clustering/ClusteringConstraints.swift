/// What people or rules already know about pairs of records.
///
/// Where these contradict one another, what keeps records apart wins over what brings them together, and people win over
/// rules: a must-link that would join a cannot-link pair is refused and reported; a must-link that a rule forbids is kept.
public struct ClusteringConstraints: Sendable {
  /// A rule over pairs of records.
  public struct Exclusion: Sendable {
    /// One number a record, equal for records that the rule cannot tell apart: of those one in a cluster speaks for all, so
    /// that ten thousand copies of one record cost no more than one.
    public let signature: [UInt64]
    /// Whether two records can never be one entity; symmetric. It gets record numbers.
    public let excludes: @Sendable (_ lhs: Int, _ rhs: Int) -> Bool

    /// A rule.
    public init(signature: [UInt64], excludes: @escaping @Sendable (_ lhs: Int, _ rhs: Int) -> Bool) {
      self.signature = signature
      self.excludes = excludes
    }
  }

  /// Pairs that are one entity.
  public var mustLink: [RecordPair]
  /// Pairs that are never one entity.
  public var cannotLink: [RecordPair]
  /// A rule that forbids pairs.
  public var exclusion: Exclusion?

  /// Constraints; none by default.
  public init(
    mustLink: [RecordPair] = [], cannotLink: [RecordPair] = [], exclusion: Exclusion? = nil
  ) {
    self.mustLink = mustLink
    self.cannotLink = cannotLink
    self.exclusion = exclusion
  }

  /// Throws where a constraint speaks of a record that does not exist.
  func validate(recordCount: Int) throws(ClusteringError) {
    for (name, pairs) in [("must-link", mustLink), ("cannot-link", cannotLink)] {
      if let index = pairs.firstIndex(where: { Int($0.rhs) >= recordCount }) {
        throw .recordOutOfRange(place: "\(name) pair \(index)", recordCount: recordCount)
      }
    }
    if let exclusion, exclusion.signature.count != recordCount {
      throw .wrongCount(what: "signature", expected: recordCount, found: exclusion.signature.count)
    }
  }

  /// Pairs as keys of ranks, sorted and without repetition.
  static func keys(of pairs: [RecordPair], in graph: LinkGraph) -> [UInt64] {
    var keys = pairs.filter { $0.lhs != $0.rhs }.map {
      RecordPair(graph.rank($0.lhs), graph.rank($0.rhs)).key
    }
    keys.sort()
    var kept: [UInt64] = []
    for key in keys where kept.last != key { kept.append(key) }
    return kept
  }
}
