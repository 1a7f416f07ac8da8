/// Connected components over links, in which two records that exclude each other never meet.
///
/// Plain connected components chain: a doubtful link between two clusters joins everyone in both. Here links are taken
/// from the strongest to the weakest, and one that would bring together two records which contradict each other (another
/// birth date and another given name) is left out and reported.
///
/// The outcome does not depend on the order of the links or records: ties in strength are broken by `order`, a
/// property of the records' content.
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
  }

  /// For each record, the smallest record number of its cluster.
  public let representative: [UInt32]
  /// The links that a contradiction forbade.
  public let refused: [Link]

  /// Clusters records.
  ///
  /// - Parameters:
  ///   - order: one number a record that breaks ties between links of equal strength.
  ///   - exclude: whether two records can never be one entity; symmetric.
  /// - Complexity: O(*l* log *l*) for *l* links, plus for each accepted link the product of the sizes of the two clusters
  ///   in calls of `exclude`.
  public init(
    recordCount: Int, links: [Link], order: [UInt64], exclude: (_ lhs: Int, _ rhs: Int) -> Bool
  ) {
    var parent = Array(0..<UInt32(recordCount))
    var members: [UInt32: [UInt32]] = [:]
    var refused: [Link] = []

    func root(_ record: UInt32) -> UInt32 {
      var current = record
      while parent[Int(current)] != current {
        parent[Int(current)] = parent[Int(parent[Int(current)])]
        current = parent[Int(current)]
      }
      return current
    }

    func rank(_ link: Link) -> (UInt64, UInt64) {
      let (a, b) = (order[Int(link.lhs)], order[Int(link.rhs)])
      return (min(a, b), max(a, b))
    }

    let sorted = links.sorted {
      $0.strength != $1.strength ? $0.strength > $1.strength : rank($0) < rank($1)
    }
    for link in sorted {
      let a = root(link.lhs)
      let b = root(link.rhs)
      if a == b { continue }
      let left = members[a] ?? [a]
      let right = members[b] ?? [b]
      if left.contains(where: { one in right.contains { exclude(Int(one), Int($0)) } }) {
        refused.append(link)
        continue
      }
      let (kept, gone) = a < b ? (a, b) : (b, a)
      parent[Int(gone)] = kept
      members[kept] = left + right
      members[gone] = nil
    }
    representative = (0..<UInt32(recordCount)).map { root($0) }
    self.refused = refused
  }
}
