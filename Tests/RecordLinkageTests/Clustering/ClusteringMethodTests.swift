import RecordLinkage
import Testing

@Suite("Clustering methods")
struct ClusteringMethodTests {
  static let chain = [edge(0, 1, 10), edge(1, 2, 9), edge(2, 3, 8), edge(3, 4, 7)]
  static let wheel = [edge(0, 1, 5), edge(0, 2, 6), edge(0, 3, 7), edge(3, 4, 9), edge(5, 6, 1)]

  static func edge(_ lhs: UInt32, _ rhs: UInt32, _ weight: Float, _ probability: Float = 1) -> ScoredEdge {
    ScoredEdge(lhs, rhs, weight: weight, probability: probability)
  }

  @Test(
    "Each method cuts a chain and a wheel of five in its own way",
    arguments: [
      (ClusteringMethod.connectedComponents, chain, [0, 0, 0, 0, 0]),
      // 1 has two strong links and leads its first; 2 is its member, so 3 waits for a centre.
      (.center, chain, [0, 0, 0, 3, 3]),
      (.mergeCenter, chain, [0, 0, 0, 0, 0]),
      // 1 has the most and strongest links, then 3.
      (.star, chain, [0, 0, 0, 3, 3]),
      (.bestLink, chain, [0, 0, 2, 2, 4]),
      (.connectedComponents, wheel, [0, 0, 0, 0, 0, 5, 5]),
      // The strongest link makes 3 the centre, which has two links; 0 follows as its member.
      (.center, wheel, [0, 1, 2, 0, 0, 5, 5]),
      // 0 has the most links and covers 1, 2 and 3; 4 is left to be a centre, and 3 is nearer to it.
      (.star, wheel, [0, 0, 0, 3, 3, 5, 5]),
    ])
  func shapes(method: ClusteringMethod, edges: [ScoredEdge], expected: [UInt32]) throws {
    let graph = try LinkGraph(recordCount: expected.count, edges: edges)
    let options = ClusteringOptions(method: method, threshold: LinkThreshold(weight: 0))
    let clusters = try Clustering(graph, options: options)
    #expect(clusters.representative == expected)
    #expect(clusters.clusterCount == Set(expected).count)
  }

