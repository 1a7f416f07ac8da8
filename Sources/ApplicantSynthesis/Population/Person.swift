internal import SynthesisCore

/// A made-up human being. Names are places in the frequency tables, written out only when a record is.
struct Person: Sendable {
  /// A name and the form of its kanji in the register.
  struct Name: Sendable, Equatable {
    var index: Int
    /// Chooses among 高 and 髙: see ``KanjiDress/registered(_:seed:)``.
    var dress: UInt64
  }

  enum Role: Sendable {
    case head
    case spouse
    case child
    case grandparent
    case housemate
  }

  var family: Name
  var given: Name
  var sex: Sex
  var birth: CalendarDay
  var role: Role
  /// The position in the household of whose mail box, and of whose card, the person uses; `nil` for none.
  var emailOwner: Int?
  var cardOwner: Int?
  var hasMobile = true
  /// Whether the person gives the household's landline.
  var givesLandline = false
  /// The number of the person's first record in the base; `nil` for one who is no customer.
  var customer: Int?
  /// Whether the base has the person twice.
  var isDoubled = false

  func age(on day: CalendarDay = Calendar.today) -> Int { birth.years(until: day) }
}

/// The fixed days of the made-up world.
enum Calendar {
  /// The day that ages refer to.
  static let today = CalendarDay(2026, 10, 1)
  /// The first and the last day on which customers of the base registered.
  static let registrations = (first: CalendarDay(2009, 4, 1), last: CalendarDay(2026, 6, 30))
  /// The first and the last day of applications.
  static let applications = (first: CalendarDay(2026, 7, 1), last: CalendarDay(2026, 9, 30))
}

/// People of one dwelling.
struct Household: Sendable {
  enum Kind: Sendable {
    case single
    case couple
    case family
    case singleParent
    case threeGenerations
    case flatShare
  }

  var kind: Kind
  var members: [Person]
  var hasLandline: Bool
}
