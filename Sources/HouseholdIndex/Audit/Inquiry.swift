public import ContractHistory

/// Who asks, for what and when: what an audit needs to know of every answer.
public struct Inquiry: Sendable, Hashable {
  /// Who asks, such as the name of a gateway or of a clerk; not the applicant.
  public let requester: String
  /// What the answer is for.
  public let purpose: String
  /// When it was asked.
  public let instant: Instant

  /// An inquiry.
  ///
  /// - Parameters:
  ///   - requester: who asks; kept as it is, for good. No personal data of applicants.
  ///   - purpose: what for; kept as it is, for good. No personal data of applicants.
  ///   - instant: when.
  public init(by requester: String, purpose: String, at instant: Instant) {
    self.requester = requester
    self.purpose = purpose
    self.instant = instant
  }
}