  @Test("Average link breaks a chain that nothing else supports, and keeps one whose ends agree")
  func chains() throws {
    let two = [Self.edge(0, 1, 20), Self.edge(2, 3, 20), Self.edge(1, 2, 10)]
    var options = ClusteringOptions(method: .averageLink, threshold: LinkThreshold(weight: 0))
    let apart = try Clustering(LinkGraph(recordCount: 4, edges: two), options: options)
    #expect(apart.representative == [0, 0, 2, 2])
    let supported = two + [Self.edge(0, 2, 3), Self.edge(1, 3, 3), Self.edge(0, 3, -2)]
    let together = try Clustering(LinkGraph(recordCount: 4, edges: supported), options: options)
    #expect(together.representative == [0, 0, 0, 0])
    options.unscoredWeight = 0
    #expect(throws: ClusteringError.self) {
      try Clustering(LinkGraph(recordCount: 4, edges: two), options: options)
    }
  }

  @Test("A threshold of weight and one of probability both count; an edge at the threshold is a link")
  func thresholds() throws {
    let edges = [Self.edge(0, 1, 5, 0.4), Self.edge(1, 2, 5, 0.5), Self.edge(2, 3, 4.9, 0.9)]
    let graph = try LinkGraph(recordCount: 4, edges: edges)
    for method in ClusteringMethod.allCases where method != .optimalAssignment {
      let options = ClusteringOptions(method: method, threshold: LinkThreshold(weight: 5, probability: 0.5))
      #expect(try Clustering(graph, options: options).representative == [0, 1, 1, 3], "\(method)")
    }
  }

  @Test("Of several edges between two records the strongest counts, and one with itself not at all")
  func duplicates() throws {
    let edges = [Self.edge(0, 1, -5), Self.edge(1, 0, 5), Self.edge(0, 0, 9), Self.edge(1, 0, 2)]
    let graph = try LinkGraph(recordCount: 2, edges: edges)
    #expect(graph.edgeCount == 1)
    #expect(graph.edge(0) == Self.edge(0, 1, 5))
  }

  @Test("Edges of records that do not exist, and weights that are no numbers, are named")
  func errors() {
    #expect(throws: ClusteringError.recordOutOfRange(place: "edge 1", recordCount: 2)) {
      try LinkGraph(recordCount: 2, edges: [Self.edge(0, 1, 1), Self.edge(0, 2, 1)])
    }
    #expect(throws: ClusteringError.notANumber(edge: 0)) {
      try LinkGraph(recordCount: 2, edges: [Self.edge(0, 1, .nan)])
    }
    #expect(throws: ClusteringError.wrongCount(what: "order", expected: 2, found: 1)) {
      try LinkGraph(recordCount: 2, edges: [], order: [1])
    }
    #expect(throws: ClusteringError.needsTwoTables(.optimalAssignment)) {
      try Clustering(
        LinkGraph(recordCount: 2, edges: []),
        options: ClusteringOptions(method: .optimalAssignment, threshold: LinkThreshold()))
    }
  }

  @Test("No records and no edges are clusters of nothing", arguments: ClusteringMethod.allCases)
  func empty(method: ClusteringMethod) throws {
    for count in [0, 1, 3] {
      var options = ClusteringOptions(method: method, threshold: LinkThreshold(weight: 0))
      options.leftCount = count / 2
      let clusters = try Clustering(LinkGraph(recordCount: count, edges: []), options: options)
      #expect(clusters.representative == Array(0..<UInt32(count)))
    }
  }

  @Test("Infinite weights bind without upsetting sums", arguments: ClusteringMethod.allCases)
  func infinite(method: ClusteringMethod) throws {
    let edges = [Self.edge(0, 2, .infinity), Self.edge(1, 3, -.infinity), Self.edge(1, 2, .infinity)]
    var options = ClusteringOptions(method: method, threshold: LinkThreshold(weight: 0))
    options.leftCount = 2
    let clusters = try Clustering(LinkGraph(recordCount: 4, edges: edges), options: options)
    #expect(clusters.representative[3] == 3)
    #expect(clusters.representative.filter { $0 == clusters.representative[2] }.count >= 2)
  }

  @Test(
    "A chain and a star of 50,000 records are clustered without a deep stack",
    arguments: ClusteringMethod.allCases)
  func huge(method: ClusteringMethod) throws {
    let count: UInt32 = 50_000
    var options = ClusteringOptions(method: method, threshold: LinkThreshold(weight: -1))
    options.unscoredWeight = -1.000_001
    options.leftCount = 1
    for edges in [
      (1..<count).map { Self.edge($0 - 1, $0, Float($0 % 1_000)) }, (1..<count).map { Self.edge(0, $0, 9) },
    ] {
      let graph = try LinkGraph(recordCount: Int(count), edges: edges)
      let clusters = try Clustering(graph, options: options)
      if method == .connectedComponents {
        #expect(clusters.clusterCount == 1)
      }
      #expect(clusters.clusterCount < Int(count))
      let report = try ClusterQualityReport(graph, representative: clusters.representative)
      #expect(report.clusters.reduce(0) { $0 + $1.bridgeCount } <= edges.count)
    }
  }

  @Test("The components at many thresholds are those of each threshold alone")
  func summaries() throws {
    var random = SeededGenerator(seed: 5)
    let graph = try RandomGraph(records: 60, edges: 90, levels: 12, using: &random).graph()
    let thresholds: [Float] = [3, 12, -1, 6.5]
    for summary in ComponentSummary.summaries(graph, thresholds: thresholds) {
      let options = ClusteringOptions(
        method: .connectedComponents, threshold: LinkThreshold(weight: summary.threshold))
      let sets = try partition(Clustering(graph, options: options).representative)
      #expect(summary.clusters == sets.count)
      #expect(summary.largest == sets.map(\.count).max())
      #expect(summary.linkedRecords == sets.filter { $0.count > 1 }.reduce(0) { $0 + $1.count })
    }
  }
}
