/// Whose list an entry is on.
public enum ListName: String, Sendable, Hashable, Codable, CaseIterable {
  /// The carrier's own list.
  case own
  /// Like the exchange of unpaid bills among the members of the Telecommunications Carriers Association.
  case tca = "TCA"
  /// Like the exchange of suspended users in which the Telecom Services Association takes part.
  case telesa = "TELESA"
}
