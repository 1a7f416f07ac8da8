/// What a dispute is about.
public enum DisputeSubject: Sendable, Hashable {
  /// A line, with its termination and its handsets.
  case line(String)
  /// A list entry.
  case entry(String)
}
