import CKernels
import RecordLinkage
import Testing

@Suite("The kernels of every instruction set are the plain definitions")
struct PairKernelTests {
  /// Those that this processor has.
  static let sets = Array(Int32(0)...idm_pair_instructions())

  /// Pairs of a pattern and a text that is not shorter, also with the symbol 0, which stands behind a pattern too.
  static func forEachPair(seed: UInt64, _ body: (_ pattern: [UInt16], _ text: [UInt16]) -> Void) {
    var texts = RandomTexts(seed: seed)
    for number in 0..<3_000 {
      let (left, right) = texts.pair(upTo: 64)
      let symbols = [left, right].map { text in
        text.map { number % 3 == 0 && $0.value % 5 == 0 ? 0 : UInt16(truncatingIfNeeded: $0.value) }
      }.sorted { $0.count < $1.count }
      if (1...Int(IDM_PAIR_ROWS)).contains(symbols[0].count) { body(symbols[0], symbols[1]) }
    }
  }

  @Test("Edit distances", arguments: sets)
  func edits(set: Int32) {
    Self.forEachPair(seed: 11) { pattern, text in
      let (lhs, rhs) = (Self.scalars(pattern), Self.scalars(text))
      for swaps in [false, true] {
        let distance = idm_pair_edits(
          set, pattern, Int64(pattern.count), text, Int64(text.count), swaps ? 1 : 0)
        let expected =
          swaps
          ? ReferenceDistance.optimalStringAlignment(lhs, rhs) : ReferenceDistance.levenshtein(lhs, rhs)
        #expect(Int(distance) == expected, "\(pattern) \(text)")
      }
      let common = idm_pair_subsequence(set, pattern, Int64(pattern.count), text, Int64(text.count))
      #expect(Int(common) == ReferenceDistance.commonSubsequenceLength(lhs, rhs), "\(pattern) \(text)")
    }
  }

  @Test("Jaro's partners", arguments: sets)
  func partners(set: Int32) {
    Self.forEachPair(seed: 12) { pattern, text in
      let found = idm_pair_jaro(set, pattern, Int64(pattern.count), text, Int64(text.count))
      let (matches, crossed) = (Double(found & 0xFFFF_FFFF), Double((found >> 32) / 2))
      let similarity =
        matches == 0
        ? 0
        : (matches / Double(pattern.count) + matches / Double(text.count) + (matches - crossed) / matches) / 3
      let expected = ReferenceSimilarity.jaro(Self.scalars(pattern), Self.scalars(text))
      #expect(abs(similarity - expected) < 1e-12, "\(pattern) \(text)")
    }
  }

  /// One scalar for each symbol, surrogates too.
  private static func scalars(_ symbols: [UInt16]) -> [Unicode.Scalar] {
    symbols.compactMap { Unicode.Scalar(UInt32($0) + 0x1_0000) }
  }
}
