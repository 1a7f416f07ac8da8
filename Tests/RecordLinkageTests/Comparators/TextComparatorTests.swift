import RecordLinkage
import Testing

@Suite("Comparators by name")
struct TextComparatorTests {
  static let all: [TextComparator] = TextComparator.commonNames.compactMap(TextComparator.init(name:))

  @Test("Every name is read back", arguments: TextComparator.commonNames)
  func roundTrip(name: String) {
    #expect(TextComparator(name: name)?.name == name)
  }

  @Test(
    "Other names are no comparators",
    arguments: ["", "Jaro", "qgram-jaccard", "qgram-jaccard-0", "qgram-dice-02", "qgram-cosine-9"])
  func unknown(name: String) {
    #expect(TextComparator(name: name) == nil)
  }

  @Test("Each is symmetric, 1 for equal texts, within 0...1, and 0 below its cutoff", arguments: all)
  func properties(comparator: TextComparator) {
    var texts = RandomTexts(seed: 11)
    var alphabet = SymbolAlphabet()
    var scratch = ComparatorScratch()
    for _ in 0..<400 {
      let (left, right) = texts.pair()
      let lhs = alphabet.symbols(of: String(scalars: left))
      let rhs = alphabet.symbols(of: String(scalars: right))
      let cutoff = Double(texts.number(in: 0...20)) / 20
      lhs.withUnsafeBufferPointer { lhs in
        rhs.withUnsafeBufferPointer { rhs in
          let value = comparator.similarity(lhs, rhs, cutoff: 0, scratch: &scratch)
          #expect((0...1).contains(value))
          #expect(value == comparator.similarity(rhs, lhs, cutoff: 0, scratch: &scratch), "\(left) \(right)")
          let cut = comparator.similarity(lhs, rhs, cutoff: cutoff, scratch: &scratch)
          #expect(cut == (value >= cutoff ? value : 0), "\(left) \(right) \(cutoff)")
          if !ReferenceSimilarity.words(left).isEmpty {
            #expect(comparator.similarity(lhs, lhs, cutoff: 1, scratch: &scratch) == 1, "\(left)")
          }
        }
      }
    }
  }

  @Test(
    "64 KiB of garbage take linear memory and end",
    arguments: [
      TextComparator.levenshtein, .osa, .indel, .jaroWinkler, .qgramCosine(3), .tokenSet, .tokenSort,
      .mongeElkan, .tokenJaccard, .abbreviation,
    ])
  func long(comparator: TextComparator) {
    var random = SeededGenerator(seed: 3)
    let left = (0..<65_536).map { _ in UInt16.random(in: 0x20...0x7F, using: &random) }
    let right = (0..<65_536).map { _ in UInt16.random(in: 0x20...0x7F, using: &random) }
    var scratch = ComparatorScratch()
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        #expect(comparator.similarity(left, right, cutoff: 0.99, scratch: &scratch) == 0)
        #expect(comparator.similarity(left, left, cutoff: 0.99, scratch: &scratch) == 1)
      }
    }
  }
}
