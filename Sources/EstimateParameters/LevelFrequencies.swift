import IdentityMatching
import RecordLinkage

/// How often each level occurs among person pairs, household pairs and random pairs.
struct LevelFrequencies {
  private static let randomPairs = 3_000_000
  private var counts: [[[Int]]]  // class, comparison, level
  private let model = ApplicantModel()

  init(corpus: CorpusInMemory) {
    counts = Array(
      repeating: model.scoring.comparisons.map { Array(repeating: 0, count: $0.levels.count + 1) }, count: 3)
    let scorer = ApplicantScorer(table: corpus.table, model: model)
    var scratch = scorer.makeScratch()
    func count(_ lhs: Int, _ rhs: Int, as kind: Int) {
      let vector = scorer.evidence(lhs, rhs, scratch: &scratch).vector
      for comparison in counts[kind].indices { counts[kind][comparison][vector[comparison]] += 1 }
    }
    for row in corpus.truth {
      guard let relation = row.relation, let left = corpus.rowOfID[row.pair.left],
        let right = corpus.rowOfID[row.pair.right]
      else { continue }
      count(left, right, as: relation == .person ? 0 : 1)
    }
    let applications = corpus.applicationIDs.count
    let customers = corpus.customerIDs.count
    var state: UInt64 = 42
    for _ in 0..<Self.randomPairs {
      state = StableHash.of(state)
      let left = Int(state % UInt64(applications))
      let right = applications + Int((state >> 32) % UInt64(customers))
      count(left, right, as: 2)
    }
  }

  func printTable() {
    for (index, comparison) in model.scoring.comparisons.enumerated() {
      print("\n\(comparison.name)")
      print(
        "  " + pad("level", 34) + pad("person", 12) + pad("household", 12) + pad("random", 14)
          + "in the model: m m u")
      for level in 0...comparison.levels.count {
        let shares = (0..<3).map { share($0, index, level) }
        let label = model.scoring.label(comparison: index, level: level)
        let known =
          level == 0
          ? ""
          : "\(comparison.levels[level - 1].m[0]) \(comparison.levels[level - 1].m[1]) \(comparison.levels[level - 1].u)"
        print("  " + pad(label, 34) + pad(shares[0], 12) + pad(shares[1], 12) + pad(shares[2], 14) + known)
      }
    }
  }

  /// The share of a level among the pairs in which the comparison is not missing; of the missing level among all.
  private func share(_ kind: Int, _ comparison: Int, _ level: Int) -> String {
    let row = counts[kind][comparison]
    let all = row.reduce(0, +)
    if level == 0 { return rounded(Double(row[0]) / Double(max(1, all))) }
    let present = all - row[0]
    return rounded((Double(row[level]) + 0.5) / (Double(present) + 0.5 * Double(row.count - 1)))
  }

  private func rounded(_ value: Double) -> String {
    var scale = 1000.0
    while value * scale < 100, scale < 1e12 { scale *= 10 }
    return "\((value * scale).rounded() / scale)"
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
