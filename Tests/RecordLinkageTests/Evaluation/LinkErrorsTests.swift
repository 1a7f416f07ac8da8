import RecordLinkage
import Testing

@Suite("Errors by cause")
struct LinkErrorsTests {
  @Test("A missed pair was not blocked, scored low or cut; a false one is direct or chained")
  func causes() throws {
    // Entities: a = {0,1,2,3}, b = {4,5}; clusters {0,1}, {2}, {3,4,5}.
    let edges = [
      ScoredEdge(0, 1, weight: 9, probability: 0.9), ScoredEdge(0, 2, weight: 1, probability: 0.1),
      ScoredEdge(1, 3, weight: 8, probability: 0.8), ScoredEdge(3, 4, weight: 7, probability: 0.7),
      ScoredEdge(4, 5, weight: 9, probability: 0.9),
    ]
    let graph = try LinkGraph(recordCount: 6, edges: edges)
    let errors = try LinkErrors(
      graph, threshold: LinkThreshold(weight: 5), clusters: [0, 0, 2, 3, 3, 3], truth: [1, 1, 1, 1, 2, 2])
    #expect(errors.missedCounts == [.notBlocked: 3, .scoredLow: 1, .cutByClustering: 1])
    #expect(errors.falseCounts == [.direct: 1, .chained: 1])
    func missed(_ reason: LinkErrors.MissReason) -> Set<RecordPair> {
      Set(errors.missed.filter { $0.reason == reason }.map(\.pair))
    }
    #expect(missed(.cutByClustering) == [RecordPair(1, 3)])
    #expect(missed(.scoredLow) == [RecordPair(0, 2)])
    #expect(missed(.notBlocked) == [RecordPair(0, 3), RecordPair(1, 2), RecordPair(2, 3)])
    #expect(errors.falsePairs.map(\.pair) == [RecordPair(3, 4), RecordPair(3, 5)])
    #expect(errors.falsePairs.map(\.reason) == [.direct, .chained])
    #expect(errors.falsePairs.map(\.edge) == [edges[3], nil])
  }

  @Test("The lists hold every error once, in one table and across two")
  func complete() throws {
    var random = SeededGenerator(seed: 71)
    for round in 0..<100 {
      let graph = try RandomGraph(records: 20, edges: 30, levels: 9, using: &random).graph()
      let leftCount = round.isMultiple(of: 2) ? nil : 8
      let truth = (0..<20).map { _ in
        Int.random(in: 0...9, using: &random) == 0
          ? EntityLabels.unknown : UInt32.random(in: 0...5, using: &random)
      }
      let options = ClusteringOptions(method: .center, threshold: LinkThreshold(weight: 3))
      let clusters = try Clustering(graph, options: options).representative
      let errors = try LinkErrors(
        graph, threshold: options.threshold, clusters: clusters, truth: truth, leftCount: leftCount)
      let counts = try ClusterEvaluation(predicted: clusters, truth: truth, leftCount: leftCount).pairs
      #expect(Set(errors.missed.map(\.pair)).count == counts.falseNegatives)
      #expect(Set(errors.falsePairs.map(\.pair)).count == counts.falsePositives)
      #expect(
        errors.missed.count == counts.falseNegatives && errors.falsePairs.count == counts.falsePositives)
      for reason in LinkErrors.MissReason.allCases {
        #expect(errors.missedCounts[reason] == errors.missed.count { $0.reason == reason })
      }
      for reason in LinkErrors.FalseReason.allCases {
        #expect(errors.falseCounts[reason] == errors.falsePairs.count { $0.reason == reason })
      }
    }
  }

  @Test("The counts are of all errors, the lists of no more than was asked for")
  func limited() throws {
    let graph = try LinkGraph(recordCount: 3_000, edges: [])
    let errors = try LinkErrors(
      graph, threshold: LinkThreshold(), clusters: Array(0..<3_000), truth: Array(repeating: 4, count: 3_000),
      limit: 10)
    #expect(errors.missedCounts[.notBlocked] == 3_000 * 2_999 / 2)
    #expect(errors.missed.count == 10)
  }
}
