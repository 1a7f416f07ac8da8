internal import Glibc
public import RecordLinkage

/// The Fellegi–Sunter model of applicants: three classes of pairs, same person, same household and unrelated.
///
/// The defaults serve a file of three rows and one of three million: probabilities of agreement come with the model, and
/// only the prior follows the number of records.
public struct ApplicantModel: Sendable {
  /// The comparisons with their weights.
  public let scoring: FellegiSunterModel
  /// From which probability a person link is a match or to be reviewed.
  public var personThresholds = BandThresholds(match: 0.99, review: 0.5)
  /// From which probability a household link is a match or to be reviewed.
  public var householdThresholds = BandThresholds(match: 0.9, review: 0.5)

  /// The class "same person" in the model's weights.
  public static let person = 0
  /// The class "same household, another person" in the model's weights.
  public static let household = 1

  /// The model with its default parameters.
  public init() {
    scoring = FellegiSunterModel(
      classes: ["person", "household"],
      comparisons: ApplicantComparison.allCases.map { Self.comparison($0) })
  }

  /// The prior odds of "person" and "household" against "unrelated" for a pair of records, log2.
  ///
  /// A record has about one person and one other household member among all the others, so that the odds fall as the
  /// table grows. A small file is held to be a sample of a carrier's base, not the whole world: three rows do not make
  /// a namesake improbable.
  ///
  /// - Parameter recordCount: the records that each one may match: those of the right table in linking, of the whole
  ///   table in deduplication.
  public func prior(recordCount: Int) -> FellegiSunterModel.Weights {
    let base = Float(max(recordCount, Self.smallestBase))
    let log2Base = log2(base)
    return .init(log2(0.3) - log2Base, log2(1.2) - log2Base, 0, 0)
  }

  /// The number of records that a base is taken to have at least.
  public static let smallestBase = 300_000

  private static func comparison(_ comparison: ApplicantComparison) -> Comparison {
    let (name, matchKeyName, rows) =
      switch comparison {
      case .familyName: ("family name", "FAMILY", ApplicantParameters.familyName)
      case .givenName: ("given name", "GIVEN", ApplicantParameters.givenName)
      case .birthDate: ("birth date", "DOB", ApplicantParameters.birthDate)
      case .sex: ("sex", "SEX", ApplicantParameters.sex)
      case .address: ("address", "ADDRESS", ApplicantParameters.address)
      case .phone: ("phone", "PHONE", ApplicantParameters.phone)
      case .email: ("e-mail", "EMAIL", ApplicantParameters.email)
      case .card: ("card", "CARD", ApplicantParameters.card)
      }
    return Comparison(
      name: name, matchKeyName: matchKeyName,
      levels: rows.map {
        ComparisonLevel(
          $0.label, $0.evidence, m: [$0.person, $0.household], u: $0.unrelated,
          followsTermFrequency: [
            $0.followsTermFrequency.contains("p"), $0.followsTermFrequency.contains("h"),
          ])
      })
  }
}
