/// A sale, from its first second to the one after its last: half-open, so that two sales may meet without sharing one.
///
/// Dates mean Tokyo: `SalePeriod(id: "2026-11", start: try Instant("2026-11-01"), end: try Instant("2026-11-21"))` is the
/// twenty days up to and with 20 November.
public struct SalePeriod: Sendable, Hashable, Codable {
  /// The name of the sale, as events give it.
  public let id: String
  /// The first moment of the sale.
  public let start: Instant
  /// The first moment after the sale.
  public let end: Instant

  /// A sale; ``ContractCalendar`` sees to it that it is not empty.
  public init(id: String, start: Instant, end: Instant) {
    self.id = id
    self.start = start
    self.end = end
  }

  /// Whether the sale runs at that moment.
  public func contains(_ instant: Instant) -> Bool { start <= instant && instant < end }
}
