import RecordLinkage
import Testing

@Suite("One partner at most")
struct AssignmentTests {
  private func options(_ method: ClusteringMethod, left: Int, threshold: Float = 0) -> ClusteringOptions {
    var options = ClusteringOptions(method: method, threshold: LinkThreshold(weight: threshold))
    options.leftCount = left
    return options
  }

  @Test("The strongest link first may cost the total that the optimal assignment finds")
  func rivalry() throws {
    let edges = [(0, 2, 10), (0, 3, 9), (1, 2, 8)].map {
      ScoredEdge($0.0, $0.1, weight: Float($0.2), probability: 1)
    }
    let graph = try LinkGraph(recordCount: 4, edges: edges)
    let greedy = try Clustering(graph, options: options(.bestLink, left: 2))
    #expect(greedy.chosen == [edges[0]])
    let optimal = try Clustering(graph, options: options(.optimalAssignment, left: 2))
    #expect(optimal.chosen == [edges[1], edges[2]])
    #expect(optimal.representative == [0, 1, 1, 0])
    var mutual = options(.bestLink, left: 2)
    mutual.mutualOnly = true
    #expect(try Clustering(graph, options: mutual).chosen == [edges[0]])
  }

  @Test("Where the left may have many, each right record takes its best")
  func oneToMany() throws {
    let edges = [(0, 2, 10), (0, 3, 9), (1, 3, 8)].map {
      ScoredEdge($0.0, $0.1, weight: Float($0.2), probability: 1)
    }
    let graph = try LinkGraph(recordCount: 4, edges: edges)
    for method in [ClusteringMethod.bestLink, .optimalAssignment] {
      var oneToMany = options(method, left: 2)
      oneToMany.cardinality = .oneToMany
      #expect(try Clustering(graph, options: oneToMany).representative == [0, 1, 0, 0])
      oneToMany.cardinality = .manyToOne
      #expect(try Clustering(graph, options: oneToMany).representative == [0, 1, 0, 1])
    }
  }

  @Test("Links within a table are not looked at, and forbidden ones give way to the next best")
  func forbidden() throws {
    let edges = [(0, 1, 30), (0, 2, 10), (0, 3, 9)].map {
      ScoredEdge($0.0, $0.1, weight: Float($0.2), probability: 1)
    }
    let graph = try LinkGraph(recordCount: 4, edges: edges)
    for method in [ClusteringMethod.bestLink, .optimalAssignment] {
      let clusters = try Clustering(
        graph, options: options(method, left: 2),
        constraints: ClusteringConstraints(cannotLink: [RecordPair(0, 2)]))
      #expect(clusters.chosen == [edges[2]])
      #expect(clusters.refused == [edges[1]])
    }
  }

  @Test("The optimal assignment has the greatest total of all, as trying all shows; the auction comes near")
  func bruteForce() throws {
    var random = SeededGenerator(seed: 31)
    for round in 0..<400 {
      let left = Int.random(in: 1...6, using: &random)
      let right = Int.random(in: 1...6, using: &random)
      let threshold: Float = [0, 2, -3][round % 3]
      let edges = (0..<Int.random(in: 0...20, using: &random)).map { _ in
        ScoredEdge(
          UInt32.random(in: 0..<UInt32(left), using: &random),
          UInt32(left) + UInt32.random(in: 0..<UInt32(right), using: &random),
          weight: round.isMultiple(of: 2)
            ? Float.random(in: -5...20, using: &random) : Float(Int.random(in: -3...5, using: &random)),
          probability: 1)
      }
      let graph = try LinkGraph(recordCount: left + right, edges: edges)
      var options = options(.optimalAssignment, left: left, threshold: threshold)
      let optimal = try Clustering(graph, options: options)
      let best = bestTotal(graph, left: left, threshold: threshold)
      func total(_ clusters: Clustering) -> Double {
        clusters.chosen.reduce(0) { $0 + Double($1.weight - threshold) }
      }
      #expect(abs(total(optimal) - best) < 1e-4, "round \(round)")
      #expect(optimal.approximateComponents == 0)
      #expect(Set(optimal.chosen.flatMap { [$0.lhs, $0.rhs] }).count == 2 * optimal.chosen.count)
      options.exactAssignmentLimit = 0
      let auction = try Clustering(graph, options: options)
      #expect(total(auction) >= best - 0.01 * Double(left) - 1e-4, "round \(round)")
      #expect(Set(auction.chosen.flatMap { [$0.lhs, $0.rhs] }).count == 2 * auction.chosen.count)
      #expect(auction.approximateComponents > 0 || auction.chosen.isEmpty)
    }
  }

  private func bestTotal(_ graph: LinkGraph, left: Int, threshold: Float) -> Double {
    var gain: [RecordPair: Double] = [:]
    for index in 0..<graph.edgeCount {
      let edge = graph.edge(index)
      if edge.weight >= threshold { gain[edge.pair] = Double(edge.weight - threshold) }
    }
    func best(from record: Int, taken: Set<UInt32>) -> Double {
      if record == left { return 0 }
      var top = best(from: record + 1, taken: taken)
      for (pair, value) in gain where Int(pair.lhs) == record && !taken.contains(pair.rhs) {
        top = max(top, value + best(from: record + 1, taken: taken.union([pair.rhs])))
      }
      return top
    }
    return best(from: 0, taken: [])
  }
}
