/// A number by how sure the facts are that make it.
///
/// The pair of confirmed and possible is what lets a carrier hold someone to "five lines" without punishing a doubtful
/// link: it refuses on what is confirmed and has a person look at what is possible.
public struct FactCount: Sendable, Hashable, Codable {
  /// Of facts that the link makes certain: those of records in the band `match`.
  public internal(set) var confirmed: Int
  /// Of these and the facts of records in the band `review`; never below ``confirmed``.
  public internal(set) var possible: Int
  /// How much more it would be with the facts that the person disputes, of either band. They count nowhere else.
  public internal(set) var disputed: Int

  /// A number; `possible` is brought up to `confirmed`, and nothing is below 0.
  public init(confirmed: Int = 0, possible: Int = 0, disputed: Int = 0) {
    self.confirmed = max(0, confirmed)
    self.possible = max(self.confirmed, possible)
    self.disputed = max(0, disputed)
  }

  /// From an object with `confirmed`, `possible` and `disputed`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      confirmed: try container.decode(Int.self, forKey: .confirmed),
      possible: try container.decode(Int.self, forKey: .possible),
      disputed: try container.decode(Int.self, forKey: .disputed))
  }

  /// Whether there is nothing to count, disputed facts included.
  public var isZero: Bool { possible == 0 && disputed == 0 }

  /// The counts of facts of two kinds together.
  public static func + (lhs: FactCount, rhs: FactCount) -> FactCount {
    FactCount(
      confirmed: lhs.confirmed + rhs.confirmed, possible: lhs.possible + rhs.possible,
      disputed: lhs.disputed + rhs.disputed)
  }

  /// Counts one more fact.
  mutating func add(_ evidence: FactEvidence, isDisputed: Bool) {
    if isDisputed {
      disputed += 1
      return
    }
    possible += 1
    if evidence == .confirmed { confirmed += 1 }
  }
}
