import JapaneseNormalization
import Testing

@Suite("Scalar text")
struct ScalarTextTests {
  @Test("Every scalar goes into a string and comes back")
  func everyScalar() {
    for scalar in RandomText.everyScalar {
      let string = String(scalars: [scalar, "a", scalar])
      if string.utf8.elementsEqual(String(String.UnicodeScalarView([scalar, "a", scalar])).utf8) == false
        || ScalarText(scalarsOf: string) != [scalar, "a", scalar]
      {
        Issue.record("\(hex([scalar]))")
      }
    }
  }

  @Test(
    "Text survives, whatever its length",
    arguments: ["", "a", "葛\u{E0100}城", "か\u{3099}", "👨‍👩‍👧𠮷é", "0123456789ab"])
  func text(_ text: String) {
    let scalars = ScalarText(scalarsOf: text)
    #expect(scalars == ScalarText(text.unicodeScalars))
    #expect(String(scalars: scalars).utf8.elementsEqual(text.utf8))
    #expect(ScalarText(scalarsOf: String(text.dropFirst())) == ScalarText(text.dropFirst().unicodeScalars))
  }
}
