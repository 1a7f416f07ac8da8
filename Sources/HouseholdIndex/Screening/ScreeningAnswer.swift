internal import ContractHistory
internal import IdentityMatching
internal import RecordLinkage

/// Makes an answer of the links of an application: persons, households, what has changed, and the facts.
struct ScreeningAnswer {
  private let base: Base
  private let matcher: IdentityMatcher
  private let decisions: DecisionGraph
  private let asOf: Instant
  private let calendar: ContractCalendar
  private let versions: DecisionVersions

  init(
    base: Base, matcher: IdentityMatcher, decisions: DecisionGraph, asOf: Instant, calendar: ContractCalendar,
    versions: DecisionVersions
  ) {
    self.base = base
    self.matcher = matcher
    self.decisions = decisions
    self.asOf = asOf
    self.calendar = calendar
    self.versions = versions
  }

  /// A link, and what is known of the record.
  private struct Found {
    let number: UInt32
    let link: IdentityLink
    let record: IndexReading.Identity

    var person: PersonID { PersonID(rawValue: record.entities.person) }
    var household: HouseholdID { HouseholdID(rawValue: record.entities.household) }
  }

  // MARK: Answering

  /// The answer for an application that is linked to nobody.
  func ofStranger(_ outcome: LinkSearch.Outcome) -> Screening {
    screening(
      outcome, found: [], persons: [], households: [], changes: nil, personFacts: facts(of: .person),
      householdFacts: facts(of: .household))
  }

  /// The answer for an application with links.
  ///
  /// - Parameter search: found the links.
  func screening(
    _ outcome: LinkSearch.Outcome, by search: inout LinkSearch, reading: IndexReading
  ) throws -> Screening {
    let identities = try reading.identities(outcome.links.map(\.number))
    let found = outcome.links.compactMap { link in
      // A record that was deleted meanwhile is none.
      identities[link.number].map { Found(number: link.number, link: link.link, record: $0) }
    }
    let best = Self.best(found.filter { $0.link.relation == .person }, by: \.person) {
      ($0.link.band == .match ? 1 : 0, $0.link.weight)
    }
    let ambiguities = try ambiguities(best, by: &search, reading: reading)
    var persons: [PersonFinding] = []
    for (one, others) in zip(best, ambiguities) {
      persons.append(
        try person(
          one, found: found, ambiguousWith: others, by: &search, records: reading.records(of: one.person)))
    }
    let households = try households(found, by: &search, reading: reading)
    let isAmbiguous = ambiguities.first.map { !$0.isEmpty } ?? false
    return screening(
      outcome, found: found, persons: persons, households: households,
      changes: try best.first.flatMap { try changes(of: $0.person, by: &search, reading: reading) },
      personFacts: try personFacts(best, isAmbiguous: isAmbiguous, reading),
      householdFacts: try householdFacts(best, households, isAmbiguous: isAmbiguous, reading))
  }

  private func screening(
    _ outcome: LinkSearch.Outcome, found: [Found], persons: [PersonFinding], households: [HouseholdFinding],
    changes: ContactChanges?, personFacts: ContractFacts, householdFacts: ContractFacts
  ) -> Screening {
    Screening(
      persons: persons, households: households, changes: changes, personFacts: personFacts,
      householdFacts: householdFacts,
      links: found.map {
        Screening.Link(
          id: $0.record.id, kind: $0.record.kind, person: $0.person, household: $0.household,
          relation: $0.link.relation, band: $0.link.band, probability: $0.link.probability,
          weight: $0.link.weight, matchKey: $0.link.matchKey, householdBand: $0.link.householdBand)
      },
      problems: outcome.problems, comparedRecords: outcome.comparedRecords,
      isDegraded: outcome.unreadableRecords > 0, asOf: asOf, versions: versions)
  }

  /// The best link of each entity, the best of all first; of equal ones that to the older entity.
  private static func best<ID: Hashable & Comparable, Rank: Comparable>(
    _ found: [Found], by id: (Found) -> ID, rank: (Found) -> (Int, Rank)
  ) -> [Found] {
    var best: [ID: Found] = [:]
    for one in found {
      if let known = best[id(one)], rank(known) >= rank(one) { continue }
      best[id(one)] = one
    }
    return best.sorted {
      rank($0.value) == rank($1.value) ? $0.key < $1.key : rank($0.value) > rank($1.value)
    }.map(\.value)
  }

  // MARK: Persons

  private func person(
    _ best: Found, found: [Found], ambiguousWith others: [PersonID], by search: inout LinkSearch,
    records: [UInt32]
  ) -> PersonFinding {
    let comparison = search.compare(with: best.number, in: base)
    return PersonFinding(
      id: best.person, band: best.link.band, probability: best.link.probability, weight: best.link.weight,
      matchKey: best.link.matchKey,
      contributions: comparison?.finding.waterfall.contributions.map { Contribution($0) } ?? [],
      heldBy: best.link.heldBy, ambiguousWith: others, expectedNamesakes: comparison?.expectedNamesakes,
      linkedRecords: found.count { $0.person == best.person && $0.link.relation == .person },
      records: records.count)
  }

  /// For each of the persons those that exclude it and fit nearly as well. Only who is in band `match` joins anybody.
  private func ambiguities(
    _ best: [Found], by search: inout LinkSearch, reading: IndexReading
  ) throws -> [[PersonID]] {
    let margin = EntityPartition.ambiguityMargin(matcher.model)
    var ambiguities = [[PersonID]](repeating: [], count: best.count)
    for (place, one) in best.enumerated() where one.link.band == .match {
      for (otherPlace, other) in best.enumerated().dropFirst(place + 1)
      where other.link.band == .match && abs(one.link.weight - other.link.weight) < margin {
        let isDecided = try areHeldApart(one.person, other.person, reading)
        guard isDecided || search.exclude(one.number, other.number, in: base) else { continue }
        ambiguities[place].append(other.person)
        ambiguities[otherPlace].append(one.person)
      }
    }
    return ambiguities
  }

