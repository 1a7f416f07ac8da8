/// A pair that a resolution has wrong, and why: what to mend, blocking, scores, or clustering.
///
/// The causes are those of ``LinkErrors``, and one more: a false link that clusters do not hold.
public struct WrongPair: Sendable, Hashable {
  /// Why a pair is wrong.
  public enum Cause: String, Sendable, Hashable, CaseIterable {
    /// A false pair is in one cluster, and its own score reaches the threshold.
    case direct
    /// A false pair is in one cluster, and only others link it: it scored under the threshold, or was never compared.
    case chained
    /// A false pair is a link, and clustering did not follow it: it is wrong among the links alone.
    case linkOnly = "link-only"
    /// A true pair scored high enough, and clusters keep it apart: a constraint, an average, or another partner.
    case cutByClustering = "cut-by-clustering"
    /// A true pair was compared, and scored under the threshold.
    case scoredLow = "scored-low"
    /// A true pair was never compared: no blocking rule brought it up.
    case notBlocked = "not-blocked"

    /// Whether the pair is true.
    public var isMissed: Bool {
      switch self {
      case .direct, .chained, .linkOnly: false
      case .cutByClustering, .scoredLow, .notBlocked: true
      }
    }
  }

  /// The records, the smaller number left.
  public let pair: RecordPair
  /// Why it is wrong.
  public let cause: Cause
  /// The probability of the relation; of a pair that was never compared the one that it would have got.
  public let probability: Float
  /// The same as log2 odds, in bits.
  public let weight: Float
  /// Which fields agreed, were near and spoke against.
  public let matchKey: String
}

/// The most instructive wrong pairs of each cause, out of any number of them.
struct WrongPairShortlist {
  /// A pair without what takes time or room to make.
  struct Entry {
    let pair: RecordPair
    let cause: WrongPair.Cause
    let probability: Float
    let vector: ComparisonVector
    /// Smaller is more instructive.
    let rank: Float
    /// The records' content: the same pairs stay whatever the order of the records.
    let content: (UInt64, UInt64)
  }

  private let limit: Int
  private var entries: [WrongPair.Cause: [Entry]] = [:]

  init(limit: Int) { self.limit = limit }

  mutating func add(_ entry: Entry) {
    guard limit > 0 else { return }
    entries[entry.cause, default: []].append(entry)
    if (entries[entry.cause]?.count ?? 0) >= 2 * limit + 1_000 { cut(entry.cause) }
  }

  /// All that stays, in the order of the causes, the most instructive first.
  mutating func finish() -> [Entry] {
    WrongPair.Cause.allCases.flatMap { cause in
      cut(cause)
      return entries[cause] ?? []
    }
  }

  private mutating func cut(_ cause: WrongPair.Cause) {
    guard var found = entries.removeValue(forKey: cause) else { return }
    found.sort { one, other in
      if one.rank != other.rank { return one.rank < other.rank }
      if one.content != other.content { return one.content < other.content }
      return one.pair.key < other.pair.key
    }
    if found.count > limit { found.removeLast(found.count - limit) }
    entries[cause] = found
  }
}
