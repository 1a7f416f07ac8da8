/// What is to be done with a pair, by two thresholds on its probability.
public enum Band: String, Sendable, Hashable, Codable, CaseIterable {
  /// Certain enough to act on.
  case match
  /// To be looked at by a person.
  case review
  /// Not linked.
  case different
}

/// The two probabilities that divide pairs into bands.
public struct BandThresholds: Sendable, Hashable {
  /// The least probability of ``Band/match``.
  public var match: Float
  /// The least probability of ``Band/review``.
  public var review: Float

  /// Thresholds; `review` is at most `match`.
  public init(match: Float, review: Float) {
    self.match = match
    self.review = min(review, match)
  }

  /// The band of a probability.
  public func band(of probability: Float) -> Band {
    if probability >= match { return .match }
    return probability >= review ? .review : .different
  }
}