  /// Whether a reviewer decided that two persons are different ones.
  private func areHeldApart(_ one: PersonID, _ other: PersonID, _ reading: IndexReading) throws -> Bool {
    if decisions.isEmpty { return false }
    let others = Set(try reading.records(of: other))
    return try reading.records(of: one).contains { number in
      decisions.edges(of: number).contains { !$0.isTogether && others.contains($0.other) }
    }
  }

  /// What has changed since a person's last record.
  private func changes(
    of person: PersonID, by search: inout LinkSearch, reading: IndexReading
  ) throws -> ContactChanges? {
    let records = try reading.identities(reading.records(of: person))
    let last = records.max {
      ($0.value.seen.secondsSince1970, $0.key) < ($1.value.seen.secondsSince1970, $1.key)
    }
    guard let last, let comparison = search.compare(with: last.key, in: base) else { return nil }
    return ContactChanges(
      lastSeen: last.value.seen, vector: comparison.finding.vector, before: comparison.otherPhoneKinds,
      now: comparison.phoneKinds)
  }

  // MARK: Households

  private func households(
    _ found: [Found], by search: inout LinkSearch, reading: IndexReading
  ) throws -> [HouseholdFinding] {
    let linked = found.filter { $0.link.householdBand != .different }
    let best = Self.best(linked, by: \.household) {
      ($0.link.householdBand == .match ? 1 : 0, $0.link.weight)
    }
    var households: [HouseholdFinding] = []
    for one in best {
      var basis = HouseholdFinding.Basis.person
      var (isRoomKnown, sharesFamilyName) = (false, false)
      for other in linked where other.household == one.household {
        guard let vector = search.compare(with: other.number, in: base)?.finding.vector else { continue }
        basis = min(basis, HouseholdFinding.Basis(vector))
        isRoomKnown = isRoomKnown || HouseholdFinding.Basis(vector) == .flat
        sharesFamilyName = sharesFamilyName || vector.agreesInFamilyName
      }
      households.append(
        HouseholdFinding(
          id: one.household, band: one.link.householdBand, probability: one.link.probability,
          weight: one.link.weight, matchKey: one.link.matchKey, basis: basis, isRoomKnown: isRoomKnown,
          sharesFamilyName: sharesFamilyName, members: try reading.personCount(of: one.household)))
    }
    return households
  }

  // MARK: Facts

  private func facts(
    of scope: FactScope, confirmed: [ContractEvent] = [], review: [ContractEvent] = []
  ) -> ContractFacts {
    ContractFacts(of: scope, confirmed: confirmed, review: review, asOf: asOf, under: calendar)
  }

  /// The facts of the person: confirmed of who is in band `match`, unless the application fits several who exclude each other.
  private func personFacts(
    _ persons: [Found], isAmbiguous: Bool, _ reading: IndexReading
  ) throws -> ContractFacts {
    var (confirmed, review): ([ContractEvent], [ContractEvent]) = ([], [])
    for person in persons {
      let events = try reading.events(of: person.person)
      if person.link.band == .match, !isAmbiguous { confirmed += events } else { review += events }
    }
    return facts(of: .person, confirmed: confirmed, review: review)
  }

  /// The facts of the households, and of the person wherever that lived: confirmed of those in band `match`.
  private func householdFacts(
    _ persons: [Found], _ households: [HouseholdFinding], isAmbiguous: Bool, _ reading: IndexReading
  ) throws -> ContractFacts {
    var (confirmed, review): ([ContractEvent], [ContractEvent]) = ([], [])
    for household in households {
      let events = try reading.events(of: household.id)
      if household.band == .match { confirmed += events } else { review += events }
    }
    for person in persons where !households.contains(where: { $0.id == person.household }) {
      let events = try reading.events(of: person.person)
      if person.link.band == .match, !isAmbiguous { confirmed += events } else { review += events }
    }
    return facts(of: .household, confirmed: confirmed, review: review)
  }
}

extension HouseholdFinding.Basis {
  /// What two records have in common.
  fileprivate init(_ vector: ComparisonVector) {
    switch AddressLevel(rawValue: vector[ApplicantComparison.address.rawValue]) {
    case .sameFlat: self = .flat
    case .sameHouse: self = .house
    case .samePremises, .sameSite: self = .building
    case .ambiguous, .otherUnit, .samePostalCode, .different, .missing, nil:
      switch PhoneLevel(rawValue: vector[ApplicantComparison.phone.rawValue]) {
      case .sameMobile, .sameLandline: self = .phone
      case .different, .missing, nil:
        if CardLevel(rawValue: vector[ApplicantComparison.card.rawValue]) == .same {
          self = .card
        } else {
          let email = EmailLevel(rawValue: vector[ApplicantComparison.email.rawValue])
          self = email == .same || email == .similar ? .email : .person
        }
      }
    }
  }
}

extension ComparisonVector {
  /// Whether the family names are the same, in whatever characters.
  fileprivate var agreesInFamilyName: Bool {
    switch NameLevel(rawValue: self[ApplicantComparison.familyName.rawValue]) {
    case .exact, .variantSpelling, .otherReading, .wildcard, .sameReading: true
    case .similarReading, .similarSpelling, .sameReadingOtherCharacters, .partial, .different, .missing, nil:
      false
    }
  }
}
