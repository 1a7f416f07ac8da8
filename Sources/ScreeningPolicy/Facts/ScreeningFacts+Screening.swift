public import HouseholdIndex

extension ScreeningFacts {
  /// What an answer of the index says.
  public init(_ screening: Screening) {
    self.init(
      person: screening.personFacts, personBand: screening.personBand, household: screening.householdFacts,
      householdBand: screening.householdBand, isAmbiguous: screening.isAmbiguous,
      isDegraded: screening.isDegraded)
  }
}

extension ScreeningPolicy {
  /// What becomes of an application by an answer of the index.
  ///
  /// - Complexity: as for ``decide(_:)``.
  public func decide(_ screening: Screening) -> ScreeningDecision { decide(ScreeningFacts(screening)) }
}
