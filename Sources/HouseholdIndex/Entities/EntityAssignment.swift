/// Which ids persons and households have after a change, and what that is called.
///
/// An id stays with the largest part of those who had it, of equal parts with that of the oldest record; where several meet the
/// oldest id stays. So an id is only ever lost to an older one.
struct EntityAssignment {
  /// The entities of a record; 0 for none yet.
  struct Entities: Sendable, Hashable {
    var person: UInt32
    var household: UInt32

    static let none = Entities(person: 0, household: 0)
  }

  /// The ids that were given last.
  struct LastIDs: Sendable, Hashable {
    var person: UInt32
    var household: UInt32
  }

  /// The entities that each record has now, by number.
  private(set) var entities: [UInt32: Entities] = [:]
  /// What happened, in the order in which it is told.
  private(set) var events: [Event] = []
  private(set) var lastIDs: LastIDs

  /// What happened to a person or a household.
  struct Event: Sendable, Hashable {
    enum Kind: Int, Sendable {
      case enrolled = 0
      case merged = 1
      case split = 2
      case moved = 3
      case ended = 4
    }

    enum Scope: Int, Sendable {
      case person = 0
      case household = 1
    }

    let kind: Kind
    let scope: Scope
    /// The record, where it is about one.
    let record: UInt32?
    /// The entity that it is about: that which is gone, was split, was left or has ended.
    let entity: UInt32
    /// The entity that it became or went to; for an enrolled record the household.
    let other: UInt32?
  }

  /// - Parameters:
  ///   - outcomes: all records whose entities may have changed, whole persons and households at a time.
  ///   - before: the entities that these had, and those that went.
  ///   - removed: the numbers of those that went.
  ///   - lastIDs: the ids that were given last before.
  init(
    _ outcomes: [Resolution.Outcome], before: [UInt32: Entities], removed: [UInt32], lastIDs: LastIDs
  ) {
    self.lastIDs = lastIDs
    let numbers = outcomes.map(\.number)
    let persons = Scoped(
      numbers: numbers, clusters: outcomes.map(\.person),
      before: numbers.map { before[$0]?.person ?? 0 },
      removed: removed.compactMap { before[$0]?.person }, last: lastIDs.person)
    let households = Scoped(
      numbers: numbers, clusters: outcomes.map(\.household),
      before: numbers.map { before[$0]?.household ?? 0 },
      removed: removed.compactMap { before[$0]?.household }, last: lastIDs.household)
    self.lastIDs = LastIDs(person: persons.last, household: households.last)
    for (place, number) in numbers.enumerated() {
      entities[number] = Entities(person: persons.ids[place], household: households.ids[place])
    }
    for (place, number) in numbers.enumerated().sorted(by: { $0.element < $1.element })
    where before[number] == nil || before[number] == Entities.none {
      events.append(
        Event(
          kind: .enrolled, scope: .person, record: number, entity: persons.ids[place],
          other: households.ids[place]))
    }
    events += persons.events(.person, numbers)
    events += households.events(.household, numbers)
  }
}

/// The ids of persons, or of households.
private struct Scoped {
  /// The id of each record's entity.
  private(set) var ids: [UInt32]
  /// The id that was given last.
  private(set) var last: UInt32
  private let before: [UInt32]
  /// For each id that there was what it is now, or 0 where nobody is left.
  private var heirs: [UInt32: UInt32] = [:]

  init(numbers: [UInt32], clusters: [UInt32], before: [UInt32], removed: [UInt32], last: UInt32) {
    self.before = before
    self.last = last
    // How many of each id's records are in each cluster, and the oldest of them.
    struct Part {
      var count = 0
      var oldest = UInt32.max
    }
    var parts: [UInt32: [UInt32: Part]] = [:]
    var oldestOfCluster: [UInt32: UInt32] = [:]
    for place in numbers.indices {
      let (number, cluster) = (numbers[place], clusters[place])
      oldestOfCluster[cluster] = min(oldestOfCluster[cluster] ?? .max, number)
      if before[place] == 0 { continue }
      parts[before[place], default: [:]][cluster, default: Part()].count += 1
      let oldest = parts[before[place]]?[cluster]?.oldest ?? .max
      parts[before[place]]?[cluster]?.oldest = min(oldest, number)
    }
    var idOfCluster: [UInt32: UInt32] = [:]
    var clusterOfHeir: [UInt32: UInt32] = [:]
    for (id, parts) in parts {
      let largest = parts.max {
        ($0.value.count, $1.value.oldest) < ($1.value.count, $0.value.oldest)
      }
      guard let cluster = largest?.key else { continue }
      clusterOfHeir[id] = cluster
      idOfCluster[cluster] = min(idOfCluster[cluster] ?? .max, id)
    }
    for (cluster, _) in oldestOfCluster.sorted(by: { $0.value < $1.value }) where idOfCluster[cluster] == nil
    {
      self.last += 1
      idOfCluster[cluster] = self.last
    }
    ids = clusters.map { idOfCluster[$0] ?? 0 }
    for (id, cluster) in clusterOfHeir { heirs[id] = idOfCluster[cluster] ?? 0 }
    for id in removed where id != 0 && heirs[id] == nil { heirs[id] = 0 }
  }

  func events(_ scope: EntityAssignment.Event.Scope, _ numbers: [UInt32]) -> [EntityAssignment.Event] {
    var events: [EntityAssignment.Event] = []
    func add(_ kind: EntityAssignment.Event.Kind, _ record: UInt32?, _ entity: UInt32, _ other: UInt32?) {
      events.append(.init(kind: kind, scope: scope, record: record, entity: entity, other: other))
    }
    for (id, heir) in heirs.sorted(by: { $0.key < $1.key }) where heir != id {
      if heir == 0 { add(.ended, nil, id, nil) } else { add(.merged, nil, id, heir) }
    }
    var split: Set<[UInt32]> = []
    let known = Set(before)
    for (place, number) in numbers.enumerated().sorted(by: { $0.element < $1.element }) {
      let (old, new) = (before[place], ids[place])
      // What a merger did to all who were of an id is said once.
      if old == 0 || old == new || heirs[old] == new { continue }
      if !known.contains(new), split.insert([old, new]).inserted { add(.split, nil, old, new) }
      add(.moved, number, old, new)
    }
    return events
  }
}
