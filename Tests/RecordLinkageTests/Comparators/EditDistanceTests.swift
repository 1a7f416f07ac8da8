import RecordLinkage
import Testing

@Suite("Edit distances")
struct EditDistanceTests {
  @Test(
    "Known distances: Levenshtein, optimal string alignment, Damerau–Levenshtein",
    arguments: [
      ("", "", 0, 0, 0), ("", "abc", 3, 3, 3), ("kitten", "sitting", 3, 3, 3), ("ca", "ac", 2, 1, 1),
      ("ca", "abc", 3, 3, 2), ("ヤマザキ", "ヤマサキ", 1, 1, 1), ("コーポ青葉", "コーポ青菜", 1, 1, 1),
      ("a cat", "an act", 3, 2, 2), ("𠮷野家", "吉野家", 1, 1, 1), ("👍🏽", "👍", 1, 1, 1), ("é", "e\u{301}", 2, 2, 2),
    ])
  func known(lhs: String, rhs: String, levenshtein: Int, osa: Int, damerau: Int) {
    #expect(Levenshtein.distance(lhs, rhs) == levenshtein)
    #expect(OptimalStringAlignment.distance(lhs, rhs) == osa)
    #expect(OptimalStringAlignment.distance(Array(lhs.utf16)[...], Array(lhs.utf16)[...]) == 0)
    #expect(DamerauLevenshtein.distance(lhs, rhs) == damerau)
  }

  @Test("A longest common subsequence strikes out, and indel counts what was struck out")
  func subsequences() {
    #expect(Indel.distance("lewenstein", "levenshtein") == 3)
    #expect(Indel.similarity("lewenstein", "levenshtein") == 1 - 3.0 / 21)
    #expect(Indel.similarity("", "") == 1)
    #expect(Indel.similarity("", "a") == 0)
  }
}
