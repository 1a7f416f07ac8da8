/// What a record of the index is. The raw values are kept in files.
public enum RecordKind: Int, Sendable, Hashable, Codable, CaseIterable {
  /// Somebody who applied.
  case application = 0
  /// Somebody who has, or had, a contract.
  case customer = 1
}
