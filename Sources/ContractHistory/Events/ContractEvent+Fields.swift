extension ContractEvent {
  /// The types of events as files name them.
  enum TypeName: String, CaseIterable {
    case applied
    case lineStarted
    case lineTerminated
    case handsetSold
    case handsetCancelled
    case listed
    case listEntryRemoved
    case disputed
    case disputeSettled
  }

  /// Reads an event from named texts: a row of CSV, or an object of JSON.
  ///
  /// An empty text counts as none. Unknown fields are refused where they hold a text: `expire` in place of `expires`
  /// would make an entry last for ever. So whoever reads a table takes off the columns that are not the event's, such as
  /// the customer's number.
  ///
  /// | type | fields |
  /// |---|---|
  /// | `applied` | `application`, `at` |
  /// | `lineStarted` | `line`, `at`, `kind`: `handsetSet` or `simOnly`, `contractType` (optional) |
  /// | `lineTerminated` | `line`, `at` |
  /// | `handsetSold` | `line`, `order` (optional), `sale` (optional), `at` |
  /// | `handsetCancelled` | `line`, `order` (optional), `at` |
  /// | `listed` | `entry`, `list`, `reason`, `severity`, `since`, `expires` (optional) |
  /// | `listEntryRemoved` | `entry`, `at` |
  /// | `disputed`, `disputeSettled` | `line` or `entry`, `at` |
  public init(fields: [String: String]) throws(ContractEventProblem) {
    var reader = EventFieldReader(fields: fields)
    let type: TypeName = try reader.choice("type")
    switch type {
    case .applied: self = .applied(application: try reader.id("application"), at: try reader.instant("at"))
    case .lineStarted:
      self = .lineStarted(
        LineStart(
          line: try reader.id("line"), at: try reader.instant("at"), kind: try reader.choice("kind"),
          contractType: try reader.optionalID("contractType")))
    case .lineTerminated: self = .lineTerminated(line: try reader.id("line"), at: try reader.instant("at"))
    case .handsetSold:
      self = .handsetSold(
        HandsetSale(
          line: try reader.id("line"), order: try reader.optionalID("order"),
          sale: try reader.optionalID("sale"), at: try reader.instant("at")))
    case .handsetCancelled:
      self = .handsetCancelled(
        line: try reader.id("line"), order: try reader.optionalID("order"), at: try reader.instant("at"))
    case .listed: self = .listed(try reader.listEntry())
    case .listEntryRemoved:
      self = .listEntryRemoved(entry: try reader.id("entry"), at: try reader.instant("at"))
    case .disputed: self = .disputed(try reader.disputeSubject(), at: try reader.instant("at"))
    case .disputeSettled: self = .disputeSettled(try reader.disputeSubject(), at: try reader.instant("at"))
    }
    try reader.finish(type)
  }

  /// The names and texts that ``init(fields:)`` reads, in the order in which they are written.
  public var fields: [(name: String, text: String)] {
    let fields: [(String, String?)] =
      switch self {
      case .applied(let application, let at):
        [("type", TypeName.applied.rawValue), ("application", application), ("at", at.description)]
      case .lineStarted(let start):
        [
          ("type", TypeName.lineStarted.rawValue), ("line", start.line), ("kind", start.kind.rawValue),
          ("contractType", start.contractType), ("at", start.at.description),
        ]
      case .lineTerminated(let line, let at):
        [("type", TypeName.lineTerminated.rawValue), ("line", line), ("at", at.description)]
      case .handsetSold(let sale):
        [
          ("type", TypeName.handsetSold.rawValue), ("line", sale.line), ("order", sale.order),
          ("sale", sale.sale), ("at", sale.at.description),
        ]
      case .handsetCancelled(let line, let order, let at):
        [
          ("type", TypeName.handsetCancelled.rawValue), ("line", line), ("order", order),
          ("at", at.description),
        ]
      case .listed(let entry):
        [
          ("type", TypeName.listed.rawValue), ("entry", entry.entry), ("list", entry.list.rawValue),
          ("reason", entry.reason), ("severity", entry.severity.rawValue), ("since", entry.since.description),
          ("expires", entry.expires?.description),
        ]
      case .listEntryRemoved(let entry, let at):
        [("type", TypeName.listEntryRemoved.rawValue), ("entry", entry), ("at", at.description)]
      case .disputed(let subject, let at):
        [("type", TypeName.disputed.rawValue), subject.field, ("at", at.description)]
      case .disputeSettled(let subject, let at):
        [("type", TypeName.disputeSettled.rawValue), subject.field, ("at", at.description)]
      }
    return fields.compactMap { name, text in text.map { (name, $0) } }
  }
}

