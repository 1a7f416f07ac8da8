/// Something that happened to persons and households, for systems that keep their ids.
///
/// Who applies all changes in their order has, for every record, the person and household that the index has.
public struct IndexChange: Sendable, Hashable {
  /// What happened.
  public enum Event: Sendable, Hashable {
    /// A record was taken in, and is of this person and household.
    case enrolled(record: String, PersonID, HouseholdID)
    /// All who were of the first person are of the second now; the first id is not used again.
    case personMerged(PersonID, into: PersonID)
    /// All who were of the first household are of the second now; the first id is not used again.
    case householdMerged(HouseholdID, into: HouseholdID)
    /// Some who were of the first person are of the second, a new one; which ones is said by the moves that follow.
    case personSplit(PersonID, into: PersonID)
    /// Some who were of the first household are of the second, a new one; which ones is said by the moves that follow.
    case householdSplit(HouseholdID, into: HouseholdID)
    /// A record is of another person now.
    case personMoved(record: String, from: PersonID, to: PersonID)
    /// A record is of another household now.
    case householdMoved(record: String, from: HouseholdID, to: HouseholdID)
    /// No record of the person is left.
    case personEnded(PersonID)
    /// No record of the household is left.
    case householdEnded(HouseholdID)
  }

  /// The place in the feed, ascending: what to ask for the next changes with.
  public let sequence: Int64
  /// What happened. Events of a record that has been forgotten since are left out of the feed.
  public let event: Event
}

extension IndexChange.Event {
  /// - Parameter record: the id of the record; `nil` where it is about none, or about one that is gone.
  init?(_ event: EntityAssignment.Event, record: String?) {
    let (person, household) = (
      PersonID(rawValue: event.entity), HouseholdID(rawValue: event.entity)
    )
    let (otherPerson, otherHousehold) = (
      PersonID(rawValue: event.other ?? 0), HouseholdID(rawValue: event.other ?? 0)
    )
    switch (event.kind, event.scope) {
    case (.enrolled, _):
      guard let record else { return nil }
      self = .enrolled(record: record, person, otherHousehold)
    case (.moved, .person):
      guard let record else { return nil }
      self = .personMoved(record: record, from: person, to: otherPerson)
    case (.moved, .household):
      guard let record else { return nil }
      self = .householdMoved(record: record, from: household, to: otherHousehold)
    case (.merged, .person): self = .personMerged(person, into: otherPerson)
    case (.merged, .household): self = .householdMerged(household, into: otherHousehold)
    case (.split, .person): self = .personSplit(person, into: otherPerson)
    case (.split, .household): self = .householdSplit(household, into: otherHousehold)
    case (.ended, .person): self = .personEnded(person)
    case (.ended, .household): self = .householdEnded(household)
    }
  }
}
