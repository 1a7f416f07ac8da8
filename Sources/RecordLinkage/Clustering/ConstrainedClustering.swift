/// Connected components over links, in which two records that exclude each other never meet.
///
/// Plain connected components chain: a doubtful link between two clusters joins everyone in both. Here links
/// are taken from the strongest to the weakest, and one that would bring together two records which
/// contradict each other (another birth date and another given name) is left out and reported.
///
/// The outcome does not depend on the order of the links or records: ties in strength are broken by `order`,
/// a property of the records' content.
public struct ConstrainedClustering: Sendable {
  /// A link between two records.
  public struct Link: Sendable, Hashable {
    /// One record.
    public let lhs: UInt32
    /// The other record.
    public let rhs: UInt32
    /// How strong it is, in bits.
    public let strength: Float

    /// A link of a strength.
    public init(_ lhs: UInt32, _ rhs: UInt32, strength: Float) {
      self.lhs = lhs
      self.rhs = rhs
      self.strength = strength
    }

    /// Whether the link is between two records of these signatures.
    fileprivate func joins(_ one: UInt64, _ other: UInt64, in signature: [UInt64]) -> Bool {
      let (left, right) = (signature[Int(lhs)], signature[Int(rhs)])
      return one == left && other == right || one == right && other == left
    }
  }

  /// For each record, the smallest record number of its cluster.
  public let representative: [UInt32]
  /// The links that a contradiction forbade.
  public let refused: [Link]

  /// Clusters records.
  ///
  /// - Parameters:
  ///   - order: one number a record that breaks ties between links of equal strength.
  ///   - signature: one number a record, equal for records that `exclude` cannot tell apart: of those one in
  ///     a cluster speaks for all, so that ten thousand copies of one record cost no more than one.
  ///   - linksAreAllowed: whether `exclude` is known to be false of the two records of each link, so that it need not be
  ///     asked.
  ///   - exclude: whether two records can never be one entity; symmetric.
  /// - Complexity: O(*l* log *l*) for *l* links, plus for each accepted link the product of the numbers of
  ///   different signatures of the two clusters in calls of `exclude`.
  public init(
    recordCount: Int, links: [Link], order: [UInt64], signature: [UInt64], linksAreAllowed: Bool = false,
    exclude: (_ lhs: Int, _ rhs: Int) -> Bool
  ) {
    var sets = UnionFind(count: recordCount)
    var speakers = Speakers(recordCount: recordCount)
    var refused: [Link] = []
    for link in Self.sorted(links, order: order) {
      let a = sets.root(link.lhs)
      let b = sets.root(link.rhs)
      if a == b { continue }
      let isExcluded = speakers.exclude(a, b, signature: signature) { one, other in
        if linksAreAllowed, link.joins(signature[one], signature[other], in: signature) { return false }
        return exclude(one, other)
      }
      if isExcluded {
        refused.append(link)
        continue
      }
      let kept = sets.join(roots: a, b)
      speakers.merge(kept, kept == a ? b : a, signature: signature)
    }
    var smallest = [UInt32](repeating: .max, count: recordCount)
    var representative = [UInt32](repeating: 0, count: recordCount)
    for record in 0..<UInt32(recordCount) {
      let root = Int(sets.root(record))
      // Records come in their order: the first of a cluster is its smallest.
      if smallest[root] == .max { smallest[root] = record }
      representative[Int(record)] = smallest[root]
    }
    self.representative = representative
    self.refused = refused
  }

  /// Links from the strongest to the weakest; of equal ones in the order of their records' content. Those of a record with itself
  /// are left out.
  private static func sorted(_ links: [Link], order: [UInt64]) -> [Link] {
    struct Ranked {
      let link: Link
      let first: UInt64
      let second: UInt64
    }
    var ranked: [Ranked] = []
    ranked.reserveCapacity(links.count)
    for link in links where link.lhs != link.rhs {
      let (a, b) = (order[Int(link.lhs)], order[Int(link.rhs)])
      ranked.append(Ranked(link: link, first: min(a, b), second: max(a, b)))
    }
    ranked.sort {
      if $0.link.strength != $1.link.strength { return $0.link.strength > $1.link.strength }
      return $0.first != $1.first ? $0.first < $1.first : $0.second < $1.second
    }
    return ranked.map(\.link)
  }
}

/// For each cluster a record of every signature in it, as a list in the order of the signatures.
private struct Speakers {
  private static let none = UInt32.max
  /// The first speaker of the cluster of each root.
  private var heads: [UInt32]
  /// The speaker after each.
  private var next: [UInt32]

  init(recordCount: Int) {
    heads = Array(0..<UInt32(recordCount))
    next = Array(repeating: Self.none, count: recordCount)
  }

  /// Whether two speakers of two clusters exclude each other.
  func exclude(
    _ left: UInt32, _ right: UInt32, signature: [UInt64], _ exclude: (_ lhs: Int, _ rhs: Int) -> Bool
  ) -> Bool {
    var one = heads[Int(left)]
    while one != Self.none {
      var other = heads[Int(right)]
      while other != Self.none {
        if signature[Int(one)] != signature[Int(other)], exclude(Int(one), Int(other)) { return true }
        other = next[Int(other)]
      }
      one = next[Int(one)]
    }
    return false
  }

  /// Gives the speakers of the cluster that is gone to the one that stays; of one signature the smaller record speaks.
  mutating func merge(_ kept: UInt32, _ gone: UInt32, signature: [UInt64]) {
    var one = heads[Int(kept)]
    var other = heads[Int(gone)]
    var tail = Self.none
    while one != Self.none || other != Self.none {
      let speaker: UInt32
      if other == Self.none || one != Self.none && signature[Int(one)] < signature[Int(other)] {
        speaker = one
        one = next[Int(one)]
      } else if one == Self.none || signature[Int(other)] < signature[Int(one)] {
        speaker = other
        other = next[Int(other)]
      } else {
        speaker = min(one, other)
        (one, other) = (next[Int(one)], next[Int(other)])
      }
      if tail == Self.none { heads[Int(kept)] = speaker } else { next[Int(tail)] = speaker }
      tail = speaker
    }
    if tail != Self.none { next[Int(tail)] = Self.none }
  }
}
