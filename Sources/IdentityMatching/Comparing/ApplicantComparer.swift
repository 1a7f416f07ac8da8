internal import Glibc
internal import JapaneseNormalization
internal import RecordLinkage

/// Compares two applicants by their features: one level for each comparison of the model, with the frequency of the value
/// that agreed.
///
/// The whole of the rules, for every record and for explanations. ``ApplicantScorer`` answers what is plain from a few
/// integers and asks this for the rest.
///
/// A class, for the compiler copies a structure of so many columns for every pair.
final class ApplicantComparer: Sendable {
  /// A worker's memory of comparisons.
  struct Scratch {
    var families: PairMemo
    var givenNames: PairMemo
    var wholeNames: PairMemo
    var addresses: PairMemo

    /// Memory for the pairs of a whole table.
    init() {
      families = PairMemo(bits: 15)
      givenNames = PairMemo(bits: 15)
      wholeNames = PairMemo(bits: 12)
      addresses = PairMemo(bits: 14)
    }

    /// Memory of 2^`bits` places for each kind.
    init(bits: Int) {
      families = PairMemo(bits: bits)
      givenNames = PairMemo(bits: bits)
      wholeNames = PairMemo(bits: bits)
      addresses = PairMemo(bits: bits)
    }
  }

  let table: FeatureTable
  let model: FellegiSunterModel
  /// log2 of the number of records that the table stands for.
  let log2Base: Float

  init(table: FeatureTable, model: ApplicantModel) {
    self.table = table
    self.model = model.scoring
    log2Base = log2(Float(max(table.baseCount, ApplicantModel.smallestBase)))
  }

  /// The evidence on a pair of rows.
  func evidence(_ lhs: Int, _ rhs: Int, scratch: inout Scratch) -> PairEvidence {
    var evidence = PairEvidence()
    var contacts = ContactLead()
    forEachLevel(lhs, rhs, scratch: &scratch) { comparison, level, log2Frequency in
      add(comparison, level, log2Frequency, to: &evidence, contacts: &contacts)
    }
    return evidence
  }

  /// The evidence after each comparison in turn, for an explanation.
  func steps(_ lhs: Int, _ rhs: Int) -> [PairEvidence] {
    var scratch = Scratch()
    var evidence = PairEvidence()
    var contacts = ContactLead()
    var steps: [PairEvidence] = []
    forEachLevel(lhs, rhs, scratch: &scratch) { comparison, level, log2Frequency in
      add(comparison, level, log2Frequency, to: &evidence, contacts: &contacts)
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

  /// Adds a comparison to the evidence.
  ///
  /// Contacts within a household come together: a child who has the mother's mobile number has her mailbox and card too. So
  /// what several contacts say for the person *over* the household is not added up: beyond the strongest of them they
  /// add one bit in all, and the rest goes to the household.
  private func add(
    _ comparison: ApplicantComparison, _ level: Int, _ log2Frequency: Float?, to evidence: inout PairEvidence,
    contacts: inout ContactLead
  ) {
    let before = evidence.weights
    evidence.add(model, comparison: comparison.rawValue, level: level, log2Frequency: log2Frequency)
    guard comparison == .phone || comparison == .email || comparison == .card else { return }
    let added = evidence.weights - before
    let excess = contacts.add(added[ApplicantModel.person] - added[ApplicantModel.household])
    evidence.weights[ApplicantModel.household] += excess
  }

  /// By how much the contacts so far speak for the person over the household, in bits.
  struct ContactLead {
    private var strongest: Float = 0
    private var total: Float = 0

    /// Takes in one contact's lead and returns the part of it that is not to be counted.
    @inline(__always)
    mutating func add(_ lead: Float) -> Float {
      guard lead > 0 else { return 0 }
      strongest = max(strongest, lead)
      let wanted = total + lead
      total = min(wanted, strongest + 1)
      return wanted - total
    }
  }

  /// log2 of the share of records that hold a value: the level's own u up to a family's number of holders, from four times
  /// that on what the table shows, and in between something between, so that one record more never turns a decision.
  ///
  /// A telephone number of five people is a family's; of fifty it is a shop's, and two records that have it in common have
  /// little in common.
  ///
  /// - Parameters:
  ///   - holders: how many people of the table hold the value.
  ///   - expected: how many do without its being more than a family's.
  func log2Frequency(
    _ comparison: ApplicantComparison, _ level: Int, holders: Int32, expected: Int32
  ) -> Float? {
    if holders <= expected { return nil }
    let own = model.log2U(comparison: comparison.rawValue, level: level)
    let share = min(1, Float(holders - expected) / Float(3 * expected))
    return own + share * (log2(Float(holders)) - log2Base - own)
  }
}
