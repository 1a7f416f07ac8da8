/// Something that happened to a person's contracts, as it is stored for years.
///
/// An event says what happened and when; it is never changed. Events come in any order, late, and more than once: facts
/// depend on the set of them alone. Ids are the carrier's own, of 1…256 bytes of UTF-8 where they are read from a file.
///
/// As JSON an event is one flat object of texts, so that a row of CSV with the same names says the same; see
/// ``init(fields:)``:
///
/// ```json
/// {"type":"lineStarted","line":"L-1","kind":"handsetSet","contractType":"course-2","at":"2026-01-25T13:05:00+09:00"}
/// {"type":"lineTerminated","line":"L-1","at":"2026-07-31"}
/// ```
public enum ContractEvent: Sendable, Hashable {
  /// An application was made, be it accepted or not.
  case applied(application: String, at: Instant)
  /// A line started.
  case lineStarted(LineStart)
  /// A line was terminated.
  case lineTerminated(line: String, at: Instant)
  /// A handset was sold with a line and handed over.
  case handsetSold(HandsetSale)
  /// The sale of a handset was cancelled; the line has a termination of its own, or runs on.
  case handsetCancelled(line: String, order: String?, at: Instant)
  /// Someone was listed.
  case listed(ListEntry)
  /// A list entry was taken back.
  case listEntryRemoved(entry: String, at: Instant)
  /// The person says that a fact is wrong or not theirs.
  case disputed(DisputeSubject, at: Instant)
  /// The dispute is over and the fact stands; where it fell, the fact is taken back instead.
  case disputeSettled(DisputeSubject, at: Instant)

  /// When it happened.
  public var instant: Instant {
    switch self {
    case .applied(_, let at), .lineTerminated(_, let at), .handsetCancelled(_, _, let at),
      .listEntryRemoved(_, let at), .disputed(_, let at), .disputeSettled(_, let at):
      at
    case .lineStarted(let start): start.at
    case .handsetSold(let sale): sale.at
    case .listed(let entry): entry.since
    }
  }
}

/// The start of a line.
public struct LineStart: Sendable, Hashable {
  /// The line.
  public let line: String
  /// The identity check that the contract began with: its month counts, by a ``MonthOneRule``.
  public let at: Instant
  /// What the line was sold with.
  public let kind: ContractKind
  /// The course or form of contract, by which ``ContractCalendar`` chooses the month-one rule.
  public let contractType: String?

  /// The start of a line.
  public init(line: String, at: Instant, kind: ContractKind, contractType: String? = nil) {
    self.line = line
    self.at = at
    self.kind = kind
    self.contractType = contractType
  }
}

/// The sale of a handset with a line.
public struct HandsetSale: Sendable, Hashable {
  /// The line that it was sold with.
  public let line: String
  /// The order, where a line has more than one handset in its life; a cancellation names the same.
  public let order: String?
  /// The sale in which it was sold; where `nil`, the sale that ``ContractCalendar`` has at that moment.
  public let sale: String?
  /// The handover.
  public let at: Instant

  /// The sale of a handset.
  public init(line: String, order: String? = nil, sale: String? = nil, at: Instant) {
    self.line = line
    self.order = order
    self.sale = sale
    self.at = at
  }
}

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

/// What a dispute is about.
public enum DisputeSubject: Sendable, Hashable {
  /// A line, with its termination and its handsets.
  case line(String)
  /// A list entry.
  case entry(String)
}
