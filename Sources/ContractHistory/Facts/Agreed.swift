/// One value out of what events say, whatever the order in which they say it.
///
/// Of values that differ the one that `Value` orders first counts. Confirmed values go before possible ones.
struct Agreed<Value: Preferring> {
  private var confirmed: Value?
  private var possible: Value?
  private(set) var isContradictory = false

  /// The value that counts, and how sure it is.
  var chosen: (value: Value, evidence: FactEvidence)? {
    if let confirmed { return (confirmed, .confirmed) }
    return possible.map { ($0, .possible) }
  }

  mutating func add(_ value: Value, _ evidence: FactEvidence) {
    switch evidence {
    case .confirmed: Self.add(value, to: &confirmed, &isContradictory)
    case .possible: Self.add(value, to: &possible, &isContradictory)
    }
    if let confirmed, let possible, confirmed != possible { isContradictory = true }
  }

  private static func add(_ value: Value, to best: inout Value?, _ isContradictory: inout Bool) {
    guard let known = best else {
      best = value
      return
    }
    guard known != value else { return }
    isContradictory = true
    if value.goesBefore(known) { best = value }
  }
}

/// Values of which one counts where events differ.
protocol Preferring: Equatable {
  /// Whether this one counts rather than the other, which is not equal. A total order.
  func goesBefore(_ other: Self) -> Bool
}

extension LineStart: Preferring {
  /// The earliest start, for it gives the longest term; then the kind whose terminations weigh less.
  func goesBefore(_ other: LineStart) -> Bool {
    if at != other.at { return at < other.at }
    if kind != other.kind { return kind == .simOnly }
    return contractType.goesBefore(other.contractType)
  }
}

/// The latest termination counts, for it gives the longest term.
struct LineEnd: Preferring {
  let at: Instant

  func goesBefore(_ other: LineEnd) -> Bool { at > other.at }
}

/// The earliest application counts.
struct ApplicationMade: Preferring {
  let at: Instant

  func goesBefore(_ other: ApplicationMade) -> Bool { at < other.at }
}

extension HandsetSale: Preferring {
  /// The earliest handover.
  func goesBefore(_ other: HandsetSale) -> Bool {
    at != other.at ? at < other.at : sale.goesBefore(other.sale)
  }
}

extension ListEntry: Preferring {
  /// The entry that expires first, then the less grave one.
  func goesBefore(_ other: ListEntry) -> Bool {
    if expires != other.expires {
      guard let expires else { return false }
      return other.expires.map { expires < $0 } ?? true
    }
    if severity != other.severity { return severity < other.severity }
    return (since, list.rawValue, reason) < (other.since, other.list.rawValue, other.reason)
  }
}

extension String? {
  /// A text before none, for it says more; texts by their bytes.
  fileprivate func goesBefore(_ other: String?) -> Bool {
    guard let self else { return false }
    return other.map { self < $0 } ?? true
  }
}
