internal import RecordLinkage

/// Records resolved to persons and households.
public struct IdentityClusters: Sendable, Hashable {
  /// For each record the smallest record number of its person.
  public let person: [Int]
  /// For each record the smallest record number of its household.
  public let household: [Int]
  /// The number of person links that a contradiction kept from joining two clusters.
  public let refusedLinks: Int

  /// Clusters a table by its links in band `match`.
  ///
  /// Persons are connected components in which nobody with another birth date *and* another given name sits. A household
  /// joins whole persons, so that a person is never spread over two.
  public init(table: FeatureTable, links: [IdentityLink], scorer: ApplicantScorer) {
    let matches = links.filter { $0.band == .match }
    var scratch = scorer.makeScratch()
    let persons = ConstrainedClustering(
      recordCount: table.recordCount,
      links: matches.filter { $0.relation == .person }.map(Self.link), order: table.contentHashes
    ) { PersonGuard.excludes(scorer.evidence($0, $1, scratch: &scratch).vector) }
    let sameperson = persons.representative.enumerated().map {
      ConstrainedClustering.Link(UInt32($0.offset), $0.element, strength: .infinity)
    }
    let households = ConstrainedClustering(
      recordCount: table.recordCount,
      links: sameperson + matches.filter { $0.relation == .household }.map(Self.link),
      order: table.contentHashes
    ) { _, _ in false }
    person = persons.representative.map { Int($0) }
    household = households.representative.map { Int($0) }
    refusedLinks = persons.refused.count
  }

  private static func link(_ link: IdentityLink) -> ConstrainedClustering.Link {
    .init(UInt32(link.left), UInt32(link.right), strength: link.weight)
  }
}
