internal import Glibc
package import JapaneseNormalization
package import RecordLinkage

/// What comparing two records showed, field by field: the short form of a `PairExplanation`, for an answer while somebody waits.
package struct PairFinding {
  /// The levels.
  package let vector: ComparisonVector
  /// The weights step by step.
  package let waterfall: Waterfall
  /// What one decides on it.
  package let decision: LinkDecision

  /// Compares two rows of a table.
  package init(of table: FeatureTable, _ left: Int, _ right: Int, model: ApplicantModel) {
    let steps = ApplicantComparer(table: table, model: model).steps(left, right)
    let prior = model.prior(recordCount: table.baseCount)
    let vector = steps.last?.vector ?? ComparisonVector()
    self.vector = vector
    waterfall = Waterfall(model: model.scoring, steps: steps, prior: prior)
    decision = LinkDecision(
      vector: vector, weights: steps.last?.weights ?? .zero, prior: prior, model: model)
  }
}

extension FeatureTable {
  /// How many people of the base may be expected to have a record's name, by how common its parts are; `nil` where it has none.
  ///
  /// The commonest of its names counts.
  package func expectedNamesakes(ofRecord record: Int) -> Double? {
    var share: Double?
    for name in names[record] {
      let parts = name.family != 0 && name.given != 0 ? [name.family, name.given] : [name.whole]
      guard parts.allSatisfy({ $0 != 0 }) else { continue }
      let log2Share = parts.reduce(0) { $0 + Double(nameKeys[Int($1)].log2SpellingShare) }
      share = max(share ?? 0, exp2(log2Share))
    }
    return share.map { $0 * Double(baseCount) }
  }

  /// The kinds of a record's telephone numbers, each once.
  package func phoneKinds(ofRecord record: Int) -> Set<PhoneNumber.Kind> {
    Set(phonesOfRecord[record].map { phones[Int($0)].kind })
  }
}
