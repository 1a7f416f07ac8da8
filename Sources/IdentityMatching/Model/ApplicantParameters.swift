internal import RecordLinkage

/// The default m and u probabilities of the applicant model, one row a level.
///
/// Columns: level label, evidence, m among pairs of one person, m among pairs of two people of one household, u among
/// unrelated pairs, whether the weight follows the frequency of the value that agreed (p: for the person, h: for the
/// household).
///
/// Where they come from: `estimate-parameters 50000 30000 1001` counts the levels among the true pairs of the generated
/// corpus and among three million random pairs; the figures are rounded from its table. They differ where the corpus
/// cannot know, and then always so that a single field decides less:
/// - u of a shared dwelling, telephone, mailbox or card: a random pair of a corpus shares one only if it is a household.
///   The values are below those of a country of 55 million dwellings and 200 million numbers in use: what is really
///   shared by strangers shows in the table itself, as the number of people who hold the value, and weighs from there. Two
///   people of one dwelling are a household by definition; u is what tenants who follow each other leave over.
/// - Another unit of one building speaks neither for nor against anybody but slightly against: neighbours are not
///   rarer than people who move within a house, and a mistake would hit a neighbour.
/// - Errors that the corpus does not make (a reading guessed by a clerk, an era mistaken, a sex mistyped) have about
///   one record in a thousand.
/// - m of shared contacts is a little lower than in the corpus, whose people change them seldom.
/// - A given name that agrees within a household is rarer than by chance, as parents see to it: a tenth of u.
enum ApplicantParameters {
  struct Row {
    let label: String
    let evidence: Evidence
    let person: Double
    let household: Double
    let unrelated: Double
    let followsTermFrequency: String

    init(
      _ label: String, _ evidence: Evidence, _ person: Double, _ household: Double, _ unrelated: Double,
      _ followsTermFrequency: String = ""
    ) {
      self.label = label
      self.evidence = evidence
      self.person = person
      self.household = household
      self.unrelated = unrelated
      self.followsTermFrequency = followsTermFrequency
    }
  }

  static let familyName: [Row] = [
    Row("exact", .agrees, 0.83, 0.80, 0.0018, "ph"),
    Row("variant spelling", .agrees, 0.043, 0.027, 0.0001, "ph"),
    Row("exact, other reading", .near, 0.001, 0.001, 0.00003, "ph"),
    Row("exact but for an unknown character", .near, 0.015, 0.010, 0.00016, "ph"),
    Row("same reading", .agrees, 0.053, 0.034, 0.0021, "ph"),
    Row("similar reading", .near, 0.002, 0.001, 0.0008, "ph"),
    Row("similar spelling", .near, 0.001, 0.001, 0.0001, "ph"),
    Row("same reading, other characters", .near, 0.010, 0.010, 0.0001, "ph"),
    Row("partly the same", .contradicts, 0.003, 0.008, 0.05),
    Row("different", .contradicts, 0.041, 0.11, 0.94),
  ]

  static let givenName: [Row] = [
    Row("exact", .agrees, 0.90, 0.00005, 0.0005, "p"),
    Row("variant spelling", .agrees, 0.02, 0.000005, 0.00005, "p"),
    Row("exact, other reading", .near, 0.001, 0.0001, 0.0001, "p"),
    Row("exact but for an unknown character", .near, 0.012, 0.0002, 0.0001, "p"),
    Row("same reading", .agrees, 0.053, 0.00005, 0.0003, "p"),
    Row("similar reading", .near, 0.002, 0.001, 0.001, "p"),
    Row("similar spelling", .near, 0.001, 0.0005, 0.0001, "p"),
    Row("same reading, other characters", .near, 0.005, 0.0015, 0.0015, "p"),
    Row("partly the same", .contradicts, 0.001, 0.064, 0.036),
    Row("different", .contradicts, 0.0008, 0.93, 0.96),
  ]

  static let birthDate: [Row] = [
    Row("equal", .agrees, 0.96, 0.02, 0.000055, "ph"),
    Row("equal, but a usual default", .near, 0.96, 0.02, 0.001, "ph"),
    Row("one digit wrong", .near, 0.023, 0.0036, 0.00135),
    Row("day and month swapped", .near, 0.004, 0.0001, 0.000013),
    Row("another era, same numbers", .near, 0.002, 0.00005, 0.000024),
    Row("equal as far as known", .near, 0.004, 0.002, 0.002),
    Row("same year", .contradicts, 0.003, 0.043, 0.0156),
    Row("different", .contradicts, 0.003, 0.925, 0.983),
  ]

  static let sex: [Row] = [
    Row("same", .silent, 0.99, 0.40, 0.5),
    Row("different", .contradicts, 0.01, 0.60, 0.5),
  ]

  static let address: [Row] = [
    Row("same flat", .agrees, 0.41, 0.49, 1.5e-9, "ph"),
    Row("same house or lot", .agrees, 0.38, 0.45, 3e-9, "ph"),
    Row("same premises, unit not known", .near, 0.06, 0.07, 2e-7, "ph"),
    Row("same site", .agrees, 0.38, 0.05, 2e-7, "ph"),
    Row("perhaps the same premises", .near, 0.005, 0.005, 1e-6, "ph"),
    Row("another unit of the building", .contradicts, 0.004, 0.004, 0.008),
    Row("same postal code", .near, 0.01, 0.01, 0.0003),
    Row("different", .contradicts, 0.135, 0.01, 0.9997),
  ]

  static let phone: [Row] = [
    Row("mobile in common", .agrees, 0.70, 0.01, 2e-8, "ph"),
    Row("landline in common", .agrees, 0.03, 0.12, 2e-8, "ph"),
    Row("none in common", .contradicts, 0.27, 0.87, 1),
  ]

  static let email: [Row] = [
    Row("same", .agrees, 0.85, 0.017, 1e-8, "ph"),
    Row("similar", .near, 0.01, 0.001, 1e-6),
    Row("none in common", .contradicts, 0.14, 0.98, 1),
  ]

  static let card: [Row] = [
    Row("same", .agrees, 0.68, 0.09, 1e-8, "ph"),
    Row("different", .silent, 0.32, 0.91, 1),
  ]
}
