internal import Foundation
internal import IdentityMatching
internal import JapaneseNormalization
internal import RecordLinkage

/// The persons and households of those records of a base that some changed ones are linked with, directly or by others.
///
/// The same for every order in which the records came in: it depends on them, on the decisions, and on the configuration.
struct Resolution {
  /// What became of a record.
  struct Outcome: Sendable, Hashable {
    let number: UInt32
    /// The record that stands for the person, and that for the household.
    let person: UInt32
    let household: UInt32
    let isAmbiguous: Bool
  }

  /// What each of the records is now, whole persons and households at a time.
  private(set) var outcomes: [Outcome] = []

  private let base: Base
  private let decisions: DecisionGraph
  private let configuration: HouseholdIndex.Configuration
  private let expectedRecords: Int

  private struct Edge: Sendable {
    let one: Int
    let other: Int
    let link: PartitionSearch.Link
  }

  /// Resolves.
  ///
  /// - Parameters:
  ///   - seeds: the numbers of changed records.
  ///   - order: a number for each record, by its number, that does not depend on the order in which they came.
  /// - Complexity: a search for each record that is reached, on all processors.
  init(
    of seeds: some Sequence<UInt32>, in base: Base, decisions: DecisionGraph,
    configuration: HouseholdIndex.Configuration, expectedRecords: Int,
    order: ([UInt32]) throws -> [UInt64]
  ) throws {
    self.base = base
    self.decisions = decisions
    self.configuration = configuration
    self.expectedRecords = expectedRecords
    let (numbers, edges) = reached(from: seeds)
    let orders = try order(numbers)
    let components = Self.components(count: numbers.count, edges, decisions: decidedPairs(numbers))
    outcomes = resolved(components, numbers, edges, orders)
  }

  // MARK: Reaching

  /// All records that links and decisions lead to, and the links.
  private func reached(from seeds: some Sequence<UInt32>) -> ([UInt32], [Edge]) {
    var numbers: [UInt32] = []
    var places: [UInt32: Int] = [:]
    var edges: [Edge] = []
    var next = Array(Set(seeds)).sorted()
    while !next.isEmpty {
      let first = numbers.count
      for number in next {
        places[number] = numbers.count
        numbers.append(number)
      }
      let found = links(of: next)
      next = []
      func reach(_ number: UInt32) {
        if places[number] == nil {
          places[number] = -1
          next.append(number)
        }
      }
      for links in found { for link in links { reach(link.number) } }
      for number in numbers[first...] {
        for edge in decisions.edges(of: number) where edge.isTogether { reach(edge.other) }
      }
      for (offset, links) in found.enumerated() {
        // Each link is found from both of its ends.
        for link in links { edges.append(Edge(one: first + offset, other: Int(link.number), link: link)) }
      }
    }
    return (numbers, edges.map { Edge(one: $0.one, other: places[UInt32($0.other)] ?? 0, link: $0.link) })
  }

  /// The links of some records.
  private func links(of numbers: [UInt32]) -> [[PartitionSearch.Link]] {
    ConcurrentPieces.map(count: numbers.count, size: 256) { piece in
      var search = PartitionSearch(
        matcher: configuration.matcher, gazetteer: configuration.gazetteer, expectedRecords: expectedRecords)
      return piece.map { place in
        base.place(of: numbers[place]).map { search.links(of: $0, in: base) } ?? []
      }
    }
  }

