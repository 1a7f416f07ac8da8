internal import RecordLinkage

/// The weights of all levels of all comparisons as one table.
struct LevelWeights: Sendable {
  /// log2(m/u) of comparison *c*, level *l* at 16*c* + *l*; zero for what is missing.
  let table: [FellegiSunterModel.Weights]

  init(_ model: FellegiSunterModel) {
    var table = [FellegiSunterModel.Weights](repeating: .zero, count: 16 * model.comparisons.count)
    for (comparison, declared) in model.comparisons.enumerated() {
      for level in 0...declared.levels.count {
        table[16 * comparison + level] = model.weights(comparison: comparison, level: level)
      }
    }
    self.table = table
  }
}
