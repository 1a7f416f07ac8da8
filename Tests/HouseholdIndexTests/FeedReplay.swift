import HouseholdIndex

/// Who is whom, as a system downstream knows it that has nothing but the feed.
struct FeedReplay {
  private(set) var persons: [String: PersonID] = [:]
  private(set) var households: [String: HouseholdID] = [:]
  private(set) var cursor: Int64 = 0

  /// Takes in all changes since the last time.
  mutating func follow(_ index: HouseholdIndex) throws {
    while true {
      let changes = try index.changes(since: cursor, limit: 7)
      guard let last = changes.last else { return }
      for change in changes { take(change.event) }
      cursor = last.sequence
    }
  }

  private mutating func take(_ event: IndexChange.Event) {
    switch event {
    case .enrolled(let record, let person, let household):
      persons[record] = person
      households[record] = household
    case .personMerged(let gone, let kept): persons = persons.mapValues { $0 == gone ? kept : $0 }
    case .householdMerged(let gone, let kept): households = households.mapValues { $0 == gone ? kept : $0 }
    case .personSplit, .householdSplit: break
    case .personMoved(let record, _, let to): persons[record] = to
    case .householdMoved(let record, _, let to): households[record] = to
    case .personEnded(let gone): persons = persons.filter { $0.value != gone }
    case .householdEnded(let gone): households = households.filter { $0.value != gone }
    }
  }

  /// A system that knows of an erasure drops the record.
  mutating func forget(_ record: String) {
    persons[record] = nil
    households[record] = nil
  }

  /// The records of each person and of each household.
  var partition: Partition {
    Partition(
      persons: Set(Dictionary(grouping: persons.keys) { persons[$0] }.values.map { Set($0) }),
      households: Set(Dictionary(grouping: households.keys) { households[$0] }.values.map { Set($0) }))
  }
}

/// Which records are of one person, and which of one household.
struct Partition: Hashable {
  let persons: Set<Set<String>>
  let households: Set<Set<String>>

  /// What differs between two, for messages.
  func difference(from other: Partition) -> String {
    let sets = [
      persons.subtracting(other.persons), other.persons.subtracting(persons),
      households.subtracting(other.households), other.households.subtracting(households),
    ]
    return zip(["persons", "other's persons", "households", "other's households"], sets).map { name, sets in
      "\(name): " + sets.map { $0.sorted().joined(separator: "+") }.sorted().joined(separator: ", ")
    }.joined(separator: "; ")
  }
}
