/// The scored edges between records in one canonical order, sorted once and clustered as often as wanted: by
/// several methods, at several thresholds.
///
/// Every record gets a *rank* from a property of its content that the caller gives, and every method works on
/// ranks and on the edges sorted by strength and rank alone. So nothing depends on the order in which records
/// or edges came (records that share a number in `order` are told apart by their record number only).
///
/// An edge of a record with itself is left out; of several edges between two records the strongest is kept.
public struct LinkGraph: Sendable {
  /// The number of records; record numbers are below it.
  public let recordCount: Int
  /// The edges between ranks, the smaller rank first; from the strongest down, then by the ranks.
  let edges: [ScoredEdge]
  /// The record of each rank; empty where ranks are record numbers.
  let recordOfRank: [UInt32]
  /// The rank of each record; empty where ranks are record numbers.
  let rankOfRecord: [UInt32]

  /// Takes in edges in any order.
  ///
  /// - Parameters:
  ///   - order: one number a record, best a hash of its content, that breaks ties between equal strengths;
  ///     empty to break them by record number.
  /// - Throws: where an edge names a record that does not exist or has no number for a weight, or where
  ///   `order` does not fit.
  /// - Complexity: linear in records and edges (radix sort).
  public init(recordCount: Int, edges: [ScoredEdge], order: [UInt64] = []) throws(ClusteringError) {
    guard recordCount >= 0, recordCount < Int(UInt32.max) else {
      throw .recordOutOfRange(place: "number of records", recordCount: recordCount)
    }
    guard order.isEmpty || order.count == recordCount else {
      throw .wrongCount(what: "order", expected: recordCount, found: order.count)
    }
    self.recordCount = recordCount
    let ranks = RecordRanks(order)
    recordOfRank = ranks.recordOfRank
    rankOfRecord = ranks.rankOfRecord
    self.edges = try Self.canonical(edges, ranks: ranks.rankOfRecord, recordCount: recordCount)
  }

  /// The same by ranks that are known: those of all records.
  init(edges: [ScoredEdge], ranks: RecordRanks) throws(ClusteringError) {
    recordCount = ranks.recordOfRank.count
    recordOfRank = ranks.recordOfRank
    rankOfRecord = ranks.rankOfRecord
    self.edges = try Self.canonical(edges, ranks: ranks.rankOfRecord, recordCount: recordCount)
  }

  /// The number of different pairs that have an edge.
  public var edgeCount: Int { edges.count }

  /// An edge with its record numbers, the smaller first. 0 is the strongest.
  public func edge(_ index: Int) -> ScoredEdge {
    let edge = edges[index]
    let pair = RecordPair(record(edge.lhs), record(edge.rhs))
    return ScoredEdge(pair.lhs, pair.rhs, weight: edge.weight, probability: edge.probability)
  }

  @inline(__always)
  func record(_ rank: UInt32) -> UInt32 { recordOfRank.isEmpty ? rank : recordOfRank[Int(rank)] }

  @inline(__always)
  func rank(_ record: UInt32) -> UInt32 { rankOfRecord.isEmpty ? record : rankOfRecord[Int(record)] }

  /// The edges that reach a threshold's weight: a prefix of `edges`. Their probabilities are still to be
  /// looked at.
  func prefix(reaching threshold: LinkThreshold) -> Int {
    var (low, high) = (0, edges.count)
    while low < high {
      let middle = (low + high) / 2
      if edges[middle].weight >= threshold.weight { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func canonical(
    _ edges: [ScoredEdge], ranks: [UInt32], recordCount: Int
  ) throws(ClusteringError) -> [ScoredEdge] {
    var canonical: [ScoredEdge] = []
    canonical.reserveCapacity(edges.count)
    for (index, edge) in edges.enumerated() {
      guard Int(max(edge.lhs, edge.rhs)) < recordCount else {
        throw .recordOutOfRange(place: "edge \(index)", recordCount: recordCount)
      }
      guard !edge.weight.isNaN, !edge.probability.isNaN else { throw .notANumber(edge: index) }
      guard edge.lhs != edge.rhs else { continue }
      let pair =
        ranks.isEmpty ? edge.pair : RecordPair(ranks[Int(edge.lhs)], ranks[Int(edge.rhs)])
      canonical.append(
        ScoredEdge(pair.lhs, pair.rhs, weight: edge.weight, probability: edge.probability))
    }
    let bits = RadixSort.bits(below: recordCount)
    RadixSort.sort(&canonical, bits: 2 * bits) { UInt64($0.lhs) &<< UInt64(bits) | UInt64($0.rhs) }
    removeWeakerDuplicates(&canonical)
    RadixSort.sort(&canonical, bits: 32) { UInt64(RadixSort.descending($0.weight)) }
    return canonical
  }

  /// Keeps of neighbours between the same ranks the strongest.
  private static func removeWeakerDuplicates(_ edges: inout [ScoredEdge]) {
    var kept = 0
    for index in edges.indices {
      let edge = edges[index]
      if kept > 0, edges[kept - 1].lhs == edge.lhs, edges[kept - 1].rhs == edge.rhs {
        let strongest = edges[kept - 1]
        if (edge.weight, edge.probability) > (strongest.weight, strongest.probability) {
          edges[kept - 1] = edge
        }
      } else {
        edges[kept] = edge
        kept += 1
      }
    }
    edges.removeLast(edges.count - kept)
  }
}
