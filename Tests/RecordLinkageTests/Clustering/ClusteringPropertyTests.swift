import RecordLinkage
import Testing

@Suite("Properties of clusterings")
struct ClusteringPropertyTests {
  @Test("A constraint that nothing meets leaves average link as it is without one")
  func idleConstraint() throws {
    var random = SeededGenerator(seed: 20)
    for round in 0..<200 {
      let count = Int.random(in: 2...40, using: &random)
      let graph = RandomGraph(
        records: count, edges: Int.random(in: 0...40, using: &random), levels: round % 2 == 0 ? nil : 4,
        using: &random)
      // Two records more, which no edge touches.
      let wide = try LinkGraph(
        recordCount: count + 2, edges: graph.edges, order: graph.order + [random.next(), random.next()])
      let options = ClusteringOptions(method: .averageLink, threshold: LinkThreshold(weight: 1))
      let free = try Clustering(wide, options: options)
      let constrained = try Clustering(
        wide, options: options,
        constraints: ClusteringConstraints(cannotLink: [RecordPair(UInt32(count), UInt32(count + 1))]))
      #expect(free.representative == constrained.representative, "round \(round)")
      #expect(free.clusterCount == constrained.clusterCount, "round \(round)")
    }
  }

  @Test("Any order of edges and records gives the same clusters", arguments: ClusteringMethod.allCases)
  func orderIndependence(method: ClusteringMethod) throws {
    var random = SeededGenerator(seed: 21)
    for round in 0..<150 {
      let count = Int.random(in: 2...24, using: &random)
      let graph = RandomGraph(
        records: count, edges: Int.random(in: 0...50, using: &random), levels: round % 3 == 0 ? nil : 4,
        using: &random)
      var options = ClusteringOptions(method: method, threshold: LinkThreshold(weight: 1))
      options.leftCount = count / 2
      let pairs = (0..<6).map { _ in
        RecordPair(
          UInt32.random(in: 0..<UInt32(count), using: &random),
          UInt32.random(in: 0..<UInt32(count), using: &random))
      }
      let (other, number) = graph.shuffled(using: &random, within: count / 2)
      func moved(_ pairs: some Sequence<RecordPair>) -> [RecordPair] {
        pairs.map { RecordPair(UInt32(number[Int($0.lhs)]), UInt32(number[Int($0.rhs)])) }
      }
      let first = try Clustering(
        graph.graph(), options: options,
        constraints: ClusteringConstraints(
          mustLink: Array(pairs[..<2]), cannotLink: Array(pairs[2...])))
      let second = try Clustering(
        other.graph(), options: options,
        constraints: ClusteringConstraints(
          mustLink: moved(pairs[..<2]), cannotLink: moved(pairs[2...].reversed())))
      let expected = Set(partition(first.representative).map { Set($0.map { number[$0] }) })
      #expect(partition(second.representative) == expected, "round \(round)")
      #expect(Set(moved(first.refused.map(\.pair))) == Set(second.refused.map(\.pair)), "round \(round)")
      #expect(Set(moved(first.refusedMustLinks)) == Set(second.refusedMustLinks), "round \(round)")
    }
  }

