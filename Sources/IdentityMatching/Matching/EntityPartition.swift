internal import Glibc
internal import RecordLinkage

/// A few records resolved to persons and households, with the decisions of reviewers.
///
/// The outcome depends on the set of records, links and decisions alone, whatever their order:
/// - Records that a reviewer tied are one unit, and one contradiction within it holds nobody else off: another record may join where
///   it agrees with any of them.
/// - A unit that fits two others which exclude each other, and neither much better than the other, joins none: its evidence is
///   ambiguous. Its links to households stand.
/// - The other units are joined from the strongest link to the weakest, and never two that exclude each other
///   (`ConstrainedClustering`). Households join persons in the same way.
package struct EntityPartition {
  /// A link in band `match` between two records of the table.
  package struct Link: Sendable, Hashable {
    package let lhs: Int
    package let rhs: Int
    /// Log2 odds, in bits.
    package let weight: Float
    package let isPerson: Bool
    package let isHousehold: Bool

    package init(_ lhs: Int, _ rhs: Int, weight: Float, isPerson: Bool, isHousehold: Bool) {
      (self.lhs, self.rhs, self.weight) = (lhs, rhs, weight)
      (self.isPerson, self.isHousehold) = (isPerson, isHousehold)
    }
  }

  /// A reviewer's word on two records of the table.
  package struct Decision: Sendable, Hashable {
    package let lhs: Int
    package let rhs: Int
    package let relation: Relation
    /// Whether the two belong together; or do not.
    package let isTogether: Bool

    package init(_ lhs: Int, _ rhs: Int, _ relation: Relation, isTogether: Bool) {
      (self.lhs, self.rhs, self.relation, self.isTogether) = (lhs, rhs, relation, isTogether)
    }
  }

  /// For each record the first record, by `order`, of its person.
  package private(set) var person: [Int] = []
  /// For each record the first record, by `order`, of its household.
  package private(set) var household: [Int] = []
  /// For each record whether it fits several persons who exclude each other, and so joined none.
  package private(set) var isAmbiguous: [Bool]

  /// How many bits one person has to be likelier than another who is excluded, so that the evidence is not ambiguous: at these odds
  /// the probability is that from which a person link is a match.
  package static func ambiguityMargin(_ model: ApplicantModel) -> Float {
    let match = model.personThresholds.match
    return Float(log2(Double(match) / (1 - Double(match))))
  }

  /// Resolves the records of a table.
  ///
  /// - Parameters:
  ///   - links: those in band `match`, each pair once.
  ///   - decisions: free of contradictions.
  ///   - order: a number for each record, no two the same, that does not depend on the order of the records.
  /// - Complexity: O(*n*²) comparisons at worst for *n* records that are linked with each other.
  package init(
    of table: FeatureTable, model: ApplicantModel, links: [Link], decisions: [Decision], order: [UInt64]
  ) {
    let count = table.recordCount
    isAmbiguous = Array(repeating: false, count: count)
    let pairs = PairVectors(table: table, model: model)

    // Persons.
    var units = Units(count: count)
    for decision in decisions where decision.isTogether && decision.relation == .person {
      units.join(decision.lhs, decision.rhs)
    }
    let apart = decisions.filter { !$0.isTogether }
    var excluded = units.pairs(of: apart.map { ($0.lhs, $0.rhs) })
    var memberUnits = units.finish(order)
    let personExcludes = { (one: Int, other: Int) -> Bool in
      if excluded.contains(UnitPair(one, other)) { return true }
      // Where a reviewer tied records that differ, either may be what another agrees with.
      return memberUnits.members[one].allSatisfy { record in
        memberUnits.members[other].allSatisfy { PersonGuard.keepsApart(pairs.vector(record, $0)) }
      }
    }
    let personLinks = Self.unitLinks(links.filter(\.isPerson), memberUnits)
    let ambiguous = Self.ambiguousUnits(
      personLinks, unitCount: memberUnits.members.count, margin: Self.ambiguityMargin(model),
      excludes: personExcludes)
    let persons = ConstrainedClustering(
      recordCount: memberUnits.members.count,
      links: personLinks.filter { !ambiguous.contains(Int($0.lhs)) && !ambiguous.contains(Int($0.rhs)) },
      order: memberUnits.order, signature: memberUnits.order, exclude: personExcludes)
    for unit in ambiguous {
      for record in memberUnits.members[unit] { isAmbiguous[record] = true }
    }
    person = memberUnits.firstRecords(persons.representative.map { Int($0) }, order)

    // Households, of whole persons.
    units = Units(count: count)
    for record in 0..<count where person[record] != record { units.join(record, person[record]) }
    for decision in decisions where decision.isTogether { units.join(decision.lhs, decision.rhs) }
    excluded = units.pairs(of: apart.filter { $0.relation == .household }.map { ($0.lhs, $0.rhs) })
    memberUnits = units.finish(order)
    let person = person
    let households = ConstrainedClustering(
      recordCount: memberUnits.members.count,
      links: Self.unitLinks(links.filter(\.isHousehold), memberUnits),
      order: memberUnits.order, signature: memberUnits.order
    ) { one, other in
      if excluded.contains(UnitPair(one, other)) { return true }
      return memberUnits.members[one].contains { record in
        memberUnits.members[other].contains {
          person[record] != person[$0] && HouseholdGuard.keepsApart(pairs.vector(record, $0))
        }
      }
    }
    household = memberUnits.firstRecords(households.representative.map { Int($0) }, order)
  }

  /// The links between units: of several between two the strongest.
  private static func unitLinks(_ links: [Link], _ units: UnitMembers) -> [ConstrainedClustering.Link] {
    var strongest: [UnitPair: Float] = [:]
    for link in links {
      let (one, other) = (units.unit[link.lhs], units.unit[link.rhs])
      if one == other { continue }
      strongest[UnitPair(one, other), default: -.infinity].raise(to: link.weight)
    }
    return strongest.map { .init(UInt32($0.key.low), UInt32($0.key.high), strength: $0.value) }
  }

  /// The units that fit two others which exclude each other, neither of them much better.
  private static func ambiguousUnits(
    _ links: [ConstrainedClustering.Link], unitCount: Int, margin: Float, excludes: (Int, Int) -> Bool
  ) -> Set<Int> {
    var linksOfUnit: [Int: [(unit: Int, strength: Float)]] = [:]
    for link in links {
      linksOfUnit[Int(link.lhs), default: []].append((Int(link.rhs), link.strength))
      linksOfUnit[Int(link.rhs), default: []].append((Int(link.lhs), link.strength))
    }
    var ambiguous: Set<Int> = []
    for (unit, links) in linksOfUnit where links.count > 1 {
      let best = links.reduce(-Float.infinity) { max($0, $1.strength) }
      let near = links.filter { $0.strength > best - margin }
      let isTorn = near.indices.contains { one in
        near[..<one].contains { excludes(near[one].unit, $0.unit) }
      }
      if isTorn { ambiguous.insert(unit) }
    }
    return ambiguous
  }
}