extension DisputeSubject {
  fileprivate var field: (String, String?) {
    switch self {
    case .line(let line): ("line", line)
    case .entry(let entry): ("entry", entry)
    }
  }
}

/// Reads the fields of one event and notes which of them it has read.
private struct EventFieldReader {
  private let fields: [String: String]
  private var read: Set<String> = []

  init(fields: [String: String]) {
    self.fields = fields
  }

  private mutating func text(_ field: String) -> String? {
    read.insert(field)
    guard let text = fields[field], !text.isEmpty else { return nil }
    return text
  }

  private mutating func text(
    _ field: String, expected: @autoclosure () -> String
  ) throws(ContractEventProblem) -> String {
    guard let text = text(field) else { throw ContractEventProblem(field, .nothing, expected: expected()) }
    return text
  }

  private static let longestID = 256
  private static let idExpected = "a text of 1…\(longestID) bytes"

  mutating func optionalID(_ field: String) throws(ContractEventProblem) -> String? {
    guard let text = text(field) else { return nil }
    guard text.utf8.count <= Self.longestID else {
      throw ContractEventProblem(field, .other, expected: Self.idExpected)
    }
    return text
  }

  mutating func id(_ field: String) throws(ContractEventProblem) -> String {
    guard let id = try optionalID(field) else {
      throw ContractEventProblem(field, .nothing, expected: Self.idExpected)
    }
    return id
  }

  mutating func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ field: String
  ) throws(ContractEventProblem) -> Value {
    let expected = "one of " + Value.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    guard let value = Value(rawValue: try text(field, expected: expected)) else {
      throw ContractEventProblem(field, .other, expected: expected)
    }
    return value
  }

  mutating func optionalInstant(_ field: String) throws(ContractEventProblem) -> Instant? {
    guard let text = text(field) else { return nil }
    do {
      return try Instant(text)
    } catch {
      throw ContractEventProblem(field, .other, expected: InstantProblem.forms)
    }
  }

  mutating func instant(_ field: String) throws(ContractEventProblem) -> Instant {
    guard let instant = try optionalInstant(field) else {
      throw ContractEventProblem(field, .nothing, expected: InstantProblem.forms)
    }
    return instant
  }

  mutating func listEntry() throws(ContractEventProblem) -> ListEntry {
    let entry = ListEntry(
      entry: try id("entry"), list: try choice("list"), reason: try id("reason"),
      severity: try choice("severity"), since: try instant("since"), expires: try optionalInstant("expires"))
    if let expires = entry.expires, expires <= entry.since {
      throw ContractEventProblem("expires", .other, expected: "a moment after `since`, or nothing for never")
    }
    return entry
  }

  mutating func disputeSubject() throws(ContractEventProblem) -> DisputeSubject {
    switch (try optionalID("line"), try optionalID("entry")) {
    case (let line?, nil): return .line(line)
    case (nil, let entry?): return .entry(entry)
    case (nil, nil): throw ContractEventProblem("line", .nothing, expected: "`line` or `entry`")
    case (_?, _?): throw ContractEventProblem("entry", .other, expected: "`line` or `entry`, not both")
    }
  }

  /// Refuses what the event has besides the fields that were read.
  func finish(_ type: ContractEvent.TypeName) throws(ContractEventProblem) {
    // The first by name, so that one row always gives one message.
    let unknown = fields.filter { !$0.value.isEmpty && !read.contains($0.key) }.keys.min()
    guard let unknown else { return }
    let known = read.sorted().map { "`\($0)`" }.joined(separator: ", ")
    // A name that nobody gave a field may be somebody's: it is shown only as far as names of fields go.
    let isName = unknown.utf8.count <= 40 && unknown.utf8.allSatisfy { $0 < 0x80 && $0 > 0x20 }
    throw ContractEventProblem(
      isName ? unknown : "(a field)", .unknownField, expected: "for `\(type.rawValue)`: \(known)")
  }
}
