/// The plain definitions of the similarities over Unicode scalars: the oracle of the tests.
package enum ReferenceSimilarity {
  /// `1 - distance / length`, 1 for two empty texts.
  package static func normalized(_ distance: Int, length: Int) -> Double {
    length == 0 ? 1 : 1 - Double(distance) / Double(length)
  }

  /// Jaro similarity: the symbols of the left text in order each take the first free equal one of the right
  /// within the window.
  package static func jaro(_ lhs: [Unicode.Scalar], _ rhs: [Unicode.Scalar]) -> Double {
    if lhs.isEmpty || rhs.isEmpty { return lhs.isEmpty && rhs.isEmpty ? 1 : 0 }
    let window = max(0, max(lhs.count, rhs.count) / 2 - 1)
    var taken = [Bool](repeating: false, count: rhs.count)
    var left: [Unicode.Scalar] = []
    for (place, scalar) in lhs.enumerated() {
      let candidates = max(0, place - window)..<max(0, place - window, min(rhs.count, place + window + 1))
      if let partner = candidates.first(where: { !taken[$0] && rhs[$0] == scalar }) {
        taken[partner] = true
        left.append(scalar)
      }
    }
    if left.isEmpty { return 0 }
    let right = zip(rhs, taken).filter(\.1).map(\.0)
    let swaps = zip(left, right).filter { $0 != $1 }.count / 2
    let common = Double(left.count)
    return (common / Double(lhs.count) + common / Double(rhs.count) + (common - Double(swaps)) / common) / 3
  }

  /// Jaro–Winkler similarity with weight 0.1 for up to four symbols, above 0.7.
  package static func jaroWinkler(_ lhs: [Unicode.Scalar], _ rhs: [Unicode.Scalar]) -> Double {
    let similarity = jaro(lhs, rhs)
    let prefix = zip(lhs, rhs).prefix(4).prefix { $0 == $1 }.count
    return similarity > 0.7 ? similarity + 0.1 * Double(prefix) * (1 - similarity) : similarity
  }

  /// How often each q-gram stands in a text; the text itself where it is shorter.
  package static func grams(_ text: [Unicode.Scalar], size: Int) -> [[Unicode.Scalar]: Int] {
    if text.isEmpty { return [:] }
    if text.count < size { return [text: 1] }
    var counts: [[Unicode.Scalar]: Int] = [:]
    for start in 0...(text.count - size) { counts[Array(text[start..<(start + size)]), default: 0] += 1 }
    return counts
  }

  /// Jaccard, Dice and cosine similarity of two multisets.
  package static func overlap(
    _ lhs: [[Unicode.Scalar]: Int], _ rhs: [[Unicode.Scalar]: Int]
  ) -> (jaccard: Double, dice: Double, cosine: Double) {
    if lhs.isEmpty, rhs.isEmpty { return (1, 1, 1) }
    if lhs.isEmpty || rhs.isEmpty { return (0, 0, 0) }
    var fewest = 0
    var most = 0
    var product = 0
    for gram in Set(lhs.keys).union(rhs.keys) {
      let left = lhs[gram] ?? 0
      let right = rhs[gram] ?? 0
      fewest += min(left, right)
      most += max(left, right)
      product += left * right
    }
    let squares = lhs.values.reduce(0) { $0 + $1 * $1 } * rhs.values.reduce(0) { $0 + $1 * $1 }
    return (
      Double(fewest) / Double(most), Double(2 * fewest) / Double(fewest + most),
      Double(product) / Double(squares).squareRoot()
    )
  }

  /// The words of a text between white space.
  package static func words(_ text: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    text.split { $0.properties.isWhitespace || (0x1C...0x1F).contains($0.value) }.map(Array.init)
  }

  /// Monge–Elkan similarity, the mean of both directions, by Jaro–Winkler.
  package static func mongeElkan(_ lhs: [Unicode.Scalar], _ rhs: [Unicode.Scalar]) -> Double {
    let left = words(lhs)
    let right = words(rhs)
    if left.isEmpty || right.isEmpty { return left.isEmpty && right.isEmpty ? 1 : 0 }
    func mean(_ words: [[Unicode.Scalar]], _ others: [[Unicode.Scalar]]) -> Double {
      let sum = words.reduce(0.0) { sum, word in sum + (others.map { jaroWinkler(word, $0) }.max() ?? 0) }
      return sum / Double(words.count)
    }
    return (mean(left, right) + mean(right, left)) / 2
  }
}
