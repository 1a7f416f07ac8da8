/// The events up to a moment, put together by what they are about.
///
/// Each is put in its place by its ids alone and the places only ever take the better of two values, so that neither order
/// nor repetition matters.
struct EventGathering {
  struct Line {
    let id: String
    var start = Agreed<LineStart>()
    var end = Agreed<LineEnd>()
    var disputes = Disputes()
    var hasSets = false
  }

  struct HandsetSet {
    let key: SetKey
    var sale = Agreed<HandsetSale>()
    var isCancelled = false
  }

  struct Entry {
    let id: String
    var entry = Agreed<ListEntry>()
    var removed: Instant?
    var disputes = Disputes()
  }

  struct SetKey: Hashable {
    let line: String
    let order: String?
  }

  private let asOf: Instant
  private(set) var lines: [Line] = []
  private(set) var sets: [HandsetSet] = []
  private(set) var entries: [Entry] = []
  private(set) var applications: [Agreed<ApplicationMade>] = []
  private var linePlaces = KeyedPlaces<String>()
  private var setPlaces = KeyedPlaces<SetKey>()
  private var entryPlaces = KeyedPlaces<String>()
  private var applicationPlaces = KeyedPlaces<String>()

  init(asOf: Instant) {
    self.asOf = asOf
  }

  mutating func add(_ event: ContractEvent, _ evidence: FactEvidence) {
    guard event.instant <= asOf else { return }
    switch event {
    case .applied(let application, let at):
      let place = Self.place(of: application, &applicationPlaces, &applications, Agreed())
      applications[place].add(ApplicationMade(at: at), evidence)
    case .lineStarted(let start): lines[place(ofLine: start.line)].start.add(start, evidence)
    case .lineTerminated(let line, let at):
      lines[place(ofLine: line)].end.add(LineEnd(at: at), evidence)
    case .handsetSold(let sale):
      lines[place(ofLine: sale.line)].hasSets = true
      sets[place(of: SetKey(line: sale.line, order: sale.order))].sale.add(sale, evidence)
    case .handsetCancelled(let line, let order, _):
      sets[place(of: SetKey(line: line, order: order))].isCancelled = true
    case .listed(let entry): entries[place(ofEntry: entry.entry)].entry.add(entry, evidence)
    case .listEntryRemoved(let entry, let at):
      let place = place(ofEntry: entry)
      entries[place].removed = min(entries[place].removed ?? at, at)
    case .disputed(.line(let line), let at): lines[place(ofLine: line)].disputes.open(at)
    case .disputed(.entry(let entry), let at): entries[place(ofEntry: entry)].disputes.open(at)
    case .disputeSettled(.line(let line), let at):
      lines[place(ofLine: line)].disputes.settle(at, evidence)
    case .disputeSettled(.entry(let entry), let at):
      entries[place(ofEntry: entry)].disputes.settle(at, evidence)
    }
  }

  /// The line of a handset set.
  func line(_ id: String) -> Line? {
    linePlaces.place(of: id).map { lines[$0] }
  }

  private mutating func place(ofLine id: String) -> Int {
    Self.place(of: id, &linePlaces, &lines, Line(id: id))
  }

  private mutating func place(of key: SetKey) -> Int {
    Self.place(of: key, &setPlaces, &sets, HandsetSet(key: key))
  }

  private mutating func place(ofEntry id: String) -> Int {
    Self.place(of: id, &entryPlaces, &entries, Entry(id: id))
  }

  private static func place<Key: Hashable, Value>(
    of key: Key, _ places: inout KeyedPlaces<Key>, _ values: inout [Value], _ new: @autoclosure () -> Value
  ) -> Int {
    let (place, isNew) = places.insert(key)
    if isNew { values.append(new()) }
    return place
  }
}
