internal import RecordLinkage

extension IdentityMatcher {
  /// The links of the one left record of a table to its right ones, which are all compared: a blocking of somebody else's has
  /// chosen them.
  ///
  /// - Returns: the links in band `match` or `review`, by right record number.
  /// - Complexity: O(*n*) for *n* records, a few microseconds each.
  package func linksOfFirst(in table: FeatureTable) -> [IdentityLink] {
    let leftCount = table.leftCount ?? 1
    let comparer = ApplicantComparer(table: table, model: model)
    // Few pairs repeat few values.
    var scratch = ApplicantComparer.Scratch(bits: 6)
    let prior = model.prior(recordCount: table.baseCount)
    var links: [IdentityLink] = []
    for right in leftCount..<max(leftCount, table.recordCount) {
      let evidence = comparer.evidence(0, right, scratch: &scratch)
      let decision = LinkDecision(
        vector: evidence.vector, weights: evidence.weights, prior: prior, model: model)
      if decision.band == .different { continue }
      links.append(
        IdentityLink(
          left: 0, right: right - leftCount, relation: decision.relation, band: decision.band,
          probability: decision.probability, weight: decision.weight,
          matchKey: model.scoring.matchKey(of: evidence.vector), householdBand: decision.householdBand,
          heldBy: decision.heldBy))
    }
    return links
  }
}
