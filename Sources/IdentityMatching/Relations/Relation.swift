internal import RecordLinkage

/// What two records have to do with each other.
public enum Relation: String, Sendable, Hashable, Codable, CaseIterable {
  /// They are of one human.
  case person
  /// They are of people of one dwelling, or with a strong contact in common. A person link implies it.
  case household
}
