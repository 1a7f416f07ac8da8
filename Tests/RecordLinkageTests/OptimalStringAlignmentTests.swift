import RecordLinkage
import Testing

@Suite("Optimal string alignment distance")
struct OptimalStringAlignmentTests {
  @Test(
    "Known distances",
    arguments: [
      ("", "", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("ca", "ac", 1), ("ca", "abc", 3),
      ("ヤマザキ", "ヤマサキ", 1), ("コーポ青葉", "コーポ青菜", 1), ("a cat", "an act", 2),
    ])
  func known(lhs: String, rhs: String, distance: Int) {
    #expect(OptimalStringAlignment.distance(Array(lhs.utf16)[...], Array(rhs.utf16)[...]) == distance)
  }

  @Test("Bit vectors and the plain recurrence agree on random texts of any length")
  func agreesWithReference() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<4_000 {
      let lhs = random.text(upTo: 80, alphabet: 4)
      let rhs = random.text(upTo: 80, alphabet: 4)
      let fast = OptimalStringAlignment.distance(lhs[...], rhs[...])
      #expect(fast == ReferenceDistance.optimalStringAlignment(lhs, rhs), "\(lhs) \(rhs)")
      #expect(fast == OptimalStringAlignment.distance(rhs[...], lhs[...]))
    }
  }
}