  @Test(
    "No cluster holds a forbidden pair, and every must-link holds or is reported",
    arguments: ClusteringMethod.allCases)
  func constraints(method: ClusteringMethod) throws {
    var random = SeededGenerator(seed: 22)
    for round in 0..<150 {
      let count = 20
      let graph = RandomGraph(records: count, edges: 45, levels: 5, using: &random)
      let cannot = (0..<8).map { _ in pair(&random, count) }.filter { $0.lhs != $0.rhs }
      let must = (0..<4).map { _ in pair(&random, count) }
      // Two records of different kinds may not meet, unless one has no kind.
      let kind = (0..<count).map { _ in UInt64.random(in: 0...3, using: &random) }
      let exclusion = ClusteringConstraints.Exclusion(signature: kind) {
        kind[$0] != 0 && kind[$1] != 0 && kind[$0] != kind[$1]
      }
      var options = ClusteringOptions(method: method, threshold: LinkThreshold(weight: 0))
      options.leftCount = 10
      let constraints = ClusteringConstraints(
        mustLink: round.isMultiple(of: 2) ? must : [], cannotLink: cannot, exclusion: exclusion)
      let clusters = try Clustering(graph.graph(), options: options, constraints: constraints)
      for pair in cannot {
        #expect(clusters.representative[Int(pair.lhs)] != clusters.representative[Int(pair.rhs)], "\(pair)")
      }
      for pair in constraints.mustLink where pair.lhs != pair.rhs {
        let together = clusters.representative[Int(pair.lhs)] == clusters.representative[Int(pair.rhs)]
        #expect(together || clusters.refusedMustLinks.contains(pair))
      }
      if constraints.mustLink.isEmpty {
        for members in partition(clusters.representative) {
          #expect(Set(members.map { kind[$0] }).subtracting([0]).count <= 1)
        }
        let stray = partition(clusters.representative).filter { $0.count > 1 }
        #expect(
          stray.allSatisfy { members in
            members.allSatisfy { clusters.representative[$0] == UInt32(members.min() ?? 0) }
          })
      }
      for link in clusters.refused {
        #expect(
          clusters.representative[Int(link.lhs)] != clusters.representative[Int(link.rhs)]
            || method != .connectedComponents)
      }
    }
  }

  @Test("Every cluster is within a connected component of its links", arguments: ClusteringMethod.allCases)
  func refinement(method: ClusteringMethod) throws {
    var random = SeededGenerator(seed: 23)
    for _ in 0..<60 {
      let graph = try RandomGraph(records: 40, edges: 50, levels: 6, using: &random).graph()
      var options = ClusteringOptions(method: method, threshold: LinkThreshold(weight: 2))
      options.leftCount = 20
      let clusters = try Clustering(graph, options: options)
      options.method = .connectedComponents
      let components = try Clustering(graph, options: options)
      for (record, cluster) in clusters.representative.enumerated() {
        #expect(components.representative[record] == components.representative[Int(cluster)])
      }
    }
  }

  @Test("Connected components under a rule are those of ConstrainedClustering")
  func constrainedComponents() throws {
    var random = SeededGenerator(seed: 25)
    for _ in 0..<150 {
      let graph = RandomGraph(records: 20, edges: 30, levels: 6, using: &random)
      let kind = (0..<20).map { _ in UInt64.random(in: 0...3, using: &random) }
      let excludes = { @Sendable (one: Int, other: Int) in
        kind[one] != 0 && kind[other] != 0 && kind[one] != kind[other]
      }
      let clusters = try Clustering(
        graph.graph(),
        options: ClusteringOptions(method: .connectedComponents, threshold: LinkThreshold(weight: 1)),
        constraints: ClusteringConstraints(
          exclusion: ClusteringConstraints.Exclusion(signature: kind, excludes: excludes)))
      let links = graph.edges.filter { $0.weight >= 1 && $0.lhs != $0.rhs }.map {
        ConstrainedClustering.Link($0.lhs, $0.rhs, strength: $0.weight)
      }
      let expected = ConstrainedClustering(
        recordCount: 20, links: links, order: graph.order, signature: kind, exclude: excludes)
      #expect(clusters.representative == expected.representative)
      let refused = Set(expected.refused.map { RecordPair($0.lhs, $0.rhs) })
      #expect(refused.isSuperset(of: clusters.refused.map(\.pair)))
    }
  }

  @Test("Average link equals the plain definition, also under constraints and with hubs of many links")
  func averageLink() throws {
    var random = SeededGenerator(seed: 24)
    for round in 0..<240 {
      let isDense = round.isMultiple(of: 12)
      let count = isDense ? 110 : Int.random(in: 2...22, using: &random)
      var graph = RandomGraph(records: count, edges: isDense ? 700 : 2 * count, using: &random)
      if isDense {
        graph.edges += (1..<UInt32(count)).map {
          ScoredEdge(0, $0, weight: Float.random(in: 0...20, using: &random), probability: 1)
        }
      }
      var options = ClusteringOptions(
        method: .averageLink, threshold: LinkThreshold(weight: Float(round % 5)))
      options.unscoredWeight = [-0.5, -4, -10][round % 3]
      let cannot = round.isMultiple(of: 2) ? [] : (0..<5).map { _ in pair(&random, count) }
      let must = round.isMultiple(of: 4) ? [pair(&random, count), pair(&random, count)] : []
      let constraints = ClusteringConstraints(mustLink: must, cannotLink: cannot)
      let clusters = try Clustering(graph.graph(), options: options, constraints: constraints)
      let expected = naiveAverageLink(graph, options, cannot: cannot, must: must)
      #expect(partition(clusters.representative) == expected, "round \(round)")
    }
  }

  private func pair(_ random: inout SeededGenerator, _ count: Int) -> RecordPair {
    RecordPair(
      UInt32.random(in: 0..<UInt32(count), using: &random),
      UInt32.random(in: 0..<UInt32(count), using: &random))
  }

  /// Joins the two best clusters of all, again and again.
  private func naiveAverageLink(
    _ graph: RandomGraph, _ options: ClusteringOptions, cannot: [RecordPair], must: [RecordPair]
  ) -> Set<Set<Int>> {
    let unscored = Double(options.unscoredWeight)
    var weight = [[Double]](
      repeating: Array(repeating: unscored, count: graph.recordCount), count: graph.recordCount)
    for edge in graph.edges where edge.lhs != edge.rhs {
      let best = max(weight[Int(edge.lhs)][Int(edge.rhs)], Double(edge.weight))
      weight[Int(edge.lhs)][Int(edge.rhs)] = best
      weight[Int(edge.rhs)][Int(edge.lhs)] = best
    }
    var clusters = (0..<graph.recordCount).map { [$0] }
    func isForbidden(_ one: [Int], _ other: [Int]) -> Bool {
      cannot.contains {
        (one.contains(Int($0.lhs)) && other.contains(Int($0.rhs)))
          || (one.contains(Int($0.rhs)) && other.contains(Int($0.lhs)))
      }
    }
    func join(_ one: Int, _ other: Int) {
      clusters[one] += clusters[other]
      clusters.remove(at: other)
    }
    for pair in must {
      guard let one = clusters.firstIndex(where: { $0.contains(Int(pair.lhs)) }),
        let other = clusters.firstIndex(where: { $0.contains(Int(pair.rhs)) }), one != other
      else { continue }
      if !isForbidden(clusters[one], clusters[other]) { join(min(one, other), max(one, other)) }
    }
    while true {
      var best: (average: Double, one: Int, other: Int)?
      for one in clusters.indices {
        for other in clusters.indices where other > one && !isForbidden(clusters[one], clusters[other]) {
          var sum = 0.0
          for left in clusters[one] { for right in clusters[other] { sum += weight[left][right] } }
          let average = sum / Double(clusters[one].count * clusters[other].count)
          if average >= Double(options.threshold.weight), average > best?.average ?? -.infinity {
            best = (average, one, other)
          }
        }
      }
      guard let best else { return Set(clusters.map(Set.init)) }
      join(best.one, best.other)
    }
  }
}
