internal import RecordLinkage

/// The weights of all levels of all comparisons as one table.
struct LevelWeights: Sendable {
  /// log2(m/u) of comparison *c*, level *l* at 16*c* + *l*; zero for what is missing.
  let table: [FellegiSunterModel.Weights]
  /// Whether parts of names that are the same to the character always speak more for one person than the same name in variant
  /// characters does: by more than rounding, and whatever the frequency.
  let prefersExactNames: Bool

  init(_ model: FellegiSunterModel) {
    var table = [FellegiSunterModel.Weights](repeating: .zero, count: 16 * model.comparisons.count)
    for (comparison, declared) in model.comparisons.enumerated() {
      for level in 0...declared.levels.count {
        table[16 * comparison + level] = model.weights(comparison: comparison, level: level)
      }
    }
    self.table = table
    prefersExactNames = [ApplicantComparison.familyName, .givenName].allSatisfy { comparison in
      func weights(_ level: NameLevel) -> [Float] {
        [Float(0), -10].map { frequency in
          model.weights(
            comparison: comparison.rawValue, level: level.rawValue, log2Frequency: frequency)[
              ApplicantModel.person]
        }
      }
      let (exact, variant) = (weights(.exact), weights(.variantSpelling))
      // Lines of one slope, one above the other.
      return zip(exact, variant).allSatisfy { $0 > $1 + 0.1 }
        && abs((exact[0] - exact[1]) - (variant[0] - variant[1])) < 0.001
    }
  }
}
