/// How long facts of each class are looked at, in days; `nil` keeps them for ever.
///
/// How long what may be kept is a question of law and of the contract's terms, so it is the caller's to say: the default
/// keeps everything, silently cutting off nothing. What is older is invisible to ``ContractFacts``, as if it had been
/// erased; erasing it is the store's business.
public struct Retention: Sendable, Hashable, Codable {
  /// Days after its termination for which a line counts; a running line always does.
  public var endedLines: Int?
  /// Days for which an application counts.
  public var applications: Int?
  /// Days after its handover for which a handset set counts.
  public var sets: Int?
  /// Days after its expiry or removal for which a list entry is still returned.
  public var closedListEntries: Int?

  /// Limits; without any, everything is kept.
  public init(
    endedLines: Int? = nil, applications: Int? = nil, sets: Int? = nil, closedListEntries: Int? = nil
  ) {
    self.endedLines = endedLines
    self.applications = applications
    self.sets = sets
    self.closedListEntries = closedListEntries
  }

  /// Nothing is ever too old.
  public static let everything = Retention()

  /// Whether something of that moment is still looked at: no more than so many calendar days in Tokyo lie between.
  static func keeps(_ days: Int?, from instant: Instant, at asOf: Instant) -> Bool {
    guard let days else { return true }
    return asOf.tokyoDayNumber - instant.tokyoDayNumber <= days
  }
}
