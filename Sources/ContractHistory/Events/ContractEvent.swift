/// Something that happened to a person's contracts, as it is stored for years.
///
/// An event says what happened and when; it is never changed. Events come in any order, late, and more than once: facts
/// depend on the set of them alone. Ids are the carrier's own, of 1…256 bytes of UTF-8 where they are read from a file.
///
/// Whose event it is, is no part of it: that stays with the record of which it is.
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
