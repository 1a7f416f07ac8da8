import RecordLinkage

/// A random graph whose weights are distinct unless `levels` bounds how many there are.
struct RandomGraph {
  var recordCount: Int
  var edges: [ScoredEdge]
  var order: [UInt64]

  init(records: Int, edges count: Int, levels: Int? = nil, using random: inout SeededGenerator) {
    recordCount = records
    edges = (0..<count).map { _ in
      let weight =
        levels.map { Float(Int.random(in: -2...$0, using: &random)) }
        ?? Float.random(in: -6...20, using: &random)
      let probability = 1 / (1 + Double(sign: .plus, exponent: Int(-weight), significand: 1))
      return ScoredEdge(
        UInt32.random(in: 0..<UInt32(records), using: &random),
        UInt32.random(in: 0..<UInt32(records), using: &random), weight: weight,
        probability: Float(probability))
    }
    order = (0..<records).map { _ in random.next() }
  }

  func graph() throws -> LinkGraph {
    try LinkGraph(recordCount: recordCount, edges: edges, order: order)
  }

  /// The same graph with other record numbers and the edges in another order; the new number of each record.
  func shuffled(
    using random: inout SeededGenerator, within leftCount: Int? = nil
  ) -> (
    graph: RandomGraph, number: [Int]
  ) {
    let split = leftCount ?? recordCount
    let number =
      Array(0..<split).shuffled(using: &random) + Array(split..<recordCount).shuffled(using: &random)
    var other = self
    other.edges = edges.map {
      let ends = (UInt32(number[Int($0.lhs)]), UInt32(number[Int($0.rhs)]))
      let flipped = Bool.random(using: &random)
      return ScoredEdge(
        flipped ? ends.1 : ends.0, flipped ? ends.0 : ends.1, weight: $0.weight, probability: $0.probability)
    }.shuffled(using: &random)
    for (record, place) in number.enumerated() { other.order[place] = order[record] }
    return (other, number)
  }
}

/// The clusters as sets of records, whatever their names.
func partition(_ representative: [UInt32]) -> Set<Set<Int>> {
  var members: [UInt32: Set<Int>] = [:]
  for (record, cluster) in representative.enumerated() { members[cluster, default: []].insert(record) }
  return Set(members.values)
}
