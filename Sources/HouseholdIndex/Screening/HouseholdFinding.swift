public import RecordLinkage

/// A household of the index that an applicant is, or may be, of.
public struct HouseholdFinding: Sendable, Hashable, Codable {
  /// By what the household was found, the strongest that there is.
  public enum Basis: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// The same flat, with the unit stated on both sides.
    case flat
    /// The same house: a lot without a sign of several units.
    case house
    /// The same building, and nothing is known of the unit.
    case building
    /// A telephone number in common.
    case phone
    /// A card in common.
    case card
    /// A mailbox in common.
    case email
    /// One of the household is the applicant, who has moved.
    case person

    /// The stronger first.
    public static func < (lhs: Basis, rhs: Basis) -> Bool { lhs.position < rhs.position }

    private var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// The household.
  public let id: HouseholdID
  /// Whether it is certain enough to act on.
  public let band: Band
  /// The probability of the strongest link to a record of it.
  public let probability: Float
  /// The same as log2 odds: the prior and all evidence, in bits.
  public let weight: Float
  /// Which fields agreed with that record and which spoke against.
  public let matchKey: String
  /// By what it was found.
  public let basis: Basis
  /// Whether the unit is stated in the application and in a record of the household, and is the same.
  public let isRoomKnown: Bool
  /// Whether a member that the application is linked to has the same family name.
  public let sharesFamilyName: Bool
  /// How many persons it has.
  public let members: Int
}