  /// The pairs of reached records, by place, that decisions tie.
  private func decidedPairs(_ numbers: [UInt32]) -> [(Int, Int)] {
    if decisions.isEmpty { return [] }
    let places = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($0.element, $0.offset) })
    return numbers.enumerated().flatMap { place, number in
      decisions.edges(of: number).compactMap { edge in
        edge.isTogether ? places[edge.other].map { (place, $0) } : nil
      }
    }
  }

  // MARK: Components

  /// The places of the records of each component.
  private static func components(count: Int, _ edges: [Edge], decisions: [(Int, Int)]) -> [[Int]] {
    var parents = Array(0..<count)
    func root(_ place: Int) -> Int {
      var place = place
      while parents[place] != place {
        parents[place] = parents[parents[place]]
        place = parents[place]
      }
      return place
    }
    func join(_ one: Int, _ other: Int) {
      let (one, other) = (root(one), root(other))
      parents[max(one, other)] = min(one, other)
    }
    for edge in edges { join(edge.one, edge.other) }
    for (one, other) in decisions { join(one, other) }
    var components: [[Int]] = []
    var numberOfRoot = [Int](repeating: -1, count: count)
    for place in 0..<count {
      let root = root(place)
      if numberOfRoot[root] < 0 {
        numberOfRoot[root] = components.count
        components.append([])
      }
      components[numberOfRoot[root]].append(place)
    }
    return components
  }

  private func resolved(
    _ components: [[Int]], _ numbers: [UInt32], _ edges: [Edge], _ orders: [UInt64]
  ) -> [Outcome] {
    var edgesOfComponent = [[Edge]](repeating: [], count: components.count)
    var componentOfPlace = [Int](repeating: 0, count: numbers.count)
    for (component, places) in components.enumerated() {
      for place in places { componentOfPlace[place] = component }
    }
    for edge in edges { edgesOfComponent[componentOfPlace[edge.one]].append(edge) }
    let grouped = edgesOfComponent
    return ConcurrentPieces.map(count: components.count, size: 256) { piece in
      piece.map { component in
        let places = components[component]
        if places.count == 1 {
          let number = numbers[places[0]]
          return [Outcome(number: number, person: number, household: number, isAmbiguous: false)]
        }
        return resolved(places, numbers, grouped[component], orders)
      }
    }.flatMap { $0 }
  }

  /// The outcome for the records of one component.
  private func resolved(
    _ places: [Int], _ numbers: [UInt32], _ edges: [Edge], _ orders: [UInt64]
  ) -> [Outcome] {
    let places = places.sorted { orders[$0] < orders[$1] }
    let rows = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($0.element, $0.offset) })
    let rowOfNumber = Dictionary(
      uniqueKeysWithValues: places.enumerated().map { (numbers[$0.element], $0.offset) })
    var builder = FeatureTableBuilder(gazetteer: configuration.gazetteer)
    for place in places {
      // Every one of them was read for its links; a table that lacks one would give a row to another.
      guard let found = base.place(of: numbers[place]), base.append(CollectionOfOne(found), to: &builder)
      else { return places.map { Self.alone(numbers[$0]) } }
    }
    var links: [Int: EntityPartition.Link] = [:]
    for edge in edges {
      guard let one = rows[edge.one], let other = rows[edge.other] else { continue }
      let (low, high) = (min(one, other), max(one, other))
      // Found from both ends: what was found from the lower row counts.
      if one > other, links[low * places.count + high] != nil { continue }
      links[low * places.count + high] = EntityPartition.Link(
        low, high, weight: edge.link.weight, isPerson: edge.link.isPerson, isHousehold: edge.link.isHousehold)
    }
    let decided = places.enumerated().flatMap { row, place in
      decisions.edges(of: numbers[place]).compactMap { edge -> EntityPartition.Decision? in
        guard let other = rowOfNumber[edge.other], row < other else { return nil }
        return EntityPartition.Decision(row, other, edge.relation, isTogether: edge.isTogether)
      }
    }
    let partition = EntityPartition(
      of: builder.finish(in: PartitionStatistics(base, expectedRecords: expectedRecords)),
      model: configuration.matcher.model, links: links.sorted { $0.key < $1.key }.map(\.value),
      decisions: decided, order: places.map { orders[$0] })
    return places.enumerated().map { row, place in
      Outcome(
        number: numbers[place], person: numbers[places[partition.person[row]]],
        household: numbers[places[partition.household[row]]], isAmbiguous: partition.isAmbiguous[row])
    }
  }

  private static func alone(_ number: UInt32) -> Outcome {
    Outcome(number: number, person: number, household: number, isAmbiguous: false)
  }
}

/// A number for each record that is the same in whatever order records came.
enum RecordOrder {
  static func number(of id: String) -> UInt64 {
    var hash = StableHash(seed: 103)
    for byte in id.utf8 { hash.combine(UInt64(byte)) }
    return hash.value
  }
}
