internal import Glibc
internal import JapaneseNormalization
public import RecordLinkage

/// Compares two applicants: one level for each comparison of the model, with the frequency of the value that agreed.
///
/// Equal values are found by integer compares; the string comparators run only on distinct values, and what they
/// yielded is remembered.
public struct ApplicantScorer: PairScorer {
  /// A worker's memory of comparisons.
  public struct Scratch {
    var families = PairMemo(bits: 15)
    var givenNames = PairMemo(bits: 15)
    var wholeNames = PairMemo(bits: 12)
    var addresses = PairMemo(bits: 14)
  }

  let table: FeatureTable
  let model: FellegiSunterModel
  /// log2 of the number of records that the table stands for.
  let log2Base: Float

  /// A scorer over a table.
  public init(table: FeatureTable, model: ApplicantModel) {
    self.table = table
    self.model = model.scoring
    log2Base = log2(Float(max(table.baseCount, ApplicantModel.smallestBase)))
  }

  /// A new memory for one worker.
  public func makeScratch() -> Scratch { Scratch() }

  /// The evidence on a pair of rows.
  public func evidence(_ lhs: Int, _ rhs: Int, scratch: inout Scratch) -> PairEvidence {
    var evidence = PairEvidence()
    forEachLevel(lhs, rhs, scratch: &scratch) { comparison, level, log2Frequency in
      evidence.add(model, comparison: comparison.rawValue, level: level, log2Frequency: log2Frequency)
    }
    return evidence
  }

  /// The evidence after each comparison in turn, for an explanation.
  func steps(_ lhs: Int, _ rhs: Int) -> [PairEvidence] {
    var scratch = makeScratch()
    var evidence = PairEvidence()
    var steps: [PairEvidence] = []
    forEachLevel(lhs, rhs, scratch: &scratch) { comparison, level, log2Frequency in
      evidence.add(model, comparison: comparison.rawValue, level: level, log2Frequency: log2Frequency)
      steps.append(evidence)
    }
    return steps
  }

  /// Calls `body` with the level of every comparison, in the model's order.
  @inline(__always)
  private func forEachLevel(
    _ lhs: Int, _ rhs: Int, scratch: inout Scratch,
    _ body: (_ comparison: ApplicantComparison, _ level: Int, _ log2Frequency: Float?) -> Void
  ) {
    let name = nameAgreement(lhs, rhs, scratch: &scratch)
    body(.familyName, name.family.rawValue, name.log2FamilyFrequency)
    body(.givenName, name.given.rawValue, name.log2GivenFrequency)
    let birthDate = birthDateLevel(lhs, rhs)
    body(.birthDate, birthDate.level.rawValue, birthDate.log2Frequency)
    body(.sex, sexLevel(lhs, rhs).rawValue, nil)
    let address = addressLevel(lhs, rhs, scratch: &scratch)
    body(.address, address.level.rawValue, address.log2Frequency)
    let phone = phoneLevel(lhs, rhs)
    body(.phone, phone.level.rawValue, phone.log2Frequency)
    let email = emailLevel(lhs, rhs)
    body(.email, email.level.rawValue, email.log2Frequency)
    let card = cardLevel(lhs, rhs)
    body(.card, card.level.rawValue, card.log2Frequency)
  }

  /// log2 of the share of records that hold a value, where more hold it than one person and a family would.
  ///
  /// A telephone number in five records is a family's; in fifty it is a shop's, and two records that have it in common
  /// have little in common. `nil` keeps the model's own u probability.
  func log2Frequency(holders: Int32, expected: Int32) -> Float? {
    holders <= expected ? nil : log2(Float(holders - expected)) - log2Base
  }
}
