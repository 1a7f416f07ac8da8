import Testing

@testable import RecordLinkage

@Suite("The order of scored pairs")
struct PairOrderTests {
  @Test("Pairs of all parts come by their records, those of the same records as they came")
  func order() {
    var random = SeededGenerator(seed: 31)
    for _ in 0..<60 {
      let records = UInt32.random(in: 1...90, using: &random)
      var vector = ComparisonVector()
      let parts = (0..<Int.random(in: 0...6, using: &random)).map { part in
        (0..<Int.random(in: 0...80, using: &random)).map { index -> ScoredPair in
          vector[0] = part
          vector[1] = index & 15
          // Many of one record: as the centre of a star has them.
          let left = Bool.random(using: &random) ? 0 : UInt32.random(in: 0..<records, using: &random)
          return ScoredPair(
            left: left, right: UInt32.random(in: 0..<records, using: &random), vector: vector,
            probabilities: .zero, weights: .init(repeating: Float(index)))
        }
      }
      let expected = Array(parts.joined()).enumerated().sorted {
        ($0.element.left, $0.element.right, $0.offset) < ($1.element.left, $1.element.right, $1.offset)
      }.map(\.element)
      #expect(PairOrder.sorted(parts, recordCount: Int(records)) == expected)
    }
  }

  @Test("Sorting by digits keeps the order of elements of one key", arguments: [1, 11, 20, 33, 64])
  func radixSort(bits: Int) {
    var random = SeededGenerator(seed: 32)
    for count in [0, 1, 2, 50, 5_000] {
      let mask = bits == 64 ? UInt64.max : 1 << UInt64(bits) - 1
      // Few different keys, and keys that share digits.
      let shift = UInt64.random(in: 0..<UInt64(bits), using: &random)
      let keys = (0..<count).map { _ in (random.next() & 0xFF) << shift & mask }
      var elements = keys.enumerated().map { (key: $0.element, place: $0.offset) }
      let expected = elements.sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.place)
      RadixSort.sort(&elements, bits: bits) { $0.key }
      #expect(elements.map(\.place) == expected)
    }
  }
}
