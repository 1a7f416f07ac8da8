internal import Glibc
public import RecordLinkage

/// From probabilities to one relation and its band.
public struct LinkDecision: Sendable, Hashable {
  /// The relation that is reported.
  public let relation: Relation
  /// Its band.
  public let band: Band
  /// Its probability.
  public let probability: Float
  /// The rule that kept a person link at `review`, if one did.
  public let heldBy: PersonGuard?

  /// The log2 odds of the probability, at most ±60.
  public var weight: Float {
    let p = Double(probability)
    return Float(max(-60, min(60, log2(p / max(1 - p, 1e-18)))))
  }

  /// Decides on a pair.
  ///
  /// A pair is reported once. A person match comes first; a household that is certain comes before a person who
  /// is not likelier than not, for otherwise twins would stand as doubtful persons instead of as certain relatives.
  public init(
    vector: ComparisonVector, probabilities: FellegiSunterModel.Weights, model: ApplicantModel
  ) {
    let person = probabilities[ApplicantModel.person]
    let household = min(1, person + probabilities[ApplicantModel.household])
    let held = PersonGuard.holding(vector)
    var personBand = model.personThresholds.band(of: person)
    let excluded = PersonGuard.excludes(vector)
    if personBand == .match, held != nil { personBand = .review }
    if excluded { personBand = .different }
    let householdBand = model.householdThresholds.band(of: household)
    if personBand != .different {
      relation = .person
      band = personBand
      probability = person
      heldBy = personBand == .review ? held : nil
    } else {
      relation = .household
      band = householdBand
      probability = household
      heldBy = nil
    }
  }
}
