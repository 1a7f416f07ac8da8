import RecordLinkage
import Testing

@Suite("One text compared with many at once")
struct TextLanesTests {
  /// Texts of all lengths that are laid out differently, and the queries that they are compared with.
  private static func texts(seed: UInt64) -> (texts: [[UInt16]], queries: [[UInt16]]) {
    var random = RandomTexts(seed: seed)
    var (texts, queries): ([[UInt16]], [[UInt16]]) = ([[]], [[]])
    for _ in 0..<200 {
      let (left, right) = random.pair(upTo: 90)
      texts.append(Array(String(scalars: left).utf16))
      texts.append(Array(String(scalars: right).utf16))
    }
    for place in stride(from: 1, to: texts.count, by: 25) {
      queries.append(texts[place])
      queries.append(Array(String(scalars: random.scalars(upTo: 90)).utf16))
    }
    return (texts, queries)
  }

  private func lanes(_ texts: [[UInt16]]) -> TextLanes {
    var ends: [Int] = []
    for text in texts { ends.append((ends.last ?? 0) + text.count) }
    return TextLanes(symbols: texts.flatMap { $0 }, ends: ends)
  }

  private func each<R>(
    _ texts: [[UInt16]], _ query: [UInt16],
    _ body: (UnsafeBufferPointer<UInt16>, UnsafeBufferPointer<UInt16>) -> R
  ) -> [R] {
    query.withUnsafeBufferPointer { query in
      texts.map { text in text.withUnsafeBufferPointer { body(query, $0) } }
    }
  }

  @Test("Distances are those of each pair alone", arguments: [1, 2, 3] as [UInt64])
  func distances(seed: UInt64) {
    let (texts, queries) = Self.texts(seed: seed)
    let lanes = lanes(texts)
    var found: [UInt16] = [7]
    for query in queries {
      query.withUnsafeBufferPointer { Levenshtein.distances(of: $0, to: lanes, into: &found) }
      #expect(found.map(Int.init) == each(texts, query) { Levenshtein.distance($0, $1) }, "\(query)")
      query.withUnsafeBufferPointer { OptimalStringAlignment.distances(of: $0, to: lanes, into: &found) }
      #expect(
        found.map(Int.init) == each(texts, query) { OptimalStringAlignment.distance($0, $1) }, "\(query)")
    }
  }

  @Test("Similarities are those of each pair alone", arguments: [4, 5, 6] as [UInt64])
  func similarities(seed: UInt64) {
    let (texts, queries) = Self.texts(seed: seed)
    let lanes = lanes(texts)
    var found: [Double] = [7]
    for query in queries {
      query.withUnsafeBufferPointer { Jaro.similarities(of: $0, to: lanes, into: &found) }
      #expect(found == each(texts, query) { Jaro.similarity($0, $1) }, "\(query)")
      query.withUnsafeBufferPointer { JaroWinkler.similarities(of: $0, to: lanes, into: &found) }
      #expect(found == each(texts, query) { JaroWinkler.similarity($0, $1) }, "\(query)")
    }
  }

  @Test("No texts have no distances")
  func none() {
    var distances: [UInt16] = [1]
    Levenshtein.distances(of: UnsafeBufferPointer(start: nil, count: 0), to: lanes([]), into: &distances)
    #expect(distances.isEmpty)
  }
}
