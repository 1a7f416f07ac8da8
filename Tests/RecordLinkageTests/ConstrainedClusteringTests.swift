import RecordLinkage
import Testing

@Suite("Clustering under contradictions")
struct ConstrainedClusteringTests {
  typealias Link = ConstrainedClustering.Link

  @Test("Links chain into one cluster, named by its smallest record")
  func components() {
    let clusters = ConstrainedClustering(
      recordCount: 5, links: [Link(3, 4, strength: 9), Link(1, 3, strength: 5)], order: [0, 1, 2, 3, 4],
      signature: [0, 1, 2, 3, 4]
    ) { _, _ in false }
    #expect(clusters.representative == [0, 1, 2, 1, 1])
    #expect(clusters.refused.isEmpty)
  }

  @Test("The weakest link gives way where two records exclude each other")
  func contradiction() {
    let links = [Link(0, 1, strength: 20), Link(1, 2, strength: 5), Link(2, 3, strength: 15)]
    let clusters = ConstrainedClustering(
      recordCount: 4, links: links, order: [0, 1, 2, 3], signature: [0, 1, 2, 3]
    ) {
      Set([$0, $1]) == [0, 3]
    }
    #expect(clusters.representative == [0, 0, 2, 2])
    #expect(clusters.refused == [Link(1, 2, strength: 5)])
  }

  @Test("Copies of one record are tried against another once, however many there are")
  func copies() {
    let count = 4_000
    var calls = 0
    let links = (1..<UInt32(count)).map { Link(0, $0, strength: 5) }
    let clusters = ConstrainedClustering(
      recordCount: count, links: links, order: Array(repeating: 0, count: count),
      signature: Array(repeating: 7, count: count - 1) + [8]
    ) { _, _ in
      calls += 1
      return true
    }
    #expect(calls <= 2)
    #expect(clusters.representative == Array(repeating: 0, count: count - 1) + [UInt32(count - 1)])
  }

  @Test("Any order of the links gives the same clusters")
  func orderIndependence() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      let count = 12
      let order = (0..<count).map { _ in random.next() }
      var links: [Link] = []
      for _ in 0..<14 {
        let a = UInt32.random(in: 0..<UInt32(count), using: &random)
        let b = UInt32.random(in: 0..<UInt32(count), using: &random)
        if a != b {
          links.append(Link(min(a, b), max(a, b), strength: Float(Int.random(in: 1...3, using: &random))))
        }
      }
      let excluded = Set((0..<6).map { _ in Int.random(in: 0..<count, using: &random) })
      let exclude = { (a: Int, b: Int) in excluded.contains(a) && excluded.contains(b) }
      let first = ConstrainedClustering(
        recordCount: count, links: links, order: order, signature: order, exclude: exclude)
      links.shuffle(using: &random)
      let second = ConstrainedClustering(
        recordCount: count, links: links, order: order, signature: order, exclude: exclude)
      #expect(first.representative == second.representative)
    }
  }
}
