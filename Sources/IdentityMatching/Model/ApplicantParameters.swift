internal import RecordLinkage

/// The default m and u probabilities of the applicant model, one row a level.
///
/// Columns: level label, evidence, m among pairs of one person, m among pairs of two people of one household, u among
/// unrelated pairs, whether the weight follows the frequency of the value that agreed (p: for the person, h: for the household).
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
    Row("exact", .agrees, 0.84, 0.80, 0.0021, "ph"),
    Row("variant spelling", .agrees, 0.05, 0.03, 0.0001, "ph"),
    Row("exact, other reading", .near, 0.002, 0.002, 0.00005, "ph"),
    Row("exact but for an unknown character", .near, 0.004, 0.003, 0.00008, "ph"),
    Row("same reading", .agrees, 0.05, 0.02, 0.0022, "ph"),
    Row("similar reading", .near, 0.005, 0.004, 0.0008, "ph"),
    Row("similar spelling", .near, 0.002, 0.001, 0.0003, "ph"),
    Row("same reading, other characters", .near, 0.002, 0.002, 0.0004, "ph"),
    Row("partly the same", .contradicts, 0.003, 0.006, 0.03),
    Row("different", .contradicts, 0.045, 0.14, 0.964),
  ]

  static let givenName: [Row] = [
    Row("exact", .agrees, 0.86, 0.0006, 0.0011, "p"),
    Row("variant spelling", .agrees, 0.03, 0.0002, 0.00005, "p"),
    Row("exact, other reading", .near, 0.004, 0.0001, 0.0001, "p"),
    Row("exact but for an unknown character", .near, 0.004, 0.002, 0.0004, "p"),
    Row("same reading", .agrees, 0.06, 0.0008, 0.0015, "p"),
    Row("similar reading", .near, 0.005, 0.002, 0.002, "p"),
    Row("similar spelling", .near, 0.0015, 0.0008, 0.0002, "p"),
    Row("same reading, other characters", .near, 0.002, 0.002, 0.002, "p"),
    Row("partly the same", .contradicts, 0.001, 0.06, 0.02),
    Row("different", .contradicts, 0.0008, 0.93, 0.973),
  ]

  static let birthDate: [Row] = [
    Row("equal", .agrees, 0.94, 0.008, 0.000055, "ph"),
    Row("one digit wrong", .near, 0.02, 0.006, 0.0011),
    Row("day and month swapped", .near, 0.008, 0.0003, 0.00005),
    Row("another era, same numbers", .near, 0.004, 0.0001, 0.00003),
    Row("equal as far as known", .near, 0.004, 0.002, 0.002),
    Row("same year", .contradicts, 0.006, 0.03, 0.018),
    Row("different", .contradicts, 0.01, 0.95, 0.978),
  ]

  static let sex: [Row] = [
    Row("same", .silent, 0.99, 0.45, 0.5),
    Row("different", .contradicts, 0.01, 0.55, 0.5),
  ]

  static let address: [Row] = [
    Row("same flat", .agrees, 0.36, 0.50, 5e-9, "ph"),
    Row("same house or lot", .agrees, 0.30, 0.40, 1e-8, "ph"),
    Row("same premises, unit not known", .near, 0.10, 0.06, 2e-7, "ph"),
    Row("perhaps the same premises", .near, 0.01, 0.008, 1e-6, "ph"),
    Row("another unit of the building", .contradicts, 0.004, 0.004, 0.008),
    Row("same postal code", .near, 0.01, 0.01, 0.0003),
    Row("different", .contradicts, 0.20, 0.02, 0.9997),
  ]

  static let phone: [Row] = [
    Row("mobile in common", .agrees, 0.50, 0.02, 2e-8, "ph"),
    Row("landline in common", .agrees, 0.12, 0.40, 2e-8, "ph"),
    Row("none in common", .contradicts, 0.38, 0.58, 1),
  ]

  static let email: [Row] = [
    Row("same", .agrees, 0.60, 0.02, 1e-8, "ph"),
    Row("similar", .near, 0.02, 0.002, 1e-6),
    Row("none in common", .contradicts, 0.38, 0.98, 1),
  ]

  static let card: [Row] = [
    Row("same", .agrees, 0.55, 0.03, 1e-8, "ph"),
    Row("different", .silent, 0.45, 0.97, 1),
  ]
}
