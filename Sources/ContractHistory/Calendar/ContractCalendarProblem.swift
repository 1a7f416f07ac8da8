/// Why a calendar of sales and rules cannot be used.
public enum ContractCalendarProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// A sale has no id.
  case saleWithoutID(start: Instant)
  /// A sale ends when it starts.
  case emptySale(String)
  /// A sale ends before it starts.
  case reversedSale(String)
  /// Two sales have one id.
  case saleTwice(String)
  /// Two sales run at one time.
  case overlappingSales(String, String)
  /// A retention below 0 days.
  case negativeRetention(String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .saleWithoutID(let start):
      "the sale that starts at \(start) has no id; expected a name as events give it"
    case .emptySale(let id):
      "the sale `\(id)` ends when it starts; expected an end after the start, the first moment that is outside"
    case .reversedSale(let id): "the sale `\(id)` ends before it starts; expected an end after the start"
    case .saleTwice(let id): "the sale `\(id)` is there more than once; expected each id once"
    case .overlappingSales(let one, let other):
      "the sales `\(one)` and `\(other)` overlap; expected one to end before the other starts, or at that moment"
    case .negativeRetention(let name):
      "the retention `\(name)` is below 0 days; expected 0 or more, or none to keep everything"
    }
  }
}
