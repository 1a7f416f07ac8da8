/// Two records, without an order.
public struct RecordPair: Sendable, Hashable, BitwiseCopyable {
  /// The smaller record number.
  public let lhs: UInt32
  /// The larger record number.
  public let rhs: UInt32

  /// A pair of two records, given in either order.
  public init(_ one: UInt32, _ other: UInt32) {
    lhs = min(one, other)
    rhs = max(one, other)
  }

  /// The pair as one number that sorts by the smaller record, then the larger.
  var key: UInt64 { UInt64(lhs) << 32 | UInt64(rhs) }

  /// The pair that a key stands for.
  init(key: UInt64) {
    lhs = UInt32(truncatingIfNeeded: key >> 32)
    rhs = UInt32(truncatingIfNeeded: key)
  }
}

/// A scored pair of records as clustering and evaluation see it: who, and how strong. 16 bytes.
///
/// In linking two tables the right table's records are counted on from the left table's last.
public struct ScoredEdge: Sendable, Hashable, BitwiseCopyable {
  /// One record.
  public let lhs: UInt32
  /// The other record.
  public let rhs: UInt32
  /// The match weight in bits: the more, the more alike. May be infinite, never not-a-number.
  public let weight: Float
  /// The probability of a match, 0...1.
  public let probability: Float

  /// An edge between two records.
  public init(_ lhs: UInt32, _ rhs: UInt32, weight: Float, probability: Float) {
    self.lhs = lhs
    self.rhs = rhs
    self.weight = weight
    self.probability = probability
  }

  /// The two records.
  public var pair: RecordPair { RecordPair(lhs, rhs) }
}

/// What an edge must reach to be a link. An edge reaches a threshold that it equals.
public struct LinkThreshold: Sendable, Hashable {
  /// The least match weight, in bits.
  public var weight: Float
  /// The least probability.
  public var probability: Float

  /// A threshold of weight, probability, or both.
  public init(weight: Float = -.infinity, probability: Float = 0) {
    self.weight = weight
    self.probability = probability
  }

  /// Whether an edge is a link.
  @inline(__always)
  public func isReached(by edge: ScoredEdge) -> Bool {
    edge.weight >= weight && edge.probability >= probability
  }
}
