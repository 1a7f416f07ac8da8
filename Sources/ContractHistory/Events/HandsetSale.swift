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
