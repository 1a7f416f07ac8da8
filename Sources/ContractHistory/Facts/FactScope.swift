/// Whose facts they are.
public enum FactScope: String, Sendable, Hashable, Codable, CaseIterable {
  /// One human's.
  case person
  /// Those of everyone in a dwelling, the applicant included.
  case household
}
