public import ContractHistory
internal import IdentityMatching
internal import JapaneseNormalization
internal import RecordLinkage

/// What an applicant gives otherwise than the last record of the person.
public struct ContactChanges: Sendable, Hashable, Codable {
  /// A kind of telephone number.
  public enum PhoneKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A mobile number.
    case mobile
    /// A number of a place.
    case landline
    /// Any other: internet telephony, abroad, without an area code.
    case other
  }

  /// When the person was last seen: the instant of the last record.
  public let lastSeen: Instant
  /// Whether another address is given; `nil` where that cannot be told.
  public let address: Bool?
  /// Whether none of the telephone numbers is the same; `nil` where a side has none.
  public let phone: Bool?
  /// The kinds of numbers of the last record.
  public let phoneKindsBefore: [PhoneKind]
  /// The kinds of numbers of the application.
  public let phoneKindsNow: [PhoneKind]
  /// Whether another mailbox is given; `nil` where a side has none.
  public let email: Bool?
  /// Whether another card is given; `nil` where a side has none.
  public let card: Bool?

  /// How many of the four contact points have changed.
  public var count: Int { [address, phone, email, card].count { $0 == true } }
}

extension ContactChanges {
  /// What has changed between an application and a record.
  ///
  /// - Parameters:
  ///   - vector: how the two compare.
  ///   - before: the kinds of numbers of the record.
  ///   - now: those of the application.
  init(
    lastSeen: Instant, vector: ComparisonVector, before: Set<PhoneNumber.Kind>, now: Set<PhoneNumber.Kind>
  ) {
    self.lastSeen = lastSeen
    switch AddressLevel(rawValue: vector[ApplicantComparison.address.rawValue]) {
    case .sameFlat, .sameHouse, .sameSite: address = false
    case .different, .otherUnit: address = true
    // The unit, or what would decide, is missing on a side.
    case .samePremises, .ambiguous, .samePostalCode, .missing, nil: address = nil
    }
    switch PhoneLevel(rawValue: vector[ApplicantComparison.phone.rawValue]) {
    case .sameMobile, .sameLandline: phone = false
    case .different: phone = true
    // A mobile for a landline: no contradiction, but a change.
    case .missing, nil: phone = before.isEmpty || now.isEmpty ? nil : true
    }
    switch EmailLevel(rawValue: vector[ApplicantComparison.email.rawValue]) {
    case .same, .similar: email = false
    case .different: email = true
    case .missing, nil: email = nil
    }
    switch CardLevel(rawValue: vector[ApplicantComparison.card.rawValue]) {
    case .same: card = false
    case .different: card = true
    case .missing, nil: card = nil
    }
    phoneKindsBefore = Self.kinds(before)
    phoneKindsNow = Self.kinds(now)
  }

  private static func kinds(_ kinds: Set<PhoneNumber.Kind>) -> [PhoneKind] {
    let known = Set(
      kinds.map { kind -> PhoneKind in
        switch kind {
        case .mobile: .mobile
        case .landline: .landline
        case .ip, .foreign, .machine, .service, .unknown: .other
        }
      })
    return PhoneKind.allCases.filter(known.contains)
  }
}
