/// How grave a list entry is.
///
/// It orders entries and no more: when an entry ends is its ``ListEntry/expires``, whatever its severity.
public enum ListSeverity: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  /// Entries of this kind usually end after one or two years.
  case minor
  /// Entries of this kind usually end after five to ten years.
  case major
  /// Entries of this kind usually do not end.
  case permanent

  /// Less grave first.
  public static func < (lhs: ListSeverity, rhs: ListSeverity) -> Bool { lhs.position < rhs.position }

  private var position: Int {
    switch self {
    case .minor: 0
    case .major: 1
    case .permanent: 2
    }
  }
}
