/// An entry on a list.
public struct ListEntry: Sendable, Hashable {
  /// The entry; one that is made anew has an id of its own.
  public let entry: String
  /// Whose list it is.
  public let list: ListName
  /// The code of the reason.
  public let reason: String
  /// How grave it is.
  public let severity: ListSeverity
  /// When it was made.
  public let since: Instant
  /// The first moment at which it no longer counts; `nil` for never.
  public let expires: Instant?

  /// An entry on a list.
  public init(
    entry: String, list: ListName, reason: String, severity: ListSeverity, since: Instant,
    expires: Instant? = nil
  ) {
    self.entry = entry
    self.list = list
    self.reason = reason
    self.severity = severity
    self.since = since
    self.expires = expires
  }
}
