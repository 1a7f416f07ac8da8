import RecordLinkage
import Testing

@Suite("The fast comparators are the plain definitions")
struct ReferenceAgreementTests {
  @Test("Edit distances of random texts of any length", arguments: [1, 2, 3, 4] as [UInt64])
  func distances(seed: UInt64) {
    var texts = RandomTexts(seed: seed)
    for _ in 0..<1_500 {
      let (left, right) = texts.pair()
      let (lhs, rhs) = (String(scalars: left), String(scalars: right))
      let context: Comment = "\(lhs.debugDescription) \(rhs.debugDescription)"
      #expect(Levenshtein.distance(lhs, rhs) == ReferenceDistance.levenshtein(left, right), context)
      #expect(
        OptimalStringAlignment.distance(lhs, rhs) == ReferenceDistance.optimalStringAlignment(left, right),
        context)
      #expect(
        DamerauLevenshtein.distance(lhs, rhs) == ReferenceDistance.damerauLevenshtein(left, right), context)
      let common = ReferenceDistance.commonSubsequenceLength(left, right)
      #expect(Indel.distance(lhs, rhs) == left.count + right.count - 2 * common, context)
      #expect(CommonPrefix.length(lhs, rhs) == zip(left, right).prefix { $0 == $1 }.count, context)
    }
  }

  @Test("A cutoff gives the distance up to it and one more beyond", arguments: [5, 6] as [UInt64])
  func cutoffs(seed: UInt64) {
    var texts = RandomTexts(seed: seed)
    var alphabet = SymbolAlphabet()
    for _ in 0..<1_500 {
      let (left, right) = texts.pair()
      let lhs = alphabet.symbols(of: String(scalars: left))
      let rhs = alphabet.symbols(of: String(scalars: right))
      let cutoff = texts.number(in: 0...(texts.number(in: 0...1) == 0 ? 8 : 200))
      let context: Comment = "\(left) \(right) \(cutoff)"
      lhs.withUnsafeBufferPointer { lhs in
        rhs.withUnsafeBufferPointer { rhs in
          func limited(_ distance: Int) -> Int { min(distance, cutoff + 1) }
          let reach = min(cutoff, max(left.count, right.count))
          let levenshtein = ReferenceDistance.levenshtein(left, right)
          #expect(Levenshtein.distance(lhs, rhs, cutoff: cutoff) == limited(levenshtein), context)
          let osa = ReferenceDistance.optimalStringAlignment(left, right)
          #expect(OptimalStringAlignment.distance(lhs, rhs, cutoff: cutoff) == limited(osa), context)
          let damerau = ReferenceDistance.damerauLevenshtein(left, right)
          #expect(DamerauLevenshtein.distance(lhs, rhs, cutoff: cutoff) == limited(damerau), context)
          let indel = left.count + right.count - 2 * ReferenceDistance.commonSubsequenceLength(left, right)
          #expect(Indel.distance(lhs, rhs, cutoff: cutoff) == limited(indel), context)
          #expect(reach >= 0)
        }
      }
    }
  }

  @Test("Jaro, Jaro–Winkler, q-grams and Monge–Elkan of random texts", arguments: [7, 8, 9] as [UInt64])
  func similarities(seed: UInt64) {
    var texts = RandomTexts(seed: seed)
    for _ in 0..<2_000 {
      let (left, right) = texts.pair()
      let (lhs, rhs) = (String(scalars: left), String(scalars: right))
      let context: Comment = "\(lhs.debugDescription) \(rhs.debugDescription)"
      #expect(Jaro.similarity(lhs, rhs) == ReferenceSimilarity.jaro(left, right), context)
      #expect(close(JaroWinkler.similarity(lhs, rhs), ReferenceSimilarity.jaroWinkler(left, right)), context)
      #expect(close(MongeElkan.similarity(lhs, rhs), ReferenceSimilarity.mongeElkan(left, right)), context)
      let size = texts.number(in: 1...6)
      let overlap = ReferenceSimilarity.overlap(
        ReferenceSimilarity.grams(left, size: size), ReferenceSimilarity.grams(right, size: size))
      #expect(close(QGrams.jaccard(lhs, rhs, size: size), overlap.jaccard), context)
      #expect(close(QGrams.dice(lhs, rhs, size: size), overlap.dice), context)
      #expect(close(QGrams.cosine(lhs, rhs, size: size), overlap.cosine), context)
      let leftWords = Set(ReferenceSimilarity.words(left))
      let rightWords = Set(ReferenceSimilarity.words(right))
      let all = leftWords.union(rightWords).count
      let shared = leftWords.intersection(rightWords).count
      #expect(close(TokenOverlap.jaccard(lhs, rhs), all == 0 ? 1 : Double(shared) / Double(all)), context)
    }
  }

  private func close(_ lhs: Double, _ rhs: Double) -> Bool { abs(lhs - rhs) <= 1e-12 }
}
