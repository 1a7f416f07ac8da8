/// The facts of a person one by one, for whoever has to judge or explain them.
public struct Particulars: Sendable, Hashable, Codable {
  /// The lines that run, by their start.
  public let activeLines: [LineFact]
  /// The lines that were terminated, by their start. One that only a doubtful record knows the end of is among the active
  /// lines too.
  public let terminations: [LineFact]
  /// The latest undisputed termination.
  public let lastTermination: LineFact?
  /// The handset sets that were not cancelled, by their handover.
  public let sets: [SetFact]
  /// The latest undisputed one.
  public let lastSet: SetFact?
  /// List entries by their beginning, expired and removed ones too.
  public let listEntries: [ListEntryFact]
  /// The earliest line, set, application or list entry that is confirmed.
  public let firstSeenConfirmed: Instant?
  /// The earliest one of all.
  public let firstSeenPossible: Instant?
  /// What the events do not say, or say twice and differently.
  public let gaps: [FactGap]

  init(_ counting: FactCounting) {
    activeLines = counting.activeLines.sorted { ($0.start, $0.line) < ($1.start, $1.line) }
    terminations = counting.terminated.sorted { ($0.start, $0.line) < ($1.start, $1.line) }
    lastTermination = counting.terminated.lazy.filter { !$0.isDisputed }.max {
      ($0.end ?? $0.start, $0.line) < ($1.end ?? $1.start, $1.line)
    }
    let sets = counting.sets.sorted {
      ($0.at, $0.line, $0.order ?? "") < ($1.at, $1.line, $1.order ?? "")
    }
    self.sets = sets
    lastSet = sets.last { !$0.isDisputed }
    listEntries = counting.listEntries.sorted { ($0.since, $0.entry) < ($1.since, $1.entry) }
    firstSeenConfirmed = counting.firstSeenConfirmed
    firstSeenPossible = counting.firstSeenPossible
    gaps = counting.gaps.sorted { ($0.id, $0.reason.rawValue) < ($1.id, $1.reason.rawValue) }
  }
}

/// A line.
public struct LineFact: Sendable, Hashable, Codable {
  /// The line.
  public let line: String
  /// What it was sold with.
  public let kind: ContractKind
  /// The identity check with which it began.
  public let start: Instant
  /// The termination; `nil` while it runs.
  public let end: Instant?
  /// The calendar months from month one to the termination, or to now, both counted.
  public let months: Int
  /// The bucket of ``months``.
  public let bucket: TenureBucket
  /// How sure it is.
  public let evidence: FactEvidence
  /// Whether the person disputes it: then it is in no confirmed and no possible count.
  public let isDisputed: Bool
}

/// A handset that was sold with a line.
public struct SetFact: Sendable, Hashable, Codable {
  /// The line.
  public let line: String
  /// The order, where it has one.
  public let order: String?
  /// The sale; `nil` outside any.
  public let sale: String?
  /// The handover.
  public let at: Instant
  /// The calendar days in Tokyo since the handover.
  public let daysSince: Int
  /// How sure it is.
  public let evidence: FactEvidence
  /// Whether the person disputes its line.
  public let isDisputed: Bool
}

/// An entry on a list, as it stands at the moment.
public struct ListEntryFact: Sendable, Hashable, Codable {
  /// Whether an entry counts.
  public enum State: String, Sendable, Hashable, Codable {
    /// It does.
    case active
    /// Its time is over: 喪が明けた.
    case expired
    /// The person says that it is wrong or not theirs.
    case disputed
    /// It was taken back.
    case removed
  }

  /// The entry.
  public let entry: String
  /// Whose list.
  public let list: ListName
  /// The code of the reason.
  public let reason: String
  /// How grave.
  public let severity: ListSeverity
  /// When it was made.
  public let since: Instant
  /// The first moment at which it no longer counts; `nil` for never.
  public let expires: Instant?
  /// Whether it counts.
  public let state: State
  /// How sure it is.
  public let evidence: FactEvidence
}

/// Something that the events leave open.
public struct FactGap: Sendable, Hashable, Codable {
  /// What is open.
  public enum Reason: String, Sendable, Hashable, Codable {
    /// A line has a termination, a handset or a dispute, and no start yet. They count once it has one.
    case lineStartUnknown
    /// A line ends before it starts: it counts neither as active nor as terminated.
    case endsBeforeStart
    /// A handset was cancelled of which no sale is known.
    case setUnknown
    /// A list entry was removed or disputed that is not known.
    case entryUnknown
    /// The calendar has no month-one rule for the contract type: the default rule is used.
    case contractTypeUnknown
    /// Events differ about one thing. What counts is the longest term: the earliest start and the latest termination; the
    /// earliest handover; the entry that expires first.
    case contradictory
  }

  /// The line or the list entry.
  public let id: String
  /// What is open.
  public let reason: Reason
}