extension Float {
  fileprivate mutating func raise(to other: Float) { self = Swift.max(self, other) }
}

/// Two units in either order.
private struct UnitPair: Hashable {
  let low: Int
  let high: Int

  init(_ one: Int, _ other: Int) {
    (low, high) = (min(one, other), max(one, other))
  }
}

/// Records that are known to belong together, while it is still being said which do.
private struct Units {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  private mutating func root(_ record: Int) -> Int {
    var record = record
    while parents[record] != record {
      parents[record] = parents[parents[record]]
      record = parents[record]
    }
    return record
  }

  mutating func join(_ one: Int, _ other: Int) {
    let (one, other) = (root(one), root(other))
    parents[max(one, other)] = min(one, other)
  }

  /// The pairs of units that pairs of records are of.
  mutating func pairs(of records: [(Int, Int)]) -> Set<UnitPair> {
    let numbers = numbers()
    var pairs: Set<UnitPair> = []
    for (one, other) in records { pairs.insert(UnitPair(numbers[one], numbers[other])) }
    return pairs
  }

  /// The unit of each record: units are numbered as their first records are.
  private mutating func numbers() -> [Int] {
    var numberOfRoot: [Int: Int] = [:]
    return parents.indices.map { record in
      let root = root(record)
      if let number = numberOfRoot[root] { return number }
      numberOfRoot[root] = numberOfRoot.count
      return numberOfRoot.count - 1
    }
  }

  mutating func finish(_ order: [UInt64]) -> UnitMembers {
    let numbers = numbers()
    var members = [[Int]](repeating: [], count: (numbers.max() ?? -1) + 1)
    for (record, unit) in numbers.enumerated() { members[unit].append(record) }
    return UnitMembers(
      unit: numbers, members: members,
      order: members.map { $0.reduce(UInt64.max) { min($0, order[$1]) } })
  }
}

/// Which records are of which unit.
private struct UnitMembers {
  /// The unit of each record.
  let unit: [Int]
  /// The records of each unit.
  let members: [[Int]]
  /// The least number of a unit's records: no two the same.
  let order: [UInt64]

  /// For each record the first one, by `order`, of its cluster of units.
  func firstRecords(_ clusterOfUnit: [Int], _ order: [UInt64]) -> [Int] {
    var first: [Int: Int] = [:]
    for (record, unit) in unit.enumerated() {
      let cluster = clusterOfUnit[unit]
      if let known = first[cluster], order[known] < order[record] { continue }
      first[cluster] = record
    }
    return unit.map { first[clusterOfUnit[$0]] ?? 0 }
  }
}

/// The comparison vectors of pairs, each made once.
private final class PairVectors {
  private let comparer: ApplicantComparer
  private var scratch = ApplicantComparer.Scratch(bits: 6)
  private var known: [UnitPair: ComparisonVector] = [:]

  init(table: FeatureTable, model: ApplicantModel) {
    comparer = ApplicantComparer(table: table, model: model)
  }

  func vector(_ one: Int, _ other: Int) -> ComparisonVector {
    let pair = UnitPair(one, other)
    if let vector = known[pair] { return vector }
    let vector = comparer.evidence(pair.low, pair.high, scratch: &scratch).vector
    known[pair] = vector
    return vector
  }
}
