internal import Glibc

/// Which comparisons agree together among unrelated pairs, as a tree.
///
/// Two strangers of one given name are mostly of one sex, and those of one postal code live in one town. Multiplying u as if
/// comparisons were independent counts such agreement twice; and as training looks for what occurs more often than
/// chance lets it, a large table shows it millions of strangers who agree more often than the product says, beside
/// which the matches are few. So u of one comparison may depend on the level of one other: the tree of Chow and Liu
/// ("Approximating discrete probability distributions with dependence trees", IEEE Transactions on Information Theory
/// 14, 1968), which has the most mutual information, cut where that is not above the noise.
struct ChanceDependence: Sendable {
  /// Two comparisons and how much likelier unrelated pairs show two levels together than each for itself.
  struct Edge: Sendable {
    let first: Int
    let second: Int
    /// log2 of the lift at 16 × the first's level + the second's; 0 where either is missing.
    let bits: [Double]

    /// As it is kept with the model, for comparisons of so many levels.
    func parameters(levels first: Int, _ second: Int) -> ModelParameters.Dependence {
      let lifts = (1...max(1, first)).map { row in (1...max(1, second)).map { exp2(bits[row * 16 + $0]) } }
      return ModelParameters.Dependence(first: self.first, second: self.second, lifts: lifts)
    }
  }

  private(set) var edges: [Edge] = []

  /// No dependence.
  init() {}

  /// Estimates the tree.
  ///
  /// - Parameters:
  ///   - random: random pairs.
  ///   - unrelated: for each pattern the probability that its pairs are unrelated.
  ///   - comparisons: the number of comparisons.
  ///   - records: the number of records. Pairs of few records are no independent observations: where there are more than
  ///     20 a record, each counts for less.
  init(_ random: PatternCounts, unrelated: [Double], comparisons: Int, records: Int) {
    let worth = min(1, 20 * Double(records) / Double(max(1, random.pairs)))
    var joint = [Double](repeating: 0, count: comparisons * comparisons * 256)
    var levels = [Int](repeating: 0, count: comparisons)
    for (number, pattern) in random.patterns.enumerated() {
      let count = random.counts[number] * unrelated[number] * worth
      for comparison in 0..<comparisons { levels[comparison] = pattern.vector[comparison] }
      for first in 0..<comparisons where levels[first] > 0 {
        for second in (first + 1)..<max(first + 1, comparisons) where levels[second] > 0 {
          joint[((first * comparisons + second) * 16 + levels[first]) * 16 + levels[second]] += count
        }
      }
    }
    var candidates: [(information: Double, edge: Edge)] = []
    for first in 0..<comparisons {
      for second in (first + 1)..<max(first + 1, comparisons) {
        let start = (first * comparisons + second) * 256
        if let candidate = Self.edge(first, second, Array(joint[start..<start + 256])) {
          candidates.append(candidate)
        }
      }
    }
    candidates.sort {
      ($1.information, $0.edge.first, $0.edge.second) < ($0.information, $1.edge.first, $1.edge.second)
    }
    // The heaviest edges that close no circle, after Kruskal.
    var tree = Array(0..<comparisons)
    for (_, edge) in candidates where tree[edge.first] != tree[edge.second] {
      let (kept, joined) = (tree[edge.first], tree[edge.second])
      for comparison in tree.indices where tree[comparison] == joined { tree[comparison] = kept }
      edges.append(edge)
    }
  }

  /// An edge with its mutual information in bits, or `nil` where that is no more than noise.
  private static func edge(
    _ first: Int, _ second: Int, _ joint: [Double]
  ) -> (information: Double, edge: Edge)? {
    let rows = (0..<16).map { row in joint[row * 16..<row * 16 + 16].reduce(0, +) }
    let columns = (0..<16).map { column in
      stride(from: column, to: 256, by: 16).reduce(0) { $0 + joint[$1] }
    }
    let total = rows.reduce(0, +)
    guard total > 0 else { return nil }
    var bits = [Double](repeating: 0, count: 256)
    var information = 0.0
    for row in 1..<16 where rows[row] > 0 {
      for column in 1..<16 where columns[column] > 0 {
        let expected = rows[row] * columns[column] / total
        let found = joint[row * 16 + column]
        bits[row * 16 + column] = log2((found + leastPairs) / (expected + leastPairs))
        if found > 0 { information += found * log2(found / expected) }
      }
    }
    let freedom = Double((rows.count { $0 > 0 } - 1) * (columns.count { $0 > 0 } - 1))
    // G, which is distributed as chi-squared where there is no dependence; far above what chance yields.
    guard 2 * log(2) * information > 30 + 3 * freedom else { return nil }
    return (information / total, Edge(first: first, second: second, bits: bits))
  }

  /// The log2 lift of a pair's levels.
  @inline(__always)
  func bits(_ vector: ComparisonVector) -> Double {
    var sum = 0.0
    for edge in edges { sum += edge.bits[vector[edge.first] * 16 + vector[edge.second]] }
    return sum
  }

  /// So many pairs are added to those found and those expected: a level pair that hardly occurs says nothing of dependence.
  private static let leastPairs = 5.0
}
