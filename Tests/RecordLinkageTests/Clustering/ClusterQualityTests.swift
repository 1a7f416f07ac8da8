import RecordLinkage
import Testing

@Suite("Quality of clusters")
struct ClusterQualityTests {
  @Test("Two triangles on one link: the link is the bridge and the weakest of the tree")
  func triangles() throws {
    let edges: [ScoredEdge] = [
      (0, 1, 9, 0.99), (1, 2, 8, 0.98), (0, 2, 7, 0.97), (3, 4, 9, 0.99), (4, 5, 8, 0.98), (3, 5, 7, 0.97),
      (2, 3, 2, 0.5),
    ].map { ScoredEdge($0.0, $0.1, weight: $0.2, probability: $0.3) }
    let graph = try LinkGraph(recordCount: 7, edges: edges)
    let report = try ClusterQualityReport(graph, representative: [0, 0, 0, 0, 0, 0, 6])
    let cluster = try #require(report.clusters.first)
    #expect(report.clusters.count == 1)
    #expect(cluster.size == 6 && cluster.linkCount == 7)
    #expect(abs(cluster.density - 7.0 / 15) < 1e-12)
    #expect(cluster.weakestLink == edges[6])
    #expect(report.bridges == [edges[6]] && cluster.bridgeCount == 1)
    #expect(cluster.minimumProbability == 0.5 && cluster.isConnected)
    #expect(abs(cluster.meanProbability - (2 * (0.99 + 0.98 + 0.97) + 0.5) / 7) < 1e-6)
    #expect(report.buildingLinks(ofCluster: 0).map(\.weight) == [9, 9, 8, 8, 2])
  }

  @Test("A cluster that a must-link alone holds together is not connected")
  func mustLink() throws {
    let graph = try LinkGraph(recordCount: 3, edges: [ScoredEdge(0, 1, weight: 5, probability: 0.9)])
    let clusters = try Clustering(
      graph, options: ClusteringOptions(method: .connectedComponents, threshold: LinkThreshold(weight: 0)),
      constraints: ClusteringConstraints(mustLink: [RecordPair(1, 2)]))
    let report = try ClusterQualityReport(graph, representative: clusters.representative)
    #expect(report.clusters.map(\.size) == [3])
    #expect(report.clusters.first?.isConnected == false)
  }

  @Test("Bridges are the links whose removal raises the number of components")
  func bridges() throws {
    var random = SeededGenerator(seed: 41)
    for _ in 0..<150 {
      let graph = RandomGraph(records: 14, edges: 16, using: &random)
      let canonical = try graph.graph()
      let options = ClusteringOptions(method: .connectedComponents, threshold: LinkThreshold())
      let whole = try Clustering(canonical, options: options)
      var expected: Set<RecordPair> = []
      for index in 0..<canonical.edgeCount {
        let pair = canonical.edge(index).pair
        let rest = try LinkGraph(
          recordCount: 14, edges: graph.edges.filter { $0.pair != pair }, order: graph.order)
        if try Clustering(rest, options: options).clusterCount > whole.clusterCount { expected.insert(pair) }
      }
      let report = try ClusterQualityReport(canonical, representative: whole.representative)
      #expect(Set(report.bridges.map(\.pair)) == expected)
      let tree = report.clusters.indices.reduce(0) { $0 + report.buildingLinks(ofCluster: $1).count }
      #expect(tree == 14 - whole.clusterCount)
    }
  }

  @Test("Representatives that are missing or no records are named")
  func errors() throws {
    let graph = try LinkGraph(recordCount: 2, edges: [])
    #expect(throws: ClusteringError.wrongCount(what: "representative", expected: 2, found: 1)) {
      try ClusterQualityReport(graph, representative: [0])
    }
    #expect(throws: ClusteringError.recordOutOfRange(place: "representative of record 1", recordCount: 2)) {
      try ClusterQualityReport(graph, representative: [0, 2])
    }
  }
}
