internal import SynthesisCore

/// What the register means by sex.
enum Sex: Sendable {
  case female
  case male

  var other: Sex { self == .female ? .male : .female }
  var letter: String { self == .female ? "f" : "m" }
}

/// Somebody as they are, before anybody writes them down. Names are places in a ``NameList``.
struct Person: Sendable {
  var first: Int
  var middle: Int?
  /// Whether the middle name is only ever given by its first letter.
  var hidesMiddle: Bool
  var last: Int
  var sex: Sex
  var birth: CalendarDay
}

/// How to reach somebody.
struct Contacts: Sendable {
  /// Ten digits.
  var phone: String
  var email: String?
}

/// The years that the register looks at.
enum Years {
  /// When the first two of a household were born.
  static let adults = 1935...2004
  /// The last year in which anybody was born.
  static let last = 2024
  /// Born in this year or before, one is old enough for a mailbox of one's own.
  static let lastWithEmail = 2009
  /// Born in this year or before, one may have married.
  static let lastMarried = 2004
}
