internal import RecordLinkage

/// Records resolved to persons and households.
public struct IdentityClusters: Sendable, Hashable {
  /// For each record the smallest record number of its person.
  public let person: [Int]
  /// For each record the smallest record number of its household.
  public let household: [Int]
  /// The number of person links that a contradiction kept from joining two clusters.
  public let refusedLinks: Int

  /// The number of household links that would have chained people of other places and names together.
  public let refusedHouseholdLinks: Int

  /// Clusters a table by its links in band `match`.
  ///
  /// Persons are connected components in which no two records contradict each other, see ``PersonGuard/keepsApart(_:)``. A
  /// household joins whole persons, so that a person is never spread over two, and those whose household is certain even
  /// where the person is not.
  public init(table: FeatureTable, links: [IdentityLink], scorer: ApplicantScorer) {
    // What keeps two records apart keeps their link from band `match` too, see ``LinkDecision``.
    var scratch = scorer.makeScratch()
    var personLinks: [ConstrainedClustering.Link] = []
    var householdLinks: [ConstrainedClustering.Link] = []
    // By place: a copy of a link counts its match key's references.
    for place in links.indices {
      let isPerson = links[place].relation == .person && links[place].band == .match
      let isHousehold = links[place].householdBand == .match
      guard isPerson || isHousehold else { continue }
      let link = ConstrainedClustering.Link(
        UInt32(links[place].left), UInt32(links[place].right), strength: links[place].weight)
      if isPerson { personLinks.append(link) }
      if isHousehold { householdLinks.append(link) }
    }
    let persons = ConstrainedClustering(
      recordCount: table.recordCount, links: personLinks, order: table.contentHashes,
      signature: table.contentHashes, linksAreAllowed: true
    ) { PersonGuard.keepsApart(scorer.evidence($0, $1, scratch: &scratch).vector) }
    var samePerson: [ConstrainedClustering.Link] = []
    for (record, representative) in persons.representative.enumerated() where representative != record {
      samePerson.append(.init(UInt32(record), representative, strength: .infinity))
    }
    let households = ConstrainedClustering(
      recordCount: table.recordCount, links: samePerson + householdLinks, order: table.contentHashes,
      signature: table.contentHashes, linksAreAllowed: true
    ) {
      persons.representative[$0] != persons.representative[$1]
        && HouseholdGuard.keepsApart(scorer.evidence($0, $1, scratch: &scratch).vector)
    }
    person = persons.representative.map { Int($0) }
    household = households.representative.map { Int($0) }
    refusedLinks = persons.refused.count
    refusedHouseholdLinks = households.refused.count { $0.strength != .infinity }
  }

  /// The number of persons.
  public var personCount: Int { Self.count(person) }

  /// The number of households.
  public var householdCount: Int { Self.count(household) }

  /// The number of clusters, each of which its smallest record stands for.
  private static func count(_ representatives: [Int]) -> Int {
    representatives.indices.count { representatives[$0] == $0 }
  }
}
