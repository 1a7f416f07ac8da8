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
    var scratch = scorer.makeScratch()
    let persons = ConstrainedClustering(
      recordCount: table.recordCount,
      links: links.filter { $0.relation == .person && $0.band == .match }.map(Self.link),
      order: table.contentHashes, signature: table.contentHashes
    ) { PersonGuard.keepsApart(scorer.evidence($0, $1, scratch: &scratch).vector) }
    let samePerson = persons.representative.enumerated().map {
      ConstrainedClustering.Link(UInt32($0.offset), $0.element, strength: .infinity)
    }
    let households = ConstrainedClustering(
      recordCount: table.recordCount,
      links: samePerson + links.filter { $0.householdBand == .match }.map(Self.link),
      order: table.contentHashes, signature: table.contentHashes
    ) {
      persons.representative[$0] != persons.representative[$1]
        && HouseholdGuard.keepsApart(scorer.evidence($0, $1, scratch: &scratch).vector)
    }
    person = persons.representative.map { Int($0) }
    household = households.representative.map { Int($0) }
    refusedLinks = persons.refused.count
    refusedHouseholdLinks = households.refused.count { $0.strength != .infinity }
  }

  private static func link(_ link: IdentityLink) -> ConstrainedClustering.Link {
    .init(UInt32(link.left), UInt32(link.right), strength: link.weight)
  }
}
