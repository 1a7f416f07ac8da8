/// What becomes of an application.
public enum ScreeningOutcome: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  /// No rule speaks against it.
  case accept
  /// A person has to look at it.
  case review
  /// A rule refuses it on confirmed facts.
  case decline

  /// The milder outcome first.
  public static func < (lhs: ScreeningOutcome, rhs: ScreeningOutcome) -> Bool { lhs.position < rhs.position }

  private var position: Int {
    switch self {
    case .accept: 0
    case .review: 1
    case .decline: 2
    }
  }
}
