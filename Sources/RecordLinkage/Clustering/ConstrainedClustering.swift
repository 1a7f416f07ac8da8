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
  ///   - exclude: whether two records can never be one entity; symmetric.
  /// - Complexity: O(*l* log *l*) for *l* links, plus for each accepted link the product of the numbers of
  ///   different signatures of the two clusters in calls of `exclude`.
  public init(
    recordCount: Int, links: [Link], order: [UInt64], signature: [UInt64],
    exclude: (_ lhs: Int, _ rhs: Int) -> Bool
  ) {
    var parent = Array(0..<UInt32(recordCount))
    var size = [UInt32](repeating: 1, count: recordCount)
    // For the root of each cluster of more than one record: a record of every signature in it.
    var speakers: [UInt32: [UInt64: UInt32]] = [:]
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
      let left = speakers[a] ?? [signature[Int(a)]: a]
      let right = speakers[b] ?? [signature[Int(b)]: b]
      let contradicts = left.contains { one in
        right.contains { $0.key != one.key && exclude(Int(one.value), Int($0.value)) }
      }
      if contradicts {
        refused.append(link)
        continue
      }
      // The smaller cluster joins the larger.
      let (kept, gone) = size[Int(a)] >= size[Int(b)] ? (a, b) : (b, a)
      parent[Int(gone)] = kept
      size[Int(kept)] += size[Int(gone)]
      speakers[a] = nil
      speakers[b] = nil
      var (joined, added) = kept == a ? (left, right) : (right, left)
      if joined.count < added.count { swap(&joined, &added) }
      joined.merge(added) { first, second in min(first, second) }
      speakers[kept] = joined
    }
    var smallest = [UInt32](repeating: .max, count: recordCount)
    for record in 0..<UInt32(recordCount) {
      let root = Int(root(record))
      smallest[root] = min(smallest[root], record)
    }
    representative = (0..<UInt32(recordCount)).map { smallest[Int(root($0))] }
    self.refused = refused
  }
}
