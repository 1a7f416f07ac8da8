public import IdentityMatching

/// With what an answer was made.
public struct DecisionVersions: Sendable, Hashable, Codable {
  /// The program.
  public let engine: String
  /// The table of places.
  public let gazetteer: String
  /// The rules by which features are made of records.
  public let features: Int
  /// A checksum of all that links are decided by.
  public let model: String
  /// The records.
  public let base: BaseVersion
}

/// An answer that went out, as it was kept.
public struct KeptDecision: Sendable, Hashable {
  /// What was asked and answered.
  public struct Content: Sendable, Hashable, Codable {
    /// The application as it came.
    public let application: ApplicantRecord
    /// The answer.
    public let screening: Screening
  }

  /// What it goes by.
  public let id: DecisionID
  /// Who asked, for what and when.
  public let inquiry: Inquiry
  /// With what it was made.
  public let versions: DecisionVersions
  /// What was asked and answered; `nil` once somebody that it is about has been forgotten.
  public let content: Content?
}
