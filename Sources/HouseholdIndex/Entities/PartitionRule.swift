internal import IdentityMatching

/// What records are found by that may be of one person or household, and how many people may have it in common before it says
/// nothing any more.
///
/// Of the blocking rules these are the ones that a link in band `match` needs: a name alone makes none, see `PersonGuard`.
enum PartitionRule: Int, CaseIterable, Sendable {
  // In the order of `ApplicantBlocking`.
  case nameAndBirthDate = 0
  case readingAndBirthDate = 1
  case phone = 2
  case email = 3
  case card = 4
  case premises = 5
  case givenNameAndBirthDate = 7
  case familyNameAndBirthDate = 8
  case birthDateAndPostalCode = 10
  /// The people of one dwelling: those of a tower block are too many to be found by the premises.
  case dwelling = 100

  /// How many people may share a key. With more it is generic: the number of a shop, the address of a dormitory. Four times what is
  /// a family's by `ApplicantComparer`, from where the weight of an agreement is that among strangers.
  var holderLimit: Int {
    switch self {
    case .phone, .email, .card: 24
    case .dwelling: 32
    case .premises, .nameAndBirthDate, .readingAndBirthDate, .givenNameAndBirthDate, .familyNameAndBirthDate,
      .birthDateAndPostalCode:
      64
    }
  }

  /// What an operator calls a value that too many share; `nil` where it is no value of its own.
  var genericKind: GenericValue.Kind? {
    switch self {
    case .phone: .phone
    case .email: .email
    case .card: .card
    case .dwelling: .dwelling
    case .premises, .nameAndBirthDate, .readingAndBirthDate, .givenNameAndBirthDate, .familyNameAndBirthDate,
      .birthDateAndPostalCode:
      nil
    }
  }
}

extension ApplicantKeys {
  /// Calls `body` with each key by which a record may be found for its person and household.
  func forEachPartitionKey(ofRecord record: Int, _ body: (_ rule: PartitionRule, _ key: UInt64) -> Void) {
    forEachKey(ofRecord: record) { number, key in
      if let rule = PartitionRule(rawValue: number) { body(rule, key) }
    }
    let dwelling = DwellingKey.key(key(of: .dwelling, ofRecord: record))
    if dwelling != 0 { body(.dwelling, dwelling) }
  }
}

extension Base {
  /// Whether more people have a key than its rule allows.
  ///
  /// - Complexity: O(1) for most keys; otherwise O(*k*) in the records that have it.
  func isGeneric(_ key: UInt64, _ rule: PartitionRule) -> Bool {
    guard entryCount(key) > rule.holderLimit else { return false }
    var persons: Set<UInt64> = []
    forEach(key) { place in
      if persons.count <= rule.holderLimit { persons.insert(person(at: place)) }
    }
    return persons.count > rule.holderLimit
  }
}
