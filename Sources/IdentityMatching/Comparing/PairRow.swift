internal import JapaneseNormalization

/// What of a record decides most comparisons with another, in one line of the processor's cache.
///
/// Numbers are those of the ``FeatureTable``, so that equality is an integer compare; 0 stands for what is missing.
struct PairRow: BitwiseCopyable {
  /// What else is known, a bit each.
  struct Flags: OptionSet, BitwiseCopyable {
    let rawValue: UInt8

    /// One name, divided into family and given name, and no middle name.
    static let isOneName = Flags(rawValue: 1)
    /// No more telephone numbers, mailboxes and cards than fit.
    static let fitsContacts = Flags(rawValue: 2)
    /// The row is filled in.
    static let isFilled = Flags(rawValue: 8)
    /// The birth date is one that is typed where none is known.
    static let hasDefaultBirthDate = Flags(rawValue: 4)
  }

  var family: UInt32 = 0
  var given: UInt32 = 0
  /// The low half of the key of the undivided name's folded spelling: unequal for unequal keys only.
  var whole: UInt32 = 0
  /// The eight digits of the birth date, four bits each; 0 where the day is not known.
  var birthDate: UInt32 = 0
  /// As in the table.
  var address: UInt32 = 0
  /// The postal code.
  var postalCode: UInt32 = 0
  /// The numbers plus one of the first two telephone numbers.
  var phones: (UInt32, UInt32) = (0, 0)
  /// The number of the first mailbox plus one.
  var email: UInt32 = 0
  /// The number of the first card plus one.
  var card: UInt32 = 0
  var place = AddressSketch.blank
  /// Hash of the form of the mailbox that similar ones share.
  var emailKey: UInt16 = 0
  /// The kinds of the telephone numbers, a bit each, and the sex in the two highest bits.
  var kindsAndSex: UInt8 = 0
  var flags: Flags = []

  /// The telephone numbers' kinds.
  @inline(__always)
  var phoneKinds: UInt8 { kindsAndSex & 0x1F }

  /// The sex; 0 where it is not known.
  @inline(__always)
  var sex: UInt8 { kindsAndSex &>> 6 }
}

extension PairRow {
  /// A bit for each kind of telephone number that is evidence.
  static func bit(_ kind: PhoneNumber.Kind) -> UInt8? {
    switch kind {
    case .unknown: 1
    case .mobile: 2
    case .landline: 4
    case .ip: 8
    case .foreign: 16
    case .machine, .service: nil
    }
  }

  /// Eight decimal digits, four bits each.
  static func digits(_ number: UInt32) -> UInt32 {
    var rest = number
    var digits: UInt32 = 0
    for place in 0..<8 {
      digits |= (rest % 10) &<< UInt32(4 * place)
      rest /= 10
    }
    return digits
  }
}
