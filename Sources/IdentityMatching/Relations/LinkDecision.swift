internal import Glibc
public import RecordLinkage

/// From the evidence on a pair to one relation and its band.
public struct LinkDecision: Sendable, Hashable {
  /// The relation that is reported.
  public let relation: Relation
  /// Its band.
  public let band: Band
  /// Its probability; for a household, that of "same person" is included.
  public let probability: Float
  /// The same as log2 odds: the prior and all evidence, in bits.
  public let weight: Float
  /// The band of the household that the two would be of, whichever relation is reported: a doubtful person may be a
  /// certain member of the household.
  public let householdBand: Band
  /// The rule that kept a person link at `review`, if one did.
  public let heldBy: PersonGuard?

  /// Decides on a pair.
  ///
  /// A pair is reported once. A person match comes first; a household that is certain comes before a person who
  /// is not likelier than not, for otherwise twins would stand as doubtful persons instead of as certain relatives.
  ///
  /// - Parameters:
  ///   - weights: the evidence for each class over "unrelated", in bits, without the prior.
  ///   - prior: the prior odds of each class, in bits.
  public init(
    vector: ComparisonVector, weights: FellegiSunterModel.Weights, prior: FellegiSunterModel.Weights,
    model: ApplicantModel
  ) {
    let person = weights[ApplicantModel.person] + prior[ApplicantModel.person]
    let household = weights[ApplicantModel.household] + prior[ApplicantModel.household]
    // The odds in bits, not the probabilities: those of a sure pair are all 1.
    let personOdds = person - Self.log2Sum(household, 0)
    let householdOdds = Self.log2Sum(person, household)
    let held = PersonGuard.holding(vector)
    var householdBand = model.householdThresholds.band(of: Self.probability(householdOdds))
    if householdBand == .match, HouseholdGuard.holding(vector) != nil { householdBand = .review }
    var personBand = model.personThresholds.band(of: Self.probability(personOdds))
    if personBand == .match, held != nil { personBand = .review }
    // A relative of certain household is no doubtful person: twins share all but the given name.
    if held == .otherGivenName, householdBand == .match { personBand = .different }
    if PersonGuard.excludes(vector) { personBand = .different }
    if PersonGuard.areNamesakes(vector) {
      // What speaks for a household is then the name alone.
      personBand = .different
      householdBand = .different
    }
    if personBand != .different {
      relation = .person
      band = personBand
      probability = Self.probability(personOdds)
      weight = personOdds
      heldBy = personBand == .review ? held : nil
    } else {
      relation = .household
      band = householdBand
      probability = Self.probability(householdOdds)
      weight = householdOdds
      heldBy = nil
    }
    self.householdBand = personBand == .match ? .match : householdBand
  }

  /// log2(2^a + 2^b).
  private static func log2Sum(_ a: Float, _ b: Float) -> Float {
    max(a, b) + log2(1 + exp2(-abs(a - b)))
  }

  private static func probability(_ log2Odds: Float) -> Float {
    1 / (1 + exp2(-log2Odds))
  }
}
