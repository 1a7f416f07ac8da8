import RecordLinkage
import Testing

@Suite("Evaluation of clusters and links")
struct ClusterEvaluationTests {
  @Test("The measures of a small case worked by hand")
  func byHand() throws {
    // Entities {0,1,2}, {3,4}, {5}; clusters {0,1}, {2,3,4}, {5}.
    let evaluation = try ClusterEvaluation(predicted: [0, 0, 2, 2, 2, 5], truth: [7, 7, 7, 8, 8, 9])
    #expect(evaluation.pairs.truePositives == 2)
    #expect(evaluation.pairs.falsePositives == 2 && evaluation.pairs.falseNegatives == 2)
    // Records 0 and 1 have precision 1 and recall 2/3; 2 has 1/3 and 1/3; 3 and 4 have 2/3 and 1; 5 has 1 and 1.
    try isNear(evaluation.bCubed.precision, (2 + 1.0 / 3 + 4.0 / 3 + 1) / 6)
    try isNear(evaluation.bCubed.recall, (4.0 / 3 + 1.0 / 3 + 2 + 1) / 6)
    #expect(evaluation.exactClusters == 1 && evaluation.exactOfSeveral == 0)
    #expect(evaluation.predictedOfSeveral == 2 && evaluation.trueOfSeveral == 2)
    try isNear(evaluation.exactPrecision, 1.0 / 3)
    // (2 - 4*4/15) / (4 - 4*4/15)
    try isNear(evaluation.adjustedRandIndex, (2 - 16.0 / 15) / (4 - 16.0 / 15))
    // Half the records lie in {2 | 3, 4} and half in the entity {0, 1 | 2}; each holds 0.9183 bits.
    try isNear(evaluation.variationOfInformation, 0.918_295_834_054)
    try isNear(evaluation.overMerging, evaluation.overSplitting)
  }

  @Test("Perfect clusters have no fault, and clusters of nothing have no measure")
  func extremes() throws {
    let perfect = try ClusterEvaluation(predicted: [3, 3, 1, 0], truth: [0, 0, 9, 2])
    #expect(perfect.pairs.f1 == 1 && perfect.bCubed.f1 == 1 && perfect.adjustedRandIndex == 1)
    #expect(perfect.variationOfInformation == 0 && perfect.exactRecall == 1)
    let nothing = try ClusterEvaluation(predicted: [], truth: [])
    #expect(nothing.bCubed.f1 == nil && nothing.adjustedRandIndex == nil && nothing.exactRecall == nil)
    #expect(throws: ClusteringError.wrongCount(what: "truth", expected: 1, found: 0)) {
      try ClusterEvaluation(predicted: [0], truth: [])
    }
  }

  @Test(
    "Counting by contingency equals enumerating the pairs, in one table and across two, with unknown records")
  func enumeration() throws {
    var random = SeededGenerator(seed: 51)
    for round in 0..<200 {
      let count = Int.random(in: 0...25, using: &random)
      let leftCount = round.isMultiple(of: 2) ? nil : count / 2
      let predicted = (0..<count).map { _ in UInt32.random(in: 0...7, using: &random) }
      let truth = (0..<count).map { _ in
        Int.random(in: 0...9, using: &random) == 0
          ? EntityLabels.unknown : UInt32.random(in: 0...7, using: &random)
      }
      var expected = PairEvaluation()
      var links: [RecordPair] = []
      var truePairs: [RecordPair] = []
      var bothKnown: [RecordPair] = []
      for one in 0..<count {
        for other in (one + 1)..<max(count, one + 1) {
          if let leftCount, (one < leftCount) == (other < leftCount) { continue }
          let pair = RecordPair(UInt32(other), UInt32(one))
          if predicted[one] == predicted[other] { links.append(pair) }
          guard truth[one] != EntityLabels.unknown, truth[other] != EntityLabels.unknown else { continue }
          switch (predicted[one] == predicted[other], truth[one] == truth[other]) {
          case (true, true): expected.truePositives += 1
          case (true, false): expected.falsePositives += 1
          case (false, true): expected.falseNegatives += 1
          case (false, false): break
          }
          if truth[one] == truth[other] { truePairs.append(pair) }
          if predicted[one] == predicted[other] { bothKnown.append(pair) }
        }
      }
      let clusters = try ClusterEvaluation(predicted: predicted, truth: truth, leftCount: leftCount)
      #expect(clusters.pairs == expected)
      #expect(try PairEvaluation(links: links + links, truth: truth, leftCount: leftCount) == expected)
      let listed = PairEvaluation(
        links: links.shuffled(using: &random), truePairs: truePairs + truePairs, leftCount: leftCount)
      #expect(listed == PairEvaluation(predicted: Set(links), truth: Set(truePairs)))
      #expect(try PairEvaluation(clusters: predicted, truePairs: truePairs, leftCount: leftCount) == listed)
      #expect(PairEvaluation(links: bothKnown, truePairs: truePairs) == expected)
    }
  }

  @Test("B-cubed equals its definition record by record")
  func bCubed() throws {
    var random = SeededGenerator(seed: 52)
    for _ in 0..<100 {
      let count = Int.random(in: 1...20, using: &random)
      let predicted = (0..<count).map { _ in UInt32.random(in: 0...5, using: &random) }
      let truth = (0..<count).map { _ in UInt32.random(in: 0...5, using: &random) }
      var precision = 0.0
      var recall = 0.0
      for record in 0..<count {
        let cluster = Set((0..<count).filter { predicted[$0] == predicted[record] })
        let entity = Set((0..<count).filter { truth[$0] == truth[record] })
        precision += Double(cluster.intersection(entity).count) / Double(cluster.count)
        recall += Double(cluster.intersection(entity).count) / Double(entity.count)
      }
      let evaluation = try ClusterEvaluation(predicted: predicted, truth: truth)
      try isNear(evaluation.bCubed.precision, precision / Double(count))
      try isNear(evaluation.bCubed.recall, recall / Double(count))
    }
  }

  @Test("Entities of a hundred thousand records are counted without their pairs")
  func large() throws {
    let evaluation = try ClusterEvaluation(
      predicted: Array(repeating: 0, count: 100_000), truth: (0..<100_000).map { $0 % 2 })
    #expect(evaluation.pairs.truePositives == 50_000 * 49_999)
    #expect(evaluation.pairs.falsePositives == 50_000 * 50_000)
  }
}

/// A figure is there and equals another but for rounding.
func isNear(
  _ value: Double?, _ expected: Double, within tolerance: Double = 1e-9,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let value = try #require(value, sourceLocation: sourceLocation)
  #expect(abs(value - expected) <= tolerance, "\(value) is not \(expected)", sourceLocation: sourceLocation)
}
