/// How sure it is that a fact is this person's or household's.
public enum FactEvidence: String, Sendable, Hashable, Codable {
  /// A record in the band `match` says so.
  case confirmed
  /// Only a record in the band `review` does.
  case possible
}
