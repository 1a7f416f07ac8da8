/// How many of all pairs show each level, whoever they are of: counted where the frequencies of values tell it, and estimated
/// from random pairs otherwise.
///
/// From these the pairs that training finds to be related are taken off; the rest are unrelated, and their shares are u. A
/// sample of random pairs alone would take the duplicates of a table for chance: of 5,000 × 5,000 records with one match
/// each, every random pair that agrees on a number of the person is a match.
struct ChanceAgreement: Sendable {
  /// For each comparison and level, from 0: the pairs of each band of counts; one band where the level has no frequency
  /// adjustment.
  var observed: [[[Double]]]
  /// The least number of pairs that a level is held to have: half a pair of the sample.
  let resolution: Double
  /// The levels that no random pair showed, as (comparison, level).
  var unseen: [(comparison: Int, level: Int)] = []

  init(_ compiled: CompiledModel, random: PatternCounts, isAll: Bool) {
    let total = compiled.pairs.count
    let scale = total / Double(max(1, random.pairs))
    resolution = isAll ? 0.5 : 0.5 * scale
    var observed: [[[Double]]] = []
    for (comparison, declaration) in compiled.model.comparisons.enumerated() {
      var counts = [Double](repeating: 0, count: declaration.levels.count)
      for (pattern, count) in zip(random.patterns, random.counts) {
        let level = pattern.vector[comparison]
        if level > 0 { counts[level - 1] += count * scale }
      }
      var levels: [[Double]] = []
      for level in counts.indices {
        if let frequency = compiled.frequencies[comparison][level], frequency.isPure {
          levels.append(compiled.counts[frequency.counts].agreeingPairs)
        } else {
          if counts[level] == 0 { unseen.append((comparison, level)) }
          levels.append([max(counts[level], resolution)])
        }
      }
      observed.append(levels)
    }
    self.observed = observed
  }
}
